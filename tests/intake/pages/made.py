"""Pages made in a test, and what is read in them."""

from __future__ import annotations

from gezant.intake.items import Item, Page, Settings, in_memory
from gezant.intake.pages import read_html

REPORT = (
    "<p>Minister Elsa Brandt van Vronland heeft de gezant van Osterije zondag uitgenodigd voor overleg over de grens op zee.</p>"
    "<p>Een woordvoerder zei dat Osterije de uitnodiging aanneemt, mits de patrouilleschepen eerst uit het gebied vertrekken.</p>"
)
WORDS = (
    "Minister Elsa Brandt van Vronland heeft de gezant van Osterije zondag uitgenodigd voor overleg over de grens op zee.\n\n"
    "Een woordvoerder zei dat Osterije de uitnodiging aanneemt, mits de patrouilleschepen eerst uit het gebied vertrekken."
)


def read(page: str | bytes, *, url: str | None = None, charset: str | None = None) -> Page:
    """The Page of some HTML."""
    data = page.encode() if isinstance(page, str) else page
    return read_html(Item(in_memory(data), "page", "page.html", charset=charset, url=url), Settings())


def article(body: str = REPORT, head: str = "", title: str = "Vronland nodigt gezant uit") -> str:
    """A page with a headline and a body."""
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Voorpagina</a></nav>'
        f"<article><h1>{title}</h1>{body}</article></body></html>"
    )
