"""Everything that the pages show, as JSON; described at `/api/openapi.json`."""

from __future__ import annotations

from fastapi import APIRouter

api = APIRouter(prefix="/api")
