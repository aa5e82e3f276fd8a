"""The commands around the bot: schools, run, sandbox, backup, gaps, phrasings; and bad input to them."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.ports import Gap
from bot.sandbox.playground import EXAMPLES
from bot.store import open_store
from knowledge.loader import PACKAGED

PLAIN = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}  # noqa: TID251


def run(folder: Path, *args: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "bot", *args],
        cwd=folder,
        env={**PLAIN, "DATABASE_URL": "sqlite:///test.db", **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def assert_plain(result: subprocess.CompletedProcess[str], said: str) -> None:
    """One plain sentence on standard error, an exit code, no traceback."""
    assert result.returncode == 3, result.stderr
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("protocolbot: ")


def imported(folder: Path, schools: Path = EXAMPLES / "schools.csv", staff: Path = EXAMPLES / "staff.csv"):
    return run(folder, "schools", "import", str(schools), str(staff))


def test_school_files_are_read_in_and_shown(tmp_path: Path) -> None:
    assert imported(tmp_path).stdout.startswith("Imported 3 schools")
    shown = run(tmp_path, "schools", "list").stdout
    assert "De Regenboog" in shown
    assert "director: Karin Hendriks <karin.hendriks@example.org>" in shown


def test_a_broken_file_lists_every_problem_and_leaves_what_was_there(tmp_path: Path) -> None:
    imported(tmp_path)
    broken = tmp_path / "staff.csv"
    broken.write_text("e-mail;naam;school;functie\nniks;;regenboog;tovenaar\n", encoding="utf-8")
    result = imported(tmp_path, staff=broken)
    assert_plain(result, "line 2")
    assert "Karin Hendriks" in run(tmp_path, "schools", "list").stdout


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    assert_plain(imported(tmp_path, schools=tmp_path / "none.csv"), "none.csv")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {},
            "SLACK_BOT_TOKEN is not set; put it in .env, or try the bot without tokens: protocolbot sandbox",
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1"},
            "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is not set",
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "x", "PORT": "many"},
            "PORT must be a whole number",
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "x", "PROTOCOL_DIR": "nowhere"},
            "no knowledge folder",
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "x", "TIMEZONE": "Mars"},
            "no known time zone",
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "x", "SLACK_API_URL": "http://x"},
            "must end in /api/",
        ),
        (
            {
                "SLACK_BOT_TOKEN": "xoxb-1",
                "SLACK_SIGNING_SECRET": "x",
                "SLACK_API_URL": "http://127.0.0.1:9/api/",
            },
            "try again later",
        ),
    ],
)
def test_run_says_in_one_sentence_what_is_missing(
    tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    assert_plain(run(tmp_path, "run", **settings), said)


def test_a_port_in_use_is_said_plainly(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run(tmp_path, "sandbox", "--no-browser", "--port", str(taken.getsockname()[1]))
    assert_plain(result, "choose another with --port")


def test_a_backup_is_a_database_and_never_overwrites(tmp_path: Path) -> None:
    imported(tmp_path)
    assert run(tmp_path, "backup", "copy.db").returncode == 0
    shown = run(tmp_path, "schools", "list", DATABASE_URL="sqlite:///copy.db").stdout
    assert "De Regenboog" in shown
    assert_plain(run(tmp_path, "backup", "copy.db"), "copy.db")


def test_questions_that_were_handed_on_are_listed_without_a_name(tmp_path: Path, clock) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'test.db'}")
    with store.begin() as work:
        work.gaps.add(Gap("mag de drone boven het plein", "nl", clock().date()))
    store.close()
    assert run(tmp_path, "gaps").stdout == "2026-03-03  nl  mag de drone boven het plein\n"


def test_a_phrasing_is_added_and_found_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "protocol"
    folder.mkdir()
    (folder / "phrasings").mkdir()
    for name in ("protocol.toml", "nl.md", "en.md", "guide.toml"):
        shutil.copy(PACKAGED / name, folder)
    shutil.copy(PACKAGED / "phrasings" / "nl-gewone-directeur.toml", folder / "phrasings")
    added = run(
        tmp_path, "phrasings", "add", "12", "mag de zwabber over dat bericht", "--knowledge", str(folder)
    )
    assert added.returncode == 0, added.stderr
    asked = run(tmp_path, "ask", "--json", "--knowledge", str(folder), "Mag de zwabber over dat bericht?")
    assert '"id": "12"' in asked.stdout.split("score")[0]


def test_a_label_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert_plain(run(tmp_path, "phrasings", "add", "99", "iets"), "no passage or label '99'")


def test_what_is_stored_about_a_person_is_shown_and_erased(tmp_path: Path, clock) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'test.db'}")
    with store.begin() as work:
        work.people.choose_school("U1", "regenboog", clock())
    store.close()
    assert "regenboog" in run(tmp_path, "person", "export", "U1").stdout
    assert run(tmp_path, "person", "erase", "U1", "--yes").returncode == 0
    assert "regenboog" not in run(tmp_path, "person", "export", "U1").stdout
