"""A page's tree made even before its text is looked for: tables of layout, breaks that part paragraphs, text without a paragraph.

Pages of the nineties and of hand-made systems put a report into table cells, with `<br>` between its paragraphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

PARAGRAPH, LINE, MAIL = "\ue00a", "\ue00b", "\ue00c"
"""Private characters that stand for an empty line, a line break and a link to a mailbox until the text has been taken out."""

_BLOCKS = frozenset([
    "p", "div", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article",
    "main", "header", "li", "tr", "td", "th", "tbody", "thead", "tfoot", "center", "form", "dd", "dt", "hr", "figure",
    "address", "fieldset", "details", "summary", "body",
])  # fmt: skip
_HOLDERS = frozenset(
    ["div", "td", "th", "center", "section", "article", "main", "body", "font", "form", "header", "li", "dd", "blockquote"]
)
_CELL_WORDS = 60  # a cell with more is no datum of a table
_CHUNK = 12  # words from which a line by itself is a paragraph


def shape(tree: HtmlElement) -> None:
    """Make the paragraphs of a page elements; the tree is changed in place."""
    _unfold_tables(tree)
    _mark_breaks(tree)
    for quotation in list(tree.iter("q")):
        _keep_marks(quotation)
    for link in tree.iter("a"):
        if (link.get("href") or "").startswith("mailto:"):
            link.text = f"{link.text or ''}{MAIL}"
    for holder in list(tree.iter(*_HOLDERS)):
        _wrap_loose_text(holder)


def _unfold_tables(tree: HtmlElement) -> None:
    """Tables that lay out a page become plain containers."""
    for table in list(tree.iter("table")):
        cells = list(table.iter("td", "th"))
        nested = next((inner for inner in table.iter("table") if inner is not table), None)
        rows = list(table.iter("tr"))
        columns = max((sum(child.tag in ("td", "th") for child in row) for row in rows), default=0)
        long = any(sum(text.count(" ") for text in cell.itertext()) > _CELL_WORDS for cell in cells)
        if nested is not None or columns < 2 or long:
            table.tag = "div"
            for part in table.iter("tr", "td", "th", "tbody", "thead", "tfoot", "caption"):
                if next(part.iterancestors("table", "div"), None) is not None:
                    part.tag = "div"


def _mark_breaks(tree: HtmlElement) -> None:
    """`<br>` becomes a character: one a line end, several, or one before an indent, the end of a paragraph."""
    for rule in list(tree.iter("hr")):
        rule.tag = "p"
        rule.tail, rule.text = rule.tail, None
    for br in list(tree.iter("br")):
        parent = br.getparent()
        if parent is None:
            continue
        tail = br.tail or ""
        indented = tail.lstrip("\r\n")[:2] in ("\xa0\xa0", "\u2003") or tail.lstrip()[:1] == "\xa0" or tail.startswith("\xa0\xa0")
        mark = PARAGRAPH if indented else LINE
        before = br.getprevious()
        if before is None:
            parent.text = f"{parent.text or ''}{mark}{tail}"
        else:
            before.tail = f"{before.tail or ''}{mark}{tail}"
        parent.remove(br)


def _keep_marks(quotation: HtmlElement) -> None:
    """`<q>`: a browser shows quotation marks where it stands, so they are words of the text."""
    quotation.tag = "span"
    quotation.text = f"“{quotation.text or ''}"
    if len(quotation):
        quotation[-1].tail = f"{quotation[-1].tail or ''}”"
    else:
        quotation.text += "”"


def _wrap_loose_text(holder: HtmlElement) -> None:
    """Text that stands in a container without a paragraph around it gets one."""
    children = list(holder)
    if not any(child.tag in _BLOCKS for child in children):
        if holder.tag in ("div", "td", "section", "center", "font", "header") and _is_running(holder):
            if holder.tag != "td" and not (holder.tag == "font" and _within_paragraph(holder)):
                holder.tag = "p"
        elif holder.tag in ("body", "article", "main", "form") and _is_running(holder):
            _gather(holder, [holder.text, *children], 0)
        return
    run: list[HtmlElement] = []
    loose: str | None = holder.text
    start = 0
    for child in [*children, None]:
        if child is not None and child.tag not in _BLOCKS and not _holds_block(child):
            run.append(child)
            continue
        if (loose and loose.strip()) or any("".join(part.itertext()).strip() or (part.tail or "").strip() for part in run):
            _wrap(holder, start, loose, run)
        run = []
        if child is not None:
            loose, child.tail = child.tail, None
            start = holder.index(child) + 1
            if not (loose and loose.strip()):
                child.tail, loose = loose, None
            else:
                continue
    return


def _gather(holder: HtmlElement, parts: list[HtmlElement | str | None], start: int) -> None:
    run = [part for part in parts if part is not None and not isinstance(part, str)]
    _wrap(holder, start, holder.text, run)


def _wrap(holder: HtmlElement, start: int, loose: str | None, run: list[HtmlElement]) -> None:
    """Put `loose` text and the elements behind it into a paragraph at place `start`."""
    paragraph = holder.makeelement("p")
    paragraph.text = loose
    if start == 0:
        holder.text = None
    for part in run:
        paragraph.append(part)
    holder.insert(start, paragraph)


def _holds_block(element: HtmlElement) -> bool:
    return next(element.iter(*_BLOCKS), None) is not None


def _within_paragraph(element: HtmlElement) -> bool:
    return next(element.iterancestors("p", "td", "li", "h1", "h2", "h3", "blockquote"), None) is not None


def _is_running(element: HtmlElement) -> bool:
    return bool(sum(text.count(" ") for text in element.itertext()) >= _CHUNK)
