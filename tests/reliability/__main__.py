"""Do everything to the bot and print the table: `python -m tests.reliability [--write FILE]`."""

from __future__ import annotations

import argparse
import logging
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.reliability.count import Count
from tests.reliability.kill import Tally, sweep
from tests.reliability.report import page
from tests.reliability.table import ROWS, WHOLE

KILLS = 240
"""How often the process is killed, at least."""
_AT_ONCE = 2


def main() -> int:
    """Return 1 when something was lost or doubled."""
    asked = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    asked.add_argument("--write", type=Path, metavar="FILE", help="write the page there as well")
    target: Path | None = asked.parse_args().write
    with ProcessPoolExecutor(_AT_ONCE, initializer=_quiet) as pool:
        killing = pool.submit(sweep, KILLS)
        counts = list(pool.map(_row, range(len(ROWS))))
        killed = killing.result()
    text = page(killed, counts)
    sys.stdout.write(text)
    if target:
        target.write_text(text, encoding="utf-8")
    return _report(killed, counts)


def _row(place: int) -> Count:
    counted = ROWS[place].run(WHOLE)
    sys.stderr.write(f"{ROWS[place].what}: {counted.times}\n")
    return counted


def _quiet() -> None:
    """Keep the log of what is made to fail out of the table."""
    logging.disable(logging.CRITICAL)


def _report(killed: Tally, counts: list[Count]) -> int:
    wrong = [
        *killed.lost,
        *killed.doubled,
        *(one for count in counts for one in (*count.lost, *count.doubled)),
    ]
    sys.stderr.writelines(f"{line}\n" for line in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
