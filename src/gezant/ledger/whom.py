"""Who speaks about whom: the parties that a statement addresses, or that its content names."""

from __future__ import annotations

from gezant.ledger.codes import UNKNOWN, parties_of
from gezant.ledger.filed import Filed

BETWEEN = ">"


def about_whom(report: Filed) -> dict[str, tuple[str, ...]]:
    """For every statement of a report (by id) the pairs `USA>PRK` of a speaker and another party that it is about, each once.

    Speakers and parties are states for their officials, else bodies; nobody speaks about himself here.
    """
    out: dict[str, tuple[str, ...]] = {}
    for id, s in report.statements.items():
        speakers = parties_of(s.source.actors) if s.source else ()
        others = dict.fromkeys((*parties_of(s.addressee.actors if s.addressee else ()), *report.named(s))) if speakers else {}
        pairs = [f"{a}{BETWEEN}{b}" for a in speakers for b in others if b not in (UNKNOWN, *speakers)]
        if pairs:
            out[id] = tuple(dict.fromkeys(pairs))
    return out
