"""Which clock a paper goes by."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from gezant.intake.dates import zone_of
from gezant.lexicon import languages, load


@pytest.mark.parametrize(
    ("language", "url", "outlet", "zone"),
    [
        ("nl", "https://www.noorderkoerier.nl/a", None, "Europe/Amsterdam"),
        ("nl", "https://zuiderbode.be/a", None, "Europe/Brussels"),
        ("en", "https://example.co.uk/a", None, "Europe/London"),
        ("en", "https://EXAMPLE.NL:8080/a", None, "Europe/Amsterdam"),
        ("nl", "https://example.com/a", None, "Europe/Amsterdam"),
        ("en", "https://example.com/a", None, None),
        ("en", "https://edition.cnn.com/a", None, "America/New_York"),
        ("en", "https://notcnn.com/a", None, None),
        ("en", None, "Reuters", None),
        ("en", None, "BBC News", "Europe/London"),
        ("en", None, "  bbc   news ", "Europe/London"),
        ("en", None, None, None),
        ("nl", None, None, "Europe/Amsterdam"),
        (None, "https://example.be/a", None, "Europe/Brussels"),
        (None, None, None, None),
        ("en", "http://127.0.0.1/a", None, None),
        ("en", "http://[::1]/a", None, None),
        ("en", "http://[broken", None, None),
        ("en", "nl", None, None),
        ("xx", None, None, None),
        ("en", "https://example.io/a", None, None),
    ],
)
def test_the_zone_of_a_paper(language: str | None, url: str | None, outlet: str | None, zone: str | None) -> None:
    assert zone_of(language, url, outlet) == zone


def test_every_zone_of_the_tables_exists() -> None:
    tables = load("common", "zones")
    named = (
        [z for key in ("domains", "sites", "outlets") for z in tables[key].values()]
        + tables["month_first"]
        + tables["either_order"]
    )
    named += [z for z in tables["letters"].values() if "/" in z]
    named += [z for language in languages() if (z := load(language, "bylines")["zone"])]
    for zone in named:
        assert ZoneInfo(zone).key == zone
