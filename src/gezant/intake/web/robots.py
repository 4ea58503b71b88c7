"""What sites ask of programs: robots.txt (RFC 9309), with the pause between requests that many add to it."""

from __future__ import annotations

import math
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gezant.intake.web.errors import FetchError, NotAllowed
from gezant.intake.web.settings import NAME, Fetched

if TYPE_CHECKING:
    from httpx import URL
    from protego import Protego

LONGEST = 512_000
"""How many bytes of a robots.txt are read; the standard asks for 500 KiB at least."""
_DAY = 86_400.0
_SOON = 600.0  # after which a robots.txt that could not be had is asked for again


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Protego | None  # None: the site has no rules
    until: float
    trouble: FetchError | None = None  # why they could not be had, which keeps everything for now


class Robots:
    """The rules of the sites that were asked, each kept for a day. `get` fetches an address."""

    def __init__(self, get: Callable[[str], Fetched]) -> None:
        self._get = get
        self._rules: dict[str, _Rules] = {}
        self._guard = threading.Lock()

    def check(self, url: URL, origin: str) -> None:
        """Raises NotAllowed where the site keeps `url` from Gezant, or its rules cannot be had (`passing`: for now)."""
        rules = self._of(url)
        if (trouble := rules.trouble) is not None:
            passing = trouble.passing or trouble.status is not None
            remedy = "try again later" if passing else trouble.remedy
            raise NotAllowed(f"the site's robots.txt cannot be had ({trouble.problem})", remedy, origin, passing=passing)
        if rules.parsed is not None and not rules.parsed.can_fetch(str(url), NAME):
            raise NotAllowed("the site's robots.txt keeps it from programs", "read it in a browser", origin)

    def delay(self, url: URL) -> float | None:
        """The pause in seconds that the site asks for between two requests, None where it asks for none."""
        rules = self._of(url)
        delay = rules.parsed.crawl_delay(NAME) if rules.parsed is not None else None
        return delay if delay is not None and math.isfinite(delay) and delay >= 0 else None

    def _of(self, url: URL) -> _Rules:
        site = str(url.copy_with(raw_path=b"/robots.txt"))
        with self._guard:
            known = self._rules.get(site)
        if known is None or known.until < time.monotonic():
            known = self._fetched(site)
            with self._guard:
                self._rules[site] = known
        return known

    def _fetched(self, site: str) -> _Rules:
        from protego import Protego

        now = time.monotonic()
        try:
            text = self._get(site).data.decode("utf-8", errors="replace")
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and not error.passing:
                return _Rules(None, now + _DAY)  # "unavailable": there are no rules
            return _Rules(None, now + _SOON, error)  # "unreachable": nothing may be fetched
        return _Rules(Protego.parse(_ours(text.removeprefix("\ufeff"))), now + _DAY)


_AGENT = re.compile(r"\s*user(?:-|\s+)?agent\s*(?::|\s)\s*(\*(?=\s*(?:#|$))|[a-z_-]*)", re.IGNORECASE)
_OTHER = "-"  # no product token


def _ours(text: str) -> str:
    """The rules with all programs that are not Gezant called by one name.

    The parser keeps each rule for each program that a group names, so that a few thousand of both would take minutes and
    gigabytes. By the standard only the letters of a name count, without what a site adds to them.
    """
    lines = []
    for line in text.splitlines():
        if found := _AGENT.match(line):
            name = found[1].lower()
            line = f"User-agent: {name if name in ('*', NAME.lower()) else _OTHER}"
        lines.append(line)
    return "\n".join(lines)
