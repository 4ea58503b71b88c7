"""The dated table of offices."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gezant.annotate.actors.names import Spelling, slug
from gezant.annotate.actors.offices import OfficeError, OfficeTable, days_of, user_table
from gezant.lexicon import loader


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling.from_data(loader.load("nl", "transliteration"))


@pytest.fixture(scope="module")
def table(spelling: Spelling) -> OfficeTable:
    return OfficeTable([loader.load("common", "offices")], spelling, loader.load("nl", "people"))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
    ],
)
def test_a_date_is_an_interval_of_days(edtf: str, first: date, last: date) -> None:
    assert days_of(edtf) == (first, last)


@pytest.mark.parametrize("edtf", [None, "2018-13", "2019-02-30", "2018-05/2018-06", "ooit"])
def test_what_is_no_day_month_or_year_has_no_days(edtf: str | None) -> None:
    assert days_of(edtf) is None


@pytest.mark.parametrize(
    ("body", "office", "day", "names"),
    [
        ("USA.GOV", "president", "2009-01-19", ("George W. Bush",)),
        ("USA.GOV", "president", "2009-01", ("George W. Bush", "Barack Obama")),
        ("RUS.GOV", "president", "2010", ("Dmitry Medvedev",)),
        ("DEU.GOV", "leader", "2015", ("Angela Merkel",)),
        ("IRN.GOV", "leader", "2015", ("Ali Khamenei",)),
        ("IGO/un", "head", "2018", ("Antonio Guterres",)),
        ("USA.GOV", "emperor", "2018", ()),
    ],
)
def test_holders_follow_the_days(table: OfficeTable, body: str, office: str, day: str, names: tuple[str, ...]) -> None:
    assert table.holders(body, office, days_of(day)) == names


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("Poetin", "Vladimir Putin"),
        ("Hassan Rohani", "Hassan Rouhani"),
        ("Sergej Lavrov", "Sergei Lavrov"),
        ("Volodymyr Zelenski", "Volodymyr Zelensky"),
        ("Loekasjenko", "Alexander Lukashenko"),
        ("Erdoğan", "Recep Tayyip Erdogan"),
        ("Von der Leyen", "Ursula von der Leyen"),
    ],
)
def test_names_are_known_in_dutch_spelling(table: OfficeTable, spelled: str, name: str) -> None:
    assert name in {p.name for p in table.named(spelled.split(" "))}


def test_nobody_has_an_invented_name(table: OfficeTable) -> None:
    assert table.named(["Bartholomeus", "Vredeling"]) == ()


@pytest.mark.parametrize(("day", "body"), [("2008", "NOR.GOV"), ("2020", "IGO/nato"), ("2025-06", "NOR.GOV")])
def test_a_person_is_of_the_body_of_the_time(table: OfficeTable, day: str, body: str) -> None:
    assert table.named(["Jens", "Stoltenberg"])[0].body(days_of(day)) == body


@pytest.mark.parametrize("line", ["Kim Jong-un", "2018-04-31/.. Kim", "2018 Kim", "../x Kim"])
def test_a_bad_line_is_refused(spelling: Spelling, line: str) -> None:
    with pytest.raises(OfficeError):
        OfficeTable([{"offices": {"PRK.GOV president": [line]}}], spelling, {})


def test_terms_do_not_end_before_they_begin(table: OfficeTable) -> None:
    assert [t for p in table.people for t in p.terms if t.days[0] > t.days[1]] == []


def test_no_office_of_one_has_two_holders_for_long(table: OfficeTable) -> None:
    single = {"president", "prime-minister", "monarch", "pope", "supreme-leader", "foreign-minister"}
    by_office: dict[tuple[str, str], list[Any]] = {}
    for person in table.people:
        for term in person.terms:
            if term.office in single:
                by_office.setdefault((term.body, term.office), []).append(term)
    overlaps = []
    for terms in by_office.values():
        terms.sort(key=lambda t: t.days)
        for one, other in pairwise(terms):
            if (one.days[1] - other.days[0]).days > 366:
                overlaps.append((one, other))
    assert overlaps == []


def test_spellings_are_of_persons_in_the_table(table: OfficeTable) -> None:
    names = {p.name for p in table.people}
    assert [name for name in loader.load("nl", "people") if name not in names] == []


def test_codes_tell_persons_apart(table: OfficeTable) -> None:
    assert len({slug(p.name) for p in table.people}) == len(table.people)


def test_a_table_of_the_user_needs_a_known_part(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("kings: {}\n", "utf-8")
    with pytest.raises(OfficeError):
        user_table(str(path))


def test_later_tables_add_to_earlier_ones(spelling: Spelling) -> None:
    mine = {"offices": {"ABW.GOV prime-minister": ["2020/.. Anna Croes, f"]}}
    table = OfficeTable([loader.load("common", "offices"), mine], spelling, {})
    assert table.holders("ABW.GOV", "prime-minister", days_of("2021")) == ("Anna Croes",)
