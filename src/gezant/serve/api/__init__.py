"""Everything that the pages show, as JSON; described at `/api/openapi.json`."""

from __future__ import annotations

from fastapi import APIRouter

from gezant.serve.api import actors, claims, front, meetings, openapi, reports, statements

ROUTERS = (
    openapi.router,
    front.router,
    claims.router,
    reports.router,
    statements.router,
    meetings.router,
    actors.router,
)

api = APIRouter(prefix="/api")
for router in ROUTERS:
    api.include_router(router)
