"""What reports changed, in the order in which they came in: what a feed of a dossier tells."""

from __future__ import annotations

from dataclasses import dataclass

from gezant.model.dossier import Change


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A change, and the report that made it: its outlet, title and address, and when it was added (ISO 8601).

    `key` is the same for the same change, however the claims of the dossier are numbered later.
    """

    change: Change
    key: str
    added: str
    outlet: str | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class News:
    """The latest changes of a dossier, those of the report that was added last first.

    `dossier` names the dossier, the same as long as it is kept; `added` is when its last report was (ISO 8601).
    """

    dossier: str
    added: str
    items: tuple[NewsItem, ...]
