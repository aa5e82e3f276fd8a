"""The school files: whatever Dutch Excel makes of them is read, and everything that is wrong is told at once."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

import bot.schools.importer
from bot.errors import BotError
from bot.schools.importer import ImportRefused, Problem, read_files
from bot.schools.model import Member, Post, School

SCHOOLS = "id;naam;regio\nlinde;De Linde;zuid\nbron;De Bron;zuid\n"
STAFF = (
    "e-mail;naam;school;functie;van;tot\n"
    "anna@example.org;Anna Smit;linde;leerkracht;;\n"
    "dirk@example.org;Dirk Bos;linde;directeur;;\n"
    "wil@example.org;Wil Maas;linde;waarnemer;01-03-2026;31-03-2026\n"
    "dora@example.org;Dora Kool;bron;directeur;;\n"
    "cora@example.org;Cora Vis;bron;contactpersoon;;\n"
)
EXPECTED = (
    (School("linde", "De Linde", "zuid"), School("bron", "De Bron", "zuid")),
    (
        Member("anna@example.org", "Anna Smit", "linde", Post.TEACHER),
        Member("dirk@example.org", "Dirk Bos", "linde", Post.DIRECTOR),
        Member("wil@example.org", "Wil Maas", "linde", Post.STAND_IN, date(2026, 3, 1), date(2026, 3, 31)),
        Member("dora@example.org", "Dora Kool", "bron", Post.DIRECTOR),
        Member("cora@example.org", "Cora Vis", "bron", Post.CONTACT),
    ),
)
WORDS = tomllib.loads(Path(bot.schools.importer.__file__).with_name("words.toml").read_text(encoding="utf-8"))


@pytest.fixture
def files(tmp_path):
    """Writes the two files, as text or as bytes, and returns their paths."""

    def write(schools: str | bytes = SCHOOLS, staff: str | bytes = STAFF) -> tuple[Path, Path]:
        paths = tmp_path / "schools.csv", tmp_path / "staff.csv"
        for path, content in zip(paths, (schools, staff), strict=True):
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return paths

    return write


@pytest.fixture
def problems(files):
    """Reads the two files, which must be refused, and returns what is wrong."""

    def read(schools: str | bytes = SCHOOLS, staff: str | bytes = STAFF) -> tuple[Problem, ...]:
        with pytest.raises(ImportRefused) as caught:
            read_files(*files(schools, staff))
        return caught.value.problems

    return read


def test_right_files_give_schools_and_staff_in_the_order_of_the_files(files):
    assert read_files(*files()) == EXPECTED


# what spreadsheets write


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_separator_line_end_and_encoding_gives_the_same(files, separator, line_end, encoding):
    def written(text):
        return text.replace(";", separator).replace("\n", line_end).encode(encoding)

    assert read_files(*files(written(SCHOOLS), written(STAFF))) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_survive(files, encoding):
    schools, _ = read_files(*files(SCHOOLS.replace("De Linde", "’t Boompje – Überéén").encode(encoding)))
    assert schools[0].name == "’t Boompje – Überéén"


def test_quoted_cells_may_hold_separators_quotes_and_line_ends(files):
    name = '"De Linde; ""locatie""\r\nNoord"'
    schools, _ = read_files(*files(SCHOOLS.replace("De Linde", name)))
    assert schools[0].name == 'De Linde; "locatie" Noord'


@pytest.mark.parametrize("tail", ["\n\n\n", ";;\n;;\n", " ; ; \n", "", ";;;;;;\n"])
def test_empty_rows_at_the_end_are_no_rows(files, tail):
    assert read_files(*files(SCHOOLS + tail, STAFF + tail)) == EXPECTED


def test_empty_columns_at_the_end_are_no_columns(files):
    wide = SCHOOLS.replace("\n", ";;;\n"), STAFF.replace("\n", ";;\n")
    assert read_files(*files(*wide)) == EXPECTED


def test_empty_lines_above_the_headings_are_passed_over(files):
    assert read_files(*files("\n\n" + SCHOOLS, ";;\n" + STAFF)) == EXPECTED


def test_headings_may_be_english_in_any_order_and_case_among_others(files):
    staff = "To;FROM;Phone;Role;School;Name;Email\n" + "\n".join(
        ";".join(reversed([*cells[:4], "0612345678", *cells[4:]]))
        for cells in (line.split(";") for line in STAFF.splitlines()[1:])
    )
    assert read_files(*files("Region;NAME; Id \nzuid;De Linde;linde\nzuid;De Bron;bron", staff)) == EXPECTED


def test_the_region_and_the_dates_may_be_left_out_altogether(files):
    staff = "email;name;school;role\n" + "\n".join(
        line.rsplit(";", 2)[0] for line in STAFF.splitlines()[1:] if "waarnemer" not in line
    )
    schools, members = read_files(*files("id;name\nlinde;De Linde\nbron;De Bron", staff))
    assert schools[0] == School("linde", "De Linde", "")
    assert members == tuple(member for member in EXPECTED[1] if member.post is not Post.STAND_IN)


def test_addresses_and_school_ids_are_lower_case_and_spaces_around_cells_do_not_count(files):
    staff = STAFF.replace("anna@example.org;Anna Smit;linde", " Anna@Example.ORG ; Anna  Smit ; LINDE ")
    assert read_files(*files(SCHOOLS.replace("linde;", "Linde ;"), staff)) == EXPECTED


@pytest.mark.parametrize(("post", "word"), [(post, word) for post in Post for word in WORDS["roles"][post]])
def test_every_role_word_gives_its_post(files, post, word):
    _, members = read_files(*files(staff=f"{STAFF}x@example.org;X;bron;{word.upper()};;\n"))
    assert members[-1].post is post


@pytest.mark.parametrize("day", ["2026-12-31", "31-12-2026", "31/12/2026"])
def test_a_date_may_be_written_in_three_ways(files, day):
    _, members = read_files(*files(staff=STAFF.replace("31-03-2026", day)))
    assert members[2].until == date(2026, 12, 31)


def test_one_address_may_have_several_schools_and_posts(files):
    more = "anna@example.org;Anna Smit;bron;leerkracht;;\nanna@example.org;Anna Smit;bron;waarnemer;;\n"
    _, members = read_files(*files(staff=STAFF + more))
    assert [(m.school_id, m.post) for m in members if m.name == "Anna Smit"] == [
        ("linde", Post.TEACHER),
        ("bron", Post.TEACHER),
        ("bron", Post.STAND_IN),
    ]


def test_a_stand_in_may_have_two_periods(files):
    more = "wil@example.org;Wil Maas;linde;waarnemer;01-05-2026;31-05-2026\n"
    assert len(read_files(*files(staff=STAFF + more))[1]) == 6


def test_the_office_of_the_contact_needs_no_director(files):
    staff = STAFF.replace("cora@example.org;Cora Vis;bron", "cora@example.org;Cora Vis;kantoor")
    schools, _ = read_files(*files(SCHOOLS + "kantoor;Kantoor;\n", staff))
    assert schools[-1].name == "Kantoor"


# what is wrong

WRONG_STAFF = {
    "anna;A;linde;leerkracht;;": "'anna' is not an e-mail address",
    "a b@example.org;A;linde;leerkracht;;": "'a b@example.org' is not an e-mail address",
    "a@example;A;linde;leerkracht;;": "'a@example' is not an e-mail address",
    ";A;linde;leerkracht;;": "'' is not an e-mail address",
    "a@example.org;;linde;leerkracht;;": "the name is empty",
    "a@example.org;A;eik;leerkracht;;": "the school 'eik' is not in the schools file",
    "a@example.org;A;;leerkracht;;": "the school '' is not in the schools file",
    "a@example.org;A;linde;koning;;": (
        "the role 'koning' is not known; use one of: leerkracht, directeur, waarnemer, contactpersoon"
    ),
    "a@example.org;A;linde;waarnemer;morgen;": "'morgen' is not a date such as 31-12-2026",
    "a@example.org;A;linde;waarnemer;;31-02-2026": "'31-02-2026' is not a date such as 31-12-2026",
    "a@example.org;A;linde;waarnemer;02-03-2026;01-03-2026": (
        "the last day 01-03-2026 is before the first day 02-03-2026"
    ),
    "Anna@example.org;Anna;linde;teacher;;": "this says the same as line 2",
}


@pytest.mark.parametrize(("row", "reason"), WRONG_STAFF.items(), ids=WRONG_STAFF.values())
def test_a_wrong_row_of_the_staff_file_is_told_with_its_line(problems, row, reason):
    assert problems(staff=f"{STAFF}{row}\n") == (Problem("staff.csv", 7, reason),)


WRONG_SCHOOLS = {
    ";De Eik;": "'' is not a school id (letters, digits, - and _)",
    "de eik;De Eik;": "'de eik' is not a school id (letters, digits, - and _)",
    "linde2;;": "the name is empty",
    "LINDE;Nog een;": "the school id 'linde' is on line 2 already",
    "eik;De Eik;": "the school 'De Eik' has no director in the staff file",
}


@pytest.mark.parametrize(("row", "reason"), WRONG_SCHOOLS.items(), ids=WRONG_SCHOOLS.values())
def test_a_wrong_row_of_the_schools_file_is_told_with_its_line(problems, row, reason):
    assert problems(schools=f"{SCHOOLS}{row}\n") == (Problem("schools.csv", 4, reason),)


def test_a_foundation_without_a_contact_is_told(problems):
    (problem,) = problems(staff=STAFF.replace("contactpersoon", "leerkracht"))
    assert (problem.file, problem.line) == ("staff.csv", 0)
    assert "no contact for the foundation" in problem.reason


def test_everything_wrong_in_both_files_is_told_at_once_in_the_order_of_the_lines(problems):
    found = problems(SCHOOLS + "linde;;\n", "\n".join(["e-mail;naam;school;functie;van;tot", *WRONG_STAFF]))
    lines = [(problem.file, problem.line) for problem in found]
    assert lines[0] == ("schools.csv", 4)
    assert [line for file, line in lines[1:]] == sorted(line for _, line in lines[1:])
    # every wrong row but the last, which without the others repeats nothing
    assert {line for file, line in lines if file == "staff.csv"} == set(range(2, len(WRONG_STAFF) + 1))


def test_a_wrong_row_of_a_school_is_not_told_again_for_each_of_its_staff(problems):
    assert [problem.file for problem in problems(SCHOOLS.replace("De Linde", ""))] == ["schools.csv"]


def test_one_row_can_be_wrong_in_several_ways(problems):
    assert len(problems(staff=STAFF + "x;;eik;koning;;\n")) == 4


def test_lines_are_counted_as_an_editor_shows_them(problems):
    staff = STAFF.replace("Anna Smit", '"Anna\r\nSmit"') + "\n;;;\nx;X;linde;leerkracht;;\n"
    assert [problem.line for problem in problems(staff=staff)] == [10]


@pytest.mark.parametrize(
    ("schools", "missing"),
    [
        ("naam;regio\nDe Linde;zuid\n", ["there is no column 'id' (id, code, schoolid, afkorting)"]),
        ("id;regio\nlinde;zuid\n", ["there is no column 'naam' (naam, name, school, schoolnaam)"]),
    ],
)
def test_a_missing_column_is_told_once_and_not_for_every_row(problems, schools, missing):
    assert [problem.reason for problem in problems(schools)] == missing


def test_two_columns_for_the_same_thing_are_told(problems):
    reasons = [problem.reason for problem in problems("id;naam;Name\nlinde;De Linde;The Lime\n")]
    assert reasons == ["there is more than one column 'naam'"]


@pytest.mark.parametrize("schools", ["", "\n\n", "id;naam\n"])
def test_a_file_without_rows_is_told(problems, schools):
    assert {(problem.file, problem.line) for problem in problems(schools)} == {("schools.csv", 1)}


@pytest.mark.parametrize(
    "schools", [b"PK\x03\x04\x14\x00", 'id;naam\n"linde;De Linde\n', b"\x00\x01\x02\xff"]
)
def test_a_file_that_is_no_csv_is_told(problems, schools):
    assert {problem.file for problem in problems(schools)} == {"schools.csv"}


def test_an_excel_workbook_is_recognised(problems):
    (problem,) = problems(b"PK\x03\x04\x14\x00")
    assert str(problem) == (
        "schools.csv: this is not a CSV file; save it from the spreadsheet as CSV (it is an Excel workbook)"
    )


def test_a_file_that_is_not_there_is_told(files, tmp_path):
    _, staff = files()
    with pytest.raises(ImportRefused) as caught:
        read_files(tmp_path / "nowhere.csv", staff)
    assert caught.value.problems == (
        Problem("nowhere.csv", 0, "the file cannot be read (no such file or directory)"),
    )


def test_the_refusal_lists_every_problem_in_plain_words(files):
    with pytest.raises(ImportRefused) as caught:
        read_files(*files(staff=STAFF + "x;X;linde;leerkracht;;\n"))
    assert isinstance(caught.value, BotError)
    assert str(caught.value) == (
        "Nothing was imported; correct this first:\n  staff.csv, line 7: 'x' is not an e-mail address"
    )


# the data files


def test_every_post_has_its_words_and_every_word_one_meaning():
    assert set(WORDS["roles"]) == {post.value for post in Post}
    for group in (WORDS["schools"], WORDS["staff"], WORDS["roles"]):
        words = [word for words in group.values() for word in words]
        assert len(words) == len(set(words))
        assert [word for word in words if word != word.casefold().strip()] == []
