"""What the rules of stance look at: whose deed a content tells, when, and what stands in it."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from gezant.annotate.layers import Mention
from gezant.annotate.stance.bodies import known, same_side
from gezant.annotate.stance.structure import Structure, forms_of
from gezant.annotate.trees import child, children, relation
from gezant.model import Act

__all__ = ["View", "forms_of"]


class View(Structure):
    """A statement as the rules of stance see it."""

    @cached_property
    def of_another(self) -> bool:
        """*Wil dat de ander …*: what is wanted is another's deed."""
        for head in self.first_group:
            for clause in children(head, "ccomp", "xcomp"):
                subject = child(clause, "nsubj")
                if subject is not None and any(True for _ in children(clause, "mark")) and not self.is_own(subject):
                    return self.deliberate(clause)
        return False

    def deliberate(self, clause: Token) -> bool:
        """Whether a clause tells of somebody's deed and not of something that takes place."""
        lemmas = {clause.lemma_.lower(), *(p.lower_ + clause.lemma_.lower() for p in children(clause, "compound:prt"))}
        return not lemmas & self.words.words("happenings") and not any(c.dep_ == "expl" for c in clause.children)

    @cached_property
    def source_actors(self) -> tuple[str, ...]:
        """The actor codes of the source, none where there is no source."""
        return self.attribution.source.actors if self.attribution.source is not None else ()

    @cached_property
    def unnamed(self) -> bool:
        """Whether nobody stands for the words with a name or as a body."""
        return self.attribution.source is None or self.attribution.source.naming == "unnamed"

    @cached_property
    def first_person(self) -> bool:
        """Whether the source speaks of itself in the first person."""
        return any(t.morph.get("Person", []) == ["1"] or t.lower_ in self.words.words("own_group") for t in self.content)

    @cached_property
    def infinitive(self) -> bool:
        """Whether the content is an infinitive whose subject is the source."""
        head = self.head
        if head is None or self.entry.section == "nouns":
            return False
        fits = "infinitive" in self.entry.frames or self.entry.lemma in self.words.words("modal_will")
        fits = fits and not any(a.morph.get("Mood", []) == ["Imp"] for a in children(head, "aux"))
        return self.bare_infinitive or (fits and self.subject is None and head.morph.get("VerbForm", []) == ["Inf"])

    @cached_property
    def own(self) -> bool:
        """Whether the content's subject is the source itself or the body it speaks for."""
        if self.infinitive:
            return True
        return self.subject is not None and self.is_own(self.subject)

    def is_own(self, token: Token) -> bool:
        """Whether a nominal stands for the source or its side."""
        if token.morph.get("Person", []) == ["1"] or token.lower_ in self.words.words("own_group"):
            return True
        own_body = token.lemma_.lower() in self.words.words("own_bodies")
        if own_body and any(c.lower_ in self.words.words("own_possessives") for c in token.children) and not self.quoted:
            return True
        mention = self._mention(token)
        if mention is not None and known(mention.actors) and known(self.source_actors):
            return same_side(self.source_actors, mention.actors)
        # who wills is somebody: *het wil dat …* has no empty subject, whatever the tree says
        empty = token.dep_ == "expl" and self.names(token.head).isdisjoint(self.words.acts("willing"))
        third = token.pos_ == "PRON" and token.morph.get("PronType", []) == ["Prs"] and not empty
        third = third and token.morph.get("Poss", []) != ["Yes"]
        if third:
            return not self.quoted
        if token.lemma_.lower() not in self.words.words("own_bodies"):
            return False
        if any(c.lower_ in self.words.words("own_possessives") for c in token.children):
            return True
        if token.lemma_.lower() not in self.words.words("own_groups"):
            return False
        definite = any(d.morph.get("Definite", []) == ["Def"] for d in children(token, "det"))
        return definite and not any(True for _ in children(token, "amod", "nmod", "appos", "acl"))

    def is_other(self, token: Token | None) -> bool:
        """Whether a nominal is an actor that is known not to be on the source's side."""
        if token is None or self.is_own(token):
            return False
        mention = self._mention(token)
        if mention is None:
            return False
        if known(mention.actors):
            return True
        if token.pos_ == "PRON" and token.morph.get("PronType", []) != ["Prs"]:
            return False
        return mention.person or (token.pos_ == "PRON" and self.quoted and token.morph.get("PronType", []) == ["Prs"])

    def _mention(self, token: Token) -> Mention | None:
        found: Mention | None = self.doc._.gezant_mentions.get(token.i)
        return found

    @cached_property
    def foreign(self) -> bool:
        """Whether the content's subject is an actor that is not the source's side."""
        return self.is_other(self.subject)

    @cached_property
    def negated(self) -> bool:
        """Whether the content's main clause is negated."""
        negation = self.words.phrases("negation")
        if self.words.phrases("double_negation").find(self.main_forms) is not None:
            return False
        return negation.find(self.main_forms) is not None

    @cached_property
    def head_negated(self) -> bool:
        """Whether the content's first predicate is negated, and not only one that is coordinated with it."""
        if self.head is None or not self.negated:
            return self.negated
        later: set[int] = set()
        for other in children(self.head, "conj", "parataxis"):
            later.update(t.i for t in other.subtree)
        return self.words.phrases("negation").find([forms_of(t) for t in self.main if t.i not in later]) is not None

    def willed(self, head: Token) -> str | None:
        """The act that a predicate, with its particle or predicate word, stands for where the source says it of itself."""
        acts = self.words.acts("willing")
        lemma = head.lemma_.lower()
        # a particle is looked for by its position: it is often hung on an infinitive behind it
        for token in self.content:
            if token.dep_ == "compound:prt" and token.lower_ + lemma in acts and token.i > head.i:
                return acts[token.lower_ + lemma]
        if head.pos_ == "NOUN" and child(head, "det") is not None:
            return None  # *it is no question of …*
        governing = sorted(self.names(head), key=lambda name: (-len(name.split()), not name.startswith(head.lower_), name))
        governed = next((acts[name] for name in governing if name in acts), None)
        if governed is not None:
            return governed
        bare = (c for c in children(head, "compound:prt", "advmod", "obj", "obl", "xcomp") if not any(True for _ in c.children))
        return next((acts[c.lower_] for c in bare if c.pos_ in {"ADJ", "ADV", "NOUN"} and c.lower_ in acts), None)

    def obliges(self, token: Token) -> bool:
        """Whether a word says what must be done; one that is also an auxiliary of the perfect only before an infinitive."""
        lemma = token.lemma_.lower()
        if lemma not in self.words.words("obligations"):
            return False
        governing = any(True for clause in children(token, "xcomp") for _ in children(clause, "mark"))
        return governing or (lemma not in self.words.reportative.perfect and lemma not in self.words.words("governing"))

    @cached_property
    def performed(self) -> Act | None:
        """The act that the words told of did (*has accepted the plan*), None for none."""
        acts = self.words.acts("performed")
        found = next((acts[name] for head in self.heads for name in sorted(self.names(head), reverse=True) if name in acts), None)
        return None if self.negated else found  # type: ignore[return-value]

    @cached_property
    def decides(self) -> bool:
        """Whether a decision that has been carried out is told."""
        return any(self.names(head) & self.words.words("decided") for head in self.heads)

    @cached_property
    def subjunctive(self) -> bool:
        """*That he leave*: a bare verb with a subject that would have its own form of it."""
        head, subject = self.head, self.subject
        if head is None or subject is None or child(head, "aux", "cop") is not None or head.pos_ != "VERB":
            return False
        bare = (
            head.morph.get("Mood", []) == ["Sub"]
            or head.morph.get("VerbForm", []) == ["Inf"]
            or head.morph.get("Tense", []) == ["Pres"]
        )
        singular = subject.pos_ in {"PROPN", "NOUN"} or subject.morph.get("Person", []) == ["3"]
        several = subject.morph.get("Number", []) == ["Plur"] or child(subject, "conj") is not None
        return bare and singular and not several and head.lower_ == head.lemma_.lower()

    @cached_property
    def stative(self) -> bool:
        """Whether every predicate is a state."""
        return all(self.is_state(h) for h in self.heads)

    def is_state(self, head: Token) -> bool:
        """Whether a predicate tells of no deed: a state, or something that is going on and not foretold."""
        foretold = any(forms_of(t) & self.words.words("future") for t in (head, *children(head, "aux")))
        forms = forms_of(head)
        if child(head, "cop") is not None:
            return True
        return bool(forms & self.words.words("states")) or (not foretold and bool(forms & self.words.words("activities")))

    @cached_property
    def wishes(self) -> bool:
        """*Zou graag …*"""
        hypothetical = any(t.lower_ in self.words.words("hypothetical") for t in self.first_group)
        return hypothetical and any(t.lower_ in self.words.reportative.wishes for t in self.main)

    @cached_property
    def direct(self) -> bool:
        """Whether the content opens its sentence: direct speech also without quotation marks."""
        return bool(self.content) and not self._complement and self.content[0].i == self.content[0].sent.start

    @cached_property
    def doerless(self) -> bool:
        """Whether the main clause names nobody who does it: a passive, or an empty subject."""
        if self.foreign:
            return False
        empty = self.words.words("empty")
        return any(self.is_passive(t) for t in self.first_group) or any(t.lower_ in empty for t in self.main)

    def is_passive(self, token: Token) -> bool:
        """Whether a word is the auxiliary of a passive."""
        return token.lemma_.lower() in self.words.words("passives") and token.dep_ == "aux:pass"

    @cached_property
    def past(self) -> bool:
        """Whether the content tells of something that has been: a finite past or a perfect."""
        if self.supposed:
            return False  # a condition's past is none (*if they sold it*)
        for token in self.group:
            past = token.morph.get("Tense", []) == ["Past"] and token.morph.get("VerbForm", []) != ["Part"]
            if past and token.lemma_.lower() not in self.words.words("future"):
                return not self.backshifted or self._event(token)
            if token.morph.get("VerbForm", []) == ["Part"] and any(self._perfect(a) for a in self.group if a is not token):
                return True
        return False

    @cached_property
    def supposed(self) -> bool:
        """Whether the content's first predicate is that of a condition, whose main clause the tree has lost."""
        marks = self.words.words("conditions_marks")
        return self.head is not None and any(m.lower_ in marks for m in children(self.head, "mark"))

    def _perfect(self, token: Token) -> bool:
        """Whether a word is the auxiliary of a perfect."""
        perfect = self.words.reportative.perfect
        if token.lower_ not in perfect and token.lemma_.lower() not in perfect:
            return False
        return relation(token) == "aux" if token.dep_ != "aux:pass" else not any(self.is_passive(a) for a in self.group)

    def _event(self, token: Token) -> bool:
        """*Said it sent troops*: a past that tells of a deed and not of what is, is going on or is willed."""
        predicate = token.head if relation(token) in {"aux", "cop"} else token
        going_on = predicate.morph.get("Tense", []) == ["Pres"] or child(predicate, "cop") is not None
        states = self.words.words("states") | self.words.words("obligations") | self.words.words("linking")
        return not (going_on or forms_of(predicate) & states or self.willed(predicate) is not None)

    @cached_property
    def backshifted(self) -> bool:
        """A past under a cue in the past: *wilde* stands for what is wanted then."""
        return any(t.morph.get("Tense", []) == ["Past"] for t in self.cue) and not self.quoted

    @cached_property
    def conditional(self) -> bool:
        """Whether the content has a condition."""
        marks = self.words.words("conditions_marks")
        return any(t.lower_ in marks and relation(t) in {"mark", "advmod", "case", "fixed", "cc"} for t in self.content)

    @cached_property
    def only_if(self) -> bool:
        """*Pas als*, *alleen als*, *eerst … dan*: the content limits itself to a condition."""
        only, marks = self.words.words("conditions_only"), self.words.words("conditions_marks")
        if not self.content:
            return False
        before = self.content[0].i - 1
        # the limiting word is often hung on the cue's clause and so left in front
        words = [self.doc[before], *self.content] if before >= 0 and self.doc[before].lower_ in only else self.content
        replies = (t for t in words if t.lower_ in self.words.words("conditions_then"))
        if words[0].lower_ in self.words.words("conditions_first") and any(self._behind_comma(t) for t in replies):
            return True
        at = next((k for k, t in enumerate(words) if t.lower_ in only), None)
        return at is not None and any(t.lower_ in marks for t in words[at + 1 :])

    def _behind_comma(self, token: Token) -> bool:
        """Whether a comma stands before a word, with nothing but marks and an attribution between."""
        before = token.i - 1
        while before > 0 and (self.doc[before].is_quote or before not in self.inside):
            if self.doc[before].text == ",":
                return True
            before -= 1
        return before >= 0 and self.doc[before].text == ","

    @cached_property
    def asks(self) -> bool:
        """Whether the content ends in a question mark."""
        return any(self.doc[i].text == "?" for i in self.attribution.content[-3:])

    @cached_property
    def able(self) -> bool:
        """Whether the content speaks of what can or may be, and not of what will."""
        modals = self.words.words("certainty.possibility") | self.words.words("certainty.epistemic")
        return bool(self.group_lemmas & modals)

    @cached_property
    def permits(self) -> bool:
        """Whether the content says what another may (not) do."""
        return any(forms_of(t) & self.words.words("permission") for t in self.main)

    @cached_property
    def bound(self) -> bool:
        """Whether what is said holds only under a condition in so many words (*mits, zolang*), or in exchange for something."""
        return self.words.phrases("bounds").find(self.forms) is not None

    @cached_property
    def retaliates(self) -> bool:
        """Whether a harm that can be done on purpose stands in the content."""
        return self.has("retaliation")

    @cached_property
    def villainous(self) -> bool:
        """Whether somebody is called a name."""
        return self.has("villains") and self.adjectival

    @cached_property
    def adjectival(self) -> bool:
        """Whether the content's predicate is an adjective or a noun with a copula, or stands without a verb."""
        return self.head is not None and any(self.is_adjectival(h) for h in (self.head, *self.heads))

    def is_adjectival(self, head: Token) -> bool:
        """Whether a predicate is an adjective or a noun with a copula, a linking verb, or stands without a verb."""
        return (
            head.pos_ in {"ADJ", "NOUN", "PROPN"}
            or child(head, "cop") is not None
            or head.lemma_.lower() in self.words.words("linking")
        )

    @cached_property
    def settles(self) -> bool:
        """*We hebben een akkoord*: something settled, told by one who took part."""
        return (
            self.first_person
            and self.has("settlements")
            and bool(self.group_lemmas & self.words.words("reaching"))
            and not self.negated
        )

    @cached_property
    def own_deed_told(self) -> bool:
        """Whether the source tells of its own past."""
        return self.own and self.past

    def has(self, name: str, *, main: bool = True) -> bool:
        """Whether a word or phrase of a list stands in the content (its main clause)."""
        return self.words.phrases(name).find(self.main_forms if main else self.forms) is not None
