"""What was fetched, as an item of intake."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from gezant.intake.items import Item, Known, in_memory
from gezant.intake.web.addresses import shown
from gezant.intake.web.settings import Fetched

_LONGEST_ID = 80
_ENDING = re.compile(r"(?<=[^.])\.[A-Za-z][A-Za-z0-9]{1,4}$")
_HOLLOW = frozenset(("index", "default", "home"))  # names that a server gives to any page
_PROGRAMS = frozenset((".php", ".asp", ".aspx", ".jsp", ".cgi", ".cfm", ".do", ".pl"))  # the query tells which page
_TRACKING = re.compile(r"utm_|fbclid|gclid|ref$|source$")


def item_of(fetched: Fetched, asked: str) -> Item:
    """The item of an answer to the address `asked`, which messages name. When the page was changed bounds its date."""
    from gezant.intake.dates import parse

    modified = fetched.validators.modified
    date = parse(modified, "server", zone=None, label="Last-Modified", bound=True) if modified else None
    return Item(
        stream=in_memory(fetched.data),
        id=id_of(fetched.url),
        origin=shown(asked),
        media_type=fetched.media_type,
        charset=fetched.charset,
        url=fetched.url,
        seen=fetched.seen,
        known=Known(url=fetched.url, dates=(date,) if date else ()),
    )


def id_of(url: str) -> str:
    """An id for what an address brings, fit for a file's name: the last part of its path that tells something.

    `https://paper.example/2018/04/08/talks-in-may.html` gives `talks-in-may`, `…/nieuws/2231457/` gives `nieuws-2231457`,
    `…/article.php?id=12` gives `article-12`, a bare host its name.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "address").removeprefix("www.")
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    ending = _ENDING.search(segments[-1]) if segments else None
    names = [name for segment in segments if (name := _safe(_ENDING.sub("", segment))) and name.lower() not in _HOLLOW]
    asks = not names or (ending is not None and ending[0].lower() in _PROGRAMS)
    wanted = [value for key, value in parse_qsl(parts.query) if not _TRACKING.match(key)] if asks else []
    telling = names[-1:] or [host]
    if not any(char.isalpha() for char in telling[0]):
        before = next((name for name in reversed(names[:-1]) if any(char.isalpha() for char in name)), host)
        telling.insert(0, before)
    return _safe("-".join([*telling, *wanted]))[:_LONGEST_ID].rstrip("-._") or "address"


def _safe(name: str) -> str:
    return re.sub(r"[^\w.]+", "-", name).strip("-._")
