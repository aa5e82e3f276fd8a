"""`python -m tests.bench [NAME ...]`: measures, prints every figure beside what is required, exits 1 on a miss."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import click
from rich.console import Console

from tests.bench import drafts, latency, load, matching, start, store_size
from tests.bench.report import Report, Scale

BENCHMARKS: Mapping[str, Callable[[Scale], Report]] = {
    "latency": latency.run,
    "load": load.run,
    "store_size": store_size.run,
    "matching": matching.run,
    "drafts": drafts.run,
    "start": start.run,
}


@click.command()
@click.argument(
    "names", nargs=-1, metavar=f"[{'|'.join(BENCHMARKS)}]...", type=click.Choice(list(BENCHMARKS))
)
@click.option("--quick", is_flag=True, help="Small counts, for a first look.")
@click.option(
    "--minutes", type=click.IntRange(3), help="Load at Slack's ceiling in real time, for so long each."
)
def main(names: tuple[str, ...], quick: bool, minutes: int | None) -> None:
    """Run all benchmarks, or those with these NAMES."""
    console = Console()
    runs = {name: BENCHMARKS[name] for name in names or BENCHMARKS}
    if minutes:
        runs["load"] = lambda _: load.run_for(minutes)
    missed = [
        name for name, run in runs.items() if not _shown(run, Scale.QUICK if quick else Scale.FULL, console)
    ]
    if missed:
        console.print(f"A requirement was missed in: {', '.join(missed)}", style="bold red")
    sys.exit(1 if missed else 0)


def _shown(run: Callable[[Scale], Report], scale: Scale, console: Console) -> bool:
    report = run(scale)
    report.show(console)
    return report.met


if __name__ == "__main__":
    main()
