"""The words of meetings in one language, as records: nouns and verbs of meeting, words of state, prepositions and their roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any, get_args

from gezant.lexicon import LexiconError, load
from gezant.model import MeetingKind, MeetingState

KINDS = frozenset(get_args(MeetingKind))
STATES: tuple[MeetingState, ...] = get_args(MeetingState)


@dataclass(frozen=True, slots=True)
class NounWord:
    """A noun of meeting. `needs` is the party or place that must stand beside it; `prefix` what a compound puts before it;
    `without` the words that must not follow it, `except_` the beginnings of compounds that are no meetings.
    """

    kind: MeetingKind
    generic: bool = False
    council: bool = False
    mediator: bool = False
    rounds: bool = False
    needs: str = ""
    prefix: str = ""
    without: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerbWord:
    """A verb or a set phrase of meeting; the fields are explained in the lexicon."""

    key: str
    kind: MeetingKind
    parties: tuple[str, ...]
    needs: str = ""
    state: MeetingState | None = None
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    personal: bool = False
    durative: bool = False
    travel: bool = False
    joins: bool = False
    council: bool = False
    only_council: bool = False
    mediator: bool = False
    invites: bool = False
    mutual: bool = False
    bare: bool = False
    sends: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase: a noun behind one of `prepositions`, under one of `verbs`."""

    prepositions: frozenset[str]
    verbs: frozenset[str]
    word: VerbWord


@dataclass(frozen=True, slots=True)
class StateWords:
    """What makes a meeting's state, by the part of speech that governs it, each word to its state."""

    verbs: Mapping[str, MeetingState]
    negated: Mapping[str, MeetingState]
    nouns: Mapping[str, MeetingState]
    adjectives: Mapping[str, MeetingState]
    prepositions: Mapping[str, str]
    phrases: Mapping[tuple[str, str], MeetingState]
    objects: Mapping[str, MeetingState]


@dataclass(frozen=True)
class MeetingWords:
    """The lexicon `meetings` of one language. `noun` looks up a lower-case form; results are kept, as news repeats itself."""

    nouns: Mapping[str, NounWord]
    endings: tuple[tuple[str, NounWord], ...]
    except_endings: tuple[str, ...]
    verbs: Mapping[str, VerbWord]
    phrases: Mapping[str, tuple[Phrase, ...]]
    states: StateWords
    prefixes: Mapping[str, tuple[str, ...]]
    gatherings: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]
    separable: str
    _seen: dict[str, NounWord | None] = field(default_factory=dict, compare=False)
    _worth: dict[tuple[str, str, str], bool] = field(default_factory=dict, compare=False)

    def noun(self, form: str) -> NounWord | None:
        """The noun of meeting that a lower-case form is, by itself or as the end of a compound."""
        try:
            return self._seen[form]
        except KeyError:
            word = self._seen[form] = self._find(form)
            return word

    def _find(self, form: str) -> NounWord | None:
        if form in self.nouns:
            return self.nouns[form]
        if form.endswith(self.except_endings):
            return None
        for ending, word in self.endings:
            if form.endswith(ending) and len(form) > len(ending) + 1:
                prefix = form[: -len(ending)].rstrip("- ")
                return None if _begins(form, word.except_) else replace(word, prefix=prefix)
        return None

    def council(self, form: str, prefix: str) -> tuple[str, ...]:
        """The bodies that a compound names, as a whole (klimaattop) or by its beginning (`eu` of EU-top); empty where none."""
        for key, named in ((form, self.prefixes), (prefix, self.prefixes), (prefix, self.gatherings)):
            if key in named:
                return named[key]
        for part in (*prefix.split("-"), *_runs(form)):
            if part in self.prefixes:
                return self.prefixes[part]
        return ()

    def joined(self, verb: str, particle: str) -> str:
        """A verb and its particle as the lexicon writes them: `bijeenkomen`, `call off`."""
        return self.separable.format(verb=verb, particle=particle)

    def worth(self, form: str, lemma: str, pos: str) -> bool:
        """Whether a token may be a word of meeting, by its lower-case form, its lemma and its part of speech alone."""
        key = (form, lemma, pos)
        try:
            return self._worth[key]
        except KeyError:
            found = self._worth[key] = self._may_be(form, lemma.lower(), pos)
            return found

    def _may_be(self, form: str, lemma: str, pos: str) -> bool:
        if pos in {"NOUN", "PROPN"}:
            return (
                self.noun(form) is not None
                or form in self.verbs
                or form in self.gatherings
                or bool({form, lemma} & self.phrases.keys())
            )
        base = self.forms.get(form) or lemma
        if pos == "VERB":
            return base in self._verb_ends or self.noun(form) is not None
        return base in self.verbs

    @cached_property
    def _verb_ends(self) -> frozenset[str]:
        """Verbs of meeting and of happening, and what a separated particle leaves of them (komen of bijeenkomen)."""
        verbs = self.verbs.keys() | self.sets["happening"]
        return frozenset(verb[start:] for verb in verbs for start in range(len(verb))) | {verb.split(" ")[0] for verb in verbs}

    @cached_property
    def fixed(self) -> frozenset[str]:
        """Verbs that the lexicon writes with a second word, a particle or a bare object (call off, take place)."""
        states = self.states
        verbs = {*self.verbs, *states.verbs, *states.negated, *(word for words in self.sets.values() for word in words)}
        return frozenset(verb for verb in verbs if " " in verb)

    @cached_property
    def lasting(self) -> tuple[str, ...]:
        """The endings of singular nouns that name what goes on for a time."""
        return tuple(sorted(self.sets["lasting"]))


