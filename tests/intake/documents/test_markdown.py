from __future__ import annotations

import time

import pytest

from gezant.intake import IntakeError
from gezant.intake.documents.markdown import read_markdown
from gezant.intake.items import Page, Settings
from tests.intake.containers.made import TEXT, made


def page(text: str, settings: Settings | None = None) -> Page:
    return read_markdown(made(text.encode(), "in.md"), settings or Settings())


def test_the_first_heading_is_the_title_and_no_text() -> None:
    read = page(f"# Overleg *in* mei\n\n{TEXT}\n\n## Voorwaarde\n\nMeer.\n\n# Later\n\nNiets.")
    assert read.known.title == "Overleg in mei"
    assert read.text == f"{TEXT}\n\nVoorwaarde\n\nMeer.\n\nLater\n\nNiets."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Een *twee* **drie** ~~vier~~ _vijf_.", "Een twee drie vier vijf."),
        ("Zie [het besluit](https://x.example 'titel') en <https://y.example>.", "Zie het besluit en https://y.example."),
        ("Voor ![foto van de top](a.jpg) na.", "Voor  na."),
        ("Een regel\ndie doorloopt.", "Een regel die doorloopt."),
        ("Een regel  \nen nog een.<br>En nog een.", "Een regel\nen nog een.\nEn nog een."),
        ("- een\n- twee\n\n1. drie\n", "een\n\ntwee\n\ndrie"),
        ("> „Nee”, zei hij.\n>\n> En zweeg.", "„Nee”, zei hij.\n\nEn zweeg."),
        ("Voor\n\n```\ncode\n```\n\n    ook code\n\nna", "Voor\n\nna"),
        ("Het bevel `stop` viel.", "Het bevel stop viel."),
        ("Vis &amp; vlees &eacute;\\*n 5 \\* 3 = 15", "Vis & vlees é*n 5 * 3 = 15"),
        ("<!-- niet -->\n\n<div>Wel\n</div>\n\n<script>niet()</script>\n\nna", "Wel\n\nna"),
        ("| a | b |\n|---|---|\n| c | d |\n", "a, b\n\nc, d"),
        ("Top\n===\n\nTekst\n\n---\n\nna", "Tekst\n\nna"),
        ("Dash — “quote” … 'x' -- (c)", "Dash — “quote” … 'x' -- (c)"),
    ],
)
def test_markup_is_off_and_the_words_stay(text: str, expected: str) -> None:
    assert page(text).text == expected


def test_front_matter_tells_what_is_known() -> None:
    read = page(
        "---\ntitle: Overleg\ndate: 2018-04-08\nauthors: [A. Bakker, C. de Vries]\nkrant: De Noorderkoerier\n"
        f"rubriek: Buitenland\nlang: nl-NL\nurl: https://x.example/a\nweight: 3\n---\n# Kop\n\n{TEXT}"
    )
    known = read.known
    assert (known.title, known.author, known.outlet, known.section) == (
        "Overleg",
        "A. Bakker, C. de Vries",
        "De Noorderkoerier",
        "Buitenland",
    )
    assert (known.language, known.url, [date.value for date in known.dates]) == ("nl", "https://x.example/a", ["2018-04-08"])
    assert known.dates[0].origin == "metadata"
    assert read.text == TEXT


@pytest.mark.parametrize("told", ["2018-04-08T10:00:00+02:00", "8 april 2018", "'2018-04-08'", "2018-04"])
def test_dates_of_front_matter(told: str) -> None:
    (date,) = page(f"---\ndate: {told}\n---\n{TEXT}").known.dates
    assert "2018-04-08".startswith(date.value)


def test_a_header_line_tells_the_date() -> None:
    read = page(f"date 2018-04 {TEXT}")
    assert ([date.value for date in read.known.dates], read.known.dates[0].origin, read.text) == (["2018-04"], "header", TEXT)


@pytest.mark.parametrize("text", [f"---\n{TEXT}\n---\n\nMeer.", f"{TEXT}\n\n---\na: b\n---\n"])
def test_rules_are_no_front_matter(text: str) -> None:
    read = page(text)
    assert TEXT in (read.text, read.known.title) or read.text.startswith(TEXT)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the file is empty"),
        ("# Alleen een kop", "there is no text in the document"),
        ("---\ntitle: x\n---\n", "there is no text in the document"),
        ("---\na: [1\nb: 2\n---\nTekst", "the front matter cannot be read as YAML"),
        ("---\ndate: 2018-13-45\n---\nTekst", "the date '2018-13-45' in the front matter cannot be read"),
        ("---\ndate: ooit\n---\nTekst", "the date 'ooit' in the front matter cannot be read"),
        ("---\nn: " + "[" * 3000 + "\n---\nTekst", "the front matter cannot be read as YAML"),
        ("x" * 200_001, "the document is too long for one report"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, problem: str) -> None:
    with pytest.raises(IntakeError, match=problem):
        page(text)


@pytest.mark.parametrize("hostile", ["[", "> ", "*a_", "`", "- ", "<!--", "![](", "| a "])
def test_hostile_markup_ends_soon(hostile: str) -> None:
    begun = time.monotonic()
    assert page(f"{TEXT}\n\n{hostile * (60_000 // len(hostile))}").text.startswith(TEXT)
    assert time.monotonic() - begun < 10
