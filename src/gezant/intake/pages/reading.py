"""A web page to a Page: decode, parse, note its metadata, take its furniture off, find its text, clean it."""

from __future__ import annotations

from dataclasses import replace

from gezant.intake import dates, jsonld
from gezant.intake.credits import agency_of
from gezant.intake.errors import IntakeError
from gezant.intake.items import Item, Page, Settings
from gezant.intake.pages import metadata, refusals
from gezant.intake.pages.cleaning import cleaned, with_leads
from gezant.intake.pages.decoding import decoded
from gezant.intake.pages.embedded import embedded
from gezant.intake.pages.extraction import Block, blocks_of
from gezant.intake.pages.framing import frame, leads, words_within
from gezant.intake.pages.parsing import parse, survey
from gezant.intake.pages.pruning import prune
from gezant.intake.pages.shaping import shape


def read_html(item: Item, settings: Settings) -> Page:
    """The report of a web page, blocks parted by a blank line, its headline known and not in the text.

    Takes pages of any age: HTML, XHTML, AMP, and pages of which only the data of their program holds the text. Nothing in a
    page is executed and nothing is fetched. Raises IntakeError for a page that holds no report (frames, a list of links, a
    wall for login or cookies, an error, nothing), and for one that is too large or too deeply nested.
    """
    try:
        return _read(decoded(item.read(settings.limits.report), item.charset), item.url, settings)
    except IntakeError as error:
        raise error.at(item.origin) from None


def _read(text: str, url: str | None, settings: Settings) -> Page:
    if not text.strip():
        raise IntakeError("the page is empty", "give it a page with a report")
    tree = parse(text)
    told = survey(tree)
    known = metadata.known(told, url)
    zone = settings.timezone or dates.zone_of(known.language, known.url, known.outlet)
    known = replace(known, dates=dates.in_html(tree, zone))
    signs = refusals.signs(tree, told)
    prune(tree)
    shape(tree)
    frame(tree)
    unlinked = words_within(tree)
    before = leads(tree, told.meta("og:description", "description"))
    raw = with_leads(blocks_of(tree), before)
    known = metadata.settled(known, told, [block.text for block in raw])
    found = cleaned(raw, known)
    body = embedded(jsonld.article(told.things), told.data, found)
    if body:
        raw, found = body, cleaned(body, known)
        unlinked = sum(block.text.count(" ") + 1 for block in body)
    refusals.check(found, signs, unlinked)
    return Page(_joined(found), replace(known, agency=known.agency or agency_of(_joined(raw))))


def _joined(blocks: list[Block]) -> str:
    return "\n\n".join(block.text for block in blocks)
