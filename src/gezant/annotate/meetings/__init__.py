"""Meetings, summits, visits, calls and rounds of talks: one entry each."""

from gezant.annotate.meetings.component import MeetingsComponent

__all__ = ["MeetingsComponent"]
