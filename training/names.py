"""Name spans of a treebank sentence, a silver label for each, and their exchange for other names.

No Dutch corpus with entities has a licence under which a model may be passed on. The spans are the treebank's own (PROPN and
what hangs on it as `flat`); their labels come from name lists and a few rules on the words around them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from training.treebanks import Sentence, Word

UNKNOWN = "?"
LIST_LABELS = {"per": "PER", "geo": "LOC", "org": "ORG", "misc": "MISC"}


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words of a language that tell what a name stands for; nouns as lemmas, the rest in lower case."""

    titles: frozenset[str]
    organisation_nouns: frozenset[str]
    place_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    person_verbs: frozenset[str]
    organisation_parts: frozenset[str]
    place_endings: tuple[str, ...]
    no_entity: frozenset[str]
    surname_prefixes: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How a name looks in a language's treebanks: features of a name of one word by label, those of each word of a longer
    one, and the labels of names that are compounds, their last word the head; others are `flat` on their first."""

    feats: Mapping[str, str]
    part_feats: str
    right_headed: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameLists:
    """What is known of names: the labels under which lists have each, and how often a word begins a person's name."""

    labels: Mapping[str, frozenset[str]]
    given: Mapping[str, int]


def read_lists(folder: Path) -> NameLists:
    """Read the lists `per`, `geo`, `org`, `misc` of a folder, one name a line."""
    labels: dict[str, set[str]] = {}
    given: Counter[str] = Counter()
    for file, label in LIST_LABELS.items():
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            name = line.strip()
            labels.setdefault(name, set()).add(label)
            if label == "PER" and " " in name:
                given[name.split()[0]] += 1
    return NameLists({name: frozenset(found) for name, found in labels.items()}, given)


