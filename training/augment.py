"""Make treebank sentences look like the news: quotation marks of all kinds, headlines, datelines.

Every function takes a sentence and a seeded generator and gives a sentence whose heads are a tree again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from training.names import NameStyle, build
from training.treebanks import Sentence, Word

# Opening and closing marks of all kinds that are met; how often each is used is the language's own (`Quotes`).
QUOTE_PAIRS: tuple[tuple[str, str], ...] = (
    ("“", "”"),
    ("‘", "’"),
    ('"', '"'),
    ("'", "'"),
    ("„", "”"),
    ("„", "“"),
    (",,", "''"),
    (",,", "’’"),
    ("«", "»"),
    ("''", "''"),
    ("`", "'"),
    ("``", "''"),
    ("‘‘", "’’"),
)
_OPENING = frozenset(opening for opening, _ in QUOTE_PAIRS)
_CLOSING = frozenset(closing for _, closing in QUOTE_PAIRS)
_FINAL = frozenset(".?!…")
_SMALL = frozenset({"ADP", "CCONJ", "DET", "PART", "PUNCT", "SYM"})
_DASHES = ("-", "--", "–", "—")


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a language, opening and closing, and how often each pair is drawn."""

    pairs: tuple[tuple[str, str], ...]
    weights: tuple[float, ...]

    def choose(self, random: Random) -> tuple[str, str]:
        """Draw a pair."""
        return random.choices(self.pairs, self.weights)[0]


@dataclass(frozen=True, slots=True)
class Headlines:
    """Shares of headlines without articles, with capitals on all words but the smallest, and in capitals throughout."""

    no_articles: float
    title_case: float
    capitals: float


def insert(sentence: Sentence, place: int, words: Iterable[Word]) -> Sentence:
    """Put words in before the word at `place` (0-based; the length appends). Their heads are counted as after the insertion."""
    added = tuple(words)
    moved = tuple(word._replace(head=word.head + len(added) if word.head > place else word.head) for word in sentence)
    return moved[:place] + added + moved[place:]


def remove(sentence: Sentence, place: int) -> Sentence | None:
    """Take the word at `place` (0-based) out; None where another word hangs on it."""
    number = place + 1
    if any(word.head == number for word in sentence):
        return None
    kept = sentence[:place] + sentence[number:]
    return tuple(word._replace(head=word.head - 1 if word.head > number else word.head) for word in kept)


def root_of(sentence: Sentence) -> int:
    """Give the 1-based place of the root."""
    return next(place for place, word in enumerate(sentence, 1) if word.head == 0)


def mark(form: str, head: int, space: str) -> Word:
    """Give a punctuation mark."""
    return Word(form=form, lemma=form, upos="PUNCT", feats="", head=head, dep="punct", space=space, entity="O")


def restyle_quotes(sentence: Sentence, quotes: Quotes, random: Random) -> Sentence:
    """Replace the quotation marks that are there by one kind drawn for the sentence, opening and closing by turns."""
    pair = quotes.choose(random)
    inside = False
    words: list[Word] = []
    for place, word in enumerate(sentence):
        is_mark = word.upos == "PUNCT" and (word.form in _OPENING or word.form in _CLOSING)
        if is_mark:
            opens = not inside if word.form in _OPENING and word.form in _CLOSING else word.form in _OPENING
            # A closing mark of the one kind is the opening mark of another (’ and ”): what stands before it decides.
            if word.form in "”’" and place and sentence[place - 1].space:
                opens = not inside
            inside = opens
            form = pair[0] if opens else pair[1]
            word = word._replace(form=form, lemma=form)
        words.append(word)
    return tuple(words)


def curly_apostrophes(sentence: Sentence) -> Sentence:
    """Write apostrophes as newspapers print them."""
    return tuple(
        word._replace(form=word.form.replace("'", "’")) if "'" in word.form and word.upos != "PUNCT" else word
        for word in sentence
    )


