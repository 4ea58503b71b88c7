"""Make reported speech of treebank sentences: `“…”, said X` and `X said: “…”`, with subjects of the treebank itself.

Structure as the Dutch treebanks have it: behind the quotation the verb is `parataxis` on its root; before it, the verb is
the root and the quotation `parataxis`. An introducer without a verb (*aldus*) is `case` on the speaker, who is `parataxis`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from training.augment import choose_pair, root_of
from training.treebanks import Sentence, Word

_LONGEST_SUBJECT = 8


@dataclass(frozen=True, slots=True)
class Verb:
    """A singular verb of saying: the finite word, and the word that closes the clause where there is one.

    `second` is a separable particle (`kind` is "particle"), or the participle that `form` is the auxiliary of ("participle").
    """

    form: str
    lemma: str
    tense: str
    kind: str = "simple"
    second: str = ""
    second_lemma: str = ""


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """Verbs of saying, introducers that take no verb, adverbs that may stand before the verb behind a quotation, and
    adverbial nouns of time that may follow (weekdays)."""

    verbs: tuple[Verb, ...]
    introducers: tuple[str, ...]
    adverbs: tuple[str, ...]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of the treebank, each its own small tree with root 0: who says it, and obliques of saying (to whom, where)."""

    subjects: Sequence[Sentence]
    obliques: Sequence[Sentence]


def collect(sentences: Iterable[Sentence], person_verbs: frozenset[str]) -> Phrases:
    """Collect noun phrases that are subjects of somebody's saying or are persons, and obliques of saying."""
    subjects: list[Sentence] = []
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
    return Phrases(subjects, obliques)


def _phrase(sentence: Sentence, place: int) -> Sentence | None:
    inside = {place + 1}
    for _ in range(_LONGEST_SUBJECT):
        inside |= {number for number, word in enumerate(sentence, 1) if word.head in inside}
    start, end = min(inside), max(inside)
    size = end - start + 1
    if (
        len(inside) != size
        or size > _LONGEST_SUBJECT
        or any(
            sentence[number - 1].upos == "PUNCT" or sentence[number - 1].dep in {"cc", "acl:relcl", "conj"} for number in inside
        )
    ):
        return None
    first, *rest = (
        word._replace(head=0 if number == place + 1 else word.head - start + 1, space=" ")
        for number, word in enumerate(sentence[start - 1 : end], start)
    )
    if first.form[:1].isupper() and first.upos not in {"PROPN", "X"}:
        first = first._replace(form=first.form[0].lower() + first.form[1:])
    return (first, *rest)


def _placed(phrase: Sentence, offset: int, head: int, dep: str) -> list[Word]:
    """Hang a small tree on `head`; `offset` words stand before it."""
    return [word._replace(head=head, dep=dep) if word.head == 0 else word._replace(head=word.head + offset) for word in phrase]


def _mark(form: str, head: int, space: str = " ") -> Word:
    return Word(form, form, "PUNCT", "", head, "punct", space, "O")


def _finite(verb: Verb, head: int, dep: str) -> Word:
    feats = f"Mood=Ind|Number=Sing|Tense={verb.tense}|VerbForm=Fin"
    upos = "AUX" if verb.kind == "participle" else "VERB"
    return Word(verb.form, verb.lemma, upos, feats, head, dep, " ", "O")


def _second(verb: Verb, head: int, dep: str) -> Word:
    if verb.kind == "participle":
        return Word(verb.second, verb.second_lemma, "VERB", "VerbForm=Part", head, dep, " ", "O")
    upos, feats = ("VERB", "VerbForm=Inf") if verb.second_lemma else ("ADP", "")
    return Word(verb.second, verb.second_lemma or verb.second, upos, feats, head, "compound:prt", " ", "O")


