"""From nothing to an answer: a cold start, the memory of it, and how long an index takes to build."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.engine import INDEX_NAME, open_engine
from knowledge.loader import PACKAGED
from tests.bench.beside import ROOT
from tests.bench.report import AtMost, Comparison, Figure, Report, Scale, ms
from tests.bench.timing import Times, each, in_turn

QUESTION = "mag ik de foto van de sportdag op insta zetten?"
ASK = ("bot", "ask", QUESTION)


@dataclass(frozen=True)
class Counts:
    """Cold starts, files of the packaged phrasings, size of the large folder, questions asked of it."""

    starts: int
    voices: int
    passages: int
    phrasings: int
    questions: int


COUNTS = {
    Scale.FULL: Counts(9, 1000, 10_000, 100_000, 500),
    Scale.QUICK: Counts(5, 1000, 2_000, 20_000, 200),
    Scale.TINY: Counts(1, 2, 20, 100, 3),
}


@dataclass(frozen=True)
class Ended:
    """A process that ended well: how long it took, and the most memory it held."""

    seconds: float
    megabytes: float


def run(scale: Scale) -> Report:
    """Measure starts in turn with those of a Python that does nothing, then the indexes."""
    counts = COUNTS[scale]
    with TemporaryDirectory(prefix="protocolbot-bench-") as name:
        folder = Path(name)
        starts = in_turn(
            {"ask": lambda: _python("-m", *ASK), "bare": lambda: _python("-c", "pass")}, counts.starts
        )
        packaged, large = _packaged(folder, counts), _large(folder, counts)
        built = {"packaged": _build(packaged), "large": _build(large)}
        asked = _asked(large, counts)
    return _report(counts, starts, {"ask": weighed(*ASK), "bare": weighed("keyword"), **built}, asked)


def _report(counts: Counts, starts: dict[str, Times], ended: dict[str, Ended], asked: Times) -> Report:
    cold = starts["ask"].at(50) / 1000
    memory = {name: f"{one.megabytes:.0f}" for name, one in ended.items()}
    packaged, large = ended["packaged"].seconds, ended["large"].seconds
    size = f"{counts.passages:,} passages, {counts.phrasings:,} phrasings"
    rows = [
        (f"cold start and an answer, median of {counts.starts}", f"{cold:.2f} s", memory["ask"]),
        ("Python that does nothing", f"{starts['bare'].at(50) / 1000:.2f} s", memory["bare"]),
        ("index of the packaged folder", f"{packaged:.1f} s", memory["packaged"]),
        (f"index of {size}", f"{large:.1f} s", memory["large"]),
        ("a question to the latter, p50", f"{ms(asked.at(50))} ms", ""),
    ]
    return Report(
        "Start, memory and index",
        Comparison(("", "time", "most memory MB"), rows),
        (
            Figure("cold start and an answer, median", cold, AtMost(1.5), "s"),
            Figure("most memory of it", ended["ask"].megabytes, AtMost(250), "MB"),
            Figure("index of the packaged folder", packaged, AtMost(60), "s"),
            Figure("index of the large folder", large, AtMost(60), "s"),
            Figure("a question to the large folder, p95", asked.at(95), AtMost(50), "ms"),
        ),
    )


def _python(*arguments: str) -> str:
    """Run Python with these arguments and return its errors. Raises `CalledProcessError` when it fails."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return done.stderr


def weighed(*module: str) -> Ended:
    """Run a module with its arguments to its end; the last line of its errors is its memory."""
    start = time.perf_counter()
    said = _python("-m", "tests.bench.weigh", *module)
    return Ended(time.perf_counter() - start, float(said.split()[-1]))


def _build(folder: Path) -> Ended:
    return weighed("bot", "index", "--knowledge", str(folder))


def _asked(folder: Path, counts: Counts) -> Times:
    matcher = open_engine(folder).matcher
    words = _Words(seed=2)
    asked = [words.phrasing(number * 7 % counts.passages) for number in range(counts.questions)]
    each(matcher.read, asked[:3])
    return each(matcher.read, asked)


def _packaged(folder: Path, counts: Counts) -> Path:
    """Return a copy of the packaged folder without its index."""
    copy = folder / "packaged"
    shutil.copytree(PACKAGED, copy, ignore=shutil.ignore_patterns(INDEX_NAME))
    for file in sorted((copy / "phrasings").iterdir())[counts.voices :]:
        file.unlink()
    return copy


def _large(folder: Path, counts: Counts) -> Path:
    """Return a made-up knowledge folder of the wanted size."""
    large, words = folder / "large", _Words(seed=1)
    (large / "phrasings").mkdir(parents=True)
    (large / "protocol.toml").write_text('name = "Made up"\n', encoding="utf-8")
    passages = (f"## p{number}\n\n{words.phrasing(number)}\n" for number in range(counts.passages))
    (large / "nl.md").write_text("\n".join(["# Made up\n", *passages]), encoding="utf-8")
    lines = "\n".join(_phrasing_lines(words, counts))
    (large / "phrasings" / "nl-all.toml").write_text(f'lang = "nl"\n[passages]\n{lines}\n', encoding="utf-8")
    return large


def _phrasing_lines(words: _Words, counts: Counts) -> Iterator[str]:
    each_has = counts.phrasings // counts.passages
    for number in range(counts.passages):
        texts = ", ".join(f'"{words.phrasing(number)}"' for _ in range(each_has))
        yield f"p{number} = [{texts}]"


class _Words:
    """Sentences out of made-up words: some that belong to a passage, more that belong to all."""

    _SYLLABLES = tuple(
        first + vowel + last for first in "bdfghklmnprstvwz" for vowel in "aeiou" for last in "lnrst"
    )
    _COMMON = 300

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same folder each time, no secret

    def phrasing(self, passage: int) -> str:
        """Return a sentence about a passage."""
        own = random.Random(passage).sample(range(self._COMMON, 40_000), 6)  # noqa: S311 - as above
        chosen = self._random.sample(own, 3) + self._random.choices(range(self._COMMON), k=5)
        self._random.shuffle(chosen)
        return " ".join(map(self._word, chosen))

    def _word(self, number: int) -> str:
        high, low = divmod(number, len(self._SYLLABLES))
        return self._SYLLABLES[low] + self._SYLLABLES[high * 37 % len(self._SYLLABLES)]