def restyle_dashes(sentence: Sentence, random: Random) -> Sentence:
    """Write the dashes between words as one of those that papers use, with white space or without."""
    dash = random.choice(_DASHES)
    closed = dash == "—" and random.random() < 0.5
    words = list(sentence)
    for place, word in enumerate(words):
        if word.upos == "PUNCT" and word.form in _DASHES and place and word.space and words[place - 1].space:
            words[place] = word._replace(form=dash, lemma=dash, space="" if closed else " ")
            if closed:
                words[place - 1] = words[place - 1]._replace(space="")
    return tuple(words)


def has_quotes(sentence: Sentence) -> bool:
    """Tell whether any quotation mark stands in the sentence."""
    return any(word.upos == "PUNCT" and (word.form in _OPENING or word.form in _CLOSING) for word in sentence)


def wrap_quotes(sentence: Sentence, quotes: Quotes, random: Random) -> Sentence:
    """Set the whole sentence in quotation marks that hang on its root; the closing one before or behind the full stop."""
    opening, closing = quotes.choose(random)
    quoted = insert(sentence, 0, [mark(opening, root_of(sentence) + 1, "")])
    root = root_of(quoted)
    last = quoted[-1]
    if last.form in _FINAL and random.random() < 0.3:
        place = len(quoted) - 1
        before = quoted[place - 1]._replace(space="")
        quoted = insert((*quoted[: place - 1], before, last), place, [mark(closing, root, "")])
        return quoted
    return (*quoted[:-1], last._replace(space=""), mark(closing, root, " "))


def quote_subtree(sentence: Sentence, quotes: Quotes, random: Random) -> Sentence:
    """Set a clause, phrase or word of the sentence in quotation marks, as a mixed quotation has it."""
    spans = [span for span in _subtree_spans(sentence) if 1 <= span[1] - span[0] <= 30]
    if not spans:
        return sentence
    start, end, head = random.choice(spans)
    opening, closing = quotes.choose(random)
    words = list(sentence)
    after = words[end - 1].space
    words[end - 1] = words[end - 1]._replace(space="")
    quoted = insert(tuple(words), end, [mark(closing, head, after)])
    return insert(quoted, start, [mark(opening, head + 1, "")])


def quote_across(sentences: Sequence[Sentence], pair: tuple[str, str]) -> list[Sentence]:
    """Open a quotation in the first sentence and close it in the last, as speakers are quoted at length."""
    opening, closing = pair
    first, *rest = sentences
    opened = insert(first, 0, [mark(opening, root_of(first) + 1, "")])
    if not rest:
        return [opened]
    *middle, last = rest
    closed = (*last[:-1], last[-1]._replace(space=""), mark(closing, root_of(last), " "))
    return [opened, *middle, closed]


_QUOTABLE = frozenset({"obj", "ccomp", "xcomp", "amod", "advcl", "nmod", "acl", "appos", "conj", "root", "parataxis", "obl"})


def _subtree_spans(sentence: Sentence) -> list[tuple[int, int, int]]:
    """Give (start, end, head's 1-based place) of the unbroken subtrees that a quotation may hold, outer punctuation left out."""
    left = list(range(len(sentence)))
    right = list(range(1, len(sentence) + 1))
    size = [1] * len(sentence)
    for place, word in enumerate(sentence):
        node, steps = word.head, 0
        while node and steps <= len(sentence):
            left[node - 1] = min(left[node - 1], place)
            right[node - 1] = max(right[node - 1], place + 1)
            size[node - 1] += 1
            node = sentence[node - 1].head
            steps += 1
    spans = []
    for place, word in enumerate(sentence):
        start, end = left[place], right[place]
        if word.dep not in _QUOTABLE or size[place] != end - start:
            continue
        while end > start and sentence[end - 1].upos == "PUNCT":
            end -= 1
        while start < end and (sentence[start].upos == "PUNCT" or sentence[start].dep in {"cc", "case", "mark"}):
            start += 1
        if start <= place < end and end - start < len(sentence) and not any(_is_quote(w) for w in sentence[start:end]):
            spans.append((start, end, place + 1))
    return spans


