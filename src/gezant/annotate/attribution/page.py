"""What the rules of attribution look at: a parsed Doc with its mentions, its quotations and its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from gezant.annotate.attribution.layout import Layout
from gezant.annotate.attribution.quotes import Quotation
from gezant.annotate.layers import PartyMention, Tokens
from gezant.annotate.trees import noun_phrase, relation

_SPEAKERS = frozenset({"name", "role", "institution", "media", "metonym", "demonym", "pronoun"})


class Page(Layout):
    """A laid out Doc with its noun phrases: who may speak, and which tokens name him."""

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

    def names_origin(self, participle: Token) -> bool:
        """Whether a participle only names those behind a carrier (*…, citing two officials*)."""
        quoting = participle.lemma_.lower() in self.lexicon.words("carrier_verbs") and self.doc[participle.i - 1].lower_ in (
            self.lexicon.words("relatives")
        )
        if (participle.lower_,) not in self.lexicon.carriers and not quoting:
            return False
        return any(self.is_speaker(c) for c in participle.children if relation(c) in {"obj", "obl"} and c.i > participle.i)

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
        while tokens and tokens[0] < head.i and self._joins(tokens[0]):
            tokens.pop(0)
        while tokens and tokens[-1] > head.i and self.doc[tokens[-1]].pos_ in {"ADP", "SCONJ"}:
            tokens.pop()
        return tokens

    def _joins(self, i: int) -> bool:
        """Whether a word before a phrase joins it to what stands before: a relative, a conjunction, a preposition."""
        return self.doc[i].lower_ in self.lexicon.words("relatives") or self.doc[i].pos_ in {"ADP", "SCONJ"}

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
            adding = self.lexicon.words("afterthoughts")
            edges += [i for i in tokens if i > head.i and self.doc[i - 1].text == "," and self.doc[i].lower_ in adding]
            marks = self.lexicon.words("infinitive_marks")
            infinitives = (c for c in head.children if c.i > head.i and any(k.lower_ in marks for k in c.children))
            edges += [c.left_edge.i for c in infinitives if self.is_speaker(head)]
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