def _begins(form: str, starts: tuple[str, ...]) -> bool:
    """Whether a compound begins with one of these; one that is written apart, whether one of its words is that whole word."""
    if " " not in form:
        return form.startswith(starts)
    return any(f" {form}".find(f" {start} ") >= 0 for start in starts)


def _runs(form: str) -> list[str]:
    """The words of a compound in a row, the longest rows first: `asian climate talks`, `climate talks`, `asian`."""
    words = form.split(" ")
    rows = [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    return sorted((row for row in rows if row != form), key=lambda row: -row.count(" "))


@cache
def meeting_words(language: str) -> MeetingWords:
    """Read `meetings.yaml` of a language. Raises LexiconError where it is not there or a kind or state is unknown."""
    data = load(language, "meetings")
    nouns: dict[str, NounWord] = {}
    endings: list[tuple[str, NounWord]] = []
    for entry in data["nouns"]:
        word = NounWord(
            _kind(entry),
            generic=bool(entry.get("generic")),
            council=bool(entry.get("council")),
            mediator=bool(entry.get("mediator")),
            needs=entry.get("needs", ""),
            without=tuple(entry.get("without", ())),
            except_=tuple(entry.get("except", ())),
        )
        nouns.update(dict.fromkeys((*entry.get("endings", ()), *entry["forms"]), word))
        nouns.update({form: replace(word, rounds=True) for form in entry.get("rounds", ())})
        endings += [(ending, word) for ending in entry.get("endings", ())]
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for entry in data["phrases"]:
        phrase = Phrase(frozenset(entry["prepositions"]), frozenset(entry["verbs"]), _verb(entry, "phrases/" + entry["word"]))
        phrases[entry["word"]] = (*phrases.get(entry["word"], ()), phrase)
    return MeetingWords(
        nouns=nouns,
        endings=tuple(sorted(endings, key=lambda e: -len(e[0]))),
        except_endings=tuple(data["except_endings"]),
        verbs={entry["lemma"]: _verb(entry, "verbs/" + entry["lemma"]) for entry in data["verbs"]},
        phrases=phrases,
        states=_states(data["states"]),
        prefixes={prefix: tuple(bodies) for prefix, bodies in data["council_prefixes"].items()},
        gatherings={name: tuple(bodies) for name, bodies in data["gatherings"].items()},
        roles={role: frozenset(words) for role, words in data["prepositions"].items()},
        separable=data["separable"],
        forms={form: lemma for lemma, forms in data["forms"].items() for form in forms},
        sets={name: frozenset(words) for name, words in data["sets"].items()},
    )


def _verb(entry: Mapping[str, Any], key: str) -> VerbWord:
    state = entry.get("state")
    if state is not None and state not in STATES:
        raise LexiconError(f"meetings: {key} has the unknown state {state!r}")
    return VerbWord(
        key=key,
        kind=_kind(entry),
        parties=tuple(entry.get("parties", ())),
        needs=entry.get("needs", ""),
        state=state,
        words=tuple(entry.get("with", ())),
        without=tuple(entry.get("without", ())),
        **{flag: bool(entry.get(flag)) for flag in _FLAGS},
    )


_FLAGS = ("personal", "durative", "travel", "joins", "council", "only_council", "mediator", "invites", "mutual", "bare", "sends")


def _kind(entry: Mapping[str, Any]) -> MeetingKind:
    kind: MeetingKind = entry["kind"]
    if kind not in KINDS:
        raise LexiconError(f"meetings: unknown kind {kind!r}")
    return kind


def _states(data: Mapping[str, Mapping[str, Iterable[Any]]]) -> StateWords:
    unknown = set(data) - set(STATES) - {"during"}
    if unknown:
        raise LexiconError(f"meetings: unknown states {sorted(unknown)}")

    def table(part: str) -> dict[str, Any]:
        return {word: state for state, parts in data.items() for word in parts.get(part, ())}

    return StateWords(
        verbs=table("verbs"),
        negated=table("negated"),
        nouns=table("nouns"),
        adjectives=table("adjectives"),
        prepositions=table("prepositions"),
        objects=table("objects"),
        phrases={(p, w): state for state, parts in data.items() for p, w in parts.get("phrases", ())},  # type: ignore[misc]
    )
