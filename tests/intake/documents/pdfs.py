"""PDF documents that tests make: text set in Helvetica in lines and columns, as a newspaper's program sets it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

WIDTH, HEIGHT = 595.0, 842.0
_WIDTHS = {bold: FONT_METRICS[name][1] for bold, name in ((False, "Helvetica"), (True, "Helvetica-Bold"))}


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line is, in points."""
    return sum(float(_WIDTHS[bold].get(letter, 556)) for letter in text) * size / 1000


@dataclass
class Sheet:
    """One page; lengths in points from the upper left corner."""

    lines: list[tuple[float, float, float, bool, str]] = field(default_factory=list)

    def line(self, text: str, left: float, top: float, size: float = 9, bold: bool = False) -> None:
        """One line of text."""
        self.lines.append((left, top, size, bold, text))

    def column(
        self, paragraphs: list[str], left: float, top: float, wide: float,
        size: float = 9, leading: float = 11, indent: float = 0, gap: float = 0, hyphens: tuple[str, ...] = (),
    ) -> float:  # fmt: skip
        """Paragraphs set in a column; `hyphens` (`minis|ter`) may be broken at a line's end. Returns where the column ends."""
        breaks = {word.replace("|", ""): word.split("|") for word in hyphens}
        for paragraph in paragraphs:
            current, room = "", wide - indent
            begin = left + indent
            for word in paragraph.split():
                longer = f"{current} {word}".strip()
                if width(longer, size) <= room:
                    current = longer
                    continue
                if word in breaks and width(f"{current} {breaks[word][0]}-", size) <= room:
                    self.line(f"{current} {breaks[word][0]}-".strip(), begin, top, size)
                    current = breaks[word][1]
                else:
                    self.line(current, begin, top, size)
                    current = word
                top, begin, room = top + leading, left, wide
            self.line(current, begin, top, size)
            top += leading + gap
        return top


def _text(text: str) -> bytes:
    data = text.encode("cp1252", errors="replace")
    return b"(" + b"".join(b"\\" + bytes([byte]) if byte in b"()\\" else bytes([byte]) for byte in data) + b")"


def pdf(*sheets: Sheet, rows: bool = False, packed: bool = True, **info: str) -> bytes:
    """A PDF of pages, its lines in the order in which they were set, or with `rows` from above, as some programs write them."""
    objects: list[bytes] = [b"", b""]
    fonts = b"<</F0 3 0 R/F1 4 0 R>>"
    for name in (b"Helvetica", b"Helvetica-Bold"):
        objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name)
    kids = []
    for sheet in sheets:
        lines = sorted(sheet.lines, key=lambda line: (line[1], line[0])) if rows else sheet.lines
        content = b"\n".join(
            b"BT /F%d %.2f Tf 1 0 0 1 %.2f %.2f Tm %s Tj ET" % (bold, size, left, HEIGHT - top - size, _text(text))
            for left, top, size, bold, text in lines
        )
        data = zlib.compress(content) if packed else content
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), b"/Filter/FlateDecode" if packed else b"", data))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</Font%s>>/Contents %d 0 R>>"
            % (WIDTH, HEIGHT, fonts, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    objects.append(b"<<%s>>" % b"".join(b"/%s%s" % (key.encode(), _text(value)) for key, value in info.items()))
    return written(objects)


def written(objects: list[bytes]) -> bytes:
    """A file of objects, the first the catalogue, the last what is told of the document."""
    file, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"trailer\n<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), start)
    return bytes(file)
