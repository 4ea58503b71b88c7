"""PDF (ISO 32000) with a text layer: columns in reading order, paragraphs put together, title and date from what it tells."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from gezant.intake.dates.parse import parse
from gezant.intake.documents.layout import Piece, columns
from gezant.intake.documents.paragraphs import Block, blocks, is_headline, without_running
from gezant.intake.documents.pdf_pieces import MOST_PAGES
from gezant.intake.errors import IntakeError
from gezant.intake.items import Item, Known, Page, Settings
from gezant.model import DateCandidate

_SCRIPT = Path(__file__).with_name("pdf_pieces.py")
_SECONDS = 40  # of the processor; by the clock twice as many
_AGAIN = "fetch it again, or save its text as a .txt file"
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_MOST_UNKNOWN = 0.3  # of the letters of a document
_LONGEST_TITLE = 300
_FILE = re.compile(
    r"microsoft \w+ - .*|.*\.(?:docx?|indd|qxd|pdf|rtf|odt|pages|tex|dvi|ps|html?)|untitled.*", re.IGNORECASE
)  # what programs put for a title
_ERRORS = {
    "encrypted": ("the PDF document is encrypted", "save it without its password"),
    "pages": (f"the PDF document has more than {MOST_PAGES} pages", "split it into one file a report"),
    "pieces": ("there is more on the pages of the PDF document than one report can be", "split it into one file a report"),
}


def read_pdf(item: Item, settings: Settings) -> Page:
    """The text layer of a PDF: columns one after another, a paragraph a block, without running heads and page numbers.

    The title is the document's own where the first page shows it, else the largest headline of that page; the day on which the
    file was made is a bound of the report's date. Raises IntakeError for a document that is encrypted, damaged, scanned
    without a text layer, or too large.
    """
    data = item.read(settings.limits.report)
    if b"%%EOF" not in data[-4096:] and b"startxref" not in data[-4096:]:
        raise IntakeError("the PDF document breaks off", _AGAIN, item.origin)
    told = _extracted(data, item.origin)
    pages = [(page["height"], [_piece(*piece) for piece in page["pieces"]]) for page in told["pages"]]
    letters = "".join(piece.text for _, pieces in pages for piece in pieces)
    if not letters:
        problem = "the PDF document has no text layer; it may be a scan"
        raise IntakeError(problem, "have its letters recognised first, for example with ocrmypdf", item.origin)
    if sum(map(len, _UNKNOWN.findall(letters))) > _MOST_UNKNOWN * len(letters):
        raise IntakeError("the PDF document does not tell which letters it shows", "save its text as a .txt file", item.origin)
    bodies = without_running(pages)
    found = blocks((number, column) for number, body in enumerate(bodies, 1) for column in columns(body))
    title, found = _title(told["info"].get("Title", ""), found)
    if not found:
        raise IntakeError("there is no text below the title of the PDF document", "give it the text of a report", item.origin)
    author = " ".join(told["info"].get("Author", "").split()) or None
    known = Known(title=title, author=author, dates=_dates(told["info"], settings))
    return Page("\n\n".join(block.text for block in found), known)


def _piece(left: float, top: float, right: float, bottom: float, text: str, size: float, bold: bool) -> Piece:
    """A piece without what no encoder takes: half surrogate pairs from a broken table of letters."""
    return Piece(left, top, right, bottom, text.encode(errors="replace").decode(), size, bold)


def _extracted(data: bytes, origin: str) -> dict[str, Any]:
    """What is on the pages, read by another process. Raises IntakeError."""
    command = [sys.executable, "-I", str(_SCRIPT), str(_SECONDS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * _SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise IntakeError("the PDF document takes too long to read", _AGAIN, origin) from error
    if done.returncode < 0 or b"MemoryError" in done.stderr[-2000:]:
        raise IntakeError("the PDF document takes more time or memory than one report may", _AGAIN, origin)
    if done.returncode:
        if b"No module named" in done.stderr[-2000:]:
            raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
        raise IntakeError("the PDF document is damaged", _AGAIN, origin)
    told: dict[str, Any] = json.loads(done.stdout)
    if "error" in told:
        raise IntakeError(*_ERRORS[told["error"]], origin)
    return told


def _title(told: str, found: list[Block]) -> tuple[str | None, list[Block]]:
    """The title, and the blocks without it."""
    told = " ".join(told.split())
    if _FILE.fullmatch(told):
        told = ""
    first = [block for block in found if block.page == 1]
    shown = next((block for block in first if told and _same(block.text, told)), None)
    if shown is None:
        sizes = Counter[float]()
        for block in found:
            sizes[block.size] += len(block.text)
        size = sizes.most_common(1)[0][0] if sizes else 0.0
        large = [block for block in first if is_headline(block, size) and len(block.text) <= _LONGEST_TITLE]
        shown = max(large, key=lambda block: block.size, default=None)
    if shown is None:
        return told or None, found
    return shown.text, [block for block in found if block is not shown]


def _same(block: str, title: str) -> bool:
    return re.sub(r"\W+", "", block).lower() == re.sub(r"\W+", "", title).lower()


def _dates(info: dict[str, str], settings: Settings) -> tuple[DateCandidate, ...]:
    """When the file was made: the report is no later."""
    for name in ("CreationDate", "ModDate"):
        found = parse(info.get(name, ""), "document", zone=settings.timezone, label=name, bound=True)
        if found:
            return (found,)
    return ()
