"""What went wrong, as a page in the reader's language, or as JSON under `/api`; never with a traceback."""

from __future__ import annotations

import sqlite3

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Scope

from gezant.ledger import LedgerError, Refusal
from gezant.serve import assets
from gezant.serve.languages import language_of
from gezant.serve.page import BadQueryError
from gezant.serve.security import HEADERS
from gezant.views.html import Speech, environment, speech

_TOLD = {400, 403, 404, 405, 409, 413, 421, 422, 500, 503}


def handle_errors(app: FastAPI) -> None:
    """Answer all that can go wrong."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(BadQueryError, _bad_query)
    app.add_exception_handler(LedgerError, _ledger)
    app.add_exception_handler(Exception, _unforeseen)


def refusal(scope: Scope, status: int) -> Response:
    """The answer to a request that is not let through."""
    return answer(Request(scope), status)


def answer(request: Request, status: int, detail: str = "", headers: dict[str, str] | None = None) -> Response:
    """An error: what it is and what to do, with `detail` where more is known."""
    say = speech(language_of(request))
    key = f"errors.{status if status in _TOLD else 500 if status >= 500 else 400}"
    headers = {**HEADERS, **(headers or {})}
    if request.url.path == "/api" or request.url.path.startswith("/api/"):
        said = {"status": status, "title": say(f"{key}.title"), "detail": detail or say(f"{key}.text")}
        return JSONResponse(said, status, headers, "application/problem+json")  # RFC 9457
    page = environment().get_template("error.html").render(
        say=say, status=status, title=say(f"{key}.title"), text=say(f"{key}.text"), detail=detail, asset=assets.address
    )  # fmt: skip
    return HTMLResponse(page, status, {**headers, "Content-Language": say.language})


def _say(request: Request) -> Speech:
    return speech(language_of(request))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return answer(request, error.status_code, headers=dict(error.headers or {}))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fields = ", ".join(dict.fromkeys(str(problem["loc"][-1]) for problem in error.errors()))
    return answer(request, 422, _say(request)("errors.fields", fields=fields))


async def _bad_query(request: Request, error: Exception) -> Response:
    assert isinstance(error, BadQueryError)
    return answer(request, 422, _say(request)(f"errors.{error.problem}", field=error.field, value=error.value))


async def _ledger(request: Request, error: Exception) -> Response:
    """A failing database; else the dossier has not what it was asked for, or cannot be changed so."""
    assert isinstance(error, LedgerError)
    status = 503 if failed(error) else 404 if request.method in ("GET", "HEAD") else 409
    return answer(request, status, _say(request).refusal(error) if isinstance(error, Refusal) else str(error))


def failed(error: LedgerError) -> bool:
    """Whether it is the database that failed, and not what it was asked that cannot be."""
    return isinstance(error.__cause__, (SQLAlchemyError, sqlite3.Error))


async def _unforeseen(request: Request, error: Exception) -> Response:
    return answer(request, 500)
