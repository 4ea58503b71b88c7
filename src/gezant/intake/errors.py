"""What intake says of a text that it cannot take."""

from __future__ import annotations


class IntakeError(ValueError):
    """A text that cannot become a report.

    `problem` says what is wrong, `remedy` what the user can do, `origin` which file it is (a path, `standard input`; None
    where the text was handed over by a program), `line` on which line of it, counted from 1. `str()` is all of it in one line.
    """

    def __init__(self, problem: str, remedy: str, origin: str | None = None, line: int | None = None) -> None:
        self.problem = problem
        self.remedy = remedy
        self.origin = origin
        self.line = line
        place = ", ".join(part for part in (origin, f"line {line}" if line else None) if part)
        super().__init__(f"{place}: {problem}; {remedy}" if place else f"{problem}; {remedy}")

    def at(self, origin: str | None) -> IntakeError:
        """The same error, told of `origin`."""
        return IntakeError(self.problem, self.remedy, origin, self.line)
