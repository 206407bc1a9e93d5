"""Blocks → the printed lines of letterhead and closing, with the column in which each stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec
import regex
from msgspec.structs import replace

from ..document import Block, Document
from ..outline.labels import read_labels
from ..text.folding import fold_tone

_GAP = regex.compile(
    r"""
    (?<= \S ) (?<! số | số: | ngày | tháng | năm | số \s \d+ )  # not the gap left for a stamp: "Số:      /BC-STC"
    (?: [ ]* \t \s*+ | [ ]{3,}+ | [ ]+ \| [ ]+ )   # the last: a table typed without its frame
    (?! / | - \s? \p{L}+ / | tháng | năm )
    """,
    regex.X | regex.I,
)
_LEADING = re.compile(r"\s* \t | [ ]{8,}", re.VERBOSE)
_HEADINGS = frozenset({"part", "chapter", "upper", "roman", "arabic", "decimal"})
"""Families of labels with which the sections of a report begin; "a)" may begin anything."""
_LAST_LETTER = 6
"""E: a line that begins with a later one ("T. M") has no label of a section."""


class PrintedLine(msgspec.Struct, frozen=True, dict=True):
    """A stretch of one printed line that belongs together; offsets in `document.text`."""

    text: str
    start: int
    end: int
    column: int
    """Of the table, or of the line as tabs and wide gaps divide it."""
    columns: int
    """Stretches on the printed line; 2 for every table cell."""
    block: Block

    def cut(self, begin: int, end: int | None = None) -> PrintedLine:
        """Part of the line, without the spaces around it."""
        text = self.text[begin:end]
        start = self.start + begin + len(text) - len(text.lstrip())
        text = text.strip()
        return replace(self, text=text, start=start, end=start + len(text))

    @cached_property
    def folded(self) -> str:
        """The text in one spelling, as long as it: several rules look at it."""
        return fold_tone(self.text)

    @property
    def key(self) -> str:
        """What the word lists are compared with (see `wordlists`)."""
        return " ".join(self.folded.split())

    @property
    def bold(self) -> bool | None:
        """Most of its letters are bold; None where the source cannot say."""
        letters = bold = 0
        for run in self.block.runs:
            size = sum(map(str.isalnum, self.text[max(0, run.start - self.start) : max(0, run.end - self.start)]))
            if size and run.bold is None:
                return None
            letters += size
            bold += size * bool(run.bold)
        return 2 * bold > letters if letters else None

    @property
    def is_rule(self) -> bool:
        """Without letters or digits: "-----", "*", "…"."""
        return not any(map(str.isalnum, self.text))

    @property
    def is_labelled(self) -> bool:
        """Begins with the label of a section: "I.", "1.2", "Phần thứ nhất"."""
        label = self.block.label if self.start == self.block.start else ""
        if any(map(str.isalnum, label)):
            return True
        readings = [r for r in read_labels(self.text) if r.family in _HEADINGS and r.mark != "()"]
        reading = next((r for r in readings if r.family != "upper" or r.numbers[0] <= _LAST_LETTER), None)
        if reading is None:
            return False
        return reading.family in ("part", "chapter") or self.text[reading.end : reading.end + 1].isalpha()


Rest = list[PrintedLine]
"""What a rule of letterhead or closing leaves of the line that it has read."""


def index_of(document: Document, offset: int) -> int:
    """Index of the block that holds an offset; of a separator, the block before it; 0 without blocks."""
    return max(0, bisect_right(document.blocks, offset, key=lambda block: block.start) - 1)


def lines_of(document: Document, blocks: Iterable[Block]) -> Iterator[PrintedLine]:
    """The lines of some blocks in reading order, blank ones left out."""
    for block in blocks:
        start = block.start
        for printed in document.text_of(block).split("\n"):
            if printed and not printed.isspace():
                yield from _columns(block, printed, start)
            start += len(printed) + 1


def _columns(block: Block, printed: str, start: int) -> Iterator[PrintedLine]:
    if block.cell:
        yield PrintedLine(printed, start, start + len(printed), block.cell.column, 2, block).cut(0)
        return
    whole = PrintedLine(printed, start, start + len(printed), 0, 1, block)
    if "\t" not in printed and "   " not in printed and " | " not in printed:
        yield whole if not (printed[0].isspace() or printed[-1].isspace()) else whole.cut(0)
        return
    first = int(bool(_LEADING.match(printed)))
    gaps = [found.span() for found in _GAP.finditer(printed)]
    begins, ends = [0, *(end for _, end in gaps)], [*(begin for begin, _ in gaps), None]
    pieces = [piece for piece in map(whole.cut, begins, ends) if piece.text]
    for column, piece in enumerate(pieces, first):
        yield replace(piece, column=column, columns=len(pieces) + first)
