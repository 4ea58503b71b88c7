"""The addresses in a feed, without what papers add to them to count their readers."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus, urljoin, urlsplit, urlunsplit

_COUNTING = re.compile(
    r"(?:utm|at|ns|mtm|pk|mc|wt|itm|hsa|stm)_|(?:fb|g|d|ms|tw|y)clk?id$|(?:igshid|xtor|cmp|cmpid|ocid|smid|smtyp|ftag|ito)$",
    re.I,
)
_FROM_FEED = re.compile(r"(?:ref|referr?er|from|source|src|traffic_source|input|via|channel|origin)$", re.I)
_FEEDS = frozenset(("rss", "feed", "atom", "rssfeed", "rss-feed", "rss_feed"))


def cleaned(address: str, base: str = "") -> str | None:
    """An address of the web without the parts of its query that only count readers, and without its fragment.

    It may be relative to `base`. None for what is no address of the web, and for none. The rest of the query keeps its order and
    letters, a fragment that names a page (`#!…`) stays.
    """
    if not address.strip():
        return None
    try:
        parts = urlsplit(urljoin(base, "".join(address.split())))
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    query = "&".join(part for part in parts.query.split("&") if not _counts(part))
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", query, fragment))


def _counts(part: str) -> bool:
    name, _, value = part.partition("=")
    name, value = unquote_plus(name), unquote_plus(value)
    return bool(_COUNTING.match(name) or (_FROM_FEED.match(name) and value.lower() in _FEEDS))
