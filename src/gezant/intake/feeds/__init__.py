"""Feeds (RSS 0.9 to 2.0, RDF, Atom): what stands in one, which of it is new, and when to ask for it again."""

from gezant.intake.feeds.entries import entry_found, open_feed
from gezant.intake.feeds.parsing import Entry, Feed, parse_feed
from gezant.intake.feeds.watching import FeedState

__all__ = ["Entry", "Feed", "FeedState", "entry_found", "open_feed", "parse_feed"]
