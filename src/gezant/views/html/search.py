"""What a search found, as its page shows it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from gezant.ledger import Ledger
from gezant.model.dossier import ActorLine, Hit, ReportLine
from gezant.views.html.speech import Speech
from gezant.views.quoting import printable


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A report that was found, and the part of its text with the words that it was found by."""

    report: ReportLine
    shown: Markup


def excerpt_of(hit: Hit) -> Excerpt:
    """A part of a text in one line, with the words marked that were asked for; dots where it goes on."""
    out, at = Markup("… " if hit.more_before else ""), 0
    for start, end in hit.marks:
        out += escape(_line(hit.excerpt[at:start])) + Markup("<mark>") + escape(hit.excerpt[start:end]) + Markup("</mark>")
        at = end
    return Excerpt(hit.report, out + escape(_line(hit.excerpt[at:])) + Markup(" …" if hit.more_behind else ""))


def actors_named(codes: Sequence[str], words: str, say: Speech) -> list[str]:
    """The actors whose name in the language of `say`, or whose code, has every one of the words (or the beginnings of them),
    states and bodies before persons.

    The code of a person is their name, so that only those of states and bodies are looked up.
    """
    wanted = _plain(words).split()
    named = ((code, _plain(code if ":" in code else f"{say.actor(code)} {code}")) for code in codes)
    found = [code for code, name in named if wanted and all(word in name for word in wanted)]
    return sorted(found, key=lambda code: (":" in code, len(code), code))


def actor_lines(ledger: Ledger, codes: Sequence[str], as_of: str | None) -> list[ActorLine]:
    """How often each of these actors spoke, those who spoke most first."""
    lines = (line for code in codes for line in ledger.actors(actor=code, as_of=as_of, limit=1) if line.actor == code)
    return sorted(lines, key=lambda line: -line.spoke)


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c)).replace("-", " ")


def _line(text: str) -> str:
    return printable(text.replace("\n", " "))
