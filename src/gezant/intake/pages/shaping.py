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
    from lxml.etree import strip_tags  # type: ignore[import-untyped]

    for rule in list(tree.iter("hr")):
        rule.tag = "p"
    for br in list(tree.iter("br")):
        tail = br.tail or ""
        indented = tail.lstrip("\r\n")[:2] in ("\xa0\xa0", "\u2003") or tail.lstrip(" \r\n\t")[:1] == "\xa0"
        br.text = PARAGRAPH if indented else LINE
    strip_tags(tree, "br")


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
            _wrap(holder, None, holder.text, children)
        return
    run: list[HtmlElement] = []
    before: HtmlElement | None = None
    loose: str | None = holder.text
    for child in [*children, None]:
        if child is not None and child.tag not in _BLOCKS and not _holds_block(child):
            run.append(child)
            continue
        if _says_something(loose, run):
            _wrap(holder, before, loose, run)
        run = []
        if child is not None:
            before, loose = child, child.tail


def _says_something(loose: str | None, run: list[HtmlElement]) -> bool:
    return bool(loose and loose.strip()) or any("".join(part.itertext()).strip() or (part.tail or "").strip() for part in run)


def _wrap(holder: HtmlElement, before: HtmlElement | None, loose: str | None, run: list[HtmlElement]) -> None:
    """Put `loose` text and the elements behind it into a paragraph behind the child `before`, None: at the start."""
    paragraph = holder.makeelement("p")
    paragraph.text = loose
    if before is None:
        holder.text = None
        holder.insert(0, paragraph)
    else:
        before.tail = None
        before.addnext(paragraph)
    paragraph.extend(run)


def _holds_block(element: HtmlElement) -> bool:
    return next(element.iter(*_BLOCKS), None) is not None


def _within_paragraph(element: HtmlElement) -> bool:
    return next(element.iterancestors("p", "td", "li", "h1", "h2", "h3", "blockquote"), None) is not None


def _is_running(element: HtmlElement) -> bool:
    return bool(sum(text.count(" ") for text in element.itertext()) >= _CHUNK)
