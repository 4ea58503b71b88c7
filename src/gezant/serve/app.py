"""The application: the dossier, what stands before every page, and the pages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version

import anyio
import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from gezant.ledger import Ledger
from gezant.serve import assets
from gezant.serve.anew import work_out_anew
from gezant.serve.api import api
from gezant.serve.errors import handle_errors, refusal
from gezant.serve.routes import MENU, ROUTERS, take
from gezant.serve.security import KnownHost, LimitedBody, WithHeaders
from gezant.serve.settings import Settings

_AT_ONCE = 6  # pages that are made at the same time; each holds a connection to the dossier with its cache


def create_app(dossier: str, settings: Settings | None = None) -> FastAPI:
    """The page of the dossier at a path or an address. Raises LedgerError where there is none that can be read."""
    settings = settings or Settings()
    app = FastAPI(title="Gezant", version=version("gezant"), docs_url=None, redoc_url=None, openapi_url=None, lifespan=_running)
    app.state.dossier = dossier
    app.state.ledger = Ledger.open(dossier, at_once=settings.at_once)
    app.state.settings = settings
    app.state.menu = MENU
    app.state.tables = frozenset(take.TABLES)
    for router in (assets.router, *ROUTERS, api):
        app.include_router(router)
    handle_errors(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)  # the last that is added stands outermost
    app.add_middleware(partial(LimitedBody, settings=settings, refuse=refusal))
    app.add_middleware(partial(KnownHost, settings=settings, refuse=refusal))
    app.add_middleware(WithHeaders)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
    async with anyio.create_task_group() as group:
        group.start_soon(work_out_anew, app.state.ledger, app.state.dossier)
        yield
        group.cancel_scope.cancel()
