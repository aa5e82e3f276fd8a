"""The body of an upload: the bytes as they are, or one part of a form (multipart/form-data)."""

from email.message import Message


def file_content(content_type: str, body: bytes) -> bytes:
    """Give the bytes of the file in a body; empty when a multipart body holds no file."""
    header = Message()
    header["Content-Type"] = content_type
    if header.get_content_type() != "multipart/form-data":
        return body
    boundary = f"--{header.get_param('boundary', '')}".encode()
    for part in (b"\r\n" + body).split(b"\r\n" + boundary)[1:]:
        head, _, content = part.partition(b"\r\n\r\n")
        if b"filename=" in head:
            return content
    return b""
