"""Bylines and datelines of plain texts; dates within sentences are neither. The texts are made up."""

from __future__ import annotations

import pytest

from gezant.intake.dates import in_text

ZONES = {"nl": "Europe/Amsterdam", "en": None}


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("nl", "8 april 2018", "2018-04-08"),
        ("nl", "zondag 8 april 2018", "2018-04-08"),
        ("nl", "zo 8 apr. 2018, 10:12", "2018-04-08"),
        ("nl", "maandag 9 april 2018 10.12 uur", "2018-04-09"),
        ("nl", "09-04-2018", "2018-04-09"),
        ("nl", "2018-04-09 10:12", "2018-04-09"),
        ("nl", "Door onze redactie – 8 april 2018", "2018-04-08"),
        ("nl", "Van onze correspondent Jan de Vries, Seoel, 8 april 2018", "2018-04-08"),
        ("nl", "Door: Piet Klaassen | 8 april 2018 | leestijd 3 min", "2018-04-08"),
        ("nl", "Gepubliceerd op 8 april 2018 om 10:12 uur", "2018-04-08"),
        ("nl", "Geplaatst: zondag 8 april 2018", "2018-04-08"),
        ("nl", "Datum: 8-4-2018", "2018-04-08"),
        ("nl", "Piet Klaassen, 8 april 2018", "2018-04-08"),
        ("nl", "Amsterdam, 8 april 2018", "2018-04-08"),
        ("nl", "Publicatiedatum april 2018", "2018-04"),
        ("en", "April 8, 2018", "2018-04-08"),
        ("en", "Sunday, 8 April 2018", "2018-04-08"),
        ("en", "By Jane Doe in Washington, April 8, 2018 4:05 p.m. ET", "2018-04-08"),
        ("en", "Published: 8 Apr 2018", "2018-04-08"),
        ("en", "Posted on April 8, 2018 by Jane Doe", "2018-04-08"),
        ("en", "First published on Sun 8 Apr 2018 16.05 BST", "2018-04-08"),
        ("en", "Jane Doe | April 8, 2018", "2018-04-08"),
        ("en", "Published 04/09/2018", "2018"),
    ],
)
def test_a_byline_dates_a_text(language: str, line: str, day: str) -> None:
    text = f"Een kop zonder datum\n{line}\n\nDe minister kwam, zag en ging weer weg.\n"
    (made,) = in_text(text, language, ZONES[language])
    assert (made.value, made.origin, made.bound, made.words) == (day, "byline", False, line)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "Op 8 april 2018 zei de minister dat het goed ging."),
        ("nl", "De top van 8 april 2018 werd een succes."),
        ("nl", "De top, 8 april 2018, werd een succes."),
        ("nl", "Zondag 8 april 2018 kwam de minister aan."),
        ("nl", "8 april 2018 was een mooie dag"),
        ("nl", "© De Noorderkoerier, 8 april 2018"),
        ("nl", "Copyright 2018"),
        ("nl", "Alle rechten voorbehouden 8 april 2018"),
        ("nl", "Noorderkoerier 2018"),
        ("nl", "2018"),
        ("nl", "In 2018 en 2019"),
        ("nl", "Vandaag, 10:12"),
        ("nl", "8 april"),
        ("nl", "31 februari 2018"),
        ("en", "Summit In Singapore June 12, 2018"),
        ("en", "On April 8, 2018, the minister said all was well."),
        ("en", "The deal was signed on April 8, 2018"),
        ("en", "© 2018 The Northern Courier"),
        ("en", "A review of 2018"),
        ("en", "yesterday at 4:05 p.m."),
    ],
)
def test_a_line_that_only_has_a_date_in_it_is_no_byline(language: str, line: str) -> None:
    assert in_text(f"{line}\n\nDe minister kwam, zag en ging weer weg.", language, ZONES[language]) == ()


