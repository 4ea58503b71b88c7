"""The language of the interface: what a request asks for, else what the reader chose before, else what the browser prefers."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request

from gezant.views.wording import DEFAULT, languages

COOKIE = "gezant_language"


def language_of(request: Request) -> str:
    """The language of the interface for a request, ISO 639-1."""
    wanted = (request.query_params.get("lang", ""), request.cookies.get(COOKIE, ""))
    preferred = _preferred(request.headers.get("accept-language", ""))
    return next((language for language in (*wanted, *preferred) if language in languages()), DEFAULT)


def _preferred(header: str) -> Iterator[str]:
    """The languages of an Accept-Language header (RFC 9110, 12.5.4), the most preferred first, without their regions."""
    found: list[tuple[float, str]] = []
    for entry in header.lower().split(","):
        name, _, weight = entry.strip().partition(";q=")
        try:
            found.append((-float(weight or 1), name.partition("-")[0]))
        except ValueError:
            continue
    yield from (name for _, name in sorted(found, key=lambda pair: pair[0]))
