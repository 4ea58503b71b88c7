"""Fetching from the web: only what was asked for, only from where it is safe, within limits, and politely."""

from gezant.intake.web.addresses import is_address
from gezant.intake.web.errors import FetchError, NotAllowed, TryLater
from gezant.intake.web.fetcher import Fetcher
from gezant.intake.web.items import item_of
from gezant.intake.web.settings import Fetched, Network, Validators

__all__ = [
    "FetchError",
    "Fetched",
    "Fetcher",
    "Network",
    "NotAllowed",
    "TryLater",
    "Validators",
    "is_address",
    "item_of",
]
