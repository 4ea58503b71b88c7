"""One request and its answer over HTTP, and what is said where there is none."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from typing import TYPE_CHECKING

from gezant.intake.web.bodies import ACCEPTED
from gezant.intake.web.errors import FetchError
from gezant.intake.web.settings import Network, Validators

if TYPE_CHECKING:
    import httpcore
    from httpx import URL

    from gezant.intake.web.dialling import Resolve

_ACCEPT = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/xml;q=0.9,*/*;q=0.8"
_KEPT_OPEN = 5.0  # seconds that a connection waits for another request to its host
_LATER = "try again later"
_CHECK = "check the address and its port"
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}")
_VALIDATOR = re.compile(r"[ -~]{1,500}")  # what can be sent back in a header


class Requests:
    """Connections to servers. `resolve` looks up names; None: the system does. Threads may share it."""

    def __init__(self, network: Network, resolve: Resolve | None) -> None:
        import httpcore

        from gezant.intake.web.dialling import Dialler, system_resolve

        self._network = network
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trust(),
            network_backend=Dialler(resolve or system_resolve, network.allow_private),
            max_connections=None,
            keepalive_expiry=_KEPT_OPEN,
        )

    def close(self) -> None:
        """Ends all connections."""
        self._pool.close()

    @contextmanager
    def ask(self, url: URL, validators: Validators, until: float, origin: str) -> Iterator[httpcore.Response]:
        """The answer to a request, its body not yet read; all must be done at the instant `until` of `time.monotonic`.

        Raises FetchError, told of `origin`, for all that goes wrong before the context is left.
        """
        import httpcore

        place = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        headers: dict[bytes | str, bytes | str] = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self._network.agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": ACCEPTED,
        }
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.modified:
            headers["If-Modified-Since"] = validators.modified
        # Instants, not lengths: see Dialler.
        times = dict.fromkeys(("connect", "read", "write"), until)
        try:
            with self._pool.stream("GET", place, headers=headers, extensions={"timeout": times}) as answer:
                yield answer
        except FetchError as error:
            raise error.at(origin) from error.__cause__
        except httpcore.TimeoutException as error:
            problem = f"it did not come within {self._network.timeout:g} seconds"
            raise FetchError(problem, _LATER, origin, passing=True) from error
        except httpcore.ConnectError as error:
            raise _unconnected(error, origin) from error
        except (httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
            raise _broken(error, origin) from error
        except (httpcore.LocalProtocolError, UnicodeEncodeError) as error:
            raise FetchError("it cannot be asked for over HTTP", "check the address", origin) from error


def header(answer: httpcore.Response, name: str) -> str | None:
    """The first header of that name, as text: UTF-8 where it is that, else Latin-1, as RFC 9110 has it."""
    wanted = name.encode("ascii")
    for key, value in answer.headers:
        if key.lower() == wanted:
            try:
                return value.decode("utf-8").strip()
            except UnicodeDecodeError:
                return value.decode("latin-1").strip()
    return None


def validators_of(answer: httpcore.Response, known: Validators) -> Validators:
    """What an answer gives to ask by for changes; a 304 (`known`: what was asked by) need not repeat it."""
    given = (header(answer, name) or "" for name in ("etag", "last-modified"))
    etag, modified = (value if _VALIDATOR.fullmatch(value) else None for value in given)
    return Validators(etag or known.etag, modified or known.modified) if answer.status == 304 else Validators(etag, modified)


def content_type(value: str | None) -> tuple[str | None, str | None]:
    """Media type and charset, lower case, of a header Content-Type; None for what it does not tell."""
    if not value:
        return None, None
    kind = value.partition(";")[0].strip().lower()
    message = Message()
    message["Content-Type"] = value
    return kind if _MEDIA_TYPE.fullmatch(kind) else None, message.get_content_charset()


def _trust() -> ssl.SSLContext:
    """The authorities that the system (or SSL_CERT_FILE) trusts and, for systems that have none, those of Mozilla."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _unconnected(error: Exception, origin: str) -> FetchError:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        problem = f"the server's certificate does not hold ({cause.verify_message})"
        return FetchError(problem, "check the address; what such a server shows is not to be trusted", origin)
    if isinstance(cause, ssl.SSLError):
        return FetchError("no safe connection (TLS) came about", "check the address; perhaps it begins with http://", origin)
    if isinstance(cause, ConnectionRefusedError):
        return FetchError("the server refused the connection", _CHECK, origin, passing=True)
    reason = cause.strerror.lower() if isinstance(cause, OSError) and cause.strerror else "no connection"
    return FetchError(f"the server cannot be reached ({reason})", _LATER, origin, passing=True)


def _broken(error: Exception, origin: str) -> FetchError:
    import httpcore

    # The libraries tell these apart by words alone.
    words = str(error)
    if words.startswith("Receive buffer too long"):
        return FetchError("the answer begins with too many headers", "save the page in a browser and read that file", origin)
    if isinstance(error, httpcore.RemoteProtocolError) and not words.startswith(("Server disconnected", "peer closed")):
        return FetchError("the answer is not HTTP", _CHECK, origin)
    return FetchError("the answer broke off before its end", _LATER, origin, passing=True)
