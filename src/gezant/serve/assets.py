"""Style sheets, scripts and pictures, under names that change with what is in them, so that browsers may keep them for good."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from gezant.views import html

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_KEPT = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}

router = APIRouter(prefix="/static", include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    data: bytes
    compressed: bytes
    media_type: str


@cache
def assets() -> dict[str, tuple[str, Asset]]:
    """Every file, by its own name: the name that it is sent under, and what is sent."""
    return {path.name: _asset(path) for path in sorted(html.STATIC.iterdir()) if path.suffix in _TYPES}


def address(name: str) -> str:
    """Where a file is to be had. Raises KeyError for one that there is not."""
    return f"/static/{assets()[name][0]}"


def _asset(path: Path) -> tuple[str, Asset]:
    data = path.read_bytes()
    named = f"{path.stem}.{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}"
    return named, Asset(data, gzip.compress(data, 9, mtime=0), _TYPES[path.suffix])


@router.get("/{name}")
async def asset(request: Request, name: str) -> Response:
    """A file by the name that pages have for it."""
    found = dict(assets().values()).get(name)
    if found is None:
        raise HTTPException(404)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.compressed, media_type=found.media_type, headers={**_KEPT, "Content-Encoding": "gzip"})
    return Response(found.data, media_type=found.media_type, headers=_KEPT)
