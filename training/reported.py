"""Make reported speech of treebank sentences: `“…”, said X`, `“…,” X said on Sunday, “…”`, `X said: “…”`, `X told Y that …`,
with subjects of the treebank itself.

Where the clause of saying hangs is the treebanks' choice, and stands in the settings: on the quotation, as `parataxis` (Dutch),
or above it, the quotation its `ccomp` (English). Between two parts of a quotation it is `parataxis` in both, as the guidelines
have it (https://universaldependencies.org/u/dep/parataxis.html). An introducer without a verb (*aldus*) is `case` on the
speaker, who is `parataxis`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from training.augment import Quotes, mark, root_of
from training.names import NameStyle, build
from training.treebanks import Sentence, Word

_LONGEST_SUBJECT = 8
_STOPS = frozenset({".", "!", "?", "…", "..."})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying: the finite word, and the word that closes the clause where there is one.

    `second` is a separable particle (`kind` is "particle"), the participle that `form` is the auxiliary of ("participle"); a
    verb of the kind "recipient" has the hearer as an object (*told reporters*).
    """

    form: str
    lemma: str
    tense: str
    kind: str = "simple"
    second: str = ""
    second_lemma: str = ""


@dataclass(frozen=True, slots=True)
class Reporting:
    """How a language reports what was said.

    Words: verbs of saying, introducers that take no verb, adverbs that may stand before the verb behind a quotation, days that
    may follow with their relation and features, hearers, pronouns and phrases of saying (each a small tree), the conjunction
    (*that*) or "".
    Order: `governs` where the verb of saying is the head of the quotation; `verb_first` is the share of clauses behind a
    quotation whose verb stands before the subject, `participle_last` whether the participle stands at the end of the clause.
    Shares from 0 to 1: `introduced`, `comma_inside` the quotation marks, and `apposed` subjects. `before` are the marks between
    the verb and a quotation behind it.
    """

    verbs: tuple[Verb, ...]
    introducers: tuple[str, ...]
    adverbs: tuple[str, ...]
    days: tuple[str, ...]
    day: tuple[str, str]
    hearers: Sequence[Sentence]
    pronouns: Sequence[Sentence]
    obliques: Sequence[Sentence]
    conjunction: str
    finite_feats: str
    participle_feats: str
    governs: bool
    participle_last: bool
    verb_first: float
    introduced: float
    comma_inside: float
    apposed: float
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of the treebank, each its own small tree with root 0: who says it, what such a person is (in apposition), and
    obliques of saying (to whom, where)."""

    subjects: Sequence[Sentence]
    appositions: Sequence[Sentence]
    obliques: Sequence[Sentence]


def collect(sentences: Iterable[Sentence], person_verbs: frozenset[str]) -> Phrases:
    """Collect noun phrases that are subjects of somebody's saying or are persons, what persons are, and obliques of saying."""
    subjects: list[Sentence] = []
    appositions: list[Sentence] = []
    obliques: list[Sentence] = []
    for sentence in sentences:
        for place, word in enumerate(sentence):
            if word.upos not in {"PROPN", "NOUN"}:
                continue
            governor = sentence[word.head - 1] if word.head else None
            says = governor is not None and governor.lemma in person_verbs
            if word.dep == "nsubj" and "Number=Plur" not in word.feats and (says or word.entity == "B-PER"):
                phrase = _phrase(sentence, place)
                if phrase:
                    subjects.append(phrase)
            elif word.dep.startswith("obl") and says and place > word.head:
                phrase = _phrase(sentence, place)
                if phrase and phrase[0].dep == "case":
                    obliques.append(phrase)
            elif word.dep == "appos" and word.upos == "NOUN" and governor is not None and governor.entity.endswith("-PER"):
                phrase = _phrase(sentence, place)
                if phrase and "Number=Plur" not in word.feats:
                    appositions.append(phrase)
    return Phrases(subjects, appositions, obliques)


def _phrase(sentence: Sentence, place: int) -> Sentence | None:
    inside = {place + 1}
    for _ in range(_LONGEST_SUBJECT):
        inside |= {number for number, word in enumerate(sentence, 1) if word.head in inside}
    while sentence[min(inside) - 1].upos == "PUNCT":
        inside.remove(min(inside))
    while sentence[max(inside) - 1].upos == "PUNCT":
        inside.remove(max(inside))
    start, end = min(inside), max(inside)
    size = end - start + 1
    if (
        len(inside) != size
        or size > _LONGEST_SUBJECT
        or any(_breaks(sentence[number - 1]) or sentence[number - 1].dep in {"cc", "acl:relcl", "conj"} for number in inside)
    ):
        return None
    first, *rest = (
        word._replace(head=0 if number == place + 1 else word.head - start + 1, space=word.space if number < end else " ")
        for number, word in enumerate(sentence[start - 1 : end], start)
    )
    if first.form[:1].isupper() and first.upos not in {"PROPN", "X"}:
        first = first._replace(form=first.form[0].lower() + first.form[1:])
    return (first, *rest)