def spans(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the names as (start, end), 0-based, end exclusive: a proper or foreign word and its `flat` words behind it."""
    place = 0
    while place < len(sentence):
        word = sentence[place]
        end = place + 1
        if word.upos == "PROPN" or (word.upos == "X" and word.form[:1].isupper()):
            while end < len(sentence) and sentence[end].dep == "flat" and sentence[end].head == place + 1:
                end += 1
            yield place, end
        place = end


def label_sentence(sentence: Sentence, lists: NameLists, words: NameWords, memory: dict[str, str]) -> Sentence:
    """Put IOB2 tags on a sentence; "" (unknown) on names that nothing tells.

    `memory` holds the last words of persons' full names seen so far in this text, so that the bare surname is known; it is
    written to.
    """
    tags = ["O"] * len(sentence)
    for start, end in spans(sentence):
        label = label_span(sentence, start, end, lists, words, memory)
        if label == UNKNOWN:
            tags[start:end] = [""] * (end - start)
        elif label:
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
            if label == "PER" and end - start > 1:
                memory[sentence[end - 1].form] = label
    return tuple(word._replace(entity=tag) for word, tag in zip(sentence, tags, strict=True))


def label_span(sentence: Sentence, start: int, end: int, lists: NameLists, words: NameWords, memory: Mapping[str, str]) -> str:
    """Give PER, LOC, ORG, MISC, "" for what is no entity (months, weekdays), or UNKNOWN."""
    first = sentence[start]
    forms = [word.form for word in sentence[start:end]]
    if forms[0].lower() in words.no_entity or first.lemma.lower() in words.no_entity:
        return ""
    context = _by_context(sentence, start, end, words)
    known = _listed(forms, lists)
    if len(known) == 1:
        (label,) = known
        return "PER" if context == "PER" and label in {"LOC", "MISC"} and end - start == 1 else label
    if known:
        if forms[-1] in memory and "PER" in known:
            return "PER"
        return context if context in known else UNKNOWN
    return _by_form(forms, first, lists, words) or context or (memory.get(forms[-1], UNKNOWN) if len(forms) == 1 else UNKNOWN)


def _listed(forms: Sequence[str], lists: NameLists) -> frozenset[str]:
    name = " ".join(forms)
    for candidate in (name, name.rstrip("'’"), name.removesuffix("s").rstrip("'’"), name.title() if name.isupper() else name):
        found = lists.labels.get(candidate)
        if found:
            # Titles of songs and books are made of other names; they are trusted only where nothing else has the name.
            return found - {"MISC"} or found
    return frozenset()


def _by_form(forms: Sequence[str], first: Word, lists: NameLists, words: NameWords) -> str:
    lower = {form.lower() for form in forms}
    if lower & words.organisation_parts:
        return "ORG"
    if forms[-1].lower().endswith(words.place_endings):
        return "LOC"
    if len(forms) == 1:
        if forms[0].isupper() and 2 <= len(forms[0]) <= 6:
            return "ORG"
        return "MISC" if "Number=Plur" in first.feats else ""
    is_initial = len(forms[0]) <= 4 and forms[0].endswith(".") and forms[0][0].isupper()
    if is_initial or lists.given[forms[0]] >= 3 or forms[0].lower() in words.surname_prefixes:
        return "PER"
    return ""


def _by_context(sentence: Sentence, start: int, end: int, words: NameWords) -> str:
    """Judge by title, preposition or verb."""
    first = sentence[start]
    governor = sentence[first.head - 1] if first.head else None
    before = sentence[start - 1] if start else None
    if governor and first.dep in {"appos", "flat", "nmod"} and before is governor and governor.upos == "NOUN":
        lemma = governor.lemma.lower()
        if lemma.endswith(tuple(words.titles)):
            return "PER"
        if lemma.endswith(tuple(words.organisation_nouns)):
            return "ORG"
        if lemma.endswith(tuple(words.place_nouns)):
            return "LOC"
    if before and before.form.lower() in words.place_prepositions and before.head == start + 1:
        return "LOC"
    if governor and first.dep == "nsubj" and governor.lemma in words.person_verbs:
        return "PER"
    return ""


def build(forms: Sequence[str], label: str, style: NameStyle, *, head: int, dep: str, offset: int, space: str) -> list[Word]:
    """Build a name, one form a word, that stands behind `offset` words and hangs on `head` by `dep`."""
    on_last = label in style.right_headed
    centre = len(forms) - 1 if on_last else 0
    feats = style.feats.get(label, "") if len(forms) == 1 else style.part_feats
    return [
        Word(
            form=form,
            lemma=form,
            upos="PROPN",
            feats=feats,
            head=head if number == centre else offset + centre + 1,
            dep=dep if number == centre else "compound" if on_last else "flat",
            space=space if number == len(forms) - 1 else " ",
            entity=("B-" if number == 0 else "I-") + label,
        )
        for number, form in enumerate(forms)
    ]


def exchange(sentence: Sentence, start: int, end: int, forms: Sequence[str], label: str, style: NameStyle) -> Sentence | None:
    """Put another name in the place of the span.

    None where that would break the tree: several words of the span hang on words outside, or words outside hang on others
    than its head.
    """
    centres = [place for place in range(start, end) if not start < sentence[place].head <= end]
    outside = {word.head for place, word in enumerate(sentence) if not start <= place < end}
    if len(centres) != 1 or any(place + 1 in outside for place in range(start, end) if place != centres[0]):
        return None
    grow = len(forms) - (end - start)
    old = sentence[centres[0]]
    head = old.head + grow if old.head > end else old.head
    name = build(forms, label, style, head=head, dep=old.dep, offset=start, space=sentence[end - 1].space)
    centre = next(number for number, word in enumerate(name, start + 1) if word.head == head and word.dep == old.dep)
    moved = [
        word._replace(head=centre if word.head == centres[0] + 1 else word.head + grow if word.head > end else word.head)
        for word in sentence
    ]
    return (*moved[:start], *name, *moved[end:])


def swap_names(
    sentence: Sentence, choices: Mapping[str, Sequence[tuple[str, ...]]], style: NameStyle, random: Random, share: float
) -> Sentence:
    """Exchange a share of the labelled names for others of the same label, drawn from `choices`."""
    place = 0
    while place < len(sentence):
        tag = sentence[place].entity
        end = place + 1
        if tag.startswith("B-"):
            label = tag[2:]
            while end < len(sentence) and sentence[end].entity == f"I-{label}":
                end += 1
            if choices.get(label) and sentence[place].upos == "PROPN" and random.random() < share:
                forms = random.choice(choices[label])
                changed = exchange(sentence, place, end, forms, label, style)
                if changed is not None:
                    sentence, end = changed, place + len(forms)
        place = end
    return sentence


@dataclass(frozen=True, slots=True)
class Invented:
    """Names that nobody has, for learning to know a name by what stands around it: how many of each label for each real one,
    and what an invented name of an organisation ends in."""

    share: float
    organisation_ends: tuple[str, ...]


def invent(
    names: Mapping[str, Sequence[tuple[str, ...]]], invented: Invented, random: Random
) -> dict[str, list[tuple[str, ...]]]:
    """Give names that are made of the beginnings and ends of those there are."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for label, known in names.items():
        words = sorted({word for name in known for word in name if word.isalpha() and len(word) > 3 and word.istitle()})
        found[label] = []
        for _ in range(round(len(known) * invented.share)):
            blend = _blend(random.choice(words), random.choice(words))
            if label == "ORG":
                found[label].append((blend, random.choice(invented.organisation_ends)))
            elif label == "PER" and random.random() < 0.5:
                # Half of the strangers have a given name that is known.
                given = random.choice(known)[0] if random.random() < 0.5 else _blend(random.choice(words), random.choice(words))
                found[label].append((given, blend))
            else:
                found[label].append((blend,))
    return found


def _blend(first: str, second: str) -> str:
    return first[: len(first) // 2 + 1] + second[len(second) // 2 :].lower()


def count_labels(sentences: Iterable[Sentence]) -> Counter[str]:
    """Count the names of each label, those of unknown label under UNKNOWN."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for start, _ in spans(sentence):
            tag = sentence[start].entity
            counts[tag[2:] if tag.startswith("B-") else UNKNOWN if tag == "" else "none"] += 1
    return counts
