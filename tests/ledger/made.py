"""Readings for tests, from a line a statement."""

from __future__ import annotations

from gezant.model import Act, Condition, ConditionKind, Meeting, MeetingState, Naming, Party, Reading, Report, Statement, Time


class Made:
    """A report that grows by statements; offsets are those of the text so far."""

    def __init__(self, id: str, date: str | None, language: str = "en", outlet: str | None = None) -> None:
        self.id, self.date, self.language, self.outlet = id, date, language, outlet
        self.text = ""
        self.statements: list[Statement] = []
        self.meetings: list[Meeting] = []
        self.times: list[Time] = []

    def say(
        self,
        actor: str | None,
        act: Act,
        content: str,
        *,
        naming: Naming = "institution",
        said: str = "said",
        within: str | None = None,
        to: str | None = None,
        polarity: str = "positive",
        hearsay: bool = False,
        condition: tuple[str, ConditionKind] | None = None,
    ) -> Made:
        """Add a statement; `condition` is a part of `content`, with its kind."""
        source = self._party(actor, naming) if actor else None
        cue = self._put(said)
        addressee = self._party(to, "institution") if to else None
        span = self._put(content)
        conditions = ()
        if condition:
            start = self.text.index(condition[0], span[0])
            conditions = (Condition((start, start + len(condition[0])), None, condition[1]),)
        self.text += ".\n"
        self.statements.append(
            Statement(
                f"S{len(self.statements) + 1}", source, (cue,), (span,) if content else (), act, "indirect", polarity, "certain",
                hearsay, None, addressee, (), within, conditions, 1.0, "made",
            )
        )  # fmt: skip
        return self

    def meet(self, kind: str, state: MeetingState, when: str | None, *who: str) -> Made:
        """Add a meeting."""
        span = self._put(f"{kind} of {' and '.join(who)}")
        self.text += ".\n"
        self.meetings.append(Meeting(span, who, kind, when, None, state, None, "made", f"M{len(self.meetings) + 1}"))  # type: ignore[arg-type]
        return self

    def time(self, words: str, value: str) -> Made:
        """Let the last of these words be a time."""
        start = self.text.rindex(words)
        self.times.append(Time((start, start + len(words)), "DATE", value, "made", f"T{len(self.times) + 1}"))
        return self

    def reading(self) -> Reading:
        """The reading."""
        report = Report(self.id, self.text, self.language, self.date, self.outlet)
        return Reading(report, tuple(self.times), tuple(self.statements), tuple(self.meetings))

    def _party(self, actor: str, naming: Naming) -> Party:
        return Party((self._put(actor.replace(":", " ").replace(".", " ")),), (actor,), naming)

    def _put(self, words: str) -> tuple[int, int]:
        if self.text and not self.text.endswith("\n"):
            self.text += " "
        start = len(self.text)
        self.text += words
        return start, len(self.text)
