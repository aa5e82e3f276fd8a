"""Train the signal of the draft check: ``python -m bot.drafts.training``.

Reads ``knowledge/drafts/examples/**/*.jsonl`` (one file a writer, named after language and writer; lines with
``draft``, ``must`` and ``may``), writes ``knowledge/drafts/signal.npz``. Needs scikit-learn and SciPy.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bot.drafts.examples import Read, read_examples
from bot.drafts.learning import learn
from bot.drafts.loader import PACKAGED, SIGNAL, load_rules
from bot.drafts.rules import Check
from bot.drafts.signal import Signal, fingerprint
from bot.drafts.weighing import Weighing, chance, evidence
from bot.errors import BotError
from knowledge.features import Floats

FALSE_ALARM = 0.65
"""What a false alarm costs, against 1 for a finding that must be made."""
FALSE_ALARM_ALONE = 0.3
"""The same for a check that must never end clean, where nothing else is found."""
CLEAN = 2.0
"""How much a draft without anything counts when evidence is weighed, against 1 for one with something."""
SOFTNESS = 0.05
"""The C of the logistic regression that weighs evidence: lower keeps closer to no weight at all."""
USUAL = 0.4
"""The chance that is enough, where the examples do not tell."""
CAUTION = 1.0
"""How many findings it takes to move a check's chance from the usual by 1."""
MOSTLY = 0.75
"""The share of drafts without findings that must have had something, for the bot to be wary of them."""
FOLDS = 6
"""Groups of writers that are left out in turn."""
_ENOUGH = np.arange(0.04, 0.97, 0.02)


class TooFewWriters(BotError):
    """There are not enough example drafts to learn from."""


def retrain(folder: Path = PACKAGED) -> Signal:
    """Learn the signal of a folder from its examples, keep it there and return it."""
    checker = load_rules(folder)
    known = [Read.of(example, checker) for example in read_examples(folder / "examples")]
    signal = replace(train(known, checker.checks), made_of=fingerprint(folder))
    signal.save(folder / SIGNAL)
    return signal


def train(known: Sequence[Read], checks: Sequence[Check]) -> Signal:
    """Return the signal learned from what was read, weighed against rules on writers left out of learning.

    A check without examples is not in it: its rules stand alone.

    Raises:
        TooFewWriters: all examples are by one writer, so that nobody can be left out.

    """
    if len({each.example.writer for each in known}) < 2:
        raise TooFewWriters(
            "The draft check learns from example drafts by at least two writers, one file each."
        )
    judged = [each for each in known if each.example.unread] or list(known)
    taught = [check for check in checks if _is_taught(check.text.check, judged)]
    names = [check.text.check for check in taught]
    shown = left_out(known, judged, names)
    return replace(learn(known, names), weighing=weigh(taught, judged, shown))


def _is_taught(check: str, judged: Sequence[Read]) -> bool:
    """Whether there are examples in which a check must be found, and others in which it must not."""
    wanted = any(check in each.example.must for each in judged)
    return wanted and any(check not in each.example.must | each.example.may for each in judged)


def left_out(known: Sequence[Read], judged: Sequence[Read], checks: Sequence[str]) -> Floats:
    """Return the evidence (example, check, kind) by models that never saw the example's writer."""
    rows: dict[int, Floats] = {}
    writers = sorted({each.example.writer for each in judged})
    for fold in range(min(FOLDS, len(writers))):
        out = set(writers[fold::FOLDS])
        signal = learn([each for each in known if each.example.writer not in out], checks)
        for place, each in enumerate(judged):
            if each.example.writer in out:
                margins = signal.margins(each.facts.reading, each.facts.names)
                rows[place] = evidence(checks, margins, each.ruled)
    return np.stack([rows[place] for place in range(len(judged))])


def weigh(checks: Sequence[Check], judged: Sequence[Read], shown: Floats) -> Weighing:
    """Return what evidence counts for, by the evidence shown (example, check, kind)."""
    weighed = [_weighed(check, judged, shown[:, column]) for column, check in enumerate(checks)]
    weights, bias, enough, alone = (np.array(part, np.float32) for part in zip(*weighed, strict=True))
    weighing = Weighing(weights, bias, enough, alone)
    found = np.array([weighing.found(each).any() for each in shown])
    anything = shown[:, 0, len(checks)]
    trouble = np.array([bool(each.example.must) for each in judged])
    return replace(weighing, wary=_wary(anything[~found], trouble[~found]))


def _wary(anything: Floats, trouble: NDArray[np.bool_]) -> float:
    """Return the least margin of "anything" at which a draft without findings mostly had something."""
    order = np.argsort(-anything)
    shares = np.cumsum(trouble[order]) / np.arange(1, len(order) + 1)
    mostly = np.flatnonzero(shares >= MOSTLY)
    return float(anything[order[mostly[-1]]]) if len(mostly) else float("inf")


def _weighed(check: Check, judged: Sequence[Read], shown: Floats) -> tuple[Floats, float, float, float]:
    """Return weights, bias and the chances that are enough for one check, beside others and alone."""
    key = check.text.check
    wanted = np.array([key in each.example.must for each in judged])
    told = np.array([key not in each.example.may for each in judged])
    clean = np.array([not each.example.must for each in judged])
    model = LogisticRegression(C=SOFTNESS, max_iter=1000)
    model.fit(shown[told], wanted[told], sample_weight=np.where(clean, CLEAN, 1.0)[told])
    weights, bias = model.coef_[0].astype(np.float32), float(model.intercept_[0])
    chances = chance(shown @ weights + bias)
    enough = _enough(chances, np.where(wanted, 1.0, np.where(told, -FALSE_ALARM, 0.0)))
    if not check.never_clean:
        return weights, bias, enough, enough
    alone = _enough(chances, np.where(wanted, 1.0, np.where(told, -FALSE_ALARM_ALONE, 0.0)))
    return weights, bias, enough, min(enough, alone)


def _enough(chances: Floats, worth: Floats) -> float:
    """Return the chance from which findings are worth most, near the usual one when it matters little."""
    values = [worth[chances >= least].sum() - CAUTION * abs(least - USUAL) for least in _ENOUGH]
    return float(_ENOUGH[int(np.argmax(values))])


if __name__ == "__main__":
    retrain()
