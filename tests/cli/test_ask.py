import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import protocolbot

SAID = 'mag de klassenfoto op insta\nbedankt\nhoe laat is de gymzaal vrij\ncheck even: "Wat was het leuk op het plein vandaag"\n'


def run(*args: str, **kwargs: str):
    return CliRunner().invoke(protocolbot, args, **kwargs)


def test_a_question_is_answered_readably() -> None:
    result = run("ask", "mag de klassenfoto op insta")
    assert result.exit_code == 0
    assert "Richtlijn 2" in result.output


def test_questions_on_standard_input_give_one_object_a_line_in_order() -> None:
    result = run("ask", "--json", input=SAID)
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert [row["question"] for row in rows] == SAID.splitlines()
    assert [row["outcome"] for row in rows] == ["answer", "smalltalk", "out_of_scope", "escalate"]
    assert all(set(row) == {"question", "language", "outcome", "passages"} for row in rows)
    assert rows[0]["passages"][0]["id"] == "2"
    assert 0 < rows[0]["passages"][0]["score"] <= 1


def test_an_empty_line_is_a_question_too() -> None:
    result = run("ask", "--json", input="\nhoi\n")
    assert len(result.output.splitlines()) == 2


def test_why_names_phrasings_and_words() -> None:
    result = run("ask", "--why", "een moeder wil me toevoegen op facebook")
    assert "is like" in result.output
    assert "toevoegen" in result.output.split("words that counted")[1]


def test_another_knowledge_folder_can_be_asked(tmp_path: Path) -> None:
    (tmp_path / "phrasings").mkdir()
    (tmp_path / "protocol.toml").write_text('name = "Leeszaal"\n')
    (tmp_path / "nl.md").write_text("## stil\n\nWees stil.\n\n## eten\n\nEet hier niet.\n")
    (tmp_path / "phrasings" / "a.toml").write_text(
        '[passages]\nstil = ["mag ik praten", "hoe hard mag ik zingen"]\neten = ["mag ik een broodje", "koffie drinken"]\n'
    )
    result = run("ask", "--json", "--knowledge", str(tmp_path), "mag ik hier praten")
    assert json.loads(result.output)["passages"][0]["id"] == "stil"


@pytest.mark.parametrize(
    "args",
    [
        ("ask", "--knowledge", "nowhere", "x"),
        ("evaluate", "--knowledge", "nowhere", "pyproject.toml"),
        ("evaluate", "pyproject.toml"),
    ],
)
def test_what_cannot_be_used_is_one_plain_sentence(args: tuple[str, ...]) -> None:
    result = subprocess.run([sys.executable, "-m", "bot", *args], capture_output=True, text=True, check=False)  # noqa: S603
    assert result.returncode == 3
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
