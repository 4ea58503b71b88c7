"""A page that holds no report is told for what it is."""

from __future__ import annotations

import pytest

from gezant.intake.errors import IntakeError
from tests.intake.pages.made import REPORT, article, read

TEASERS = "".join(
    f"<div><h3><a href='/{i}'>Kop van een bericht nummer {i}</a></h3><p>Een korte zin over wat er vandaag gebeurd is.</p></div>"
    for i in range(12)
)
LINKS = "<ul>" + "".join(f"<li><a href='/{i}'>Bericht {i}</a></li>" for i in range(40)) + "</ul>"


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("<html><frameset cols='20%,80%'><frame src='a.html'><frame src='b.html'></frameset></html>", "frames"),
        (f"<html><head><title>Dagpost</title></head><body>{LINKS}</body></html>", "list of links"),
        (f"<html><head><title>Dagpost</title></head><body><main>{TEASERS}</main></body></html>", "list of links"),
        (
            "<html><head><title>Inloggen | Dagpost</title></head><body><h1>Inloggen</h1><form><input></form></body></html>",
            "login wall",
        ),
        (
            "<html><body><h1>Wij gebruiken cookies</h1><p>Geef toestemming.</p></body></html>",
            "cookie wall",
        ),
        (
            "<html><title>404 | Dagpost</title><body><h1>Pagina niet gevonden</h1><p>Zoek verder.</p></body></html>",
            "error",
        ),
        ("<html><head><title>Access denied</title></head><body><h1>Access denied</h1></body></html>", "error"),
        ("<html><head><title>x</title></head><body><div id='root'></div><script>1</script></body></html>", "no text"),
        ("<html><body></body></html>", "no text"),
        (b"", "empty"),
    ],
)
def test_a_page_without_a_report_is_refused_with_what_it_is(page: str | bytes, problem: str) -> None:
    with pytest.raises(IntakeError, match=problem) as told:
        read(page)
    assert told.value.origin == "page.html"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Vronland praat weer met Osterije. Dat heeft minister Brandt zondag gezegd.</p>",
        "<p>Het ministerie was zondag niet bereikbaar. Minister Brandt zegt dat 404 stukken niet gevonden zijn.</p>",
        REPORT + LINKS,
    ],
    ids=["two sentences", "about errors", "many links beside it"],
)
def test_a_short_report_is_one_all_the_same(body: str) -> None:
    assert "Brandt" in read(article(body)).text


def test_the_frame_that_has_text_beside_it_is_read() -> None:
    assert "Brandt" in read(article(REPORT + "<iframe src='reclame.html'></iframe>")).text
