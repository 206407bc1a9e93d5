"""Lines → paragraphs: what a text file broke at its margin or at a page's end is one paragraph again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from ..document import Cell

Piece = tuple[str, bool]
"""Text and whether it is bold."""


class Line(NamedTuple):
    """A printed line without its markup, or a whole paragraph joined from several."""

    pieces: tuple[Piece, ...]
    """() for an empty line."""
    page: int | None = None
    outline: int | None = None
    cell: Cell | None = None
    ends: bool = False
    """The line break behind it is meant: never join the next line."""
    turns: bool = False
    """It is a page number: no part of the text."""
    note: str = ""
    """It is the note of this mark; "" for the text itself."""

    @property
    def text(self) -> str:
        """The pieces joined."""
        return "".join(text for text, _ in self.pieces)


_MIN_WIDTH, _MAX_WIDTH = 50, 160
"""Margins at which programs break lines, in characters."""
PROSE = 40
"""Characters from which a line is running text rather than a heading or a table's cell."""

_ITEM = regex.compile(
    r"""
    \s* (?:
      [-–—+*•·▪■□●○◦✓✔❖➢→] | o \s                                # bullets
    | \(? (?: \d{1,3} | \p{L} | [ivx]+ | [IVXLC]+ ) [.)/] (?: \s | $ )  # 1. 2) 3/ (4) a) đ) I. A.
    | \d{1,2} (?: \. \d{1,2} )+ (?: \. | \s+ \p{Lu} )               # 6.1. and 6.1 before a capital
    )
    """,
    regex.X,
)
_NUMBER_ALONE = re.compile(r"\s*\d{1,3}\.\s*")
"""The last word of a sentence that was broken at the margin; a label would have something behind it."""
_OPEN_RANGE = re.compile(r"\d\s?[-–]\s*$")
_COLUMNS = re.compile(r"\S(?:\s*\t\s*| {3,})\S")


def paragraphs(lines: Sequence[Line]) -> Iterator[Line]:
    """Join the lines that belong together; empty lines are dropped, cells of tables left alone."""
    width = _width(lines)
    group: list[Line] = []
    gap = turned = False
    for line in lines:
        if line.turns or not (line.pieces or line.cell):
            gap, turned = True, turned or line.turns
            continue
        if group and not _belongs(group[-1], line, gap and not turned, width):
            yield _joined(group)
            group = []
        group.append(line)
        gap = turned = False
    if group:
        yield _joined(group)


def _belongs(above: Line, line: Line, gap: bool, width: int | None) -> bool:
    """A gap at the turn of a page says nothing; any other is one that the writer left."""
    return resumes(above, line) if gap and line.page == above.page else continues(above, line, width)


def _joined(group: list[Line]) -> Line:
    first, *others = group
    pieces = list(first.pieces)
    for line in others:
        (text, bold), *rest = line.pieces
        pieces += [(" ", bold and pieces[-1][1]), (text.lstrip(), bold), *rest]
    return first._replace(pieces=tuple(pieces))


def resumes(above: Line, line: Line) -> bool:
    """Whether a line goes on with the sentence of the one before an empty line or a page's end."""
    if not _joinable(above, line) or _ends(above) or _ITEM.match(line.text):
        return False
    return len(above.text) >= PROSE and line.text.lstrip()[:1].islower()


def continues(above: Line, line: Line, width: int | None) -> bool:
    """Whether a line goes on with the one right above it, which was broken at the margin."""
    if not _joinable(above, line):
        return False
    start = line.text.lstrip()
    full = width is not None and len(above.text) + 1 + len(start.split(maxsplit=1)[0]) > width
    if _ITEM.match(start):  # a line may begin with the dash of "kinh tế - xã hội"
        dash = start[0] in "-–" and start[1:].lstrip()[:1].islower()
        return full and not _ends(above) and (dash or _NUMBER_ALONE.fullmatch(start) is not None)
    if _OPEN_RANGE.search(above.text) and start[0].isdigit():
        return True  # "ngập sâu 20 -", "30 cm"
    long = len(above.text) >= PROSE and not _ends(above)
    return full or (long and (start[0].islower() or start[0].isdigit()))


def _ends(line: Line) -> bool:
    """The line has an end mark: it is no sentence broken off."""
    return line.text.rstrip('"”’»)] \t').endswith(tuple(".;:!?…"))


def _joinable(above: Line, line: Line) -> bool:
    """Neither is a heading, a cell, capitals or columns, and bold does not end where the line does."""
    if above.ends or above.cell or line.cell or line.note or line.outline is not None:
        return False
    texts = above.text.strip(), line.text.strip()
    if any(text.isupper() or _has_columns(text) for text in texts):
        return False
    return not all(bold for _, bold in above.pieces) or line.pieces[0][1]


def _has_columns(text: str) -> bool:
    return ("\t" in text or "   " in text) and _COLUMNS.search(text) is not None


def _width(lines: Sequence[Line]) -> int | None:
    """The margin that the text was broken at; None where its lines end where their writer ended them."""
    lengths = sorted(
        len(above.text)
        for above, line in pairwise(lines)
        if above.pieces and line.pieces and not (above.cell or above.outline is not None or _ITEM.match(line.text))
    )
    if len(lengths) < 3 or not _MIN_WIDTH <= lengths[-3] <= _MAX_WIDTH:
        return None
    width = lengths[-3]  # the longest but two: a table or an address may stick out
    near = sum(length > 0.85 * width for length in lengths)
    return width if near >= 0.4 * len(lengths) else None
