"""Which passage comes first, and how fast: our matcher beside rapidfuzz on the bare protocol, and BM25."""

import math
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from knowledge.engine import open_engine
from knowledge.evaluate import read_items
from knowledge.model import Protocol
from knowledge.normalise import normalise, words
from tests.bench.timing import each

Ranker = Callable[[str], list[str]]
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


def run(questions: Path) -> None:
    """Print the table for the answerable questions of a labelled file."""
    engine = open_engine()
    items = [item for item in read_items(questions) if item.outcome == "answer"]
    rankers: dict[str, Ranker] = {
        "this matcher": lambda text: [match.passage_id for match in engine.matcher.read(text).matches],
        "rapidfuzz WRatio": raw_rapidfuzz(engine.protocol, fuzz.WRatio),
        "rapidfuzz token_set_ratio": raw_rapidfuzz(engine.protocol, fuzz.token_set_ratio),
        "BM25": bm25(engine.protocol),
    }
    table = Table(
        "ranker", "right passage first", "among three", "p50 ms", "p95 ms", title=f"{len(items)} questions"
    )
    for name, rank in rankers.items():
        found = [(item, rank(item.question)) for item in items]
        first = sum(ids[0] in item.expect for item, ids in found)
        three = sum(bool(set(ids) & set(item.expect)) for item, ids in found)
        times = each(rank, [item.question for item in items])
        table.add_row(
            name,
            f"{100 * first / len(items):.1f}%",
            f"{100 * three / len(items):.1f}%",
            f"{times.at(50):.2f}",
            f"{times.at(95):.2f}",
        )
    Console().print(table)
