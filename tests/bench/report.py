"""What a benchmark hands back: a table to compare, and figures beside what is required of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.console import Console
from rich.table import Table


class Scale(StrEnum):
    """How much is measured: what counts, a first look, or only whether the benchmark still runs."""

    FULL = "full"
    QUICK = "quick"
    TINY = "tiny"


@dataclass(frozen=True)
class AtMost:
    """A figure that may not be higher."""

    limit: float

    def met(self, value: float) -> bool:
        """Whether the value keeps to it."""
        return value <= self.limit

    def __str__(self) -> str:
        return f"at most {self.limit:g}"


@dataclass(frozen=True)
class AtLeast:
    """A figure that may not be lower."""

    limit: float

    def met(self, value: float) -> bool:
        """Whether the value keeps to it."""
        return value >= self.limit

    def __str__(self) -> str:
        return f"at least {self.limit:g}"


@dataclass(frozen=True)
class Figure:
    """One figure and what is required of it."""

    what: str
    value: float
    required: AtMost | AtLeast
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether it is as required."""
        return self.required.met(self.value)

    def row(self) -> tuple[str, str, str, str]:
        """Return its row in the table."""
        verdict = "[green]yes[/]" if self.met else "[bold red]NO[/]"
        return self.what, f"{self.value:.3g} {self.unit}".rstrip(), f"{self.required} {self.unit}", verdict


@dataclass(frozen=True)
class Comparison:
    """A table of what was measured side by side; the first column names it."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Report:
    """What a benchmark found: a title that says how much was measured, the comparison, the figures."""

    title: str
    comparison: Comparison
    figures: tuple[Figure, ...]

    @property
    def met(self) -> bool:
        """Whether every figure is as required."""
        return all(figure.met for figure in self.figures)

    def show(self, console: Console) -> None:
        """Print both tables."""
        beside = Table(*self.comparison.columns, title=self.title, title_justify="left")
        for row in self.comparison.rows:
            beside.add_row(*row)
        required = Table("figure", "measured", "required", "met")
        for figure in self.figures:
            required.add_row(*figure.row())
        console.print(beside)
        console.print(required)


def ms(value: float) -> str:
    """Return a duration in milliseconds as it stands in a table."""
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"
