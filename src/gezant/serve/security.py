"""What stands before every page: the names it may be asked by, how much may be sent, and the headers of every answer."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gezant.serve.settings import Settings

Refusal = Callable[[Scope, int], Response]
"""What is answered to a request instead of letting it through, by the status."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Referrer-Policy": "same-origin",  # with no-referrer browsers send "Origin: null" with our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class WithHeaders:
    """Sets the security headers on every answer, those of errors too; an answer's own header of the name holds."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class KnownHost:
    """Lets through what asks for the page by one of its names, so that no other site's name can be pointed at it.

    https://owasp.org/www-community/attacks/DNS_Rebinding; behind a proxy the proxy knows its names.
    """

    def __init__(self, app: ASGIApp, settings: Settings, refuse: Refusal) -> None:
        self._app = app
        self._refuse = refuse
        self._names = None if settings.behind_proxy else settings.names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and self._names is not None and host_name(Headers(scope=scope)) not in self._names:
            await self._refuse(scope, 421)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def host_name(headers: Headers) -> str:
    """The name in the Host header, without its port and the brackets of an IPv6 address; empty where there is none or several."""
    found = headers.getlist("host")
    if len(found) != 1:
        return ""
    host = found[0].lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


class LimitedBody:
    """Refuses bodies over a number of bytes, told beforehand or not (chunked)."""

    def __init__(self, app: ASGIApp, settings: Settings, refuse: Refusal) -> None:
        self._app = app
        self._refuse = refuse
        self._largest = settings.largest_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "")
        if told.isdecimal() and int(told) > self._largest:
            await self._refuse(scope, 413)(scope, receive, send)
            return
        got = 0

        async def counted() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > self._largest:
                raise HTTPException(413)
            return message

        await self._app(scope, counted, send)
