"""Floors under figures, as they are given on the command line."""

from __future__ import annotations

import click

BELOW_THE_FLOOR = 1
"""The exit code when a figure is under its floor."""


def floor(text: str, default: str = "right") -> tuple[str, float]:
    """Return the figure and the percentage in `FIGURE=PERCENT`, or in a percentage (or share) alone."""
    name, _, number = text.rpartition("=")
    try:
        return name or default, float(number) * (100 if float(number) <= 1 else 1)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no percentage", param_hint="--floor") from error
