"""HTML that stands in a text or Markdown file: blocks become lines and tables rows of cells, the rest stays for later.

Whole web pages are refused (see `signatures`). What a converter or a web form leaves are paragraphs, breaks and tables;
tags inside a line ("<b>", "<br>", "<sup>") are Markdown's own, and read there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby
from typing import NamedTuple

_KNOWN = (
    r"br|hr|p|div|span|font|center|b|strong|i|em|u|s|sup|sub|a|ul|ol|li|h[1-6]|blockquote|pre|small|"
    r"table|thead|tbody|tfoot|tr|t[dh]|caption|colgroup|col|script|style|html|head|body|title|meta|link|img|section"
)
_TAG = re.compile(rf"</(?:{_KNOWN})\s*>|<(?:br|hr|p)\s*/?>|<!--", re.IGNORECASE)
_NOT_SHOWN = tuple(
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (
        ("<!--", "-->"),
        *((rf"<{name}\b[^<>]*>", rf"</{name}\s*>") for name in ("script", "style", "head")),
    )
)
_TABLE = re.compile(r"<(?P<end>/?)table\b[^<>]*>", re.IGNORECASE)
_CAPTION = re.compile(r"<caption\b[^<>]*>(.*?)</caption\s*>", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|blockquote|pre|section|html|body|title|caption|center)\b[^<>]*>|<hr\s*/?>",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"</?(?:s|a|small|img|meta|link)\b[^<>]*>", re.IGNORECASE)


class HtmlCell(NamedTuple):
    """A cell of a table: its place on the table's grid, and what it holds, breaks as "<br>"."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    header: bool
    """The row is one of names: it stands in the table's head, or has no other cells."""


def has_html(text: str) -> bool:
    """Whether tags of HTML stand in a text; what people put into angle brackets is none.

    >>> has_html("cấp <b>12</b> thẻ"), has_html("tỷ lệ <5%, <tên đơn vị>")
    (True, False)
    """
    return "<" in text and _TAG.search(text) is not None


def blocks_as_lines(text: str) -> str:
    """A text with its blocks in lines of their own and each table in one line; lines of Markdown tables stay."""
    for begin, end in _NOT_SHOWN:
        text = " ".join(_outside(text, begin, end)[0])
    texts, tables = _around_tables(text)
    lines = [_lines(texts[0])]
    for table, behind in zip(tables, texts[1:], strict=True):
        lines += [" ".join(_lines(caption).split()) for caption in _CAPTION.findall(table)]
        lines += " ".join(_CAPTION.sub("", table).split()), _lines(behind)
    return "\n".join(lines)


def _around_tables(text: str) -> tuple[list[str], list[str]]:
    """What stands outside of tables, and the tables, each with those inside it; one without its end is text."""
    outside, inside, last, depth, start = list[str](), list[str](), 0, 0, 0
    ends = [0, *(found.end() for found in _TABLE.finditer(text) if found["end"])]
    for found in _TABLE.finditer(text):
        start = start if depth else found.start()
        depth += -1 if found["end"] else 1
        if depth == 0 or (depth > 0 and found.end() == ends[-1]):  # the last end there is
            outside.append(text[last:start])
            inside.append(text[start : found.end()])
            last, depth = found.end(), 0
        depth = max(depth, 0)
    return [*outside, text[last:]], inside


def _outside(text: str, begin: re.Pattern[str], end: re.Pattern[str]) -> tuple[list[str], list[str]]:
    """What stands outside and inside of pairs of tags; a tag without its partner is text."""
    outside, inside, last = list[str](), list[str](), 0
    while (opening := begin.search(text, last)) and (closing := end.search(text, opening.end())):
        outside.append(text[last : opening.start()])
        inside.append(text[opening.start() : closing.end()])
        last = closing.end()
    return [*outside, text[last:]], inside


def _lines(text: str) -> str:
    """An item begins with the dash that it is printed with; so does a heading with the marks of Markdown."""
    if "<" not in text:
        return text
    lines = (line if line.lstrip().startswith("|") else _broken(line) for line in text.split("\n"))
    return "\n".join(lines)


def _broken(line: str) -> str:
    broken = _HEADING.sub(lambda found: f"\n{'#' * int(found[1])} ", line)
    broken = _BLOCK.sub("\n", _EMPTY.sub("", _ITEM.sub("\n- ", broken)))
    return line if broken == line else "\n".join(map(str.strip, broken.split("\n")))


def is_table(line: str) -> bool:
    """A line that `blocks_as_lines` made of a table."""
    return line[:6].lower() == "<table"


def cells_of(table: str) -> Iterator[HtmlCell]:
    """The cells of a table in one line, in the order of its rows."""
    reader = _TableReader()
    reader.feed(table)
    reader.close()
    for _, row in groupby(reader.cells, key=lambda cell: cell.row):
        cells = list(row)
        header = all(cell.header for cell in cells)  # <th> in a row of figures names the row
        yield from (cell._replace(header=header) for cell in cells)


_GAP = "\N{EN SPACE}"
_INSIDE = {"table": "", "tbody": "", "thead": "", "tr": "<br>", "td": _GAP, "th": _GAP}
"""What the tags of a table inside a cell are there."""


class _TableReader(HTMLParser):
    """Collects the cells of one table; those of tables inside a cell are lines of its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.cells: list[HtmlCell] = []
        self._row, self._column = -1, 0
        self._taken: dict[int, int] = {}
        """Rows that a cell above still reaches into, by column."""
        self._open: HtmlCell | None = None
        self._texts: list[str] = []
        self._header = False
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag == "table"
        if self._depth > 1 and self._open is not None:
            self._add(_INSIDE[tag] if tag in _INSIDE else self.get_starttag_text() or "")
        elif tag == "tr":
            self._close()
            self._row, self._column = self._row + 1, 0
            self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}
        elif tag in ("td", "th"):
            self._close()
            self._begin(dict(attrs), header=tag == "th" or self._header)
        elif tag == "thead":
            self._header = True
        elif self._open is not None and tag not in ("tbody", "table"):
            self._add(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "table"
        if self._depth > 1 or (tag == "table" and self._depth > 0):
            self._add("" if tag in _INSIDE else f"</{tag}>")
        elif tag in ("td", "th", "tr", "table"):
            self._close()
        elif tag == "thead":
            self._header = False
        else:
            self._add("<br>" if tag in ("p", "div", "li") else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def _add(self, text: str) -> None:
        if self._open is not None:
            self._texts.append(text)

    def _begin(self, attributes: dict[str, str | None], *, header: bool) -> None:
        rows, columns = (_span(attributes.get(name)) for name in ("rowspan", "colspan"))
        while self._column in self._taken:
            self._column += 1
        self._row = max(self._row, 0)
        self._open = HtmlCell(self._row, self._column, rows, columns, "", header)
        if rows > 1:
            self._taken |= dict.fromkeys(range(self._column, self._column + columns), rows)
        self._column += columns

    def _close(self) -> None:
        if self._open is not None:
            texts = [text for text in self._texts if text.strip() or text == _GAP]
            while texts and texts[-1] == "<br>":
                texts.pop()
            self.cells.append(self._open._replace(text="".join(texts).strip()))
            self._open, self._texts = None, []


def _span(text: str | None) -> int:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else 1
    return max(1, number)
