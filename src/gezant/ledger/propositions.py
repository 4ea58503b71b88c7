"""What a statement claims: whose position or deed, about what. Which acts open a claim: the guidelines for dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from gezant.ledger.codes import UNKNOWN, parties_of, shown, state_and_sector
from gezant.ledger.content import Content, Contents
from gezant.ledger.glosses import gloss, vagueness
from gezant.ledger.topics import ENDS
from gezant.ledger.voices import Voices
from gezant.ledger.whose import Parties, accused, doers, giver, joint, others, speakers, subject
from gezant.model import Act, Condition, Reading, Statement
from gezant.model.dossier import ClaimKind

# will: what a party will or will not do or have. demand, threat: of another. fact: what is so. told: what passed from one side
# to the other. about: no claim of its own, but about one (silence, doubt, *the offer is sincere*).
Family = Literal["will", "demand", "threat", "fact", "told", "about"]

ASKED = 100  # the part of a statement that is what its first condition asks for; the second's is one more
_TELLING: frozenset[Act] = frozenset({"say", "confirm", "deny"})
_WRAPPING: frozenset[Act] = frozenset({"say", "announce", "confirm", "deny", "expect", "doubt"})
_PASSING: frozenset[Act] = frozenset({"silent", "doubt", "praise", "criticise", "accuse"})  # acts that pass nothing on
_ANSWERS: frozenset[Act] = frozenset({"confirm", "deny"})
_SORRY = frozenset({"regret", "apology"})
_AGAIN = "resumption"
_OWN_WORDS = 2  # rare words that a content without a concept has at least to tell of something


@dataclass(frozen=True, slots=True)
class Proposition:
    """One thing that a statement claims or is about.

    `parties`: whose position or deed; `negative`: a will not to, or a deed that is said not to be; `denied`: the source holds
    that it is not so; `names`: the other states and bodies in the content; `persons`: whom it names; `rare`: stems of its words
    that no concept has; `acts`: the acts that its nouns take up (*the offer*); `afresh`: it says that it is another position
    than before; `done`: a deed that is told as done; `text`: the content as it stands in the report; `gloss`: what it is called
    for people, where that is something else; `vague`: how little that says on its own, 0 to 2.
    """

    report: str
    statement: str
    part: int
    kind: ClaimKind
    family: Family
    parties: Parties
    negative: bool
    denied: bool
    concepts: frozenset[str]
    names: frozenset[str]
    persons: frozenset[str]
    rare: frozenset[str]
    acts: frozenset[str]
    afresh: bool
    done: bool
    text: str
    gloss: str = ""
    vague: int = 0


def most_telling(founder: Proposition, others: Iterable[Proposition]) -> str:
    """What a claim is called: by the words of its founder, or of the first of its entries that say more on their own."""
    best = min((founder, *others) if founder.vague else (founder,), key=lambda p: p.vague)
    return best.gloss or best.text


class Propositions:
    """The propositions of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._report = reading.report
        self._contents = Contents(reading)
        self._voices = Voices(reading)
        self._outer = {s.within for s in reading.statements if s.within}

    def of(self, s: Statement) -> tuple[Proposition, ...]:
        """What a statement claims; empty where it opens no claim and is about none. Of nested ones only the inner one counts."""
        out = [told] if (told := self._told(s)) else []
        if s.id in self._outer and s.act in _WRAPPING:
            return tuple(out)
        for content in self._contents.parts(s):
            proposition = self._proposition(s, content, len(out))
            if proposition is not None:
                out.append(proposition)
        return tuple(out)

    def named(self, s: Statement) -> tuple[str, ...]:
        """The parties that a statement's content names, whatever it claims."""
        return parties_of(self._contents.of(s).names.values())

    def asked(self, s: Statement, condition: Condition) -> Proposition:
        """What a condition of a statement asks for: a deed, of whoever its words name, else of the other side."""
        contents = self._contents
        content = contents.at(condition.span)
        own = speakers(s)
        if content.mutual:
            parties = doers(contents, s, content, own)
        else:
            parties = giver(contents, content) or subject(contents, content, ()) or others(contents, s, own)[:1] or (UNKNOWN,)
            if contents.receives(content) and set(parties) <= set(own):
                parties = others(contents, s, own)[:1] or parties
        part = ASKED + s.conditions.index(condition)
        made = self._make(s, content, "event", "fact", parties, contents.negative(content), part)
        start, end = condition.span
        return replace(made, text=self._report.text[start:end], gloss="", vague=0)

    def _proposition(self, s: Statement, content: Content, part: int) -> Proposition | None:
        contents, own = self._contents, speakers(s)
        match s.act:
            case "silent" if contents.has(content, "particulars"):
                return None  # where and when live with the meeting
            case "silent" | "doubt":
                return self._make(s, content, "position", "about", own, False, part)
            case "demand" if not any(c.kind == "only-if" for c in s.conditions):
                return self._make(s, content, "position", "demand", own, s.polarity == "negative", part)
            case "threaten":
                return self._make(s, content, "position", "threat", own, False, part)
            case "accuse":
                who = accused(contents, content, own)
                deed = content.deeds or contents.done(content)
                return self._make(s, content, "event", "fact", who, False, part) if who and deed else None
            case "criticise":
                return self._criticism(s, content, own, part)
            case "urge" | "warn" | "praise":
                return None
            case "say" | "confirm" | "deny":
                return self._told_content(s, content, own, part)
            case "announce" if contents.done(content):
                return self._told_content(s, content, own, part)
            case "want" | "expect" | "propose" if not (content.concepts or content.names) or self._hopes(s, content):
                return None
        negative = contents.negative(content) != (s.polarity == "negative")
        unwilling = s.act == "refuse" or self._permits(s, content) or negative
        return self._make(s, content, "position", "will", joint(contents, s, content, own), unwilling, part)

    def _criticism(self, s: Statement, content: Content, own: Parties, part: int) -> Proposition | None:
        """Opinions open no claim; that something is not welcome, or regretted, is a position."""
        if self._contents.says(content, "unwelcome"):
            return self._make(s, content, "position", "will", own, True, part)
        if _SORRY & (content.concepts.keys() | self._contents.cue(s)):
            return self._make(s, content, "position", "will", own, False, part)
        return None

    def _told_content(self, s: Statement, content: Content, own: Parties, part: int) -> Proposition | None:
        """`say`, `confirm`, `deny`: a position or an event, by the content; no claim where it is an opinion or a phrase."""
        contents = self._contents
        if contents.says(content, "unwelcome"):
            return self._make(s, content, "position", "will", subject(contents, content, own), True, part)
        opinion = s.act == "say" and contents.has(content, "opinions")
        if opinion or not (content.concepts or self._tells(content)):
            taken_up = bool(contents.taken_up(content)) or (s.act in _ANSWERS and not content.names)
            return self._make(s, content, "position", "about", own, False, part) if taken_up else None
        negative = contents.negative(content)
        # What nobody is named for is no position of anybody, but a plan that takes two is one of both.
        planned = s.source is not None or (content.talks and bool(contents.coordinated(content)))
        ahead = contents.has(content, "ahead") and not contents.has(content, "past") and planned
        if ahead and not content.goes_on:
            whose = joint(contents, s, content, subject(contents, content, own))
            return self._make(s, content, "position", "will", whose, negative, part)
        return self._make(s, content, "event", "fact", doers(contents, s, content, own), negative, part)

    def _tells(self, content: Content) -> bool:
        """Whether a content without a concept tells of something: done or to come, by somebody named, in words of its own."""
        contents = self._contents
        timed = not contents.taken_up(content) and (contents.done(content) or contents.has(content, "ahead"))
        return timed and contents.subject(content) is not None and len(contents.rare(content)) >= _OWN_WORDS

    def _told(self, s: Statement) -> Proposition | None:
        """What passed out of the public eye from one side to the other: an event of both."""
        if s.source is None or s.act in _PASSING or (s.within is None and s.id not in self._outer):
            return None
        other = s.addressee
        if other is None and s.within is not None and s.act in {"propose", "urge"}:
            other = self._voices.outermost(s).source
        if other is None or not all(_of_state(actor) for actor in other.actors):
            return None
        ours, theirs = speakers(s), parties_of(other.actors)
        if not ours or not theirs or set(ours) & set(theirs):
            return None
        content = self._contents.of(s)
        return self._make(s, content, "event", "told", (*ours, *theirs), self._contents.negative(content), 0)

    def _make(
        self, s: Statement, content: Content, kind: ClaimKind, family: Family, parties: Parties, negative: bool, part: int
    ) -> Proposition:
        contents = self._contents
        ends = family in {"will", "threat"} and bool(ENDS & content.concepts.keys())
        flips = family == "will" and contents.ends(content)  # to call a thing off is not to want it
        again = family == "will" and _AGAIN in content.concepts
        text = " … ".join(self._report.text[start:end] for start, end in s.content)
        vague = vagueness(contents, content)
        called = gloss(contents, s, content, vague)
        return Proposition(
            report=self._report.id,
            statement=s.id,
            part=part,
            kind=kind,
            family=family,
            parties=tuple(sorted(set(parties))),
            negative=negative != flips,
            denied=s.act == "deny" or (s.polarity == "negative" and s.act in _TELLING),
            concepts=frozenset(content.concepts.keys() - ENDS if ends else content.concepts),
            names=frozenset(shown(actor) for actor in content.names.values()) - set(parties),
            persons=frozenset(actor for actor in content.names.values() if ":" in actor),
            rare=contents.rare(content),
            acts=contents.taken_up(content),
            afresh=flips or again or s.polarity == "negative" or contents.says(content, "change"),
            done=kind == "event" and contents.done(content),
            text=text,
            gloss=called if called != text else "",
            vague=vague,
        )

    def _permits(self, s: Statement, content: Content) -> bool:
        """*May return only after an apology*: not for now."""
        return any(c.kind == "only-if" for c in s.conditions) and self._contents.has(content, "may")

    def _hopes(self, s: Statement, content: Content) -> bool:
        """Whether it is a mere hope how things turn out, nothing that is done."""
        return s.act != "propose" and (
            self._contents.has(content, "outcomes") or (s.act == "expect" and not content.deeds)
        )  # fmt: skip


def _of_state(actor: str) -> bool:
    state, sector = state_and_sector(actor)
    return bool(state) and sector in {"", "GOV"}
