"""The tables of a dossier. Reports, readings and decisions are only ever added; the rest is derived from them by the fold.

Every derived row has the place of the report that made it (`day`, `arrival`), so that a dossier is taken back to an earlier place
by deleting what stands later. `day` is the proleptic Gregorian ordinal of the day that a report stands at.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()


def _place() -> tuple[sa.Column[int], sa.Column[int]]:
    return sa.Column("day", sa.Integer, nullable=False), sa.Column("arrival", sa.Integer, nullable=False)


def _key() -> tuple[sa.Column[int], ...]:
    return (*_place(), sa.Column("statement", sa.Integer, nullable=False), sa.Column("part", sa.Integer, nullable=False))


dossier = sa.Table(
    "dossier",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("arrival", sa.Integer, primary_key=True),
    sa.Column("day", sa.Integer, nullable=False, index=True),
    sa.Column("hash", sa.Text, nullable=False, unique=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("date", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("origin", sa.Text),
    sa.Column("seen", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("story", sa.Integer, nullable=False, index=True),  # arrival of the first report with nearly the same text
    sa.Column("author", sa.Text),
    sa.Column("section", sa.Text),
    sa.Column("agency", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("dates", sa.Text),  # the candidates for its date, in JSON
    sa.Column("original", sa.Text),  # the hash of the bytes that it was read from
)

originals = sa.Table(  # the bytes that reports were read from, once each
    "originals",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),  # compressed (zlib)
)

bands = sa.Table(  # of the MinHash signature of a text, to find those nearly the same
    "bands",
    metadata,
    sa.Column("band", sa.LargeBinary, primary_key=True),
    sa.Column("arrival", sa.Integer, primary_key=True),
    sqlite_with_rowid=False,
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("arrival", sa.Integer, nullable=False, index=True),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("made", sa.Text, nullable=False),
    sa.Column("reading", sa.Text, nullable=False),  # without its report
    sa.Column("date", sa.Text),  # of the report, as it was read
)

decisions = sa.Table(  # what people decided about claims
    "decisions",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("made", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),  # join, split or undo
    sa.Column("undoes", sa.Integer),  # the number of the decision that is taken back
)

decided = sa.Table(  # the statements that a decision is about; `other`: of its second group
    "decided",
    metadata,
    sa.Column("decision", sa.Integer, primary_key=True),
    sa.Column("report", sa.Text, primary_key=True),
    sa.Column("statement", sa.Text, primary_key=True),
    sa.Column("part", sa.Integer, primary_key=True),
    sa.Column("other", sa.Boolean, nullable=False),
    sa.Index("decided_statement", "report", "statement", "part"),
    sqlite_with_rowid=False,
)

corrections = sa.Table(  # what people corrected of readings
    "corrections",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("made", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("statement", sa.Text),
    sa.Column("first", sa.Integer),  # the number of the first correction of the same statement, where this is a later one
    sa.Column("machine", sa.Text),  # the statement as it was read, in JSON
    sa.Column("before", sa.Text),  # what stood before
    sa.Column("after", sa.Text),  # what shall stand
    sa.Column("outer", sa.Text),  # the statement in whose content `after` stands
    sa.Column("undoes", sa.Integer),  # the number of the correction that is taken back
    sa.Index("corrections_report", "report", "number"),
    sa.Index("corrections_who", "who", "number"),
)

visits = sa.Table(  # when somebody last looked at the page
    "visits",
    metadata,
    sa.Column("who", sa.Text, primary_key=True),
    sa.Column("when", sa.Text, nullable=False),
)

feeds = sa.Table(  # what is watched
    "feeds",
    metadata,
    sa.Column("address", sa.Text, primary_key=True),
    sa.Column("moved_to", sa.Text),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
    sa.Column("next", sa.Text),  # when to ask again
    sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
    sa.Column("last_status", sa.Text),
    sa.Column("last_polled", sa.Text),
)

seen_entries = sa.Table(  # the entries of feeds that were dealt with
    "seen_entries",
    metadata,
    sa.Column("feed", sa.Text, primary_key=True),
    sa.Column("entry", sa.Text, primary_key=True),
    sa.Column("when", sa.Text, nullable=False),
    sa.Index("seen_entries_entry", "entry"),
    sqlite_with_rowid=False,
)

stale = sa.Table(  # one row, while what is shown is older than what people corrected or decided; see `stale.py`
    "stale",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    *(sa.Column(name, sa.Integer) for name in ("since_day", "since_arrival", "done_day", "done_arrival")),
    *(sa.Column(name, sa.Integer) for name in ("again_day", "again_arrival")),
)

# derived

claims = sa.Table(  # one row where a condition asks for it, one where it is said
    "claims",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("asked_only", sa.Boolean, primary_key=True),
    *_key(),
    sa.Column("replaces", sa.Integer, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("founder", sa.Text, nullable=False),
    sa.Index("claims_place", "day", "arrival"),
)

members = sa.Table(
    "members",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("claim", sa.Integer, nullable=False, index=True),
    *_key(),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Index("members_act", "act", "day", "arrival", "statement"),
    sa.Index("members_place", "day", "arrival"),
)

postings = sa.Table(  # what shares a feature within a list, by place; `ref` is a number of what the list holds
    "postings",
    metadata,
    sa.Column("list", sa.Text, primary_key=True),
    sa.Column("feature", sa.Text, primary_key=True),
    sa.Column("day", sa.Integer, primary_key=True),
    sa.Column("arrival", sa.Integer, primary_key=True),
    sa.Column("ref", sa.Integer, primary_key=True),
    sa.Index("postings_place", "day", "arrival"),
    sqlite_with_rowid=False,
)

bearings = sa.Table(
    "bearings",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("claim", sa.Integer, nullable=False),
    *_key(),  # the place is that of the report that made it bear: of an earlier doubt, that of what was doubted
    sa.Column("said_day", sa.Integer, nullable=False),
    sa.Column("said_arrival", sa.Integer, nullable=False),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("statement_id", sa.Text, nullable=False),
    sa.Column("bearing", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Index("bearings_claim", "claim", "day", "arrival"),
    sa.Index("bearings_place", "day", "arrival"),
    sa.Index("bearings_said", "said_day", "said_arrival", "statement_id"),
)

words = sa.Table(
    "words",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("claim", sa.Integer, nullable=False),
    *_place(),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("standing", sa.Text, nullable=False),
    sa.Column("counted", sa.Boolean, nullable=False),
    sa.Column("denies", sa.Boolean, nullable=False),
    sa.Index("words_claim", "claim", "source", "standing", "counted"),
    sa.Index("words_place", "day", "arrival"),
)

silences = sa.Table(
    "silences",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("claim", sa.Integer, nullable=False, index=True),
    *_place(),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Index("silences_place", "day", "arrival"),
)

doubts = sa.Table(
    "doubts",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    *_key(),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Index("doubts_place", "day", "arrival"),
)

grades = sa.Table(
    "grades",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("claim", sa.Integer, nullable=False),
    *_place(),
    sa.Column("since", sa.Text),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("grade", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("awaiting", sa.Text, nullable=False),
    sa.Index("grades_claim", "claim", "number"),
    sa.Index("grades_place", "day", "arrival"),
)

conditions = sa.Table(
    "conditions",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("of", sa.Integer, nullable=False, index=True),
    sa.Column("on", sa.Integer, nullable=False, index=True),
    *_key(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("set_by", sa.Text, nullable=False),
    sa.Column("asked", sa.Text, nullable=False),
    sa.Index("conditions_place", "day", "arrival"),
)

pledges = sa.Table(
    "pledges",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("condition", sa.Integer, nullable=False, index=True),
    sa.Column("claim", sa.Integer, nullable=False, index=True),
    *_key(),
    sa.Column("act", sa.Text, nullable=False),
    sa.Index("pledges_place", "day", "arrival"),
)

states = sa.Table(
    "states",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("condition", sa.Integer, nullable=False, index=True),
    *_place(),
    sa.Column("since", sa.Text),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("grade", sa.Text),
    sa.Column("claim", sa.Text),
    sa.Index("states_place", "day", "arrival"),
)

mentions = sa.Table(
    "mentions",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("meeting", sa.Integer, nullable=False, index=True),
    *_key(),
    sa.Column("sides", sa.Text, nullable=False),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("mention", sa.Integer, nullable=False),
    sa.Column("told", sa.Text, nullable=False),
    sa.Index("mentions_sides", "sides", "day", "arrival"),
    sa.Index("mentions_place", "day", "arrival"),
)

meeting_states = sa.Table(
    "meeting_states",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("meeting", sa.Integer, nullable=False, index=True),
    *_place(),
    sa.Column("since", sa.Text),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("when", sa.Text),
    sa.Column("where", sa.Text),
    sa.Index("meeting_states_place", "day", "arrival"),
)

statements = sa.Table(  # of the latest readings, for listings
    "statements",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    *_key(),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("naming", sa.Text, nullable=False),  # of the source; empty where there is none
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("addressee", sa.Text, nullable=False),
    sa.Column("cue", sa.Text, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("hearsay", sa.Boolean, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False, server_default="1"),
    sa.Column("checked", sa.Boolean, nullable=False, server_default="0"),  # whether a person looked at it
    sa.Index("statements_place", "day", "arrival", "statement"),
    sa.Index("statements_uncertain", "checked", "confidence"),
)

asked_again = sa.Table(  # corrections of statements that a later reading has otherwise
    "asked_again",
    metadata,
    sa.Column("correction", sa.Integer, primary_key=True),
    *_place(),
    sa.Index("asked_again_place", "day", "arrival"),
)

listed = sa.Table(  # what listings walk along, newest first: by list and key, what a report says or bears on, by place
    "listed",
    metadata,
    sa.Column("list", sa.Text, primary_key=True),  # see `gezant.ledger.store.index`
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("day", sa.Integer, primary_key=True),
    sa.Column("arrival", sa.Integer, primary_key=True),
    sa.Column("ref", sa.Integer, primary_key=True),
    sa.Index("listed_place", "day", "arrival"),
    sqlite_with_rowid=False,
)

counts = sa.Table(  # how often up to a report an actor spoke or was spoken to, in an act, or (empty) in all of them
    "counts",
    metadata,
    sa.Column("role", sa.Text, primary_key=True),  # source, addressee, or about: of a pair such as USA>PRK
    sa.Column("act", sa.Text, primary_key=True),
    sa.Column("actor", sa.Text, primary_key=True),
    sa.Column("day", sa.Integer, primary_key=True),
    sa.Column("arrival", sa.Integer, primary_key=True),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Index("counts_place", "day", "arrival"),
    sqlite_with_rowid=False,
)

counted = sa.Table(  # of whom there are counts, since the first report that there is one of
    "counted",
    metadata,
    sa.Column("actor", sa.Text, primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("act", sa.Text, primary_key=True),
    *_place(),
    sa.Index("counted_place", "day", "arrival"),
    sqlite_with_rowid=False,
)

FOLDED = (statements, mentions)  # a report that was folded in has a row in one of them, or it changed nothing
DERIVED = (
    claims, members, postings, bearings, words, silences, doubts, grades, conditions, pledges, states, mentions, meeting_states,
    statements, asked_again, listed, counts, counted,
)  # fmt: skip
