"""A report: one dated news text as intake hands it to annotate."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """One news report.

    `text` is kept to the letter: every offset of a reading counts its Unicode code points. `date` is EDTF at the precision
    that is really known (`2018-04-08`, `2018-04`, `2018`), None where nobody tells. `language` is ISO 639-1. `origin` says
    where the text came from (a path, an address), for messages only.
    """

    id: str
    text: str
    language: str
    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    origin: str | None = None
