"""What addresses of the API can be asked with, as OpenAPI describes it; `query.py` checks it, for pages and API alike."""

from __future__ import annotations

from typing import Any

from gezant.serve.query import ACTS, FURTHEST, GRADES

_DATE = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$", "examples": ["2018-04-08", "2018-04", "2018"]}
_TEXT = {"type": "string", "maxLength": 200}
_KNOWN: dict[str, tuple[str, dict[str, Any]]] = {
    "as_of": ("The dossier as it stood on a day (EDTF; a month or a year: its last day).", _DATE),
    "actor": ("Whose: the code of a state, body or person (PRK, USA.GOV:donald-trump), or a name.", _TEXT),
    "about": ("Whom it is about: a code or a name.", _TEXT),
    "addressee": ("To whom: a code or a name.", _TEXT),
    "topic": ("A concept of diplomacy, such as sanctions.", _TEXT),
    "grade": ("What it is worth now.", {"type": "string", "enum": list(GRADES)}),
    "act": ("What the source does with it.", {"type": "string", "enum": list(ACTS)}),
    "named": ("Whether its source is named.", {"type": "string", "enum": ["yes", "no"]}),
    "text": ("Words in it; the last may be the beginning of one.", _TEXT),
    "outlet": ("Who published it.", _TEXT),
    "report": ("Of a report, by its id.", _TEXT),
    "who": ("By whom.", _TEXT),
    "since": ("Reports of this day and later.", _DATE),
    "until": ("Reports of this day and earlier.", _DATE),
    "page": (f"Which page of the list; lists go to entry {FURTHEST}.", {"type": "integer", "minimum": 1, "default": 1}),
    "nth": ("Which of the claims that the statement opened.", {"type": "integer", "minimum": 1, "default": 1}),
}


def takes(*names: str) -> dict[str, Any]:
    """The description of an address that takes these, for `openapi_extra`."""
    return {
        "parameters": [
            {"name": name, "in": "query", "required": False, "description": _KNOWN[name][0], "schema": _KNOWN[name][1]}
            for name in names
        ]
    }
