"""Markdown (CommonMark) with front matter: the markup off, the words to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import yaml

from gezant.intake.containers.columns import field_of
from gezant.intake.dates.parse import parse
from gezant.intake.encodings import decode
from gezant.intake.errors import IntakeError
from gezant.intake.header import split_header
from gezant.intake.items import Item, Known, Page, Settings
from gezant.model import DateCandidate

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_UNSEEN = re.compile(r"\s*<(?:script|style|!--)", re.IGNORECASE)
_MOST_LETTERS = 200_000  # the parser takes time with the square of hostile text; no report is so long


def read_markdown(item: Item, settings: Settings) -> Page:
    """The text of a Markdown document: headings, paragraphs, items of lists and quotations each a block of its own.

    The first heading of level 1 is the title. Of links the words stay; images, code and comments are left out. Front matter
    (YAML between lines of `---`) tells title, date, author, outlet, section, language and address, under their usual names; a
    first line `date 2018-04` tells the date. Raises IntakeError for front matter that is no YAML and for a document of nothing.
    """
    text = decode(item.read(settings.limits.report)).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _MOST_LETTERS:
        raise IntakeError("the document is too long for one report", "split it into one file a report", item.origin)
    known, body = _front(text, settings)
    if not known.dates:
        told, body = split_header(body)
        known = Known(dates=(DateCandidate(told, "header", f"date {told}"),) if told else ()).over(known)
    title, blocks = None, []
    for level, block in _blocks(body):
        if level == 1 and title is None:
            title = " ".join(block.split())
        elif block.strip():
            blocks.append(block.strip())
    if not blocks:
        raise IntakeError("there is no text in the document", "give it the text of a report", item.origin)
    return Page("\n\n".join(blocks), known.over(Known(title=title)))


def _front(text: str, settings: Settings) -> tuple[Known, str]:
    """What the front matter tells, and the text behind it."""
    match = _FRONT.match(text)
    if not match:
        return Known(), text
    try:
        told = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists and mappings, nothing else
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise IntakeError("the front matter cannot be read as YAML", "mend it or take it off", line=line) from error
    if not isinstance(told, dict):  # a text between two rules
        return Known(), text
    return _known(told, settings), text[match.end() :]


def _known(told: Mapping[Any, Any], settings: Settings) -> Known:
    fields: dict[str, str] = {}
    for name, value in told.items():
        field = field_of(str(name))
        if field and (line := _line(value)):
            fields.setdefault(field, line)
    date = parse(fields["date"], "metadata", zone=settings.timezone, label="date") if "date" in fields else None
    if "date" in fields and date is None and settings.date is None:
        raise IntakeError(
            f"the date '{fields['date'][:40]}' in the front matter cannot be read", "write it as a day (2018-04-08)"
        )
    language = re.match(r"[A-Za-z]{2}(?![A-Za-z])", fields.get("language", ""))
    return Known(
        title=fields.get("title"),
        author=fields.get("author"),
        outlet=fields.get("outlet"),
        section=fields.get("section"),
        language=language[0].lower() if language else None,
        url=fields["url"] if fields.get("url", "").startswith(("http://", "https://")) else None,
        dates=(date,) if date else (),
    )


def _line(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_line(each) for each in value[:20] if not isinstance(each, list | dict))))
    return "" if value is None or isinstance(value, dict) else " ".join(str(value).split())


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Each block with its level as a heading, 0 where it is none."""
    from markdown_it import MarkdownIt

    level = 0
    row: list[str] | None = None
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        match token.type:
            case "heading_open":
                level = int(token.tag[1:])
            case "heading_close":
                level = 0
            case "tr_open":
                row = []
            case "tr_close":
                yield 0, ", ".join(filter(None, row or ()))
                row = None
            case "inline" if row is not None:
                row.append(_words(token))
            case "inline":
                yield level, _words(token)
            case "html_block" if not _UNSEEN.match(token.content):
                yield 0, _TAG.sub("", token.content)


def _words(inline: Token) -> str:
    parts = []
    for token in inline.children or ():
        match token.type:
            case "text" | "code_inline":
                parts.append(token.content)
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            case "html_inline" if token.content.lower().startswith("<br"):
                parts.append("\n")
    return re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(parts))
