"""A table as Dutch Excel writes it: text with headings, whatever the separator and the encoding."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SEPARATORS = ";,\t"
_WORKBOOK = b"PK\x03\x04"
"""How an .xlsx file begins: it is a zip file."""


@dataclass(frozen=True)
class Row:
    """One row: the line it begins on in the file, counted from 1, and its cells by field."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, field: str) -> str:
        """Return the cell of this field without spaces around it; empty when it is not there."""
        return self.cells.get(field, "")


@dataclass(frozen=True)
class Table:
    """The rows of a file that hold anything, and which fields its headings name."""

    fields: frozenset[str]
    doubles: tuple[str, ...]
    """Fields that more than one heading names."""
    rows: tuple[Row, ...]


def read_table(path: Path, headings: Mapping[str, Sequence[str]]) -> Table:
    """Read a file with a first row of headings; `headings` gives the words for each field.

    Takes `;`, `,` or tab, UTF-8 with or without BOM, UTF-16 or Windows-1252, quoted cells, any order of
    columns, empty rows and columns. Raises `OSError` when the file cannot be read and `csv.Error` when it
    is no table.
    """
    records = [(line, cells) for line, cells in _records(_text(path)) if any(cells)]
    titles = records[0][1] if records else []
    fields = [_field(title, headings) for title in titles]
    named = [field for field in fields if field]
    return Table(
        fields=frozenset(named),
        doubles=tuple(sorted({field for field in named if named.count(field) > 1})),
        rows=tuple(_row(line, fields, cells) for line, cells in records[1:]),
    )


def _text(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith(_WORKBOOK):
        raise csv.Error("it is an Excel workbook")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    heading = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=heading.count)
    begins = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    for cells in reader:
        yield begins, [" ".join(cell.split()) for cell in cells]
        begins = reader.line_num + 1


def _field(title: str, headings: Mapping[str, Sequence[str]]) -> str:
    return next((field for field, words in headings.items() if title.casefold() in words), "")


def _row(line: int, fields: Sequence[str], cells: Sequence[str]) -> Row:
    return Row(line, {field: cell for field, cell in zip(fields, cells, strict=False) if field})
