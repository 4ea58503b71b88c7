"""How the content of a statement is built: its words, predicates and subject."""

from __future__ import annotations

from functools import cache, cached_property

from spacy.tokens import Doc, Token

from gezant.annotate.layers import Attribution
from gezant.annotate.stance.entries import Entry
from gezant.annotate.trees import child, children, relation
from gezant.annotate.wordlists import StanceWords, Words, stance_words


class Structure:
    """A statement as the tree has it: forms are sets of a word's lower-case form and its lemma."""

    def __init__(
        self, doc: Doc, attribution: Attribution, entry: Entry, words: StanceWords, nested: frozenset[int] = frozenset()
    ) -> None:
        """`nested` are the tokens of the cues of the statements within this one's content."""
        self.nested = nested
        self.doc = doc
        self.attribution = attribution
        self.entry = entry
        self.words = words

    @cached_property
    def cue(self) -> list[Token]:
        """The tokens of the cue."""
        return [self.doc[i] for i in self.attribution.cue]

    @cached_property
    def cue_forms(self) -> list[Words]:
        """The forms of each word of the cue."""
        return [forms_of(t) for t in self.cue]

    @cached_property
    def content(self) -> list[Token]:
        """The content's words, without punctuation."""
        return [
            self.doc[i]
            for i in self.attribution.content
            if not (self.doc[i].is_punct or self.doc[i].is_quote or self.doc[i].is_space)
        ]

    @cached_property
    def forms(self) -> list[Words]:
        """The forms of each word of the content."""
        return [forms_of(t) for t in self.content]

    @cached_property
    def main(self) -> list[Token]:
        """The words of the content's main clause: without its conditional, relative and complement clauses."""
        head = self.head
        if head is None:
            return self.content
        above = {head.i, *(t.i for t in head.ancestors)}
        below: set[int] = set()
        for token in self.content:
            if token.i not in below and token.i not in above and self._opens_clause(token):
                below.update(t.i for t in token.subtree)
        return [t for t in self.content if t.i not in below] or self.content

    @staticmethod
    def _opens_clause(token: Token) -> bool:
        if relation(token) == "acl" and child(token, "nsubj") is None and all(m.pos_ == "PART" for m in children(token, "mark")):
            return False  # an infinitive that a noun governs (*nothing to do with*) belongs to what the noun says
        return relation(token) in {"advcl", "acl", "ccomp", "csubj"} and any(True for _ in children(token, "mark", "nsubj"))

    @cached_property
    def main_forms(self) -> list[Words]:
        """The forms of each word of the content's main clause."""
        return [forms_of(t) for t in self.main]

    @cached_property
    def head(self) -> Token | None:
        """The predicate of the content, None where there is none; below *I think* it is that of what is thought."""
        if self.attribution.content_head < 0:
            return None
        head = self.doc[self.attribution.content_head]
        while head.lemma_.lower() in self.words.words("shells"):
            thinker, inner = child(head, "nsubj"), child(head, "ccomp")
            own = thinker is not None and thinker.morph.get("Person", []) == ["1"]
            if not own or inner is None or inner.i not in self.inside:
                break
            head = inner
        return head

    @cached_property
    def heads(self) -> list[Token]:
        """The main predicates of the content: its root, what is coordinated with it, and the infinitive below a modal."""
        if self.head is None:
            return []
        out = [self.head]
        inside = self.inside
        for token in out:
            out.extend(
                c
                for c in children(token, "conj", "parataxis")
                if c.i in inside and c.pos_ in {"VERB", "AUX", "ADJ"} and c not in out
            )
        return out

    @cached_property
    def roots(self) -> list[Token]:
        """The predicates of every sentence of the content, the main ones first."""
        tops = (t for t in self.content if t.head.i not in self.inside or t.head.i == t.i)
        return [*self.heads, *(t for t in tops if t not in self.heads and t.pos_ in {"VERB", "AUX", "ADJ", "NOUN"})]

    @cached_property
    def group(self) -> list[Token]:
        """The predicates with their auxiliaries, copulas and infinitives."""
        out = []
        for head in self.heads:
            out += [head, *children(head, "aux", "cop", "compound:prt")]
            for inner in children(head, "xcomp"):
                out += [inner, *children(inner, "aux", "cop", "compound:prt")]
        return [t for t in out if t.i in self.inside]

    @cached_property
    def first_group(self) -> list[Token]:
        """The group of the content's root alone."""
        if self.head is None:
            return []
        out = [self.head, *children(self.head, "aux", "cop")]
        for inner in children(self.head, "xcomp"):
            if not any(True for _ in children(inner, "mark")):
                out += [inner, *children(inner, "aux", "cop")]
        if relation(self.head) == "xcomp" and self.head.head.i in self.inside:
            out.append(self.head.head)
        return out

    @cached_property
    def told(self) -> bool:
        """Whether the content is a statement of its own: its predicate stands in the cue of one within."""
        return any(t.i in self.nested for t in self.first_group)

    @cached_property
    def group_lemmas(self) -> Words:
        """Lemmas of the group, separable verbs joined too."""
        lemmas = {t.lemma_.lower() for t in self.group}
        for token in self.group:
            for particle in children(token, "compound:prt"):
                lemmas.add(particle.lower_ + token.lemma_.lower())
        return frozenset(lemmas)

    @cached_property
    def subject(self) -> Token | None:
        """The subject of the content's main clause; of a modal above it too; else the first nominal before its verb."""
        inside = self.inside
        for head in self.heads:
            lower = (s for x in children(head, "xcomp") if (s := child(x, "nsubj")) is not None)
            willing = not self.names(head).isdisjoint(self.words.acts("willing"))
            found = child(head, "nsubj") or next(lower, None) or (child(head, "expl") if willing else None)
            if found is not None and found.i in inside:
                return found
        if self.head is not None and relation(self.head) in {"xcomp", "aux"}:
            found = self.raised or child(self.head.head, "nsubj")
            if found is not None and found.i in inside:
                return found
        return None if self.head is None or self.bare_infinitive else self._first_nominal(self.head)

    @cached_property
    def raised(self) -> Token | None:
        """*Wants the other to leave*: the cue's object right before an infinitive, which does the deed; None for none."""
        head = self.head
        if head is None or relation(head) != "xcomp" or head.head.i != self.attribution.cue_head:
            return None
        mark = child(head, "mark")
        objects = (o for o in children(head.head, "obj", "iobj") if o.i in self.inside)
        return next((o for o in objects if mark is not None and mark.pos_ == "PART" and o.i < mark.i), None)

    def _first_nominal(self, head: Token) -> Token | None:
        """The noun that opens the content, where the tree has no subject: only one without a preposition, before the verb."""
        if head.pos_ not in {"VERB", "AUX", "ADJ"} or (head.morph.get("VerbForm", []) == ["Inf"] and not self._complement):
            return None
        for token in self.content[:8]:
            if token.pos_ in {"VERB", "AUX", "ADP", "SCONJ"}:
                return None
            if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.i in self.doc._.gezant_mentions and child(token, "case") is None:
                return token
        return None

    @property
    def _complement(self) -> bool:
        """Whether a complementiser stands before the content."""
        first = self.attribution.content[0]
        return first > 0 and self.doc[first - 1].pos_ == "SCONJ"

    @cached_property
    def bare_infinitive(self) -> bool:
        """Whether the content is an infinitive with its own particle (*te betreuren*)."""
        head = self.head
        if head is None or child(head, "nsubj") is not None or self.raised is not None:
            return False
        if self.quoted and any(t.morph.get("VerbForm", []) == ["Fin"] for t in self.main):
            return False
        group = (head, *children(head, "cop", "aux"))
        infinitive = any(t.morph.get("VerbForm", []) == ["Inf"] for t in group)
        return infinitive and any(m.pos_ in {"ADP", "PART"} and m.i in self.inside for t in group for m in children(t, "mark"))

    @staticmethod
    def names(head: Token) -> Words:
        """A predicate's lemma and form, each alone and with the particle, preposition or infinitive mark that it governs."""
        words = {head.lemma_.lower(), head.lower_}
        governed = {p.lower_ for p in children(head, "compound:prt")}
        for lower in children(head, "xcomp", "advcl", "obl", "nmod"):
            governed.update(m.lower_ for m in children(lower, "mark", "case"))
        return frozenset((*words, *(f"{word} {other}" for word in words for other in governed)))

    @cached_property
    def inside(self) -> frozenset[int]:
        """The token indices of the content."""
        return frozenset(self.attribution.content)

    @cached_property
    def quoted(self) -> bool:
        """Whether the content begins with a quotation mark."""
        first = self.doc[self.attribution.content[0]] if self.attribution.content else None
        return first is not None and (first.is_quote or first.text in {",,", "''", "``", "‚"} or first.text[0] in "‘’“”„«»\"'‚›‹")


def forms_of(token: Token) -> Words:
    """A word as it is compared: its lower-case form, its lemma, that with its separable particle, and what it may come from."""
    lemma = token.lemma_.lower()
    stems = _stems(token.lang_, token.lower_) if token.pos_ == "VERB" else ()
    return frozenset({token.lower_, lemma, *stems, *(p.lower_ + lemma for p in children(token, "compound:prt"))})


@cache
def _stems(language: str, form: str) -> tuple[str, ...]:
    """What a regular verb form may be a form of, for a lemma that the base has not learnt; nothing where no `endings` fit."""
    endings = stance_words(language).endings
    ending = next((e for e in sorted(endings, key=len, reverse=True) if form.endswith(e) and len(form) > len(e) + 2), None)
    if ending is None:
        return ()
    stem = form[: -len(ending)]
    single = [stem[:-1]] if len(stem) > 3 and stem[-1] == stem[-2] else []
    return (*(stem + other for other in endings[ending]), *single)