def _clause(offset: int, head: int, dep: str, verb: Verb, phrases: Phrases, words: ReportingWords, random: Random) -> list[Word]:
    """Give verb, subject, and perhaps an oblique, a day and the verb's second word; `offset` words stand before it."""
    subject = random.choice(phrases.subjects)
    day = random.choice(words.days) if random.random() < 0.2 else ""
    oblique = random.choice(phrases.obliques) if phrases.obliques and random.random() < 0.25 else ()
    behind = bool(oblique) and verb.kind != "simple" and random.random() < 0.5
    before_second = 1 + len(subject) + bool(day) + (0 if behind else len(oblique))
    centre = offset + (before_second + 1 if verb.kind == "participle" else 1)
    clause = [_finite(verb, centre, "aux") if verb.kind == "participle" else _finite(verb, head, dep)]
    clause += _placed(subject, offset + len(clause), centre, "nsubj")
    if day:
        clause.append(Word(day, day, "PROPN", "Gender=Com|Number=Sing", centre, "obl", " ", "O"))
    if oblique and not behind:
        clause += _placed(oblique, offset + len(clause), centre, "obl")
    if verb.kind == "participle":
        clause.append(_second(verb, head, dep))
    elif verb.kind == "particle":
        clause.append(_second(verb, centre, "compound:prt"))
    if behind:
        clause += _placed(oblique, offset + len(clause), centre, "obl")
    return clause


def said_behind(sentence: Sentence, phrases: Phrases, words: ReportingWords, random: Random, quoted: bool) -> Sentence:
    """Give `“…”, said X.`, or without marks `…, said X.`; a full stop goes to the end, `?` and `!` stay inside."""
    root = root_of(sentence)
    core = list(sentence)
    if core[-1].form == "." and not any(word.head == len(core) for word in core):
        core.pop()
    opening, closing = choose_pair(random)
    comma_inside = quoted and random.random() < 0.25
    if quoted:
        core = [word._replace(head=word.head + 1) if word.head else word for word in core]
        root += 1
        core.insert(0, _mark(opening, root, ""))
        core[-1] = core[-1]._replace(space="")
        if not comma_inside:
            core.append(_mark(closing, root, ""))
    core[-1] = core[-1]._replace(space="")
    offset = len(core) + 1 + comma_inside
    draw = random.random()
    if draw < 0.2:
        introducer = random.choice(words.introducers)
        subject = random.choice(phrases.subjects)
        centre = offset + 1 + root_of(subject)
        behind = [Word(introducer, introducer, "ADP", "", centre, "case", " ", "O")]
        behind += _placed(subject, offset + 1, root, "parataxis")
    else:
        adverb = random.choice(words.adverbs) if words.adverbs and draw < 0.3 else ""
        behind = _clause(offset + bool(adverb), root, "parataxis", random.choice(words.verbs), phrases, words, random)
        centre = offset + bool(adverb) + 1 + next(n for n, word in enumerate(behind) if word.dep == "parataxis")
        if adverb:
            behind.insert(0, Word(adverb, adverb, "ADV", "", centre, "advmod", " ", "O"))
    core.append(_mark(",", centre, "" if comma_inside else " "))
    if comma_inside:
        core.append(_mark(closing, root))
    core += behind
    core[-1] = core[-1]._replace(space="")
    return (*core, _mark(".", root))


def said_before(sentence: Sentence, phrases: Phrases, words: ReportingWords, random: Random) -> Sentence:
    """Give `X said: “…”`."""
    verb = random.choice([verb for verb in words.verbs if verb.kind == "simple"])
    first, *rest = random.choice(phrases.subjects)
    subject = (first._replace(form=first.form[0].upper() + first.form[1:]), *rest)
    place = len(subject) + 1
    opening, closing = choose_pair(random)
    offset = place + 2
    root = root_of(sentence) + offset
    before = [
        *_placed(subject, 0, place, "nsubj"),
        _finite(verb, 0, "root")._replace(space=""),
        _mark(":", root),
        _mark(opening, root, ""),
    ]
    inside = [
        word._replace(head=place, dep="parataxis") if word.head == 0 else word._replace(head=word.head + offset)
        for word in sentence
    ]
    inside[-1] = inside[-1]._replace(space="")
    return (*before, *inside, _mark(closing, root))
