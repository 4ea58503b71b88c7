"""Search over the texts of reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from gezant.ledger import Ledger
from gezant.model.dossier import Hit
from tests.ledger.made import Made


def made(id: str, date: str, language: str, outlet: str, actor: str, *said: str) -> Made:
    report = Made(id, date, language, outlet)
    for words in said:
        report.say(actor, "say", words)
    return report


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger.open(str(tmp_path / "d.db"), create=True)
    ledger.add(
        report.reading()
        for report in (
            made("a", "2018-04-02", "nl", "De Stad", "NLD.GOV", "de onderhandelingen worden in Genève hervat"),
            made("b", "2019-05-02", "en", "The Harbour", "USA.GOV", "the negotiations have ended", "sanctions stay"),
            made("c", "2018-03-02", "en", "The Harbour", "FIN.GOV", "it will lift every sanction"),
        )
    )
    return ledger


def ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.report.id for hit in hits]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("onderhandeling", ["a"]),
        ("geneve hervatten", ["a"]),
        ("negotiation", ["b"]),
        ("sanction", ["b", "c"]),
        ("lifting sanctions", ["c"]),
        ('"every sanction"', ["c"]),
        ('"sanction every"', []),
        ("sanctions negotiation", ["b"]),
        ("peace", []),
        ("", []),
        ('" OR *', []),
    ],
)
def test_reports_are_found_by_all_of_the_words_in_any_form_the_latest_first(ledger: Ledger, words: str, found: list[str]) -> None:
    assert ids(ledger.search(text=words).hits) == found


def test_reports_are_narrowed_down_by_outlet_actor_act_and_period(ledger: Ledger) -> None:
    assert ids(ledger.search("The Harbour", text="sanction", actor="FIN").hits) == ["c"]
    assert ids(ledger.search(text="sanction", act="deny").hits) == []
    assert ids(ledger.search(text="sanction", until="2018").hits) == ["c"]
    assert ids(ledger.search(text="sanction", as_of="2018-12").hits) == ["c"]


def test_facets_count_the_reports_that_were_found(ledger: Ledger) -> None:
    facets = ledger.search(text="sanction", limit=1).facets
    assert facets.outlets == (("The Harbour", 2),)
    assert facets.years == (("2019", 1), ("2018", 1))
    assert facets.actors == (("FIN", 1), ("USA", 1))
    assert facets.acts == (("say", 2),)


def test_the_part_that_is_shown_has_the_words_marked(ledger: Ledger) -> None:
    (hit,) = ledger.search(text="onderhandeling").hits
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["onderhandelingen"]


def test_what_was_folded_anew_is_found_once(ledger: Ledger) -> None:
    ledger.add([made("d", "2017-01-01", "en", "X", "USA.GOV", "old sanctions").reading()])  # all that is later is folded anew
    assert len(ledger.statements(text="sanction")) == 3
    ledger.rebuild()
    assert len(ledger.statements(text="sanction")) == 3
    assert ids(ledger.search(text="sanction").hits) == ["b", "c", "d"]