@pytest.mark.parametrize(
    ("language", "line", "told"),
    [
        ("nl", "Gepubliceerd: 8 april 2018, bijgewerkt: 9 april 2018", [("2018-04-08", False), ("2018-04-09", True)]),
        ("nl", "Gepubliceerd: 8 april 2018 10:12, bijgewerkt: 8 april 2018 11:00", [("2018-04-08", False), ("2018-04-08", True)]),
        ("nl", "Laatst bijgewerkt op 9 april 2018 om 10.12 uur", [("2018-04-09", True)]),
        ("nl", "Bijgewerkt 9 april 2018 | Geplaatst 8 april 2018", [("2018-04-09", True), ("2018-04-08", False)]),
        ("nl", "Update: 9 april 2018", [("2018-04-09", True)]),
        ("en", "Published April 8, 2018; updated April 9, 2018", [("2018-04-08", False), ("2018-04-09", True)]),
        ("en", "Last updated on April 9, 2018 at 10:12 a.m. EDT", [("2018-04-09", True)]),
    ],
)
def test_the_date_of_a_change_is_a_bound(language: str, line: str, told: list[tuple[str, bool]]) -> None:
    found = in_text(f"{line}\n\nDe minister kwam.", language, ZONES[language])
    assert [(made.value, made.bound) for made in found] == told


@pytest.mark.parametrize(
    ("language", "opening", "day"),
    [
        ("nl", "SEOEL, 8 APR (ANP) - De minister", "XXXX-04-08"),
        ("nl", "SEOEL, 8 april (ANP) – De minister", "XXXX-04-08"),
        ("nl", "SEOEL (ANP), 8 april — De minister", "XXXX-04-08"),
        ("nl", "Seoel, 8 april (ANP) - De minister", "XXXX-04-08"),
        ("nl", "DEN HAAG, 8 apr. - De minister", "XXXX-04-08"),
        ("nl", "BRUSSEL, 8 april 2018 – De minister", "2018-04-08"),
        ("en", "WASHINGTON, April 8 (Reuters) - The minister", "XXXX-04-08"),
        ("en", "NEW YORK, Apr. 8, 2018 (AP) -- The minister", "2018-04-08"),
        ("en", "CAIRO, Egypt, April 8 (AP) — The minister", "XXXX-04-08"),
    ],
)
def test_a_dateline_tells_a_day(language: str, opening: str, day: str) -> None:
    (made,) = in_text(f"{opening} kwam, zag en ging weer weg met iedereen die er nog was.", language, ZONES[language])
    assert (made.value, made.origin) == (day, "dateline")


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("nl", "BRUSSEL (ANP) - De top van 8 april ging niet door."),
        ("nl", "De minister, 8 april - een dag als alle andere - was er niet."),
        ("nl", "Op 8 april (zondag) was de minister er niet."),
        ("nl", "Tot 8 april (dus zondag) - zo zei hij - gebeurde er niets."),
        ("en", "Seoul (AP) — The leaders said on April 8 that all was well."),
        ("en", "By April 8 (Sunday) - he said - nothing had been done."),
    ],
)
def test_a_date_in_the_first_sentence_is_no_dateline(language: str, opening: str) -> None:
    assert in_text(opening, language, ZONES[language]) == ()


def test_a_byline_may_stand_at_the_end_of_a_long_text() -> None:
    text = "De minister kwam, zag en ging weer weg.\n\n" * 200 + "Piet Klaassen, 8 april 2018\n"
    assert [made.value for made in in_text(text, "nl", None)] == ["2018-04-08"]


def test_a_byline_does_not_stand_in_the_middle() -> None:
    paragraph = "De minister kwam, zag en ging weer weg.\n\n"
    assert in_text(paragraph * 100 + "Piet Klaassen, 8 april 2018\n\n" + paragraph * 100, "nl", None) == ()


def test_days_on_lines_of_their_own_are_a_chronicle() -> None:
    assert in_text("8 april 2018\nHet begon.\n\n9 april 2018\nHet ging door.\n\n10 april 2018\nHet hield op.", "nl", None) == ()


def test_a_labelled_date_stands_above_a_chronicle() -> None:
    text = "Gepubliceerd: 11 april 2018\n\n8 april 2018\nHet begon.\n\n9 april 2018\nHet hield op."
    assert [made.value for made in in_text(text, "nl", None)] == ["2018-04-11"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "x" * 100_000, "8 " * 50_000, "(" * 5_000, "A, " * 20_000, "SEOEL, " + "8 " * 5000, "\x00\x01 2018"]
)
def test_no_text_is_too_strange(text: str) -> None:
    assert in_text(text, "nl", None) == ()
