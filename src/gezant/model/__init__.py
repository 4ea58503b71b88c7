"""The records of a report and its reading, and their JSON. Imports nothing else of Gezant."""

from gezant.model.json import reading_from_json, reading_to_json, statement_from_json, statement_to_json
from gezant.model.reading import (
    Act,
    Certainty,
    Condition,
    ConditionKind,
    Form,
    Meeting,
    MeetingKind,
    MeetingState,
    Naming,
    Party,
    Polarity,
    Reading,
    Span,
    Statement,
    Time,
    TimexType,
)
from gezant.model.report import DateCandidate, DateOrigin, Original, Report

__all__ = [
    "Act",
    "Certainty",
    "Condition",
    "ConditionKind",
    "DateCandidate",
    "DateOrigin",
    "Form",
    "Meeting",
    "MeetingKind",
    "MeetingState",
    "Naming",
    "Original",
    "Party",
    "Polarity",
    "Reading",
    "Report",
    "Span",
    "Statement",
    "Time",
    "TimexType",
    "reading_from_json",
    "reading_to_json",
    "statement_from_json",
    "statement_to_json",
]
