"""Objects of JSON (RFC 8259): JSON Lines, one array however large, one object, or an object around an array."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from gezant.intake.containers.columns import Row
from gezant.intake.errors import IntakeError

_STEP = 65_536
_BETWEEN = re.compile(r"[\s,]+")
_DEEPEST = 5  # fields within fields
_SHORT, _LONG = 80, 200  # code points: lists of no longer strings are enumerations; a longer string is a text
_MEND = "mend it; the rest was read"
_STOP = "mend the file; what is before was read"


def objects(stream: TextIO, limit: int) -> Iterator[Row | IntakeError]:
    """Every object, with the line that it begins on; an IntakeError in the place of what cannot be read.

    One object may have `limit` code points. Raises IntakeError where the file does not begin as JSON does.
    """
    start, line = _first(stream, limit)
    if not start:
        return
    if start.lstrip()[:1] not in "{[":
        raise IntakeError("it does not begin as JSON does, with { or [", "give the file another ending, .txt or .csv", line=line)
    if start.startswith("["):
        yield from _document(start, stream, line, limit)
        return
    following = stream.readline(limit)
    # An object over several lines goes on with what is no object; a line that is damaged is followed by one that begins anew.
    if start.rstrip().endswith("}") or following.startswith("{") or len(start) >= limit:
        yield from _lines(start, following, stream, line, limit)
    else:
        yield from _document(start + following, stream, line, limit)


def _first(stream: TextIO, limit: int) -> tuple[str, int]:
    """The first line that is not blank, and its number."""
    number = 0
    while line := stream.readline(min(_STEP, limit)):
        number += 1
        if line.strip():
            if line.lstrip().startswith("{") and not line.endswith("\n"):
                line += stream.readline(limit - len(line)) if limit > len(line) else ""
            return line.lstrip(), number
    return "", number


def _lines(start: str, following: str, stream: TextIO, number: int, limit: int) -> Iterator[Row | IntakeError]:
    line = start
    only = not following
    while line:
        if len(line) >= limit and not line.endswith("\n"):
            yield IntakeError(f"the line is longer than the {limit / 1_000_000:g} MB of one report", _MEND, line=number)
            while following and not following.endswith("\n"):
                following = stream.readline(limit)
            following = stream.readline(limit)
        elif line.strip():
            try:
                value = json.loads(line)
            except RecursionError:
                yield IntakeError("the line nests too deeply", _MEND, line=number)
            except ValueError as error:
                yield IntakeError(f"the line is no JSON ({_reason(error)})", _MEND, line=number)
            else:
                yield from _rows(value, f"line {number}", only, number)
        line, number = following, number + 1
        following = stream.readline(limit) if following else ""


def _document(text: str, stream: TextIO, line: int, limit: int) -> Iterator[Row | IntakeError]:
    """Objects one after another, in an array or bare, over any number of lines; decoded as they are read."""
    decoder = json.JSONDecoder()
    array = text.startswith("[")
    at, number, step = int(array), 0, _STEP
    while True:
        blank = _BETWEEN.match(text, at)
        line += text.count("\n", at, blank.end()) if blank else 0
        at = blank.end() if blank else at
        if array and text.startswith("]", at):
            return
        try:
            if at == len(text):
                raise ValueError("the array breaks off")
            value, end = decoder.raw_decode(text, at)
        except RecursionError:
            yield IntakeError("an object nests too deeply", _STOP, line=line)
            return
        except ValueError as error:
            text, at = text[at:], 0
            if len(text) > limit:
                size = f"{limit / 1_000_000:g} MB"
                yield IntakeError(f"an object is damaged or larger than the {size} that one report may have", _STOP, line=line)
                return
            more = stream.read(step)  # twice as much each time, since it is decoded from its start again
            if not more:
                if text or array:
                    yield IntakeError(f"it is no JSON ({_reason(error)})", _STOP, line=line)
                return
            text, step = text + more, 2 * step
            continue
        number, step = number + 1, _STEP
        yield from _rows(value, f"object {number}", not array, line)
        line += text.count("\n", at, end)
        at = end


def _rows(value: Any, place: str, alone: bool, line: int) -> Iterator[Row | IntakeError]:
    if not isinstance(value, dict):
        yield IntakeError("there is no object", _MEND, line=line)
        return
    within = _within(value, 3) if alone else None
    if within is None:
        yield Row(place, _flat(value))
        return
    for number, each in enumerate(within, 1):
        yield Row(f"object {number}", _flat(each))


def _within(value: dict[str, Any], depth: int) -> list[dict[str, Any]] | None:
    """The objects of an array within an object that has no text of its own, as services answer (`{"articles": [ … ]}`)."""
    if any(isinstance(field, str) and len(field) > _LONG for field in value.values()):
        return None
    arrays = [field for field in value.values() if isinstance(field, list) and field and all(isinstance(e, dict) for e in field)]
    if arrays:
        return max(arrays, key=len)
    inner = [_within(field, depth - 1) for field in value.values() if isinstance(field, dict)] if depth else []
    return next((found for found in inner if found is not None), None)


def _flat(value: dict[str, Any], depth: int = _DEEPEST) -> dict[str, str]:
    """Columns and their values: fields within fields with dots, lists joined."""
    flat: dict[str, str] = {}
    for name, field in value.items():
        name = _clean(name)
        if isinstance(field, dict):
            if depth:
                flat.update({f"{name}.{inner}": each for inner, each in _flat(field, depth - 1).items()})
        elif isinstance(field, list):
            flat.update(_listed(name, field, depth))
        elif field is not None:
            flat[name] = _clean(field) if isinstance(field, str) else json.dumps(field)
    return flat


def _listed(name: str, fields: list[Any], depth: int) -> dict[str, str]:
    strings = [_clean(field) for field in fields if isinstance(field, str)]
    if strings:
        return {name: (", " if max(map(len, strings)) < _SHORT else "\n\n").join(strings)}
    joined: dict[str, list[str]] = {}
    for field in fields:
        if isinstance(field, dict) and depth:
            for inner, each in _flat(field, depth - 1).items():
                joined.setdefault(f"{name}.{inner}", []).append(each)
    return {column: ", ".join(each) for column, each in joined.items()}


def _clean(text: str) -> str:
    """A string without lone surrogates, which JSON can write and no encoder takes."""
    return text.encode("utf-8", errors="replace").decode("utf-8") if any("\ud800" <= c <= "\udfff" for c in text) else text


def _reason(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return error.msg.lower()
    return "a number is too long" if "digits" in str(error) else str(error)
