"""A figure as people are shown it: with the words of its paragraph around it, or with the names of its cell."""

from __future__ import annotations

from .document import Document
from .records import Indicator

BETWEEN = " | "
"""Between the names of a cell: its row, and the headers of its column."""


def around(document: Document, start: int, end: int, most: int, cut: str = "") -> tuple[str, str]:
    """The text of a paragraph before and behind a stretch of it, at most so many characters on either side.

    `cut` stands where the paragraph has more; `start` and `end` are offsets in `document.text`. IndexError for a
    document without text.

    >>> from baocao_parser.parsing import parse
    >>> around(parse("Cấp mới 09 chứng thư số.".encode()).document, 8, 10, 12, cut="…")
    ('Cấp mới ', ' chứng thư s…')
    """
    text, block = document.text, document.block_at(start)
    first, last = max(block.start, start - most), min(block.end, end + most)
    before, behind = text[first:start], text[end:last]
    return f"{cut * (first > block.start)}{before}", f"{behind}{cut * (last < block.end)}"


def cell_name(indicator: Indicator) -> str | None:
    """Row and column headers of a figure in a table: "Thu nội địa | Tháng 5"; None for one in running text."""
    return BETWEEN.join((indicator.row, *indicator.columns)) if indicator.row is not None else None


def excerpt_of(indicator: Indicator, document: Document, most: int = 160) -> str:
    """What a reader sees around a figure: the text of its paragraph, at most so many characters, or row and column."""
    named = cell_name(indicator)
    if named is not None:
        return f"{named}: {indicator.text}"
    block = document.block_at(indicator.start)
    start = max(block.start, indicator.start - most // 2)
    end = min(block.end, start + most)
    words = " ".join(document.text[start:end].split())
    return f"{'…' * (start > block.start)}{words}{'…' * (end < block.end)}"
