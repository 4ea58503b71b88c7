"""One source once: who a claim comes from, and how many of them are known to be independent."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from gezant.ledger import Ledger
from gezant.ledger.origins import Heard, origins
from gezant.ledger.voices import Voice
from gezant.model.dossier import Standing
from gezant.views.origins import origins_view
from tests.ledger.made import Made


def heard(
    source: str,
    standing: Standing = "unnamed",
    report: str = "a",
    story: str | None = None,
    agency: str | None = None,
    **more: bool,
) -> Heard:
    return Heard(Voice(source, standing, more.get("counted", False)), more.get("denies", False), report, story or report, agency)


@pytest.mark.parametrize(
    ("said", "independent", "sources"),
    [
        ([], 0, []),
        ([heard("PER.GOV:a", "record"), heard("PER.GOV:b", "record", "b")], 1, ["PER a,b"]),
        ([heard("PER.GOV:a", "record"), heard("CHL", "record", "b")], 2, ["CHL b", "PER a"]),
        # an unnamed one of the same body may be the same
        ([heard("PER.GOV"), heard("PER.GOV", report="b")], 1, ["PER.GOV a,b?"]),
        ([heard("PER.GOV"), heard("PER.GOV", report="b", story="a")], 1, ["PER.GOV a,b"]),
        ([heard("PER.GOV"), heard("PER.MIL", report="b")], 2, ["PER.GOV a", "PER.MIL b"]),
        ([heard("PER.GOV"), heard("PER.MIL"), heard("PER", report="b")], 2, ["PER b?", "PER.GOV a?", "PER.MIL a?"]),
        ([heard("PER.GOV"), heard("?", report="b")], 1, ["? b?", "PER.GOV a?"]),
        ([heard("PER.GOV", "record"), heard("PER.GOV", report="b")], 1, ["PER a", "PER.GOV b?"]),
        ([heard("PER.GOV", counted=True)], 2, ["PER.GOV a"]),
        ([heard("", "hearsay")], 1, [" a"]),
        ([heard("", "hearsay"), heard("PER.GOV", report="b")], 1, ["PER.GOV b", " a"]),
        # who denies it, or takes it back, is no origin of it
        ([heard("PER", "record"), heard("CHL", "record", "b", denies=True)], 1, ["PER a"]),
        ([heard("PER", "record"), heard("PER", "record", "b", denies=True)], 0, []),
    ],
)
def test_each_source_is_an_origin_once(said: list[Heard], independent: int, sources: list[str]) -> None:
    found = origins(said)
    shown = [f"{o.source} {','.join(o.reports)}{'?' if o.possibly_same else ''}" for o in found.origins]
    assert (found.independent, shown) == (independent, sources)


ANP, AP = "MED/anp", "MED/ap"


@pytest.mark.parametrize(
    ("said", "independent", "sources"),
    [
        # two papers with one agency's credit carry one unnamed source
        ([heard("PER.GOV", agency=ANP), heard("PER.GOV", report="b", agency=ANP)], 1, ["PER.GOV a,b? MED/anp"]),
        ([heard("PER.GOV", agency=ANP), heard("PER.GOV", report="b")], 1, ["PER.GOV a,b? MED/anp"]),
        ([heard("PER.GOV", agency=ANP), heard("PER.GOV", report="b", agency=AP)], 1, ["PER.GOV a,b? MED/anp MED/ap"]),
        # also where each words its body in another way
        (
            [heard("PER.GOV", agency=ANP), heard("PER.MIL", report="b", agency=ANP)],
            1,
            ["PER.GOV a? MED/anp", "PER.MIL b? MED/anp"],
        ),
        ([heard("PER.GOV", agency=ANP), heard("PER.MIL", report="b", agency=AP)], 2, ["PER.GOV a MED/anp", "PER.MIL b MED/ap"]),
        ([heard("PER.GOV", agency=ANP), heard("PER.MIL", report="b")], 2, ["PER.GOV a MED/anp", "PER.MIL b"]),
        # but a report that has both tells of two
        ([heard("PER.GOV", agency=ANP), heard("PER.MIL", agency=ANP)], 2, ["PER.GOV a MED/anp", "PER.MIL a MED/anp"]),
        # what is on record is its speaker's, whoever carries it
        ([heard("PER", "record", agency=ANP), heard("CHL", "record", "b", agency=ANP)], 2, ["CHL b MED/anp", "PER a MED/anp"]),
        ([heard("", "hearsay", agency=ANP)], 1, [" a MED/anp"]),
    ],
)
def test_the_agency_that_reports_credit_carries_their_sources(said: list[Heard], independent: int, sources: list[str]) -> None:
    found = origins(said)
    shown = [" ".join((f"{o.source} {','.join(o.reports)}{'?' if o.possibly_same else ''}", *o.agencies)) for o in found.origins]
    assert (found.independent, shown) == (independent, sources)


def test_the_credit_of_a_report_is_told(tmp_path: Path) -> None:
    ledger = Ledger.open(str(tmp_path / "d.db"), create=True)
    reading = Made("a", "2020-03-01").say("PER.GOV", "say", "Peru will lift the blockade", naming="unnamed").reading()
    ledger.add([replace(reading, report=replace(reading.report, agency=ANP))])
    (origin,) = ledger.origins("C1").origins
    assert origin.agencies == (ANP,)
    console = Console(width=80, file=StringIO())
    console.print(origins_view(ledger.origins("C1")))
    assert "carried by ANP" in console.file.getvalue()  # type: ignore[attr-defined]


def test_copies_of_one_story_are_one(tmp_path: Path) -> None:
    content = "Peru and Chile are in talks about the border and about fishing in the waters that both of them hold to be theirs"
    made = [Made(id, "2020-03-01").say("PER.GOV", "say", content, naming="unnamed") for id in "ab"]
    made[1].text += "By our own reporter"
    ledger = Ledger.open(str(tmp_path / "d.db"), create=True)
    ledger.add(m.reading() for m in made)
    (origin,) = ledger.origins("C1").origins
    assert (origin.reports, origin.stories, origin.possibly_same) == (("a", "b"), 1, False)


def test_origins_are_those_of_the_day(tmp_path: Path) -> None:
    ledger = Ledger.open(str(tmp_path / "d.db"), create=True)
    made = [
        Made(f"r{n}", f"2020-03-0{n}").say(actor, "say", "Peru will lift the blockade")
        for n, actor in enumerate(("PER", "CHL"), 1)
    ]
    ledger.add(m.reading() for m in made)
    assert [ledger.origins("C1", day).independent for day in ("2020-03-01", None)] == [1, 2]
