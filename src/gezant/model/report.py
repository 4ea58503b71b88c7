"""A report: one dated news text as intake hands it to annotate, with all that is known of where it came from and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

DateOrigin = Literal[
    "option", "header", "metadata", "column", "feed", "mail", "byline", "dateline", "address", "document", "server", "fetched"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One word on when a report was published.

    `value` is EDTF, a day, month or year, in the zone of the paper as far as that is known. `origin` says what told it, `words`
    to the letter how (`article:published_time 2018-04-08T22:30:00Z`). `instant` is ISO 8601 with its offset where the clock was
    told. A `bound` says only that the report is no later (when it was fetched, when its page was changed).
    """

    value: str
    origin: DateOrigin
    words: str
    instant: str | None = None
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a report was read from, as they were fetched or found, so that a later version can read them anew."""

    data: bytes = field(repr=False)
    media_type: str
    hash: str
    """SHA-256 of `data`, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Report:
    """One news report.

    `text` is kept to the letter: every offset of a reading counts its Unicode code points. `date` is EDTF at the precision
    that is really known (`2018-04-08`, `2018-04`, `2018`), None where nobody tells. `language` is ISO 639-1. `origin` says
    where the text came from (a path, an address), for messages only. `agency` is the actor code of the agency that the report
    credits (`MED/anp`), `url` its canonical address. `published` and `seen` are instants, ISO 8601 with offset: when its paper
    put it out, where the clock was told, and when it was fetched. `dates` are all candidates for `date`, the chosen one first.
    """

    id: str
    text: str
    language: str
    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    origin: str | None = None
    author: str | None = None
    section: str | None = None
    agency: str | None = None
    url: str | None = None
    published: str | None = None
    seen: str | None = None
    dates: tuple[DateCandidate, ...] = ()
    original: Original | None = field(default=None, repr=False, compare=False)
