"""The memory of a process, as the kernel counts it (Linux: /proc/PID/status)."""

from __future__ import annotations

from pathlib import Path


def resident(pid: int) -> float:
    """Return the resident memory of a process in MB."""
    return _field(f"{pid}", "VmRSS")


def most_resident() -> float:
    """Return the most resident memory this process ever had, in MB."""
    return _field("self", "VmHWM")


def _field(process: str, name: str) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1]) / 1024
