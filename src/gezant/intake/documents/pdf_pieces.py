"""The pieces of text on the pages of a PDF, found by a process of its own: a hostile file can take its time and memory, not ours.

Run as a script with the seconds it may take, it reads a PDF from standard input and writes JSON, in points from above left:
`{"info": {…}, "pages": [{"height": …, "pieces": [[left, top, right, bottom, text, size, bold], …]}]}`, or
`{"error": "encrypted" | "pages" | "pieces"}`. It imports nothing of Gezant, so that it starts quickly.
"""

from __future__ import annotations

import json
import logging
import sys
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

MOST_PAGES, MOST_PIECES = 200, 200_000
MEMORY = 2_000_000_000


def extract(data: bytes) -> dict[str, Any]:
    """What `main` writes, for the bytes of a PDF. Raises whatever pdfminer does where it is damaged."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    try:
        document = PDFDocument(PDFParser(BytesIO(data)))
    except PDFPasswordIncorrect:
        return {"error": "encrypted"}
    # Narrow margins: a gutter must part lines whatever its width; what they part within a line is put together again.
    layout = LAParams(char_margin=1.0, line_margin=0.01, word_margin=0.1, boxes_flow=None, all_texts=True)
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=layout)
    interpreter = PDFPageInterpreter(resources, device)
    pages: list[dict[str, Any]] = []
    count = 0
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > MOST_PAGES:
            return {"error": "pages"}
        interpreter.process_page(page)
        sheet = device.get_result()
        pieces = list(_pieces(sheet, sheet.height))
        count += len(pieces)
        if count > MOST_PIECES:
            return {"error": "pieces"}
        pages.append({"height": sheet.height, "pieces": pieces})
    return {"info": _info(document.info), "pages": pages}


def _pieces(container: Any, height: float) -> Iterator[list[Any]]:
    from pdfminer.layout import LTChar, LTContainer, LTTextLine

    stack = [container]
    while stack:
        found = stack.pop()
        if isinstance(found, LTTextLine):
            letters = [letter for letter in found if isinstance(letter, LTChar)]
            upright = [letter for letter in letters if letter.upright]
            text = found.get_text().strip()
            if text and 2 * len(upright) > len(letters):  # along a picture's edge stands its credit
                size = Counter(round(letter.size, 1) for letter in letters).most_common(1)[0][0]
                bold = any(word in letters[0].fontname.lower() for word in ("bold", "black", "heavy", "semibold"))
                box = (found.x0, height - found.y1, found.x1, height - found.y0)
                yield [*(round(side, 1) for side in box), text, size, bold]
        elif isinstance(found, LTContainer):
            stack += reversed(list(found))


def _info(infos: list[dict[str, Any]]) -> dict[str, str]:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    told = {}
    for info in infos[-1:]:
        for name in ("Title", "Author", "CreationDate", "ModDate"):
            value = resolve1(info.get(name))
            if isinstance(value, bytes):
                told[name] = decode_text(value)
    return told


def _limited(seconds: int) -> None:
    """No more memory and time than a report needs, where the system has such limits."""
    try:
        import resource
    except ImportError:  # Windows; the clock of the parent remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def main() -> None:
    """Read standard input, write standard output."""
    logging.disable()  # what pdfminer says of each slip in a file
    _limited(int(sys.argv[1]))
    written = json.dumps(extract(sys.stdin.buffer.read()), ensure_ascii=True)
    sys.stdout.write(written)


if __name__ == "__main__":
    main()
