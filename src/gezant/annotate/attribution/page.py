"""What the rules of attribution look at: a parsed Doc with its mentions, its quotations and its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from spacy.tokens import Doc, Token

from gezant.annotate.attribution.lexicon import CueLexicon
from gezant.annotate.attribution.quotes import Quotation, quotations
from gezant.annotate.layers import Mention, PartyMention, Tokens
from gezant.annotate.trees import noun_phrase, relation

_TAG = 15  # tokens that the attribution of a quotation may have
_LONGEST = 250  # tokens that sentences are mended up to: a text without any full stop is no sentence
_SPEAKERS = frozenset({"name", "role", "institution", "media", "metonym", "demonym", "pronoun"})


class Page:
    """A Doc as the rules of attribution see it. Sentences are those of the parse, mended around quotations."""

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
                and not self._is_tag(at, end)
            ):
                yield start, at
                start = at
        yield start, end

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
        if last is not None and last.is_quote and last.i > before[0] and self.doc[last.i - 1].text == ",":
            return True
        closed = last is None or last.text in {".", "!", "?", "…"} or last.is_quote or last.text[-1:] in '”’»"'
        return not closed

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

    def is_speaker(self, head: Token) -> bool:
        """Whether a noun phrase can be a source: somebody or some body that the actors layer knows as such."""
        mention = self.mentions.get(head.i)
        if mention is None:
            return False
        if mention.actors != ("?",):
            return True
        if mention.kind == "pronoun":
            return mention.person or self._is_personal(head)
        return mention.person or mention.kind in _SPEAKERS

    def is_expletive(self, token: Token) -> bool:
        """Whether a pronoun stands for nobody; one that is personal too (*it*) only where the tree says so."""
        if token.lower_ not in self.lexicon.words("expletives"):
            return False
        return token.lower_ not in self.lexicon.words("personal_pronouns") or relation(token) == "expl"

    def is_written(self, head: Token) -> bool:
        """Whether a noun phrase says something without being anybody: a document, or some people whoever they are."""
        return head.lemma_.lower() in self.lexicon.words("documents") or head.lower_ in self.lexicon.words("indefinite_speakers")

    def opens_condition(self, i: int) -> bool:
        """Whether the words of a condition begin at a token, within its sentence."""
        _, end = self.sentence(i) if i < len(self.doc) else (0, 0)
        return any(
            all(i + k < end and self.doc[i + k].lower_ == w for k, w in enumerate(words)) for words in self.lexicon.conditions
        )

    def is_act(self, token: Token) -> bool:
        """Whether a verb is in the lexicon of cues, whatever its frames."""
        return token.pos_ in {"VERB", "AUX"} and bool(self.lexicon.cues("verbs", token.lemma_.lower()))

    def names_origin(self, participle: Token) -> bool:
        """Whether a participle only names those behind a carrier (*…, citing two officials*)."""
        if (participle.lower_,) not in self.lexicon.carriers:
            return False
        return any(self.is_speaker(c) for c in participle.children if relation(c) in {"obj", "obl"} and c.i > participle.i)

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

    def own_deed(self, conjunction: int, speaker: Token) -> bool:
        """Whether a conjunction opens a clause about the speaker himself (*…, he said, but he declined to …*)."""
        subject = conjunction + 1
        mention, own = self.mentions.get(subject), self.mentions.get(speaker.i)
        if mention is None or own is None or subject >= len(self.doc) or self.doc[subject].pos_ != "PRON":
            return False
        verb = self.doc[subject].head
        cue = self.lexicon.cues("verbs", verb.lemma_.lower()) or self.lexicon.cues("adjectives", verb.lemma_.lower())
        return relation(self.doc[subject]) == "nsubj" and mention.actors == own.actors and bool(cue)

    def _is_personal(self, pronoun: Token) -> bool:
        """A third person who is somebody, though the report does not tell who (its lead may be cut off)."""
        personal = pronoun.lower_ in self.lexicon.words("personal_pronouns")
        return personal and pronoun.dep_ == "nsubj" and pronoun.head.pos_ == "VERB"

    def party(self, head: Token, without: Iterable[int] = ()) -> PartyMention | None:
        """The party that a nominal head stands for, with the tokens of its phrase; None where it is nobody."""
        mention = self.mentions.get(head.i)
        if mention is None and not self.is_written(head):
            return None
        tokens = self.phrase(head, set(without))
        if not tokens:
            return None
        return PartyMention(tokens, mention.actors, mention.naming) if mention else PartyMention(tokens, ("?",), "unnamed")

    def phrase(self, head: Token, without: Iterable[int] = ()) -> Tokens:
        """The tokens of a noun phrase, cut off where something else (a cue, a content) begins."""
        left_out = set(without)
        start, end = self.sentence(head.i)
        own = self.quotation(head.i)
        tokens = [t for t in self._noun_phrase(head) if start <= t < end and t not in left_out and self._with(own, t)]
        cut = self._circumstance(head, tokens)
        tokens = [t for t in tokens if t < cut]
        if not tokens:
            return ()
        # a phrase is one stretch around its head: what a wrong parse hangs further away is not part of it
        kept = [head.i] if head.i in tokens else []
        for step in (-1, 1):
            i = head.i + step
            while i in tokens or (i not in left_out and start <= i < end and self.doc[i].is_punct and i + step in tokens):
                kept.append(i)
                i += step
        timed = {i for t in self.doc._.gezant_times for i in range(t.start, t.end)}
        while kept and min(kept) < head.i and min(kept) in timed:
            kept.remove(min(kept))
        kept += self._restriction(head, max(kept), end, left_out) if kept else []
        kept += self._anonymous(max(kept), end) if kept else []
        kept = [i for i in kept if i >= head.i or not (self.doc[i].lower_ in self.connectives and min(kept) == i)]
        return tuple(sorted(self.trimmed(kept)))

    def _noun_phrase(self, head: Token) -> list[int]:
        """The phrase as the tree has it, with a title that the tree made a subject of its own (*Minister | Ann Lee said*)."""
        tokens = list(noun_phrase(head))
        if relation(head) != "nsubj" or not self.lexicon.grammar.get("subject_first"):
            return tokens
        for other in head.head.children:
            if other.i < head.i and relation(other) == "nsubj" and tokens:
                title = noun_phrase(other)
                if title and title[-1] + 1 == tokens[0]:
                    tokens = [*title, *tokens]
        while tokens and tokens[0] < head.i and self.doc[tokens[0]].lower_ in self.lexicon.words("relatives"):
            tokens.pop(0)
        return tokens

    def _restriction(self, head: Token, last: int, end: int, left_out: set[int]) -> list[int]:
        """*briefed on the talks, familiar with the plan* right behind unnamed people: which of them, whatever the tree says."""
        i = last + 1
        if i >= end or self.doc[i].lower_ not in self.lexicon.words("restrictives") or head.pos_ == "PROPN":
            return []
        stop = i
        while stop < end and stop not in left_out and not self.doc[stop].is_punct:
            if self.doc[stop].morph.get("VerbForm", []) == ["Fin"]:
                break
            stop += 1
        return list(range(i, stop))

    def _anonymous(self, last: int, end: int) -> list[int]:
        """*, speaking on condition of anonymity,* right behind a phrase: which of such people it is."""
        i = last + 1
        openers = self.lexicon.words("anonymity_openers")
        if i + 1 >= end or self.doc[i].text != "," or self.doc[i + 1].lower_ not in openers:
            return []
        stop = next((t.i for t in self.doc[i + 1 : end] if t.text == ","), end)
        words = range(i, stop)
        return list(words) if any(self.doc[k].lower_ in self.lexicon.words("anonymity") for k in words) else []

    def _circumstance(self, head: Token, tokens: list[int]) -> int:
        """Where behind its head a phrase turns into when, where or to whom something was said, which a parse may hang there."""
        times = {t.start for t in self.doc._.gezant_times}
        edges = [i for i in tokens if i > head.i and i in times and self.doc[i - 1].pos_ not in {"ADP", "DET"}]
        others = self.lexicon.words("not_of_sources")
        edges += [c.left_edge.i for c in head.children if c.i > head.i and any(k.lower_ in others for k in c.children)]
        if self.lexicon.grammar.get("subject_first"):
            by = self.lexicon.words("source_prepositions")
            edges += [
                i
                for i in tokens
                if i > head.i and self.doc[i].pos_ == "ADP" and self.doc[i - 1].text == "," and self.doc[i].lower_ not in by
            ]
        mention = self.mentions.get(head.i)
        if mention is not None and mention.kind == "name":
            edges += self._behind_name(head, tokens)
        return min((e for e in edges if e > head.i), default=len(self.doc))

    def _behind_name(self, head: Token, tokens: list[int]) -> Iterator[int]:
        """Where behind a person's name words come that do not name him: to whom, where, or what was said."""
        others = self.lexicon.words("not_of_names") | self.lexicon.words("finite_complementisers")
        names = [i for i in tokens if i >= head.i and self.doc[i].pos_ == "PROPN"]
        for i in tokens:
            if names and i > names[0] and self.doc[i].lower_ in others and self.doc[i - 1].pos_ == "PROPN":
                yield i

    def _with(self, own: Quotation | None, token: int) -> bool:
        """Whether a token stands in the same speech as the phrase's head: a sentence of another's is no part of a phrase."""
        other = self.quotation(token)
        return other is None or other == own or not other.clausal

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

    def phrase_from(self, start: int, end: int) -> Token | None:
        """The head of the noun phrase that begins at a token, None where none with a mention does."""
        return self._phrase_head(start, start, end)

    def phrase_behind(self, preposition: int, end: int) -> Token | None:
        """The head of the noun phrase right behind a preposition, before a token; None where none has a mention."""
        for token in self.doc[preposition + 1 : end]:
            if token.i in self.mentions and token.pos_ in {"NOUN", "PROPN", "PRON"}:
                head = token
                while (
                    head.head.i in range(preposition + 1, end)
                    and head.head.i in self.mentions
                    and head.dep_ in {"flat", "appos", "nmod"}
                ):
                    head = head.head
                return head
            if token.pos_ not in {"DET", "ADJ", "NUM", "PROPN", "NOUN"}:
                return None
        return None

    def phrase_until(self, end: int, start: int) -> Token | None:
        """The head of the noun phrase that ends right before a token and begins its sentence or clause, or None."""
        return self._phrase_head(end - 1, start, end) if end - 1 >= start else None

    def _phrase_head(self, at: int, low: int, high: int) -> Token | None:
        if not low <= at < high or self.quotation(at) is not None or self.doc[at].dep_ == "acl":
            return None
        token = self.doc[at]
        for _ in range(6):
            if token.i in self.mentions and token.dep_.split(":")[0] not in {
                "det",
                "amod",
                "flat",
                "nmod",
                "appos",
                "case",
                "compound",
                "conj",
            }:
                break
            if token.head.i == token.i or not low <= token.head.i < high or token.head.pos_ in {"VERB", "AUX"}:
                break
            token = token.head
        if token.i not in self.mentions or any(c.dep_ == "case" for c in token.children):
            return None
        phrase = self.phrase(token)
        return token if at in phrase else None
