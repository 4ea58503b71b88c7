"""Finds the time expressions in a text's words and resolves them against the report's date.

One pass looks for trigger words in a dictionary; only around them are the constructions of the lexicon tried. The longest
match wins, and what has been matched is not looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from gezant.times.anaphora import Referent, following, ordinals, refer, weekday_of, year_told
from gezant.times.calendar import Period
from gezant.times.compounds import borrowed
from gezant.times.edtf import edtf
from gezant.times.expressions import Direction
from gezant.times.lexicon import TimeLexicon
from gezant.times.makers import make
from gezant.times.meaning import Meaning, TimexType, whole
from gezant.times.patterns import Item, Match, Parser
from gezant.times.resolve import Value, resolve, with_clocks

REACH = 6  # how many tokens before its trigger word an expression may begin
LEAD = 2  # how many words that stay outside it may belong to the expression before


@dataclass(frozen=True, slots=True)
class Hint:
    """Where the clause puts its time.

    `sure` is False where a date that is nearer the other way should win; `from_told` says that what is to come was so
    seen from a time told before (the future in the past: *he would leave on Sunday*); `of_noun` that the time belongs to a noun.
    """

    direction: Direction
    sure: bool = False
    from_told: bool = False
    of_noun: bool = False


def _untagged(position: int) -> str:
    return ""


def _nothing(position: int) -> bool:
    return False


def _no_hint(start: int, end: int) -> Hint | None:
    return None


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text (blanks between paragraphs may be tokens), and what is known of them, asked for where needed.

    `tag(i)` is the token's universal part of speech, "" where unknown; `is_name(i)` whether it belongs to a person's name;
    `counts(i)` whether it is a number that counts a noun behind it; `hint(start, end)` the time of the clause around tokens.
    """

    texts: Sequence[str]
    tag: Callable[[int], str] = _untagged
    is_name: Callable[[int], bool] = _nothing
    counts: Callable[[int], bool] = _nothing
    hint: Callable[[int, int], Hint | None] = _no_hint
    lower: Sequence[str] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if len(self.lower) != len(self.texts):
            object.__setattr__(self, "lower", [t.lower().replace("’", "'").replace("‘", "'") for t in self.texts])


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression over the tokens `start:end`, its TIMEX3 type, its value, and the construction that made it."""

    start: int
    end: int
    type: TimexType
    value: str
    rule: str


def find_times(words: Words, lexicon: TimeLexicon, date: Period | None) -> tuple[Found, ...]:
    """All time expressions of a text, in text order, without overlap; `date` is when the report was written, if known."""
    return _Finder(words, lexicon, date).run()


class _Finder:
    def __init__(self, words: Words, lexicon: TimeLexicon, date: Period | None) -> None:
        self._words = words
        self._lower = words.lower
        self._lexicon = lexicon
        self._date = date
        self._parser = Parser(lexicon.grammar, self._items, make)
        self._before: list[tuple[int, Value]] = []

    def run(self) -> tuple[Found, ...]:
        candidates = list(self._candidates())
        out = []
        for number, (match, said) in enumerate(candidates):
            meaning = self._in_clause(match, said)
            value = self._value(match, meaning, candidates, number)
            if value is None:
                continue
            if meaning.type in {"DATE", "TIME"}:
                self._before.append((match.end, value))
            text = with_clocks(value, meaning.clocks) if meaning.clocks else value.text
            out.append(Found(match.start, match.end, meaning.type, text, _rule(match)))
        return tuple(out)

    def _in_clause(self, match: Match, meaning: Meaning) -> Meaning:
        """What the words mean in a clause of this time."""
        if meaning.otherwise is None:
            return meaning
        if not self._lexicon.looking_back.isdisjoint(self._lower[max(0, match.start - REACH) : match.start]):
            return meaning.otherwise
        hint = self._words.hint(match.start, match.end)
        return meaning if hint is not None and hint.direction == "future" and not hint.of_noun else meaning.otherwise

    def _candidates(self) -> list[tuple[Match, Meaning]]:
        out: list[tuple[Match, Meaning]] = []
        done = 0
        for trigger in self._triggers():
            position = max(done - LEAD, trigger - REACH, 0)
            while position <= trigger:
                found = self._best(position)
                if found is None or found[0].start < done:
                    position += 1
                    continue
                position = found[0].end  # behind it also where it means something else: its parts then do so too
                if self._fits(found[0]):
                    out.append(found)
            done = max(done, position)
        return out

    def _best(self, position: int) -> tuple[Match, Meaning] | None:
        """The longest expression that begins at a token; behind a word that stays outside perhaps a longer one."""
        if not self._may_begin(position) or (found := self._parser.best(position)) is None:
            return None
        match, made = found
        if match.start > position and (inner := self._parser.best(match.start)) and inner[0].end > match.end:
            match, made = inner
        meaning = whole(made)
        return None if meaning is None else (match, meaning)

    def _may_begin(self, position: int) -> bool:
        return self._lower[position] in self._lexicon.starts or self._digit(position)

    def _triggers(self) -> list[int]:
        known = self._lexicon.triggers
        return [i for i, word in enumerate(self._lower) if word in known or (self._digit(i) and self._triggering(word))]

    def _digit(self, position: int) -> bool:
        word = self._lower[position]
        return word[:1].isdecimal() or (word[:1] == "'" and word[1:2].isdecimal())

    def _triggering(self, word: str) -> bool:
        return any(cls in self._lexicon.trigger_classes for cls, _ in self._lexicon.read_digits(word))

    def _items(self, position: int) -> Sequence[Item]:
        """The word classes of the form that begins at a token."""
        if position >= len(self._lower):
            return ()
        out = []
        for entry in self._lexicon.entries.get(self._lower[position], ()):
            end = position + 1 + len(entry.rest)
            if entry.rest and tuple(self._lower[position + 1 : end]) != entry.rest:
                continue
            if entry.cls in self._lexicon.lowercase and self._is_proper(position):
                continue
            if entry.cls in self._lexicon.uppercase and not self._is_large(position):
                continue
            out.append(Item(entry.cls, entry.value, position + entry.lead, end))
        if self._digit(position):
            word = self._lower[position]
            out.extend(Item(cls, value, position, position + 1) for cls, value in self._lexicon.read_digits(word))
        return out

    def _is_proper(self, position: int) -> bool:
        """Whether a word that is written small stands here as a name."""
        if self._words.is_name(position):
            return True
        text = self._words.texts[position]
        if not text[:1].isupper() or (len(text) > 1 and text.isupper()) or position == 0:
            return False
        return any(c.isalnum() for c in self._words.texts[position - 1])

    def _is_large(self, position: int) -> bool:
        """Whether a word that is written large is so, and no person's name."""
        return self._words.texts[position][:1].isupper() and not self._words.is_name(position)

    def _fits(self, match: Match) -> bool:
        """Whether the words around a match let it be a time."""
        rule, lexicon, words = _rule(match), self._lexicon, self._words
        before = self._lower[max(0, match.start - 2) : match.start]
        behind = self._lower[match.end : match.end + 2]
        previous, following = before[-1] if before else "", behind[0] if behind else ""
        if not lexicon.not_after.get(rule, frozenset()).isdisjoint((previous, " ".join(before))):
            return False
        if not lexicon.not_before.get(rule, frozenset()).isdisjoint((following, " ".join(behind))):
            return False
        tag = words.tag(match.start)
        if tag and tag in lexicon.not_tagged.get(rule, ()):
            return False
        if words.tag(match.end) in lexicon.not_before_tagged.get(rule, ()):
            return False
        if rule in lexicon.only_tagged and tag not in lexicon.only_tagged[rule]:
            return False
        if lexicon.count_nouns and self._lower[match.end - 1].isdigit() and words.counts(match.end - 1):
            return False
        if rule == "month" and previous.isdecimal():  # a day that this month has not
            return False
        if rule == "year" and match.end - match.start == 1:
            return self._is_year(match.start, previous, following)
        return True

    def _is_year(self, position: int, previous: str, following: str) -> bool:
        """Whether four digits alone are a year: behind a word that years stand behind, in brackets, or counting nothing."""
        if previous in self._lexicon.before_years or (previous == "(" and following in {")", ","}):
            return True
        number = int(self._lower[position]) if self._lower[position].isdecimal() else 0
        opens = not previous.isalnum() and previous != "," and self._words.tag(position + 1) in {"AUX", "VERB"}
        return 1900 <= number < 2100 and bool(self._words.tag(position)) and (previous.isalpha() or opens)

    def _value(self, match: Match, meaning: Meaning, candidates: Sequence[tuple[Match, Meaning]], number: int) -> Value | None:
        if meaning.text:
            return Value(meaning.text)
        if (anaphor := meaning.anaphor) is not None:
            told = self._told(match.start)
            if anaphor.kind == "ordinal" and not self._is_ordinal_day(match, told, int(anaphor.amount.count or 0)):
                return None
            if anaphor.kind == "year":
                year = year_told(told)
                return None if year is None else resolve(meaning.expressions, year)
            hint = self._words.hint(match.start, match.end) if match.has("within", "within_day") else None
            return refer(anaphor, told, self._date, only_past=hint is not None and hint.sure and hint.direction == "past")
        expressions = meaning.expressions
        if not expressions:
            return None
        if not any(e.directed for e in expressions):
            return resolve(expressions, self._date, together=meaning.together)
        if len(expressions) == 1 and (neighbour := self._of_neighbour(candidates, number)) is not None:
            return neighbour
        told = self._told(match.start)
        beside = number > 0 and self._lower[candidates[number - 1][0].end : match.start] in ([","], ["("])
        if beside and (value := weekday_of(expressions, told)) is not None:
            return value
        hint = self._words.hint(match.start, match.end)
        if hint is None:
            return resolve(expressions, self._date, together=meaning.together)
        if hint.from_told and (value := following(expressions, told, self._date)) is not None:
            return value
        return resolve(expressions, self._date, hint.direction, hint.sure, meaning.together)

    def _of_neighbour(self, candidates: Sequence[tuple[Match, Meaning]], number: int) -> Value | None:
        """The value next to a date that alone tells the year of both: in March and April 2017."""
        own, meaning = candidates[number]
        expression = meaning.expressions[0]
        sides: tuple[tuple[int, Direction], ...] = ((number + 1, "past"), (number - 1, "future"))
        for other, direction in sides:
            if not 0 <= other < len(candidates):
                continue
            match, said = candidates[other]
            between = self._lower[own.end : match.start] if other > number else self._lower[match.end : own.start]
            if not (1 <= len(between) <= 2 and all(word in self._lexicon.joining for word in between)):
                continue
            lead = said.expressions[0] if len(said.expressions) == 1 else None
            if lead is not None and lead.fixed and type(lead) is type(expression):
                told = resolve((lead,), self._date)
                if told is not None and told.choices:
                    period = borrowed(expression, told.choices[0].first, direction)
                    return Value(edtf(period), (period,))
        return None

    def _told(self, position: int) -> list[Referent]:
        last = max((i for i in range(position) if "\n" in self._words.texts[i]), default=-1)
        return [Referent(value, end > last) for end, value in self._before]

    def _is_ordinal_day(self, match: Match, told: Sequence[Referent], day: int) -> bool:
        """Whether `the twelfth` is a day: such a day was told before, or `on` stands before it; no noun behind it."""
        if not self._words.tag(match.start) or self._words.tag(match.end) in {"NOUN", "ADJ", "PROPN", "NUM"}:
            return False
        previous = self._lower[match.start - 1] if match.start else ""
        return ordinals(told, day) or previous in self._lexicon.before_ordinals


def _rule(match: Match) -> str:
    """The construction that made a match; of one that only hands on its group, that group's."""
    return match.items[-1].name if match.name == "point" else match.name
