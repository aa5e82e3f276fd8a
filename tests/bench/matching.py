"""Which passage comes first, and how fast: our matcher beside rapidfuzz on the bare protocol, and BM25."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.engine import open_engine
from knowledge.evaluate import Item, read_items
from knowledge.model import Protocol
from knowledge.normalise import normalise, words
from tests.bench.beside import ROOT
from tests.bench.report import AtLeast, AtMost, Comparison, Figure, Report, Scale, ms
from tests.bench.timing import Times, each

Ranker = Callable[[str], list[str]]
LABELLED = ROOT / "tests/evaluation/dev.jsonl"
ITEMS = {Scale.FULL: 1000, Scale.QUICK: 100, Scale.TINY: 5}
"""How many questions are asked, at most."""
K1, B = 1.2, 0.75
"""BM25's usual constants (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009)."""


def bm25(protocol: Protocol) -> Ranker:
    """Return a ranker by BM25 over the wording of the passages."""
    documents = {passage.id: Counter(words(passage.text)) for passage in protocol.passages}
    mean = sum(sum(found.values()) for found in documents.values()) / len(documents)
    frequency = Counter(word for found in documents.values() for word in found)

    def weight(word: str, found: Counter[str]) -> float:
        rarity = math.log(1 + (len(documents) - frequency[word] + 0.5) / (frequency[word] + 0.5))
        length = K1 * (1 - B + B * sum(found.values()) / mean)
        return rarity * found[word] * (K1 + 1) / (found[word] + length)

    def rank(question: str) -> list[str]:
        asked = words(question)
        scores = {name: sum(weight(word, found) for word in asked) for name, found in documents.items()}
        return sorted(scores, key=lambda name: -scores[name])[:3]

    return rank


def raw_rapidfuzz(protocol: Protocol, scorer: Callable[..., float]) -> Ranker:
    """Return a ranker by a rapidfuzz scorer over the wording of the passages."""
    texts = {passage.id: passage.text for passage in protocol.passages}

    def rank(question: str) -> list[str]:
        found = process.extract(question, texts, scorer=scorer, processor=normalise, limit=3)
        return [name for _, _, name in found]

    return rank


def run(scale: Scale) -> Report:
    """Compare the rankers on the answerable questions of the labelled file."""
    engine = open_engine()
    items = [item for item in read_items(LABELLED) if item.outcome == "answer"][: ITEMS[scale]]
    rankers: dict[str, Ranker] = {
        "this matcher": lambda text: [match.passage_id for match in engine.matcher.read(text).matches],
        "rapidfuzz WRatio": raw_rapidfuzz(engine.protocol, fuzz.WRatio),
        "rapidfuzz token_set_ratio": raw_rapidfuzz(engine.protocol, fuzz.token_set_ratio),
        "BM25": bm25(engine.protocol),
    }
    found = {name: _measured(rank, items) for name, rank in rankers.items()}
    ours = found["this matcher"]
    return Report(
        f"Which passage comes first, {len(items)} answerable questions of {LABELLED.name}",
        Comparison(
            ("ranker", "right passage first", "among three", "p50 ms", "p95 ms"),
            [(name, *one.cells()) for name, one in found.items()],
        ),
        (
            Figure("right passage first", ours.first, AtLeast(80), "%"),
            Figure("right passage among three", ours.three, AtLeast(94), "%"),
            Figure("one question, p95", ours.times.at(95), AtMost(10), "ms"),
        ),
    )


@dataclass(frozen=True)
class _Measured:
    """How often the right passage is first and among three, in percent, and how long a question takes."""

    first: float
    three: float
    times: Times

    def cells(self) -> tuple[str, ...]:
        return f"{self.first:.1f}%", f"{self.three:.1f}%", ms(self.times.at(50)), ms(self.times.at(95))


def _measured(rank: Ranker, items: Sequence[Item]) -> _Measured:
    found = [(item, rank(item.question)) for item in items]
    first = sum(bool(ids) and ids[0] in item.expect for item, ids in found)
    three = sum(bool(set(ids) & set(item.expect)) for item, ids in found)
    times = each(rank, [item.question for item in items])
    return _Measured(100 * first / len(items), 100 * three / len(items), times)
