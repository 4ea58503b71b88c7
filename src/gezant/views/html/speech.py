"""The records of a dossier in the words of a language of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache

from gezant.ledger import Refusal
from gezant.ledger.valid import Fault
from gezant.model import TimexType
from gezant.model.dossier import Claim, ConditionEntry, DossierMeeting, Fulfilment, GradeEntry, MeetingEntry, Origin, Why
from gezant.views.actors import actor_name, name_and_body
from gezant.views.dates import date_words
from gezant.views.quoting import printable
from gezant.views.reasons import number, reason
from gezant.views.wording import Wording, wording

_QUOTES = "“”„\"«»‘’'"
_STRAIGHT = re.compile(r'"([^"]*)"')


@cache
def speech(language: str) -> Speech:
    """What speaks a language of the interface."""
    return Speech(wording(language))


class Speech:
    """Says things in one language. `say("claims.title")` is a text of its wording; the methods say records."""

    def __init__(self, words: Wording) -> None:
        self.words = words
        self.language = words.language
        self._dates = date_words(words.language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under a key of the wording."""
        return self.words(key, **values)

    def name(self, group: str, value: str) -> str:
        """The word for a value of the records: `say.name("acts", "promise")`; groups stand in `values.yaml`."""
        return self.words.named(f"values.{group}", value)

    def topic(self, concept: str) -> str:
        """A concept of diplomacy."""
        return self.words.named("topics", concept)

    def topics(self, concepts: Iterable[str]) -> str:
        """Several concepts."""
        return ", ".join(self.topic(concept) for concept in concepts)

    def actor(self, code: str) -> str:
        """An actor by name."""
        return name_and_body(code, self.language)[0]

    def coded(self, code: str) -> str:
        """An actor by name, with the code of its body."""
        return actor_name(code, self.language)

    def within(self, code: str) -> str:
        """An actor as it is called within a sentence: *the United States*."""
        called: dict[str, str] = self.words.get("actors.within")
        return called.get(code) or self.actor(code)

    def actors(self, codes: Iterable[str]) -> str:
        """Several actors within a sentence: *A, B and the United States*."""
        return self.listed(dict.fromkeys(self.within(code) for code in codes))

    def names(self, codes: Iterable[str]) -> str:
        """Several actors by their names alone, as in headings."""
        return self.listed(dict.fromkeys(self.actor(code) for code in codes))

    def codes(self, codes: Iterable[str]) -> str:
        """Several actors, each with the code of its body."""
        return ", ".join(self.coded(code) for code in codes)

    def listed(self, names: Iterable[str]) -> str:
        """*A, B and C*."""
        *before, last = [*names] or [""]
        return f"{', '.join(before)}{self('page.and')}{last}" if before else last

    def value(self, value: str | None, type: TimexType = "DATE") -> str:
        """A time (EDTF or TIMEX3)."""
        return self._dates.value(value, type) if value else self("dates.not_known")

    def date(self, value: str | None) -> str:
        """A report's date, with what is not known of it."""
        return self._dates.date(value)

    def moment(self, instant: str) -> str:
        """An instant (ISO 8601), to the minute, as the clock of this machine has it."""
        local = datetime.fromisoformat(instant).astimezone()
        return self.value(local.strftime("%Y-%m-%dT%H:%M"))

    def grade(self, entry: GradeEntry | None) -> str:
        """A grade with whose word makes it so: *confirmed by North Korea itself*; who is awaited is left to `awaiting`."""
        if entry is None:
            return self("values.ungraded")
        words = self.words.get(f"values.grades.{entry.grade}")
        by = self.actors(entry.by)
        found: str = words["by_many" if len(entry.by) > 1 else "by"] if entry.by else words["nobody"]
        return found.format(by=by)

    def awaiting(self, entry: GradeEntry | None) -> str:
        """Whose confirmation is still out; empty where nobody's is."""
        return self("values.awaiting", who=self.actors(entry.awaiting)) if entry and entry.awaiting else ""

    def bare(self, grade: str | None) -> str:
        """A grade without whose word makes it so."""
        return self(f"values.grades.{grade}.name") if grade else self("values.ungraded")

    def ungraded(self, claim: Claim) -> str:
        """Why a claim has no grade."""
        return self("values.unsaid" if not claim.bearings else "values.ungraded")

    def condition(self, entry: ConditionEntry | None) -> str:
        """The state of a condition, with the grade that it rests on."""
        if entry is None:
            return self("values.conditions.open")
        state = self.name("conditions", entry.state)
        if entry.claim:
            state = self.words.named("values.rests_on", entry.state).format(claim=entry.claim)
        return f"{state}, {self.bare(entry.grade)}" if entry.grade and entry.grade != entry.state else state

    def meeting(self, entry: MeetingEntry | None) -> str:
        """The state of a meeting, with its time and place."""
        if entry is None:
            return ""
        parts = [self.name("meeting_states", entry.state)]
        parts += [self.value(entry.when)] if entry.when else []
        return ", ".join([*parts, printable(entry.where)] if entry.where else parts)

    def who_meets(self, meeting: DossierMeeting) -> str:
        """*summit of the United States and North Korea*."""
        return self("values.meeting_of", kind=self.name("meetings", meeting.kind), who=self.actors(meeting.participants))

    def origin(self, found: Origin) -> str:
        """A source that a claim comes from."""
        key = "several" if found.standing == "unnamed" and found.counted else found.standing
        return self(f"claims.origin.{key}", who=self.actor(found.source))

    def quoted(self, text: str) -> str:
        """The report's own words within the marks of this language, unless they begin and end with marks of their own."""
        if text[:1] in _QUOTES and text[-1:] in _QUOTES:
            return text
        opening, closing, inner_opening, inner_closing = self.words.get("page.quotes")
        within = text.translate(str.maketrans("“”„", inner_opening + inner_closing + inner_opening))
        within = _STRAIGHT.sub(lambda match: f"{inner_opening}{match[1]}{inner_closing}", within)
        return f"{opening}{within}{closing}"

    def meeting_gloss(self, gloss: str) -> str:
        """Who meets, from the words in which a change names a meeting: `summit: USA, PRK`."""
        kind, _, who = gloss.partition(": ")
        return self("values.meeting_of", kind=self.name("meetings", kind), who=self.actors(who.split(", ")))

    def why(self, why: Why) -> str:
        """What brought a statement to a claim."""
        return reason(why, self.words)

    def refusal(self, refusal: Refusal) -> str:
        """Why a dossier does not let something be done, or has it not."""
        values = {name: self._told(name, value) for name, value in refusal.values.items()}
        return self(f"refusals.{refusal.code}", **values)

    def faults(self, faults: Iterable[Fault]) -> str:
        """What is wrong with the fields of a statement."""
        return "; ".join(self(f"refusals.faulty.{fault.code}", **self._of_field(fault)) for fault in faults)

    def number(self, value: float) -> str:
        """A number to two places."""
        return number(value, self.words)

    def fulfilment(self, found: Fulfilment) -> str:
        """What became of a pledge."""
        state = self.name("fulfilments", found.state)
        key = "due_since" if found.state == "due" else "pledged_for"
        parts = [self(f"values.{key}", state=state, when=self.value(found.when)) if found.when else state]
        if found.by_id:
            parts.append(self("values.told_by", id=found.by_id))
        if found.grade:
            parts.append(self.grade(GradeEntry(found.since, found.report or "", found.grade, found.by)))
        return ", ".join(parts)

    def _told(self, name: str, value: object) -> object:
        """A value of a refusal: faults and moments in words."""
        if name == "faults" and isinstance(value, tuple):
            return self.faults(value)
        return self.moment(str(value)) if name == "moment" else value

    def _of_field(self, fault: Fault) -> dict[str, object]:
        field = fault.values.get("field")
        return {**fault.values, **({"field": self(f"correct.fields.{field}")} if field else {})}
