"""How Gezant goes to the network, and what it brings back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.metadata import version

from gezant.intake.errors import IntakeError

NAME = "Gezant"
"""The product token: the name that robots.txt may speak to."""

_CONTACT = re.compile(r"[!-'*-~]+")  # printable ASCII without blanks and brackets: what may stand in a comment of a header


@dataclass(frozen=True, slots=True)
class Network:
    """Settings for fetching; times in seconds, sizes in bytes.

    `allow_private`: addresses of this machine and its own network may be fetched, and every port. `timeout`: for one address
    with all its redirects, from the look-up of its name to its last byte; waiting for one's turn does not count. `limit`: the
    largest answer, decoded. `delay`: the least between two requests to one host; robots.txt may ask for more, up to `patience`.
    `contact`: an address or e-mail address that is sent with the name of the program, so that a site can complain.

    Raises IntakeError where the contact cannot stand in a header.
    """

    allow_private: bool = False
    timeout: float = 30.0
    redirects: int = 5
    limit: int = 50_000_000
    delay: float = 1.0
    patience: float = 30.0
    contact: str | None = None

    def __post_init__(self) -> None:
        if self.contact is not None and not _CONTACT.fullmatch(self.contact):
            raise IntakeError(f"'{self.contact}' cannot be sent as a contact", "give an address or e-mail address without blanks")

    @property
    def agent(self) -> str:
        """The user agent that is sent: `Gezant/0.1.0 (+https://desk.example/robot)`."""
        return f"{NAME}/{version('gezant')}" + (f" (+{self.contact})" if self.contact else "")


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask by whether a page has changed (RFC 9110, 8.8): its ETag and Last-Modified, to the letter."""

    etag: str | None = None
    modified: str | None = None

    def __bool__(self) -> bool:
        return bool(self.etag or self.modified)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer to a request.

    `url` is the address that answered, after all redirects. `status` is 200 or 203, or 304 for a page that has not changed, with
    no `data`. `data` is decoded from gzip and deflate. `media_type` (lower case) and `charset` are what the server said. `seen`
    is when it came, ISO 8601 in UTC. `moved` is the address to ask for from now on (301 and 308, never from https to http).
    `retry_after` are seconds that the server asks to wait before the next request, `max_age` those for which it says that the
    page stays as it is (RFC 9111). `downgraded` says that a redirect left https for http, so that somebody on the way may have
    changed the page.
    """

    url: str
    status: int
    data: bytes = field(repr=False)
    seen: str
    media_type: str | None = None
    charset: str | None = None
    validators: Validators = field(default=Validators())
    moved: str | None = None
    retry_after: float | None = None
    max_age: float | None = None
    downgraded: bool = False
