"""What every change has to show before it is made: that a page of ours asked for it.

A form carries a token (`csrf.py`). A call of the API is JSON, which no other site's page can send here without being asked
first (https://fetch.spec.whatwg.org/#http-cors-protocol), and this server allows none.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from gezant.serve import csrf
from gezant.serve.page import Page

_FIELDS, _FILES = 200, 1


class Change(Page):
    """A page that changes the dossier: `page.form` is what was sent, `page.editor` who did."""

    def __init__(self, request: Request, form: FormData) -> None:
        super().__init__(request)
        self.form = form

    def text(self, name: str) -> str:
        """A field of the form, without blanks around it; empty where there is none."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""


async def _change(request: Request) -> Change:
    """The form of a request. Raises HTTPException 403 where no page of ours made it for this browser."""
    _same_site(request)
    form = await request.form(max_files=_FILES, max_fields=_FIELDS)
    given = form.get(csrf.FIELD) or request.headers.get(csrf.HEADER, "")
    session = request.cookies.get(csrf.COOKIE)
    if not isinstance(given, str) or not csrf.holds(request.app.state.settings.secret, session, given):
        raise HTTPException(403)
    return Change(request, form)


def _call(request: Request) -> Page:
    """A call of the API. Raises HTTPException 403 where another site's page made it, 415 where it is no JSON."""
    _same_site(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415)
    return Page(request)


def _same_site(request: Request) -> None:
    """Raise HTTPException 403 where a browser says that another site's page asks."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if foreign or site not in ("same-origin", "none"):
        raise HTTPException(403)


Changing = Annotated[Change, Depends(_change)]
"""The form that a page was sent; `def split(page: Changing) -> Response`."""

Calling = Annotated[Page, Depends(_call)]
"""A call of the API that changes something."""
