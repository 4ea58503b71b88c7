"""What every page needs: its language, the day it is of, who looks at it, the dossier; and how it is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from gezant.intake import IntakeError, check_date
from gezant.ledger import Ledger, Unfinished
from gezant.serve import assets, csrf
from gezant.serve.editors import editor_of
from gezant.serve.languages import COOKIE as LANGUAGE
from gezant.serve.languages import language_of
from gezant.serve.settings import Settings
from gezant.serve.told import COOKIE as TOLD
from gezant.serve.told import Told, packed, unpacked
from gezant.views.html import environment, speech

_YEAR = 365 * 24 * 3600
_SHARED = ("as_of",)  # what every address keeps


class BadQueryError(Exception):
    """Something that a page was asked for and that is no value for it; `problem` is a key of the words of `errors`."""

    def __init__(self, field: str, value: str, problem: str) -> None:
        super().__init__(f"{field}={value}: {problem}")
        self.field, self.value, self.problem = field, value, problem


class Page:
    """One request for a page. Templates see it as `page`, its language's words and names as `say`."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.settings: Settings = request.app.state.settings
        self.say = speech(language_of(request))
        self.editor = editor_of(request, self.settings)
        self.as_of = date_in(request, "as_of")
        self.told = unpacked(request.cookies.get(TOLD), self.settings.secret)
        self._session = request.cookies.get(csrf.COOKIE)
        self._new_session = False
        self.unfinished: Unfinished | None = None  # how far what this page shows is worked out anew, where it is not all

    @property
    def language(self) -> str:
        """The language of the interface, ISO 639-1."""
        return self.say.language

    @property
    def path(self) -> str:
        """The path of the request."""
        path: str = self.request.url.path
        return path

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The dossier as it is now, for all questions of one page; what others write meanwhile is not seen."""
        ledger: Ledger = self.request.app.state.ledger
        with ledger.still() as still:
            self.unfinished = still.unfinished()
            yield still

    @property
    def writable(self) -> Ledger:
        """The dossier, to change it."""
        ledger: Ledger = self.request.app.state.ledger
        return ledger

    def link(self, path: str, **query: object) -> str:
        """The address of a page, of the same day as this one; `path` is as it stands in an address (see `part`)."""
        kept = {name: value for name in _SHARED if (value := self.request.query_params.get(name))}
        values = {name: value for name, value in {**kept, **query}.items() if value not in (None, "")}
        return f"{path}?{urlencode(values)}" if values else path

    def again(self, **query: object) -> str:
        """The address of this page with other values for some of what it was asked for; None takes one out."""
        values = {name: value for name, value in self.request.query_params.items() if name != "lang"}
        values |= {name: str(value) for name, value in query.items() if value is not None}
        left = {name: value for name, value in values.items() if value and not (name in query and query[name] is None)}
        return f"{self.here}?{urlencode(left)}" if left else self.here

    @property
    def here(self) -> str:
        """The path of this page as it stands in an address."""
        return part(self.path)

    @property
    def menu(self) -> tuple[tuple[str, str], ...]:
        """The pages of the menu: the key of each one's name in the wording, and its path."""
        menu: tuple[tuple[str, str], ...] = self.request.app.state.menu
        return menu

    def within(self, path: str) -> bool:
        """Whether this page is that of a path of the menu, or below it."""
        return self.path == path or (path != "/" and self.path.startswith(f"{path}/"))

    @property
    def table(self) -> str | None:
        """The address of this list as CSV, with what it was asked for; None where the page is no list."""
        tables: frozenset[str] = self.request.app.state.tables
        name = self.path.strip("/")
        return f"{self.again(page=None)}".replace(self.here, f"/{name}.csv", 1) if name in tables else None

    @property
    def dossier(self) -> str:
        """What the dossier is called."""
        return Path(self.writable.where).stem

    @property
    def version(self) -> str:
        """The version of the program."""
        version: str = self.request.app.version
        return version

    def value(self, name: str) -> str:
        """What was asked for under a name, for the form that asks for it again."""
        return self.request.query_params.get(name, "")

    def query(self, *without: str) -> list[tuple[str, str]]:
        """What was asked for, without these names."""
        return [(name, value) for name, value in self.request.query_params.items() if name not in (*without, "lang")]

    def part(self, value: str) -> str:
        """A value as part of the path of an address."""
        return part(value)

    def asset(self, name: str) -> str:
        """The address of a style sheet, a script or a picture."""
        return assets.address(name)

    def csrf(self) -> str:
        """A token for the forms of this page."""
        if self._session is None or not csrf.is_session(self._session):
            self._session, self._new_session = csrf.new_session(), True
        return csrf.token(self.settings.secret, self._session)

    def render(self, template: str, /, *, status: int = 200, **values: object) -> HTMLResponse:
        """The page made by a template from values."""
        made = environment().get_template(template).render(page=self, say=self.say, status=status, **values)
        headers = {"Content-Language": self.language, "Vary": "Cookie, Accept-Language, Accept-Encoding"}
        response = HTMLResponse(made, status, headers)
        secure = self.request.url.scheme == "https" or self.request.headers.get("x-forwarded-proto") == "https"
        if self._new_session and self._session is not None:
            response.set_cookie(csrf.COOKIE, self._session, httponly=True, samesite="strict", secure=secure)
        if TOLD in self.request.cookies:
            response.delete_cookie(TOLD)
        if "lang" in self.request.query_params:
            response.set_cookie(LANGUAGE, self.language, max_age=_YEAR, httponly=True, samesite="lax", secure=secure)
        return response

    def go(self, path: str, /, *, told: Told | None = None, place: str = "", **query: object) -> RedirectResponse:
        """On to another page (at the element with the id `place`), after a change, which that page tells of."""
        response = RedirectResponse(self.link(path, **query) + (f"#{quote(place)}" if place else ""), 303)
        if told is not None:
            response.set_cookie(TOLD, packed(told, self.settings.secret), max_age=60, httponly=True, samesite="strict")
        return response


def part(value: str) -> str:
    """A value as part of the path of an address; slashes stay."""
    return quote(value, safe="/:")


def date_in(request: Request, name: str) -> str | None:
    """The date (EDTF) that was asked for under a name, None where none was. Raises BadQueryError where it is none."""
    value = request.query_params.get(name, "").strip()
    try:
        return check_date(value) if value else None
    except IntakeError:
        raise BadQueryError(name, value, "no_date") from None


def checked(values: Mapping[str, str | None], settings: Settings, session: str | None) -> bool:
    """Whether a form came from a page of ours: its token was made for this browser."""
    return csrf.holds(settings.secret, session, values.get(csrf.FIELD) or "")


Here = Annotated[Page, Depends(Page)]
"""The page that is asked for; `def claims(page: Here) -> Response`."""