def _breaks(word: Word) -> bool:
    return word.upos == "PUNCT" and word.form not in {"-", "–"}


def _placed(phrase: Sentence, offset: int, head: int, dep: str) -> list[Word]:
    """Hang a small tree on `head`; `offset` words stand before it."""
    return [word._replace(head=head, dep=dep) if word.head == 0 else word._replace(head=word.head + offset) for word in phrase]


def _raised(phrase: Sequence[Word]) -> list[Word]:
    first, *rest = phrase
    return [first._replace(form=first.form[0].upper() + first.form[1:]), *rest]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes reported speech in one language. `people` and `name_style` give subjects that are names."""

    reporting: Reporting
    phrases: Phrases
    quotes: Quotes
    people: Sequence[tuple[str, ...]]
    name_style: NameStyle

    def behind(self, sentence: Sentence, random: Random, *, quoted: bool, pair: tuple[str, str] = ("", "")) -> Sentence:
        """Give `“…”, said X.`, or without marks `…, said X.`; a full stop goes to the end, `?` and `!` stay inside.

        With `pair` the quotation has begun in a sentence before: there is the closing mark of that pair only.
        """
        core, pair = self._opened(sentence, random, quoted, pair)
        root = root_of(tuple(core))
        comma = [] if core[-1].form in _STOPS else [mark(",", root, "")]
        closing = [mark(pair[1], root, "")] if pair[1] else []
        inside = bool(closing) and random.random() < self.reporting.comma_inside
        core[-1] = core[-1]._replace(space="")
        comma_place = len(core) + (0 if inside else len(closing))
        core += comma + closing if inside else closing + comma
        core[-1] = core[-1]._replace(space=" ")
        if random.random() < self.reporting.introduced:
            clause, centre = self._introduced(len(core), random)
        else:
            clause, centre = self._clause(len(core), random, first=random.random() < self.reporting.verb_first)
        place = centre - len(core) - 1
        if self.reporting.governs:
            core[root - 1] = core[root - 1]._replace(head=centre, dep="ccomp")
            clause[place] = clause[place]._replace(head=0, dep="root")
        else:
            clause[place] = clause[place]._replace(head=root, dep="parataxis")
            if comma:
                core[comma_place] = core[comma_place]._replace(head=centre)
        clause[-1] = clause[-1]._replace(space="")
        return (*core, *clause, mark(".", centre if self.reporting.governs else root, " "))

    def between(self, sentence: Sentence, random: Random) -> Sentence | None:
        """Give `“…,” X said, “…”`, cut where a clause behind a comma begins or ends; None where there is no such place."""
        root = root_of(sentence)
        cuts = [
            place
            for place in range(2, len(sentence) - 3)
            if sentence[place].form == ","
            and sentence[place].upos == "PUNCT"
            and not any(word.head == place + 1 for word in sentence)
            and _joins_clauses(sentence, place)
        ]
        if not cuts:
            return None
        cut = random.choice(cuts)
        opening, closing = self.quotes.choose(random)
        clause, centre = self._clause(0, random, first=random.random() < self.reporting.verb_first)
        inside = random.random() < self.reporting.comma_inside
        # On the root, not on the clause behind it, whose tie would cross that of the verb of saying.
        comma = sentence[cut]._replace(head=-root)
        first = [mark(opening, -root, ""), *sentence[:cut]]
        first[-1] = first[-1]._replace(space="")
        end = [comma, mark(closing, -root, "")] if inside else [mark(closing, -root, ""), comma]
        first += [end[0]._replace(space=""), end[1]._replace(space=" ")]
        start = len(first)
        said = [word._replace(head=word.head + start) if word.head else word for word in clause]
        said[centre - 1] = said[centre - 1]._replace(head=-root, dep="parataxis")
        said[-1] = said[-1]._replace(space="")
        said += [mark(",", centre + start, " "), mark(opening, -root, "")]
        last = [*sentence[cut + 1 :]]
        last[-1] = last[-1]._replace(space="")
        # Where the words of the sentence stand now; marks and the verb of saying hang on its root.
        moved = {old: old + 1 for old in range(1, cut + 1)}
        moved[cut + 1] = start - 1 if inside else start
        moved |= {old: old + start + len(said) - cut - 1 for old in range(cut + 2, len(sentence) + 1)}
        told = range(start, start + len(said))
        words = [*first, *said, *last, mark(closing, -root, " ")]
        return tuple(
            word._replace(head=moved[-word.head])
            if word.head < 0
            else word
            if word.head == 0 or place in told
            else word._replace(head=moved[word.head])
            for place, word in enumerate(words)
        )

    def before(self, sentence: Sentence, random: Random) -> Sentence:
        """Give `X said: “…”` or `X said, “…”`."""
        subject = _raised(self._subject(random))
        verb = random.choice([verb for verb in self.reporting.verbs if verb.kind in {"simple", "recipient"}])
        place = len(subject) + 1
        said = [*_placed(tuple(subject), 0, place, "nsubj"), self._finite(verb, 0, "root")]
        said += self._hearer(verb, len(said), place, random)
        said[-1] = said[-1]._replace(space="")
        opening, closing = self.quotes.choose(random)
        offset = len(said) + 2
        root = root_of(sentence) + offset
        said += [mark(random.choice(self.reporting.before), root, " "), mark(opening, root, "")]
        dep = "ccomp" if self.reporting.governs else "parataxis"
        inside = [
            word._replace(head=place, dep=dep) if word.head == 0 else word._replace(head=word.head + offset) for word in sentence
        ]
        inside[-1] = inside[-1]._replace(space="")
        return (*said, *inside, mark(closing, root, " "))

    def that(self, sentence: Sentence, random: Random) -> Sentence:
        """Give `X said on Sunday that …` of a plain statement."""
        subject = _raised(self._subject(random))
        clause, centre = self._clause(0, random, subject=tuple(subject), first=False)
        clause[centre - 1] = clause[centre - 1]._replace(head=0, dep="root")
        if random.random() < 0.65:
            clause.append(Word(self.reporting.conjunction, self.reporting.conjunction, "SCONJ", "", 0, "mark", " ", "O"))
        offset = len(clause)
        root = root_of(sentence) + offset
        if clause[-1].dep == "mark" and clause[-1].head == 0:
            clause[-1] = clause[-1]._replace(head=root)
        first, *rest = sentence
        if first.upos not in {"PROPN", "X"} and first.lemma != "I" and not first.form.isupper():
            first = first._replace(form=first.form[0].lower() + first.form[1:])
        said = [
            word._replace(head=centre, dep="ccomp") if word.head == 0 else word._replace(head=word.head + offset)
            for word in (first, *rest)
        ]
        if said[-1].upos == "PUNCT":
            said[-1] = said[-1]._replace(head=centre)
        return (*clause, *said)

    def _opened(
        self, sentence: Sentence, random: Random, quoted: bool, pair: tuple[str, str]
    ) -> tuple[list[Word], tuple[str, str]]:
        core = list(sentence)
        if core[-1].form == "." and not any(word.head == len(core) for word in core):
            core.pop()
        if quoted and not pair[1]:
            pair = self.quotes.choose(random)
            core = [word._replace(head=word.head + 1) if word.head else word for word in core]
            core.insert(0, mark(pair[0], root_of(tuple(core)) + 1, ""))
        return core, pair

    def _introduced(self, offset: int, random: Random) -> tuple[list[Word], int]:
        introducer = random.choice(self.reporting.introducers)
        subject = random.choice(self.phrases.subjects)
        centre = offset + 1 + root_of(subject)
        words = [Word(introducer, introducer, "ADP", "", centre, "case", " ", "O")]
        return [*words, *_placed(subject, offset + 1, 0, "root")], centre

    def _subject(self, random: Random) -> Sentence:
        draw = random.random()
        if self.reporting.pronouns and draw < 0.25:
            return random.choice(self.reporting.pronouns)
        if draw < 0.55 and self.phrases.appositions and random.random() < self.reporting.apposed:
            name = build(random.choice(self.people), "PER", self.name_style, head=0, dep="nsubj", offset=0, space="")
            apposed = random.choice(self.phrases.appositions)
            centre = root_of(tuple(name))
            comma = mark(",", len(name) + 1 + root_of(apposed), " ")
            words = [*name, comma, *_placed(apposed, len(name) + 1, centre, "appos")]
            words[-1] = words[-1]._replace(space="")
            return (*words, comma)
        return random.choice(self.phrases.subjects)

    def _finite(self, verb: Verb, head: int, dep: str) -> Word:
        feats = self.reporting.finite_feats.replace("TENSE", verb.tense)
        return Word(verb.form, verb.lemma, "AUX" if verb.kind == "participle" else "VERB", feats, head, dep, " ", "O")

    def _second(self, verb: Verb, head: int, dep: str) -> Word:
        if verb.kind == "participle":
            return Word(verb.second, verb.second_lemma, "VERB", self.reporting.participle_feats, head, dep, " ", "O")
        upos, feats = ("VERB", "VerbForm=Inf") if verb.second_lemma else ("ADP", "")
        return Word(verb.second, verb.second_lemma or verb.second, upos, feats, head, "compound:prt", " ", "O")

    def _hearer(self, verb: Verb, offset: int, head: int, random: Random) -> list[Word]:
        return _placed(random.choice(self.reporting.hearers), offset, head, "iobj") if verb.kind == "recipient" else []

    def _clause(self, offset: int, random: Random, *, first: bool, subject: Sentence | None = None) -> tuple[list[Word], int]:
        """Give the clause of saying, whose words stand behind `offset` others, and the place of its head, which is left
        without one. `first`: the verb stands before the subject, if it is one that may."""
        reporting = self.reporting
        verb = random.choice(reporting.verbs)
        turned = first and (verb.kind in {"simple", "particle"} or (reporting.participle_last and verb.kind == "participle"))
        subject = subject or self._subject(random)
        if turned and not reporting.participle_last and subject in reporting.pronouns:
            turned = False
        adverb = turned and reporting.adverbs and random.random() < 0.1
        day = random.choice(reporting.days) if random.random() < 0.2 else ""
        pool = reporting.obliques if reporting.obliques and random.random() < 0.5 else self.phrases.obliques
        oblique = random.choice(pool) if pool and random.random() < 0.25 else ()
        # The places of the parts are known once all are listed; heads are set then.
        parts: list[tuple[str, Sentence]] = [("verb", ())]
        if turned:
            parts.append(("subject", subject))
        else:
            parts.insert(0, ("subject", subject))
        if verb.kind == "participle" and not reporting.participle_last:
            parts.append(("second", ()))
        if verb.kind == "recipient":
            parts.append(("hearer", random.choice(reporting.hearers)))
        if day:
            parts.append(("day", ()))
        if oblique:
            parts.append(("oblique", oblique))
        if verb.second and ("second", ()) not in parts:
            behind = oblique and random.random() < 0.5
            parts.insert(len(parts) - 1 if behind else len(parts), ("second", ()))
        if adverb:
            parts.insert(0, ("adverb", ()))
        starts: dict[str, int] = {}
        place = offset
        for name, phrase in parts:
            starts[name] = place
            place += len(phrase) or 1
        centre = starts["second" if verb.kind == "participle" else "verb"] + 1
        clause: list[Word] = []
        for name, phrase in parts:
            clause += self._part(name, phrase, starts[name], centre, verb, day, random)
        # The comma behind an apposition ends with the sentence where the sentence does.
        if clause[-1].form == "," and clause[-1].upos == "PUNCT":
            clause.pop()
        return clause, centre

    def _part(self, name: str, phrase: Sentence, start: int, centre: int, verb: Verb, day: str, random: Random) -> list[Word]:
        if name == "verb":
            return [self._finite(verb, centre, "aux") if verb.kind == "participle" else self._finite(verb, 0, "root")]
        if name == "second":
            return [self._second(verb, centre, "compound:prt")]
        if name == "day":
            feats, dep = self.reporting.day
            return [Word(day, day, "PROPN", feats, centre, dep, " ", "O")]
        if name == "adverb":
            adverb = random.choice(self.reporting.adverbs)
            return [Word(adverb, adverb, "ADV", "", centre, "advmod", " ", "O")]
        return _placed(phrase, start, centre, {"subject": "nsubj", "hearer": "iobj", "oblique": "obl"}[name])


def _joins_clauses(sentence: Sentence, place: int) -> bool:
    """Tell whether the comma at `place` stands between the root's clause and one that hangs on it, whole on one side."""
    root = root_of(sentence)
    before, after = range(1, place + 1), range(place + 2, len(sentence) + 1)
    crossing = [
        number
        for number, word in enumerate(sentence, 1)
        if number != place + 1
        and word.head
        and word.head != place + 1
        and (number in before) != (word.head in before)
        and word.upos != "PUNCT"
    ]
    linked = [number for number in crossing if sentence[number - 1].head == root]
    allowed = {"conj", "advcl", "parataxis", "obl", "advmod", "discourse"}
    return (
        len(crossing) == len(linked) == 1
        and sentence[linked[0] - 1].dep.partition(":")[0] in allowed
        and len(before) >= 3
        and len(after) >= 3
    )
