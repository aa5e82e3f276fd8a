"""Reads the two files that say which schools there are and who works where."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

from bot.errors import BotError
from bot.schools.model import Member, Post, School
from bot.schools.table import Row, Table, read_table

_WORDS = Path(__file__).with_name("words.toml")
_NEEDED = {"schools": ("id", "name"), "staff": ("email", "name", "school", "role")}
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")
_SCHOOL_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")
_Kind = TypeVar("_Kind", School, Member)
_Words = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row: the file's name, the line counted from 1 (0: the whole file), the reason."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        """Return it as one line of text."""
        return f"{self.file}, line {self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


class ImportRefused(BotError):
    """The school files are not right, and nothing of them was taken over."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"Nothing was imported; correct this first:\n{listed}")


@dataclass(frozen=True)
class _Complaints:
    """Collects what is wrong with one file."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def say(self, line: int, reason: str) -> None:
        self.found.append(Problem(self.file, line, reason))


def read_files(schools_file: Path, staff_file: Path) -> tuple[tuple[School, ...], tuple[Member, ...]]:
    """Return the schools and their staff, in the order of the files.

    Raises `ImportRefused` with everything that is wrong in either file.
    """
    of_schools, of_staff = _Complaints(schools_file.name), _Complaints(staff_file.name)
    known: set[str] = set()
    schools = _read(schools_file, "schools", of_schools, lambda row, wrong: _school(row, wrong, known))
    members = _read(staff_file, "staff", of_staff, lambda row, wrong: _member(row, wrong, known))
    _check_doubles(schools, members, of_schools, of_staff)
    if not of_schools.found and not of_staff.found:
        _check_deciders(schools, members, of_schools, of_staff)
    problems = [*of_schools.found, *of_staff.found]
    if problems:
        raise ImportRefused(sorted(problems, key=lambda p: (p.file != schools_file.name, p.line)))
    return tuple(school for _, school in schools), tuple(member for _, member in members)


@cache
def _words() -> _Words:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


def _read(
    path: Path, kind: str, wrong: _Complaints, make: Callable[[Row, _Complaints], _Kind | None]
) -> list[tuple[int, _Kind]]:
    """Return what each right row of the file says, with its line."""
    try:
        table = read_table(path, _words()[kind])
    except OSError as error:
        wrong.say(0, f"the file cannot be read ({(error.strerror or 'unknown reason').lower()})")
        return []
    except csv.Error as error:
        wrong.say(0, f"this is not a CSV file; save it from the spreadsheet as CSV ({error})")
        return []
    if not _check_headings(table, kind, wrong):
        return []
    made = [(row.line, make(row, wrong)) for row in table.rows]
    return [(line, value) for line, value in made if value is not None]


def _check_headings(table: Table, kind: str, wrong: _Complaints) -> bool:
    words = _words()[kind]
    for name in _NEEDED[kind]:
        if name not in table.fields:
            wrong.say(1, f"there is no column {words[name][0]!r} ({', '.join(words[name])})")
    for name in table.doubles:
        wrong.say(1, f"there is more than one column {words[name][0]!r}")
    if not wrong.found and not table.rows:
        wrong.say(1, "there are no rows under the headings")
    return not wrong.found


def _school(row: Row, wrong: _Complaints, known: set[str]) -> School | None:
    school_id = row["id"].casefold()
    known.add(school_id)  # also when the row is wrong: its staff is not wrong for that
    before = len(wrong.found)
    if not _SCHOOL_ID.fullmatch(school_id):
        wrong.say(row.line, f"{row['id']!r} is not a school id (letters, digits, - and _)")
    if not row["name"]:
        wrong.say(row.line, "the name is empty")
    return School(school_id, row["name"], row["region"].casefold()) if len(wrong.found) == before else None


def _member(row: Row, wrong: _Complaints, schools: set[str]) -> Member | None:
    before = len(wrong.found)
    email, school_id = row["email"].lower(), row["school"].casefold()
    if not _EMAIL.fullmatch(email):
        wrong.say(row.line, f"{row['email']!r} is not an e-mail address")
    if not row["name"]:
        wrong.say(row.line, "the name is empty")
    if schools and school_id not in schools:  # without any schools every row would be wrong for one reason
        wrong.say(row.line, f"the school {row['school']!r} is not in the schools file")
    post = _post(row, wrong)
    since, until = _day(row, "since", wrong), _day(row, "until", wrong)
    if since and until and until < since:
        wrong.say(row.line, f"the last day {row['until']} is before the first day {row['since']}")
    if post is None or len(wrong.found) > before:
        return None
    return Member(email, row["name"], school_id, post, since, until)


def _post(row: Row, wrong: _Complaints) -> Post | None:
    for post, words in _words()["roles"].items():
        if row["role"].casefold() in words:
            return Post(post)
    known = ", ".join(words[0] for words in _words()["roles"].values())
    wrong.say(row.line, f"the role {row['role']!r} is not known; use one of: {known}")
    return None


def _day(row: Row, name: str, wrong: _Complaints) -> date | None:
    """Return the day in this cell; None when it is empty, or wrong and complained of."""
    if not row[name]:
        return None
    for form in _DATES:
        try:
            return datetime.strptime(row[name], form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    wrong.say(row.line, f"{row[name]!r} is not a date such as 31-12-2026")
    return None


def _check_doubles(
    schools: Sequence[tuple[int, School]],
    members: Sequence[tuple[int, Member]],
    of_schools: _Complaints,
    of_staff: _Complaints,
) -> None:
    first: dict[object, int] = {}
    for line, school in schools:
        if first.setdefault(school.id, line) != line:
            of_schools.say(line, f"the school id {school.id!r} is on line {first[school.id]} already")
    first.clear()
    for line, member in members:
        same = (member.email, member.school_id, member.post, member.since, member.until)
        if first.setdefault(same, line) != line:
            of_staff.say(line, f"this says the same as line {first[same]}")


def _check_deciders(
    schools: Sequence[tuple[int, School]],
    members: Sequence[tuple[int, Member]],
    of_schools: _Complaints,
    of_staff: _Complaints,
) -> None:
    deciding = {member.school_id for _, member in members if member.post in (Post.DIRECTOR, Post.CONTACT)}
    for line, school in schools:
        if school.id not in deciding:
            of_schools.say(line, f"the school {school.name!r} has no director in the staff file")
    if not any(member.post is Post.CONTACT for _, member in members):
        of_staff.say(0, "there is no contact for the foundation (a row with the role 'contactpersoon')")
