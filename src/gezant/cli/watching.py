"""Watching feeds for a dossier: asking for each when it is due, adding what is new, telling what changed and what went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import TYPE_CHECKING

import click

from gezant.cli.messages import complain, complain_of_bug
from gezant.cli.screen import busy

if TYPE_CHECKING:
    from datetime import datetime

    from gezant.cli.clock import Clock
    from gezant.intake import IntakeError, Item, Settings, Skipped
    from gezant.intake.feeds import Entry, Feed, FeedState
    from gezant.intake.web import Fetched, Fetcher
    from gezant.ledger import Ledger
    from gezant.ledger.interest import Interest
    from gezant.ledger.ledger import Added
    from gezant.model import Reading, Report


@dataclass
class Watch:
    """Feeds that are watched for a dossier.

    `every` is the pause between two questions to a feed in seconds. `read` gives the reading of a report, None (and a message)
    where there is none; `changed` tells what an addition changed and `skipped` what was left out, where and why; `publish` is
    called when something was added.
    """

    ledger: Ledger
    fetcher: Fetcher
    clock: Clock
    settings: Settings
    interest: Interest
    every: float
    read: Callable[[Report], Reading | None]
    changed: Callable[[Added], None]
    skipped: Callable[[str, str], None] = lambda origin, reason: None
    publish: Callable[[], None] = lambda: None
    debug: bool = False
    _told: set[tuple[str, str]] = field(default_factory=set, init=False)
    _peace: float = field(default=0.0, init=False)  # seconds for which a server of the feed's pages wants to be left alone

    def once(self, addresses: Sequence[str]) -> bool:
        """Ask for every feed that may be asked now; False where one could not be had."""
        from gezant.intake.feeds.watching import due

        fine = True
        for state in self._states(addresses):
            if self.clock.stopped:
                break
            when = due(state, None)
            if state.gone:
                complain(self._gone(state))
                fine = False
            elif when is not None and when > self.clock.now():
                why = "it could not be had" if state.failures else "so its server wants it"
                click.echo(f"{state.address}: not asked before {_clock(when)}; {why}")
                fine = fine and not state.failures
            else:
                fine = self.poll(state, always=True) and fine
        return fine

    def run(self, addresses: Sequence[str]) -> bool:
        """Ask for each feed when it is due, until the clock says to stop. Raises click.ClickException when no feed is left."""
        from gezant.intake.feeds.watching import due, in_order

        for state in self._states(addresses):
            if state.gone:
                complain(self._gone(state))
        while not self.clock.stopped:
            states = in_order(self._states(addresses), self.every)
            if not states:
                raise click.ClickException(f"no feed is left to be watched for {self.ledger.where}")
            when, now = due(states[0], self.every), self.clock.now()
            if when is None or when <= now:
                self.poll(states[0])
            else:
                with busy(f"{_count(len(states), 'feed')} watched; the next is asked at {_clock(when)} …"):
                    self.clock.wait((when - now).total_seconds())
        return True

    def poll(self, state: FeedState, *, always: bool = False) -> bool:
        """Ask for a feed and take in what is new in it; False where it could not be had. `always` tells when nothing is new."""
        from gezant.intake import IntakeError
        from gezant.intake.feeds import parse_feed
        from gezant.intake.feeds.watching import Answer, answered, unfinished
        from gezant.intake.web import Validators, item_of

        feed: Feed | None = None
        self._peace = 0.0
        try:
            with busy(f"Asking {state.place} …"):
                fetched = self.fetcher.fetch(state.place, Validators(state.etag, state.modified), robots=True)
            if fetched.status != 304:
                item = item_of(fetched, state.address)
                feed = parse_feed(item, self.settings.limits.report, self.settings.timezone)
        except IntakeError as error:
            self._failed(state, error)
            return False
        self._back(state, fetched)
        tally: Counter[str] = Counter()
        if feed is not None:
            self._take_in(state, item, feed, tally)
        if tally["new"]:
            self.publish()
        if tally["stopped"]:
            self._summary(state, feed, tally, always=False)
            return True  # what is left comes again, since nothing of this answer is kept
        least = max((feed and feed.ttl) or 0.0, fetched.max_age or 0.0, fetched.retry_after or 0.0, self._peace)
        answer = Answer(fetched.status, fetched.validators.etag, fetched.validators.modified, fetched.moved, least)
        if tally["again"]:
            self.ledger.keep_feed_state(unfinished(state, answer, self.clock.now()))
        else:
            self.ledger.keep_feed_state(answered(state, answer, self.clock.now()))
            self._told = {(address, problem) for address, problem in self._told if address != state.address}
        self._summary(state, feed, tally, always=always)
        return True

    def _take_in(self, state: FeedState, item: Item, feed: Feed, tally: Counter[str]) -> None:
        """Every new entry of a feed, the oldest first; one is marked as seen when it was dealt with."""
        from gezant.intake.feeds.watching import new_entries

        settings = replace(self.settings, follow=self._follow)
        keys = {key for entry in feed.entries for key in entry.keys}
        for entry in new_entries(feed.entries, self.ledger.seen_entries(state.address, keys)):
            if self.clock.stopped:
                tally["stopped"] += 1
                return
            outcome = self._entry(item, feed, entry, settings)
            tally[outcome] += 1
            if outcome != "again":
                self.ledger.keep_seen_entry(state.address, entry.keys)

    def _entry(self, item: Item, feed: Feed, entry: Entry, settings: Settings) -> str:
        """What became of an entry: `new`, `known`, `unwanted`, `left out`, `bad`, or `again` where it is to be tried again."""
        from gezant.intake import IntakeError, Item, Skipped
        from gezant.intake.feeds import entry_found
        from gezant.intake.opening import opened
        from gezant.intake.reports import report_from_item
        from gezant.intake.web import FetchError, TryLater

        found: Item | Skipped | IntakeError | Report = entry_found(item, feed, entry, settings)
        if isinstance(found, Item):
            found = next(opened(found, settings, report_from_item))  # a document holds one
        if isinstance(found, Skipped):
            if not entry.whole:
                return "again"
            self.skipped(found.origin, found.reason)
            return "left out"
        if isinstance(found, FetchError) and found.passing:
            self._peace = max(self._peace, found.after if isinstance(found, TryLater) else 0.0)
            self._once(item.origin, found)
            return "again"
        if isinstance(found, IntakeError):
            complain(str(found))
            self.skipped(found.origin or "", f"{found.problem}; {found.remedy}")
            return "bad"
        return self._report(found)

    def _report(self, report: Report) -> str:
        from gezant.ledger import LedgerError

        if self.ledger.knows(report, version("gezant")):
            return "known"
        reading = self.read(report)
        if reading is None:
            return "bad"
        if not self.interest.met_by(reading):
            self.skipped(report.origin or report.id, "nothing in it is of the interest that was asked for")
            return "unwanted"
        try:
            added = self.ledger.add([reading])
        except LedgerError:
            raise
        except Exception as error:  # noqa: BLE001 - one report must not end the watch; it is told in full
            complain_of_bug(report.origin or report.id, error, debug=self.debug, doing="adding")
            return "bad"
        self.changed(added)
        return "new" if added.filings[0].new or added.filings[0].read_anew else "known"

    def _follow(self, address: str) -> Item | Skipped:
        from gezant.intake import Skipped
        from gezant.intake.web import NotAllowed, item_of

        try:
            with busy(f"Fetching {address} …"):
                return item_of(self.fetcher.fetch(address, robots=True), address)
        except NotAllowed as error:
            if error.passing:
                raise
            return Skipped(error.origin or address, error.problem)

    def _states(self, addresses: Sequence[str]) -> list[FeedState]:
        """The feeds with these addresses, or, where there are none, all that the dossier knows."""
        from gezant.intake.feeds import FeedState

        now = self.clock.now()
        states = self.ledger.feed_states()
        # What was kept by a clock that ran ahead would keep a feed from being asked for as long as that.
        ahead = [state for state in states if state.last_polled is not None and state.last_polled > now]
        known = {state.address: state for state in states} | {s.address: replace(s, next=None, last_polled=None) for s in ahead}
        return [known.get(address) or FeedState(address) for address in addresses] if addresses else list(known.values())

    def _failed(self, state: FeedState, error: IntakeError) -> None:
        """Keep that a feed was not had. It is told once, when it begins, and when it turns out to be for good."""
        from gezant.intake.feeds.watching import Failure, failed
        from gezant.intake.web import FetchError, TryLater

        after = error.after if isinstance(error, TryLater) else 0.0
        status, here = (
            (error.status, error.status is None and not error.passing) if isinstance(error, FetchError) else (None, False)
        )
        new = failed(state, Failure(status, error.problem, after, here), self.clock.now(), self.every)
        self.ledger.keep_feed_state(new)
        if new.gone:
            complain(self._gone(new))
        elif new.failures == 1 or here:
            complain(str(error.at(state.address)))

    def _back(self, state: FeedState, fetched: Fetched) -> None:
        if state.failures:
            click.echo(f"{state.address}: it answers again, after {_count(state.failures, 'failure')}")
        if fetched.moved and fetched.moved != state.place:
            click.echo(f"{state.address}: it has moved to {fetched.moved} and is asked there from now on")

    def _gone(self, state: FeedState) -> str:
        return (
            f"{state.address}: it is gone for good, says its server (410), and is not asked for any more; "
            f"take it off the list with: gezant watch {self.ledger.where} --forget {state.address}"
        )

    def _once(self, feed: str, error: IntakeError) -> None:
        """Tell of a page that could not be had, once for all pages of a feed of which the same is to be told."""
        if (feed, error.problem) not in self._told:
            self._told.add((feed, error.problem))
            complain(f"{error}; it is tried again with its feed")

    def _summary(self, state: FeedState, feed: Feed | None, tally: Counter[str], *, always: bool) -> None:
        parts = [_count(tally["new"], "new report")] if tally["new"] else []
        words = {"known": "known already", "unwanted": "not of interest", "left out": "left out", "bad": "not read"}
        parts += [f"{tally[kind]} {told}" for kind, told in words.items() if tally[kind]]
        parts += [f"{tally['again']} to be tried again"] if tally["again"] else []
        if parts or always:
            click.echo(
                f"{_clock(self.clock.now())}  {(feed and feed.title) or state.address}: {', '.join(parts) or 'nothing new'}"
            )


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
