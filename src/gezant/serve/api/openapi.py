"""The description of the API."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

router = APIRouter(include_in_schema=False)


@router.get("/openapi.json")
def described(request: Request) -> dict[str, Any]:
    """The API in the format of OpenAPI 3.1."""
    found: dict[str, Any] = request.app.openapi()
    return found
