"""Who looks at the page and changes it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request

from gezant.serve.settings import Settings
from gezant.views.quoting import printable

_LONGEST = 200


def editor_of(request: Request, settings: Settings) -> str:
    """The editor's name: what the proxy's header says, or the user of this machine where there is no proxy.

    Raises HTTPException 403 where the proxy names nobody.
    """
    if settings.behind_proxy is None:
        return settings.user
    named = request.headers.getlist(settings.behind_proxy)
    name = _decoded(named[0]).strip() if len(named) == 1 else ""
    if not name or len(name) > _LONGEST:
        raise HTTPException(403)
    return printable(name)


def _decoded(value: str) -> str:
    """Headers are Latin-1 to HTTP, and UTF-8 to most proxies."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
