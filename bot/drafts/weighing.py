"""Weighs what all words of a draft say together against what the rules found in it, check by check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.drafts.rules import Found
from knowledge.features import Floats

OWN = 3.0
"""How much heavier a check's own evidence counts than that of others, before weights are learned."""
RULE = 2.0
"""What a rule that found something counts for, beside a margin of 1."""


@dataclass(frozen=True)
class Weighing:
    """What evidence counts for: a row of weights and a bias a check, and the chance that is enough.

    ``alone`` is the chance that is enough where nothing else is found: less, for what must never end clean.
    ``wary`` is the margin of "anything at all" from which a draft without findings is not called clean.
    """

    weights: Floats
    bias: Floats
    enough: Floats
    alone: Floats
    wary: float = float("inf")

    def chances(self, shown: Floats) -> Floats:
        """Return how likely each check is (0 to 1) by its row of ``evidence``."""
        return chance(np.einsum("cf,cf->c", self.weights, shown) + self.bias)

    def found(self, shown: Floats) -> NDArray[np.bool_]:
        """Return whether each check is found by its row of ``evidence``."""
        chances = self.chances(shown)
        found = chances >= self.enough
        return found if found.any() else chances >= self.alone


def chance(score: Floats) -> Floats:
    """Return the chance (0 to 1) that a score stands for."""
    return (1 / (1 + np.exp(-np.clip(score, -50, 50)))).astype(np.float32)


def evidence(checks: Sequence[str], margins: Floats, found: Mapping[str, Found]) -> Floats:
    """Return a row of evidence a check, by the margins of the words (a check each, and of "anything at all").

    A row holds what is the same for all checks (the margins, the two highest of them, and which rules found
    something), and then the check's own: its margin, its rules' words, whether by more than words, whether
    excused, and margin and words together.
    """
    seen = [found.get(check, NOTHING) for check in checks]
    ruled = np.array([bool(each.words) for each in seen], np.float32)
    surely = np.array([bool(each.words) and each.is_sure for each in seen], np.float32)
    excused = np.array([each.is_excused for each in seen], np.float32)
    alone = margins[: len(checks)]
    shared = np.tile(np.concatenate([margins, np.sort(alone)[-2:], RULE * ruled]), (len(checks), 1))
    own = np.stack([alone, RULE * ruled, RULE * surely, excused, ruled * alone], axis=1)
    return np.hstack([shared, OWN * own]).astype(np.float32)


NOTHING = Found((), is_sure=False, is_excused=False)
