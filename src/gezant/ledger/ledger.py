"""A dossier that is kept: reports in, and what they add up to, as of any day."""

from __future__ import annotations

import pathlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version as program_version
from typing import Unpack

import sqlalchemy as sa

from gezant.intake.feeds.watching import FeedState
from gezant.ledger.decisions import Decision
from gezant.ledger.editing import Editing
from gezant.ledger.news import News
from gezant.ledger.path import Path
from gezant.ledger.store import decisions, dialect, feeds, lists, provenance, queries, read, scene, search, upgrade
from gezant.ledger.store.anew import derive_from
from gezant.ledger.store.dialect import LedgerError
from gezant.ledger.store.fulfilments import fulfilments
from gezant.ledger.store.news import news as latest_news
from gezant.ledger.store.originals import original_of
from gezant.ledger.store.origins import origins_of
from gezant.ledger.store.queries import Wanted
from gezant.ledger.store.store import Filing, arrival_of, bring_up_to_date, corrected_reading, file, knows
from gezant.ledger.wanted import Criteria
from gezant.model import Original, Reading, Report
from gezant.model.dossier import (
    ActorLine,
    Bearing,
    Change,
    Claim,
    Dossier,
    DossierCondition,
    DossierMeeting,
    Fulfilment,
    Origins,
    Pair,
    Provenance,
    ReportLine,
    Search,
    StatementLine,
)


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition did: what became of each report, and what they changed."""

    filings: tuple[Filing, ...]
    changes: tuple[Change, ...]


class Ledger(Editing):
    """The ledger of one dossier, in a file or a database. Every change is one transaction.

    Criteria of listings are those of `Wanted`: actor, topic, grade, since, until, text, as_of, limit, offset …
    """

    def __init__(self, engine: sa.Engine, where: str, at_once: int | None = None) -> None:
        self._engine = engine
        self.where = where
        self.at_once = at_once

    @classmethod
    def open(cls, target: str, *, create: bool = False, at_once: int | None = None) -> Ledger:
        """The ledger at a path or an address. Raises LedgerError where none is (unless `create`), or none that can be read.

        A correction or a decision derives at most `at_once` reports anew before it returns (None: all that it takes); where more
        stand behind, the dossier shows what it did until `catch_up`.
        """
        url = dialect.address(target)
        engine = dialect.engine(url, create=create)
        where = url.database or target
        with dialect.reading(engine, where) as connection:
            current = upgrade.check(connection, where)
            empty = upgrade.version(connection, where) is None
        if not current:
            if empty and not create:
                raise LedgerError(f"{where} is empty: no dossier; make one with: gezant add {where} FILE…")
            with dialect.writing(engine, where) as connection:
                if not upgrade.check(connection, where):  # another may have been faster
                    upgrade.upgrade(connection)
                    bring_up_to_date(connection, (0, 0))  # what an older version derived may be of another shape
        return cls(engine, where, at_once)

    @classmethod
    def check(cls, target: str) -> None:
        """Look whether reports can be added at a path or an address. Raises LedgerError where not; nothing is made there."""
        url = dialect.address(target)
        engine = dialect.engine(url, create=True)
        if url.database and pathlib.Path(url.database).is_file():
            with dialect.reading(engine, url.database) as connection:
                upgrade.check(connection, url.database)

    @contextmanager
    def still(self) -> Iterator[Ledger]:
        """The ledger as it is now, for several questions in one view: what is written meanwhile is not seen."""
        with self._reading() as connection:
            yield _Still(self._engine, self.where, connection)

    def add(self, readings: Iterable[Reading]) -> Added:
        """Add readings with their reports, in one transaction, and say what changed; adding them again changes nothing."""
        with self._writing() as connection:
            filings = tuple(file(connection, list(readings), program_version("gezant")))
            told = [filing.report for filing in filings if filing.new or filing.read_anew]
            return Added(filings, tuple(queries.changes(connection, Wanted(limit=None), told)) if told else ())

    def rebuild(self) -> None:
        """Derive everything anew from reports, readings and decisions."""
        with self._writing() as connection:
            bring_up_to_date(connection, (0, 0))

    def join(self, one: str, other: str, who: str) -> tuple[Claim, ...]:
        """Let two claims be one from now on, however the dossier is rebuilt; gives the claim that came of it.

        Raises LedgerError where there are no such two.
        """
        with self._writing() as connection:
            first, second = (read.number_of(connection, id) for id in (one, other))
            return self._decide(connection, decisions.joining(connection, first, second, who, _now()))

    def split(self, statements: Sequence[tuple[str, str]], who: str, of: str | None = None) -> tuple[Claim, ...]:
        """Let statements (report and id) be a claim of their own; gives the claim that they were of and theirs.

        `of` is the id of the claim where they bear on several. Raises LedgerError where they cannot be split off.
        """
        with self._writing() as connection:
            claim = read.number_of(connection, of) if of is not None else None
            return self._decide(connection, decisions.splitting(connection, statements, claim, who, _now()))

    def undo_decision(self, number: int, who: str) -> tuple[Claim, ...]:
        """Take back a decision by its number, or the taking back of one; gives the claims that its statements are of then.

        Raises LedgerError where there is none, or it was taken back already.
        """
        with self._writing() as connection:
            return self._decide(connection, decisions.undoing(connection, number, who, _now()))

    def decisions(self, id: str | None = None) -> list[Decision]:
        """What people decided (about the statements of a claim), the earliest first. Raises LedgerError for an unknown claim."""
        with self._reading() as connection:
            if id is None:
                return decisions.every_decision(connection)
            return decisions.decisions_on(connection, decisions.refs_of(connection, read.number_of(connection, id)))

    def dossier(self, as_of: str | None = None) -> Dossier:
        """The whole dossier, as of a day (EDTF; a month or a year: its last day) or now."""
        with self._reading() as connection:
            return read.dossier_of(connection, as_of)

    def claims(self, **criteria: Unpack[Criteria]) -> list[Claim]:
        """Claims, those that a report bore on last first."""
        with self._reading() as connection:
            return queries.claims(connection, Wanted(**criteria))

    def claim(self, id: str, as_of: str | None = None) -> Claim:
        """A claim by its id. Raises LedgerError where there is none."""
        with self._reading() as connection:
            return read.claim_by_id(connection, id, as_of)

    def conditions(self, id: str, as_of: str | None = None) -> tuple[DossierCondition, ...]:
        """The conditions of which a claim is a part, on either side."""
        with self._reading() as connection:
            return read.conditions_of(connection, id, as_of)

    def fulfilments(self, ids: Iterable[str], as_of: str | None = None) -> dict[str, Fulfilment]:
        """What became of the pledges among these claims, by id; those of which there is nothing to tell are left out."""
        with self._reading() as connection:
            return fulfilments(connection, ids, as_of)

    def origins(self, id: str, as_of: str | None = None) -> Origins:
        """From how many independent sources a claim comes. Raises LedgerError where there is no such claim."""
        with self._reading() as connection:
            return origins_of(connection, id, as_of)

    def path(self, id: str, as_of: str | None = None) -> Path:
        """All that a claim or a meeting hangs on, by its id. Raises LedgerError where there is none."""
        with self._reading() as connection:
            return scene.path_of(connection, id, as_of)

    def arrived(self, since: str, limit: int) -> list[ReportLine]:
        """Of the last reports that were added those added at an instant (ISO 8601) or later, the last first."""
        with self._reading() as connection:
            return lists.arrived(connection, since, limit)

    def latest_conditions(self, **criteria: Unpack[Criteria]) -> list[DossierCondition]:
        """Conditions, those that a report told last first."""
        with self._reading() as connection:
            return lists.conditions(connection, Wanted(**criteria))

    def latest_reports(self, outlet: str | None = None, **criteria: Unpack[Criteria]) -> list[ReportLine]:
        """Reports (of an outlet), the latest first."""
        with self._reading() as connection:
            return lists.reports(connection, Wanted(**criteria), outlet)

    def statements(self, **criteria: Unpack[Criteria]) -> list[StatementLine]:
        """Statements, the latest first."""
        with self._reading() as connection:
            return queries.statements(connection, Wanted(**criteria))

    def meetings(self, **criteria: Unpack[Criteria]) -> list[DossierMeeting]:
        """Meetings, those that a report mentioned last first."""
        with self._reading() as connection:
            return queries.meetings(connection, Wanted(**criteria))

    def actors(self, **criteria: Unpack[Criteria]) -> list[ActorLine]:
        """Actors, those who spoke most first."""
        with self._reading() as connection:
            return queries.actors(connection, Wanted(**criteria))

    def actor_codes(self, as_of: str | None = None) -> list[str]:
        """The codes of all actors, in their order."""
        with self._reading() as connection:
            return queries.actor_codes(connection, as_of)

    def search(self, outlet: str | None = None, **criteria: Unpack[Criteria]) -> Search:
        """Reports whose title and text have all of `text`, of an outlet, with statements of `actor`, in `act`."""
        with self._reading() as connection:
            return search.search(connection, Wanted(**criteria), outlet)

    def pairs(self, **criteria: Unpack[Criteria]) -> list[Pair]:
        """Who spoke about whom, or to whom, the most frequent first."""
        with self._reading() as connection:
            return queries.pairs(connection, Wanted(**criteria))

    def acts_between(self, source: str, other: str, **criteria: Unpack[Criteria]) -> tuple[tuple[str, int], ...]:
        """In which acts one party spoke about another, and how often, the most frequent first."""
        with self._reading() as connection:
            return queries.acts_between(connection, source, other, Wanted(**criteria))

    def changes(self, only: Sequence[str] | None = None, **criteria: Unpack[Criteria]) -> list[Change]:
        """What reports (`only` those with these ids) changed, in their order."""
        with self._reading() as connection:
            return queries.changes(connection, Wanted(**criteria), only)

    def reports(self, ids: Sequence[str]) -> dict[str, ReportLine]:
        """Reports by their ids."""
        with self._reading() as connection:
            return queries.reports(connection, ids)

    def reading(self, report: str) -> Reading:
        """The latest reading of a report, as people corrected it. Raises LedgerError where there is no such report."""
        with self._reading() as connection:
            return corrected_reading(connection, arrival_of(connection, report)).reading

    def meeting(self, id: str, as_of: str | None = None) -> DossierMeeting:
        """A meeting by its id. Raises LedgerError where there is none."""
        with self._reading() as connection:
            return scene.meeting_by_id(connection, id, as_of)

    def knows(self, report: Report, version: str) -> bool:
        """Whether a report with this text is kept, and this version of the program read it for its date."""
        with self._reading() as connection:
            return knows(connection, report, version)

    def original(self, report: str) -> Original | None:
        """The bytes that a report was read from; None where they were not kept. Raises LedgerError for an unknown report."""
        with self._reading() as connection:
            return original_of(connection, report)

    def provenance(self, report: str) -> Provenance:
        """What is known of a report and its latest reading. Raises LedgerError where there is no such report."""
        with self._reading() as connection:
            return provenance.provenance_of(connection, report)

    def bearings(self, report: str) -> list[tuple[str, Bearing]]:
        """The claims that the statements of a report bear on, by id. Raises LedgerError where there is no such report."""
        with self._reading() as connection:
            return provenance.bearings_of(connection, report)

    def news(self, most: int) -> News | None:
        """At most `most` changes by the reports that were added last; None of a dossier without reports."""
        with self._reading() as connection:
            return latest_news(connection, most)

    def feed_states(self) -> list[FeedState]:
        """The feeds that are watched for the dossier."""
        with self._reading() as connection:
            return feeds.states(connection)

    def keep_feed_state(self, state: FeedState) -> None:
        """Keep what is to be remembered of a feed."""
        with self._writing() as connection:
            feeds.keep_state(connection, state)

    def forget_feed(self, address: str) -> bool:
        """Forget a feed and which of its entries were seen; False where it was not watched."""
        with self._writing() as connection:
            return feeds.forget(connection, address)

    def seen_entries(self, feed: str, keys: Collection[str]) -> frozenset[str]:
        """Those of these ids and addresses of entries that were dealt with: ids in this feed, addresses of pages in any."""
        with self._reading() as connection:
            return feeds.seen(connection, feed, keys)

    def keep_seen_entry(self, feed: str, keys: Collection[str]) -> None:
        """Keep that an entry of a feed was dealt with; `keys` are its id and the address of its page."""
        with self._writing() as connection:
            feeds.keep_seen(connection, feed, keys)

    def _decide(self, connection: sa.Connection, decision: Decision) -> tuple[Claim, ...]:
        derive_from(connection, decisions.add_decision(connection, decision), self.at_once)
        return tuple(read.claim(connection, number) for number in decisions.claims_after(connection, decision))

    def _writing(self) -> AbstractContextManager[sa.Connection]:
        return dialect.writing(self._engine, self.where)

    def _reading(self) -> AbstractContextManager[sa.Connection]:
        return dialect.reading(self._engine, self.where)


class _Still(Ledger):
    """A ledger that answers from one transaction."""

    def __init__(self, engine: sa.Engine, where: str, connection: sa.Connection) -> None:
        super().__init__(engine, where)
        self._connection = connection

    def _reading(self) -> AbstractContextManager[sa.Connection]:
        return nullcontext(self._connection)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
