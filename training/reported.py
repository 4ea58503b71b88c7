"""Make reported speech of treebank sentences: `“…”, said X` and `X said: “…”`, with subjects of the treebank itself.

Structure as the Dutch treebanks have it: behind the quotation the verb is `parataxis` on its root; before it, the verb is
the root and the quotation `parataxis`. An introducer without a verb (*aldus*) is `case` on the speaker, who is `parataxis`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from training.augment import choose_pair, root_of
from training.treebanks import Sentence, Word

_LONGEST_SUBJECT = 8


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite form of a verb of saying, singular."""

    form: str
    lemma: str
    tense: str


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """Verbs of saying, introducers that take no verb, and adverbial nouns of time that may follow (weekdays)."""

    verbs: tuple[Verb, ...]
    introducers: tuple[str, ...]
    days: tuple[str, ...]


def subjects(sentences: Iterable[Sentence], person_verbs: frozenset[str]) -> list[Sentence]:
    """Collect noun phrases that are subjects of somebody's saying or are persons; each its own small tree, root 0."""
    found: list[Sentence] = []
    for sentence in sentences:
        for place, word in enumerate(sentence):
            if word.dep != "nsubj" or word.upos not in {"PROPN", "NOUN"} or "Number=Plur" in word.feats:
                continue
            governor = sentence[word.head - 1]
            if word.entity != "B-PER" and governor.lemma not in person_verbs:
                continue
            phrase = _phrase(sentence, place)
            if phrase:
                found.append(phrase)
    return found


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


def _verb(verb: Verb, head: int, dep: str) -> Word:
    feats = f"Mood=Ind|Number=Sing|Tense={verb.tense}|VerbForm=Fin"
    return Word(verb.form, verb.lemma, "VERB", feats, head, dep, " ", "O")


def said_behind(sentence: Sentence, subject: Sentence, words: ReportingWords, random: Random, quoted: bool) -> Sentence:
    """Give `“…”, said X.`, or without marks `…, said X.`; a full stop goes to the end, `?` and `!` stay inside."""
    root = root_of(sentence)
    core = list(sentence)
    if core[-1].form == "." and not any(word.head == len(core) for word in core):
        core.pop()
    comma_inside = False
    if quoted:
        opening, closing = choose_pair(random)
        core = [word._replace(head=word.head + 1) if word.head else word for word in core]
        root += 1
        core.insert(0, _mark(opening, root, ""))
        core[-1] = core[-1]._replace(space="")
        comma_inside = random.random() < 0.25
        if not comma_inside:
            core.append(_mark(closing, root, ""))
    core[-1] = core[-1]._replace(space="")
    comma = len(core)
    offset = comma + 1 + (1 if comma_inside else 0)
    if words.introducers and random.random() < 0.25:
        introducer = random.choice(words.introducers)
        speaker = next(number for number, word in enumerate(subject, 1) if word.head == 0) + offset + 1
        core.append(_mark(",", speaker))
        if comma_inside:
            core[-1] = core[-1]._replace(space="")
            core.append(_mark(closing, root))
        core.append(Word(introducer, introducer, "ADP", "", speaker, "case", " ", "O"))
        core += _placed(subject, len(core), root, "parataxis")
    else:
        verb = offset + 1
        core.append(_mark(",", verb))
        if comma_inside:
            core[-1] = core[-1]._replace(space="")
            core.append(_mark(closing, root))
        core.append(_verb(random.choice(words.verbs), root, "parataxis"))
        core += _placed(subject, len(core), verb, "nsubj")
        if words.days and random.random() < 0.2:
            day = random.choice(words.days)
            core.append(Word(day, day, "PROPN", "Gender=Com|Number=Sing", verb, "obl", " ", "O"))
    core[-1] = core[-1]._replace(space="")
    return (*core, _mark(".", root))


def said_before(sentence: Sentence, subject: Sentence, words: ReportingWords, random: Random) -> Sentence:
    """Give `X said: “…”`."""
    first = subject[0]
    subject = (first._replace(form=first.form[0].upper() + first.form[1:]), *subject[1:])
    verb = len(subject) + 1
    opening, closing = choose_pair(random)
    offset = verb + 2
    root = root_of(sentence) + offset
    words_before = [
        *_placed(subject, 0, verb, "nsubj"),
        _verb(random.choice(words.verbs), 0, "root")._replace(space=""),
        _mark(":", root),
        _mark(opening, root, ""),
    ]
    inside = [
        word._replace(head=verb, dep="parataxis") if word.head == 0 else word._replace(head=word.head + offset)
        for word in sentence
    ]
    inside[-1] = inside[-1]._replace(space="")
    return (*words_before, *inside, _mark(closing, root))
