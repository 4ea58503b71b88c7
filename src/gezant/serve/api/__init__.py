"""Everything that the pages show, as JSON; described at `/api/openapi.json`."""

from __future__ import annotations

from fastapi import APIRouter

from gezant.serve.api import actors, claims, corrections, front, meetings, openapi, reports, search, statements

ROUTERS = (
    openapi.router,
    front.router,
    claims.router,
    corrections.router,
    search.router,
    reports.router,
    statements.router,
    meetings.router,
    actors.router,
)

api = APIRouter(prefix="/api")
for router in ROUTERS:
    api.include_router(router)
