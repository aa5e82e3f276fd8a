"""How good the draft check is on writers it never learned from: `python -m tests.evaluation.left_out`.

Takes some minutes. Each writer of `knowledge/drafts/examples/unread/` is judged by words learned from all
other groups of writers, and weighed by what another two thirds of the writers taught.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.drafts.evaluate import Share
from bot.drafts.examples import Example, Read, read_examples
from bot.drafts.loader import load_rules
from bot.drafts.training import left_out, weigh

THIRDS = 3


@dataclass(frozen=True)
class Judged:
    """An example and the checks that were found in it."""

    example: Example
    found: frozenset[str]

    @property
    def right(self) -> frozenset[str]:
        """The findings that must or may be there."""
        return self.found & (self.example.must | self.example.may)


def judged() -> list[Judged]:
    """Return every example of the unread writers as a check judges it that never saw the writer."""
    checker = load_rules()
    known = [Read.of(example, checker) for example in read_examples()]
    unread = [each for each in known if each.example.unread]
    names = [check.text.check for check in checker.checks]
    shown = left_out(known, unread, names)
    writers = sorted({each.example.writer for each in unread})
    third = np.array([writers.index(each.example.writer) % THIRDS for each in unread])
    found: list[Judged] = []
    for number in range(THIRDS):
        others = np.flatnonzero(third != number)
        weighing = weigh(checker.checks, [unread[place] for place in others], shown[others])
        for place in np.flatnonzero(third == number):
            weighed = weighing.found(shown[place])
            likely = {name for name, is_found in zip(names, weighed, strict=True) if is_found}
            sure = {name for name, ruled in unread[place].ruled.items() if ruled.words and ruled.is_sure}
            found.append(Judged(unread[place].example, frozenset(likely | sure)))
    return found


def recall(found: Iterable[Judged], only: Sequence[str]) -> Share:
    """Return how much of what must be found was found, of these checks."""
    wanted = [(each.example.must & set(only), each.found) for each in found]
    return Share(sum(len(must & got) for must, got in wanted), sum(len(must) for must, _ in wanted))


def main() -> None:
    """Print the figures, the whole first, then a line a check."""
    found = judged()
    checks = sorted({check for each in found for check in each.example.must})
    clean = [each for each in found if not each.example.must | each.example.may]
    print(f"{len(found)} drafts by {len({each.example.writer for each in found})} writers")
    print("recall", recall(found, checks))
    for language in ("nl", "en"):
        print(f"recall {language}", recall([e for e in found if e.example.language == language], checks))
    print("precision", Share(sum(len(e.right) for e in found), sum(len(e.found) for e in found)))
    print("clean drafts left alone", Share(sum(not each.found for each in clean), len(clean)))
    for check in checks:
        print(f"recall {check}", recall(found, [check]))


if __name__ == "__main__":
    main()
