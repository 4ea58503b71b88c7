"""Who vouches for a statement to the reader: on record, unnamed, or nobody (hearsay)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gezant.ledger.codes import body
from gezant.lexicon import load
from gezant.model import Party, Reading, Statement
from gezant.model.dossier import Standing


@dataclass(frozen=True, slots=True)
class Voice:
    """The word of one source: an actor code; of an unnamed one its body; "" where nobody is named.

    `counted`: the report itself counts several unnamed sources here (*two officials, a second official*).
    """

    source: str
    standing: Standing
    counted: bool = False


class Voices:
    """The voices of one reading. The carriers of a source hold for its later words in the same report."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._statements = {s.id: s for s in reading.statements}

    def outermost(self, statement: Statement) -> Statement:
        """The statement in whose content this one stands in the end; itself where it is nested in none."""
        seen = {statement.id}
        while statement.within is not None and statement.within in self._statements and statement.within not in seen:
            seen.add(statement.within)
            statement = self._statements[statement.within]
        return statement

    def of(self, statement: Statement) -> tuple[Voice, ...]:
        """Who says it to the reader: the outermost source, or the unnamed one nearest to it that it passed through."""
        outer = self.outermost(statement)
        parties = [*self.chains[outer.id], *([outer.source] if outer.source else [])]
        unnamed = [party for party in parties if party.naming == "unnamed"]
        if unnamed:
            nearest = unnamed[-1]
            return tuple(Voice(body(actor), "unnamed", self._counted(nearest)) for actor in nearest.actors)
        if outer.source is None or outer.hearsay:
            return (Voice("", "hearsay"),)
        return tuple(Voice(actor, "record") for actor in outer.source.actors)

    @cached_property
    def chains(self) -> Mapping[str, Sequence[Party]]:
        """The carriers of each statement, by its id."""
        out: dict[str, Sequence[Party]] = {}
        carried: dict[tuple[str, ...], Sequence[Party]] = {}
        for statement in self._reading.statements:
            who = (statement.source.naming, *statement.source.actors) if statement.source else None
            if statement.chain and who:
                carried[who] = statement.chain
            out[statement.id] = statement.chain or (carried.get(who, ()) if who else ())
        return out

    def _counted(self, party: Party) -> bool:
        text = " ".join(self._reading.report.text[start:end] for start, end in party.spans).lower()
        return bool(_counting(self._reading.report.language).search(text))


def _counting(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load(language, "topics")["counting"])
    return re.compile(rf"\b(?:[2-9]|{words})\b")