def _is_quote(word: Word) -> bool:
    return word.upos == "PUNCT" and (word.form in _OPENING or word.form in _CLOSING)


def as_headline(sentence: Sentence, style: Headlines, random: Random) -> Sentence:
    """Drop the full stop, as a headline has it, and write it as one; the sentence itself where it has none that can go."""
    if len(sentence) < 3 or sentence[-1].form != ".":
        return sentence
    shorter = remove(sentence, len(sentence) - 1)
    if shorter is None:
        return sentence
    if random.random() < style.no_articles:
        for place in reversed(range(len(shorter))):
            if "PronType=Art" in shorter[place].feats:
                shorter = remove(shorter, place) or shorter
    draw = random.random()
    if draw < style.capitals:
        shorter = tuple(word._replace(form=word.form.upper()) for word in shorter)
    elif draw < style.capitals + style.title_case:
        shorter = tuple(
            word if word.upos in _SMALL else word._replace(form=word.form[0].upper() + word.form[1:]) for word in shorter
        )
    else:
        shorter = (shorter[0]._replace(form=shorter[0].form[0].upper() + shorter[0].form[1:]), *shorter[1:])
    return (*shorter[:-1], shorter[-1]._replace(space=" "))


def end_in_abbreviation(sentence: Sentence, forms: Mapping[str, Sequence[str]], random: Random) -> Sentence:
    """Let a name at the end of a sentence be an abbreviation whose full stop is that of the sentence as well (`in the U.S.`).

    `forms` are abbreviations by label; a sentence that does not end in a name of one word of such a label stays as it is.
    """
    if len(sentence) < 4 or sentence[-1].form != "." or not sentence[-2].entity.startswith("B-"):
        return sentence
    choices = forms.get(sentence[-2].entity[2:])
    shorter = remove(sentence, len(sentence) - 1)
    if not choices or shorter is None:
        return sentence
    form = random.choice(choices)
    return (*shorter[:-1], shorter[-1]._replace(form=form, lemma=form, space=" "))


def name_line(forms: Sequence[str], label: str, style: NameStyle, introducer: str = "") -> Sentence:
    """Give a line that is only a name, as a byline or a caption has it; behind a preposition where `introducer` is one."""
    words = build(forms, label, style, head=0, dep="root", offset=1 if introducer else 0, space=" ")
    if introducer:
        words.insert(0, Word(introducer, introducer.lower(), "ADP", "", root_of(tuple(words)) + 1, "case", " ", "O"))
    return tuple(words)


def with_dateline(sentence: Sentence, place: Sequence[str], agency: str | None, style: NameStyle, random: Random) -> Sentence:
    """Put a dateline (`PLACE -`, `PLACE (AGENCY) -`) before a sentence.

    As the treebanks have it, the place is the root and the sentence hangs on it as parataxis.
    """
    dash = random.choice("-–—")
    raised = random.random() < 0.8
    line = [
        word._replace(form=word.form.upper() if raised else word.form)
        for word in build(place, "LOC", style, head=0, dep="root", offset=0, space=" ")
    ]
    centre = root_of(tuple(line))
    if agency:
        number = len(line) + 2
        line += [mark("(", number, ""), Word(agency, agency, "PROPN", style.feats["ORG"], centre, "parataxis", "", "B-ORG")]
        line.append(mark(")", number, " "))
    new_root = root_of(sentence) + len(line) + 1
    line.append(mark(dash, new_root, " "))
    joined = insert(sentence, 0, line)
    return tuple(
        word._replace(head=centre, dep="parataxis") if number == new_root else word for number, word in enumerate(joined, 1)
    )
