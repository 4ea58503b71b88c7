"""A parsed Doc as it lies on the page: its quotations, its sentences mended around them, and stretches of tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from gezant.annotate.attribution.lexicon import CueLexicon
from gezant.annotate.attribution.quotes import Quotation, quotations
from gezant.annotate.layers import Mention, Tokens

_TAG = 15  # tokens that the attribution of a quotation may have
_LONGEST = 250  # tokens that sentences are mended up to: a text without any full stop is no sentence


class Layout:
    """A Doc with its quotations and its sentences, which are those of the parse, mended around quotations."""

    def __init__(self, doc: Doc, lexicon: CueLexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.mentions: dict[int, Mention] = doc._.gezant_mentions
        self.quotations = quotations(doc)
        self._quote_starts = [q.start for q in self.quotations]
        self.negations = lexicon.words("negations")
        self.connectives = lexicon.words("connectives")

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Token ranges of the sentences: a sentence that starts inside a quotation or in lower case goes on the one before."""
        out: list[tuple[int, int]] = []
        for sentence in self.doc.sents:
            if out and self._goes_on(sentence.start, out[-1]):
                out[-1] = (out[-1][0], sentence.end)
                continue
            behind = self._behind_dateline(sentence.start, sentence.end)
            if behind > sentence.start:
                out.append((sentence.start, behind))
            out.append((behind, sentence.end))
        return tuple(part for sentence in out for part in self._split_behind_speech(*sentence))

    def _split_behind_speech(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A sentence cut where a quotation has ended as a sentence and a new one begins (*… komen.” Ook moet …*)."""
        for quotation in self.quotations:
            if start + 1 < quotation.start < end and self._ended(quotation.start - 1):
                yield start, quotation.start
                start = quotation.start
            at = quotation.end
            if (
                start < at < end
                and at - quotation.start > 2
                and self._ends_sentence(quotation)
                and self.doc[at].text[:1].isupper()
                and not (self._asks(quotation) and self._is_tag(at, end))
            ):
                yield start, at
                start = at
        yield start, end

    def _asks(self, quotation: Quotation) -> bool:
        """Whether a quotation ends in a mark that it keeps before its tag."""
        return any(t.text[:1] in {"!", "?"} for t in self.doc[quotation.end - 3 : quotation.end])

    def _is_tag(self, start: int, end: int) -> bool:
        """Whether what follows a quotation is only who said it (*“No!” X wrote on Monday.*)."""
        if not self.lexicon.grammar.get("subject_first"):
            return False
        stop = next((t.i for t in self.doc[start:end] if t.text in {".", "!", "?"}), end)
        verbs = [t for t in self.doc[start:stop] if t.morph.get("VerbForm", []) == ["Fin"]]
        return len(verbs) == 1 and stop - start < _TAG and self.is_cue(verbs[0]) and verbs[0].i > start

    def _ended(self, i: int) -> bool:
        """Whether a full stop outside of a quotation closes a sentence."""
        return self.doc[i].text in {".", "!", "?"} and self.quotation(i) is None

    def _ends_sentence(self, quotation: Quotation) -> bool:
        last = [t.text for t in self.doc[quotation.end - 3 : quotation.end] if t.text not in {"’", "'"}]
        return any(text[:1] in {".", "!", "?"} for text in last)

    def _behind_dateline(self, start: int, end: int) -> int:
        """Where the text begins behind a dateline (*DEN HAAG (ANP) -*), else the start."""
        for i in range(start, min(end, start + 8)):
            token = self.doc[i]
            if token.text in {"-", "–", "—"} and i > start and i + 1 < end:
                return i + 1
            if not (
                token.is_upper
                or token.is_bracket
                or token.is_space
                or token.text in {"/", ","}
                or (token.text[:1].isupper() and (self._in_brackets(i) or self._behind_place(start, i)))
            ):
                return start
        return start

    def _behind_place(self, start: int, i: int) -> bool:
        """Whether a word stands behind a place in capitals and a comma (*HANOI, Vietnam —*)."""
        return self.doc[start].is_upper and any(t.text == "," for t in self.doc[start + 1 : i])

    def _in_brackets(self, i: int) -> bool:
        return i > 0 and self.doc[i - 1].text == "("

    def _goes_on(self, start: int, before: tuple[int, int]) -> bool:
        if start - before[0] > _LONGEST:
            return False
        if any("\n" in t.text for t in self.doc[before[0] : start] if t.is_space and t.i >= before[1] - 1):
            return False
        quotation = self.quotation(start)
        if quotation is not None and quotation.start < start:
            return True
        first = self.doc[start]
        if first.text in {",", ";"} or (first.is_quote and start + 1 < len(self.doc) and self.doc[start + 1].text == ","):
            return True
        last = next((t for t in reversed(list(self.doc[before[0] : before[1]])) if not t.is_space), None)
        if last is not None and last.is_quote and last.i > before[0]:
            mark = self.doc[last.i - 1].text
            if mark == "," or (mark in {"!", "?"} and self._is_tag(start, self.doc[start].sent.end)):
                return True
        closed = last is None or last.text in {".", "!", "?", "…"} or last.is_quote or last.text[-1:] in '”’»"'
        return not closed

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        """The lower-case form of every token."""
        return tuple(t.lower_ for t in self.doc)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands, by its lower-case form and by its lemma."""
        out: dict[str, list[int]] = defaultdict(list)
        for token, lower in zip(self.doc, self.lowers, strict=True):
            for word in {lower, token.lemma_.lower()}:
                out[word].append(token.i)
        return out

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_index(self, token: int) -> int:
        """Which sentence a token stands in."""
        return max(0, bisect_right(self._starts, token) - 1)

    def sentence(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that a token stands in."""
        return self.sentences[self.sentence_index(token)]

    def quotation(self, token: int) -> Quotation | None:
        """The quotation that a token stands in, marks included."""
        at = bisect_right(self._quote_starts, token) - 1
        found = self.quotations[at] if at >= 0 else None
        return found if found is not None and token in found else None

    def quoted(self, token: int) -> bool:
        """Whether a token stands in a quotation that can be somebody's own sentence."""
        found = self.quotation(token)
        return found is not None and found.clausal

    def words(self, start: int, end: int) -> Iterator[Token]:
        """The tokens of a range that are neither punctuation nor blank."""
        return (t for t in self.doc[start:end] if not (t.is_punct or t.is_space or t.is_quote))

    def trimmed(self, tokens: Iterable[int]) -> Tokens:
        """Token indices without loose punctuation at the ends; a quotation mark stays with its partner."""
        out = sorted(tokens)
        for edge in (0, -1):
            while out and self._is_loose(out[edge]):
                out.pop(edge)
        while len(out) > 1 and self.doc[out[-1]].dep_ in {"det", "case"} and self.doc[out[-1]].head.i > out[-1]:
            out.pop()  # no stretch ends in the article or preposition of what stands outside
        inside = set(out)
        quotation = self.quotation(out[-1]) if out else None
        if quotation is not None and quotation.start in inside and self.sentence(quotation.start) == self.sentence(out[-1]):
            out.extend(range(out[-1] + 1, quotation.end))  # what opens within a stretch closes within it
        for edge in (0, -1):
            while out and self._loose_mark(out[edge], out):
                out.pop(edge)
        return tuple(out)

    def _is_loose(self, i: int) -> bool:
        """Punctuation and blanks that a stretch does not end in; the marks of a quotation are none."""
        token = self.doc[i]
        if token.is_space:
            return True
        if not (token.is_punct or token.pos_ == "PUNCT") or token.is_bracket:
            return False
        quotation = self.quotation(i)
        return quotation is None or quotation.start + 1 < i < quotation.end - 2

    def _loose_mark(self, token: int, tokens: list[int]) -> bool:
        """A quotation mark whose quotation lies outside of the tokens."""
        mark = self.doc[token]
        if not (mark.is_quote or mark.text in {",,", "’’", "''", "``"}) or mark.is_alpha:
            return False
        quotation = self.quotation(token)
        if quotation is None:
            return True
        inner = [t for t in tokens if t in quotation]
        return len(inner) < 2

    def opens_condition(self, i: int) -> bool:
        """Whether the words of a condition begin at a token, within its sentence."""
        _, end = self.sentence(i) if i < len(self.doc) else (0, 0)
        return any(all(i + k < end and self.lowers[i + k] == w for k, w in enumerate(words)) for words in self.lexicon.conditions)

    def is_act(self, token: Token) -> bool:
        """Whether a verb is in the lexicon of cues, whatever its frames."""
        return token.pos_ in {"VERB", "AUX"} and bool(self.lexicon.cues("verbs", token.lemma_.lower()))

    def is_cue(self, token: Token) -> bool:
        """Whether a verb is one that may attribute a clause."""
        cues = self.lexicon.cues("verbs", token.lemma_.lower())
        return token.pos_ in {"VERB", "AUX"} and any("clause" in cue.frames for cue in cues)

    def behind_time(self, begin: int) -> int:
        """The first token from `begin` on that belongs to no time expression or its preposition."""
        for time in self.doc._.gezant_times:
            if time.start == begin or (time.start == begin + 1 and self.doc[begin].pos_ == "ADP"):
                end: int = time.end
                return end
        return begin

    def resumes(self, token: Token) -> bool:
        """Whether a word behind a comma goes on about a saying (*, adding that*), whatever its tag."""
        before = self.doc[token.i - 1] if token.i > 0 else None
        return before is not None and before.text == "," and token.lower_ in self.lexicon.words("resuming")

    def has_finite(self, start: int, end: int) -> bool:
        """Whether there is a finite verb among the tokens."""
        return any(t.morph.get("VerbForm", []) == ["Fin"] for t in self.doc[start:end])

    def is_date(self, tokens: Iterable[int]) -> bool:
        """Whether the tokens are a date or a time of day and nothing else, and so tell when and not what."""
        inside = {i for t in self.doc._.gezant_times if t.type in {"DATE", "TIME"} for i in range(t.start, t.end)}
        words = [i for i in tokens if not self.doc[i].is_punct]
        return bool(words) and all(i in inside for i in words)

    def is_paragraph(self, start: int, end: int) -> bool:
        """Whether a range of tokens is a paragraph by itself."""
        before = start == 0 or "\n" in self.doc[start - 1].text
        return before and (end == len(self.doc) or "\n" in self.doc[end].text)

    def is_sentence(self, start: int, end: int) -> bool:
        """Whether a range of tokens is a sentence by itself and ends as one does."""
        last = next((t for t in reversed(self.doc[start:end]) if not t.is_quote), None)
        return self.sentence(start) == (start, end) and last is not None and last.text in {".", "!", "?"}

    def is_time(self, tokens: Iterable[int]) -> bool:
        """Whether the tokens are a time expression and nothing else."""
        inside = {i for t in self.doc._.gezant_times for i in range(t.start, t.end)}
        words = [i for i in tokens if not self.doc[i].is_punct]
        return bool(words) and all(i in inside for i in words)
