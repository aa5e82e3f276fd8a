import numpy as np
import pytest

from knowledge.engine import INDEX_NAME, current_index, open_index, rebuild
from knowledge.index import read
from knowledge.loader import PACKAGED, fingerprint
from knowledge.matcher import Matcher
from knowledge.model import KnowledgeError


def test_the_packaged_index_belongs_to_the_present_data() -> None:
    assert read(PACKAGED / INDEX_NAME).fingerprint == fingerprint(PACKAGED), "run: protocolbot index"


def test_an_index_is_built_once_and_kept_beside_its_folder(folder) -> None:
    place = folder()
    assert current_index(place) is None
    open_index(place)
    kept = current_index(place)
    assert kept is not None
    assert kept.fingerprint == fingerprint(place)


def test_a_changed_phrasing_makes_the_kept_index_stale(folder) -> None:
    place = folder()
    rebuild(place)
    folder(phrasings__two_toml='lang = "en"\n[passages]\nfood = ["crisps and nuts"]\n')
    assert current_index(place) is None


def test_a_saved_index_answers_as_the_built_one(folder) -> None:
    place = folder()
    built = rebuild(place)
    kept = read(place / INDEX_NAME)
    question = "may I bring my lunch"
    assert Matcher(kept).read(question).matches == Matcher(built).read(question).matches
    assert np.array_equal(kept.keys, built.keys)


def test_building_twice_gives_the_same_index(folder) -> None:
    place = folder()
    first, second = rebuild(place), rebuild(place)
    assert np.array_equal(first.weights.values, second.weights.values)
    assert first.temperature == second.temperature


@pytest.mark.parametrize("content", [b"", b"no index", b"PK\x03\x04broken"])
def test_a_file_that_is_no_index_is_refused_in_one_sentence(tmp_path, content: bytes) -> None:
    file = tmp_path / "x.npz"
    file.write_bytes(content)
    with pytest.raises(KnowledgeError, match="is no index"):
        read(file)


def test_hundreds_of_labels_are_told_apart(folder) -> None:
    subjects = ["appel", "brug", "citroen", "dromedaris", "egel", "fluit", "gitaar", "haven", "iglo", "jas"]
    places = ["amsterdam", "breda", "delft", "ede", "goes", "heerlen", "kampen", "leiden", "meppel", "nuth"]
    names = [f"{subject}-{place}" for subject in subjects for place in places for _ in range(1)]
    passages = "\n".join(f"## {name}\n\nOver {name}.\n" for name in names)
    lines = "\n".join(
        f'{name} = ["hoe zit het met de {a} van {b}", "vertel iets over {b} en een {a}"]'
        for name in names
        for a, b in [name.split("-")]
    )
    place = folder(nl_md=passages, phrasings__one_toml=f'lang = "nl"\n[passages]\n{lines}\n')
    matcher = Matcher(open_index(place))
    found = [
        matcher.read(f"wat weet je van {n.split('-')[1]} en de {n.split('-')[0]}").matches[0] for n in names
    ]
    assert sum(match.passage_id == name for match, name in zip(found, names, strict=True)) >= 95
