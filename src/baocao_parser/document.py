"""Document: the format-neutral text of one file, which everything after `read` works on.

Readers feed paragraphs to a `DocumentBuilder`; it repairs the Unicode, joins the paragraphs into the one
string that all offsets refer to, and gives back an immutable `Document`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Literal, TypeVar

import msgspec

from .records import Box, Issue
from .text.lookalikes import as_latin
from .text.raised import without_note_marks
from .text.unicode import Repaired, is_clean, repair

DOUBTFUL = 0.85
"""Confidence below which recognised text should be compared with the page."""

_START, _END = attrgetter("start"), attrgetter("end")

BlockKind = Literal["paragraph", "footnote", "endnote"]
Alignment = Literal["", "left", "center", "right", "justify"]


class Source(msgspec.Struct, frozen=True, gc=False):
    """The file a document was read from."""

    name: str
    format: str
    """ "docx", "md", "txt", "pdf" …"""
    sha256: str
    pages: int | None = None
    """None where the format does not know its pages."""


class Run(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A stretch of equal emphasis; offsets in `document.text`."""

    start: int
    end: int
    bold: bool | None
    """None where the source cannot say (a scan)."""


class Cell(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Place of a paragraph in a table; rows and columns count from 0 on the table's full grid.

    A table that only places text on the page (two columns of prose, a letterhead, signatures) is text without cells.
    """

    table: int
    """Number of the table in the document; a nested table has its own."""
    row: int
    column: int
    columns: int = 1
    """Grid columns that the cell covers."""
    rows: int = 1
    """Grid rows that the cell covers; the text stands in its first row only."""
    header: bool = False
    """The file itself marks the row as a repeated header."""


class Block(msgspec.Struct, frozen=True, gc=False):
    """One paragraph: of the body, of a table cell, or of a note. Blocks follow reading order."""

    start: int
    end: int
    runs: tuple[Run, ...]
    """Cover the block without gaps, neighbours differing in `bold`; () for an empty block."""
    kind: BlockKind = "paragraph"
    label: str = ""
    """Automatic list label as printed ("6.1.", "-"); the block's text begins with it and one space."""
    align: Alignment = ""
    outline: int | None = None
    """Word's outline level of a heading style, 0 for the outermost."""
    indent: float | None = None
    """Left edge of the first line in points, where the format knows it."""
    page: int | None = None
    cell: Cell | None = None
    anchor: int | None = None
    """For a note: the offset in the body at which its mark stands (the mark itself is left out)."""


class Doubt(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stretch of text that was recognised in a picture; offsets in `document.text`."""

    start: int
    end: int
    confidence: float
    """0 to 1: how sure the recogniser is of these characters."""


class Place(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a line of text stands on its page as shown; lengths in tenths of a point, from the page's top left."""

    start: int
    """Offset of the line in `document.text`."""
    page: int
    sideways: bool
    """It runs up or down the page."""
    near: int
    far: int
    """Top and bottom of its letters; of a line on its side, their left and right edge."""
    fall: float
    """How much it falls (or, on its side, moves to the right) on its way, per length: lines of scans lie askew."""
    stops: tuple[int, ...]
    """Offsets from `start`, each followed by the place along the line where a letter begins, or the one before it ends.

    Between two stops letters are evenly spaced; every word has two, words with figures have one at every letter.
    """

    @property
    def end(self) -> int:
        """Offset at which the line ends."""
        return self.start + self.stops[-2]

    def box(self, start: int, end: int) -> Box:
        """The box around the letters of the line between two offsets."""
        first, last = max(start, self.start) - self.start, min(end, self.end) - self.start
        along = self._along(first, bisect_right), self._along(last, bisect_left)
        falls = [self.fall * (at - self.stops[1]) for at in along]
        low, high = min(along) / 10, max(along) / 10
        near, far = (self.near + min(falls)) / 10, (self.far + max(falls)) / 10
        return Box(self.page, near, low, far, high) if self.sideways else Box(self.page, low, near, high, far)

    def _along(self, offset: int, search: Callable[[Sequence[int], int], int]) -> float:
        """Place of an offset along the line, between the stops that a search finds around it."""
        offsets = self.stops[0::2]
        at = min(max(search(offsets, offset), 1), len(offsets) - 1)
        (before, x0), (after, x1) = self.stops[2 * at - 2 : 2 * at], self.stops[2 * at : 2 * at + 2]
        return x0 + (x1 - x0) * (offset - before) / max(after - before, 1)


class Aside(msgspec.Struct, frozen=True, gc=False):
    """Text that stands on the page but is no part of the report's text."""

    kind: Literal["header", "footer", "page_number", "stamp", "contents", "chart"]
    text: str
    page: int | None = None


class Document(msgspec.Struct, frozen=True, gc=False):
    """Text of one file: no word lost, none doubled; NFC; the original is never needed again."""

    text: str
    """Blocks joined by a newline, cells of one table row by a tab."""
    blocks: tuple[Block, ...]
    source: Source
    asides: tuple[Aside, ...] = ()
    issues: tuple[Issue, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """All recognised words with figures, and other words that may be wrong; in order, without overlaps."""
    places: tuple[Place, ...] = ()
    """Of every line read from a PDF, by their start; () for formats without pages of their own."""

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes around the printed characters between two offsets, line by line; () where no place is known."""
        first = max(bisect_right(self.places, start, key=_START) - 1, 0)
        return tuple(place.box(start, end) for place in _until(self.places, first, end) if place.end > start)

    def box(self, start: int, end: int) -> Box | None:
        """The box around the printed characters between two offsets, on the page where they begin; None without place.

        Of a stretch that goes over several lines it is the box around all of them.
        """
        boxes = self.boxes(start, end)
        here = [box for box in boxes if box.page == boxes[0].page]
        if not here:
            return None
        return Box(
            here[0].page,
            min(box.x0 for box in here),
            min(box.top for box in here),
            max(box.x1 for box in here),
            max(box.bottom for box in here),
        )

    def confidence(self, start: int, end: int) -> float:
        """How sure the characters between two offsets are: 1.0 as written, less where they were recognised."""
        if not self.doubts:
            return 1.0
        first = bisect_right(self.doubts, start, key=_END)
        return min((doubt.confidence for doubt in _until(self.doubts, first, end)), default=1.0)

    def blocks_outside(self, spans: Iterable[tuple[int, int]]) -> list[Block]:
        """The blocks that begin in none of some (start, end) spans of the text, in order; all of them for no spans."""
        blocks = list(self.blocks)
        for start, end in spans:
            blocks = [block for block in blocks if not start <= block.start < end]
        return blocks

    def text_of(self, block: Block) -> str:
        """Text of one block, label included."""
        return self.text[block.start : block.end]

    def bold_share(self, start: int, end: int, *, digits: bool = False) -> float | None:
        """Share of the letters and digits (or only digits) between two offsets that are bold.

        None where the source cannot say, or where there is nothing to count.
        """
        counted = bold = 0
        matters = str.isdigit if digits else str.isalnum
        for run in self._runs(start, end):
            if run.bold is None:
                return None
            size = sum(map(matters, self.text[max(run.start, start) : min(run.end, end)]))
            counted += size
            bold += size * run.bold
        return bold / counted if counted else None

    def block_at(self, offset: int) -> Block:
        """The block that holds an offset; of the separator, the block before it. IndexError without blocks."""
        return self.blocks[self._index_at(offset)]

    def _index_at(self, offset: int) -> int:
        return max(bisect_right(self.blocks, offset, key=_START) - 1, 0)

    def _runs(self, start: int, end: int) -> Iterator[Run]:
        for block in _until(self.blocks, self._index_at(start), end):
            yield from _until(block.runs, bisect_right(block.runs, start, key=_END), end)


def _until(spans: Sequence[_Span], first: int, end: int) -> Iterator[_Span]:
    """The spans from an index on that begin before an offset: no others are looked at, as many as there may be."""
    for index in range(first, len(spans)):
        if spans[index].start >= end:
            return
        yield spans[index]


_Span = TypeVar("_Span", Block, Run, Doubt, Place)


_CHANGES = {
    "look-alikes": (
        "text-repaired",
        "{} letters or digits of other scripts were read as the Latin ones they look like.",
    ),
    "note marks": ("note-marks-left-out", "{} raised marks of notes (as in “312⁴ hộ”) were left out of the text."),
}
"""Code and message of what a builder changes, each an issue with the first place."""


class DocumentBuilder:
    """Collects paragraphs in reading order and builds the `Document`."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._last = repair("")
        self._prefix = 0
        self.asides: list[Aside] = []
        self.issues: list[Issue] = []
        self._doubts: list[Doubt] = []
        self._changes: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._places: list[Place] = []

    def offset(self, position: int) -> int:
        """Final offset of a position in the paragraph added last, counted in its pieces as given."""
        block = self._blocks[-1]
        return block.start + self._last.position_of(self._prefix + position)

    def add(
        self,
        runs: Iterable[tuple[str, bool | None]],
        *,
        kind: BlockKind = "paragraph",
        label: str = "",
        align: Alignment = "",
        outline: int | None = None,
        indent: float | None = None,
        page: int | None = None,
        cell: Cell | None = None,
        anchor: int | None = None,
        doubts: Iterable[tuple[int, int, float]] = (),
        places: Callable[[int], Iterable[Place]] | None = None,
    ) -> Block:
        """Append one paragraph, given as (text, bold) pieces; returns it with its final offsets.

        `anchor` is an offset in the final text, as `offset` gives it. `doubts` are (start, end, confidence) of what was
        recognised in a picture, counted in the pieces as given. `places` gives the places of its lines for the offset
        at which the pieces begin, as if they went into the text as they are.
        """
        pieces = _pieces(runs, label)
        self._prefix = len(label) + 1 if label else 0
        self._separate(cell)
        start = self._length
        repaired = self._last = self._settled("".join([text for text, _ in pieces]), start)
        self._length = start + len(repaired.text)
        printed = label and repaired.text[: repaired.position_of(len(label))]
        final = _runs(pieces, repaired, start)
        block = Block(start, self._length, final, kind, printed, align, outline, indent, page, cell, anchor)
        self._parts.append(repaired.text)
        self._blocks.append(block)
        self._doubts += (Doubt(self.offset(first), self.offset(last), round(sure, 2)) for first, last, sure in doubts)
        if places:
            self._place(places, start + self._prefix)
        return block

    @property
    def is_empty(self) -> bool:
        """Nothing was added."""
        return not self._blocks

    def _place(self, places: Callable[[int], Iterable[Place]], begin: int) -> None:
        """Keep the places of the lines of the paragraph added last, whose pieces begin at an offset."""
        found = places(begin)
        moved = self._last.origins is not None
        self._places += (self._moved(place, begin) for place in found) if moved else found

    def _moved(self, place: Place, begin: int) -> Place:
        """A place in a paragraph that begins at an offset, with the offsets that its letters have after the repair."""
        start, stops = self.offset(place.start - begin), list(place.stops)
        stops[0::2] = [self.offset(place.start - begin + at) - start for at in stops[0::2]]
        return Place(start, place.page, place.sideways, place.near, place.far, place.fall, tuple(stops))

    def build(self, source: Source) -> Document:
        """The finished document."""
        return Document(
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            source=source,
            asides=tuple(self.asides),
            issues=(*self.issues, *self._changes_made()),
            doubts=tuple(self._doubts),
            places=tuple(self._places),
        )

    def _settled(self, text: str, start: int) -> Repaired:
        """The text of a paragraph without the faults of archives; what readers should know of is noted."""
        if is_clean(text):  # as most are
            return Repaired(text, None)
        latin = as_latin(text)
        if latin != text:
            swapped = sum(one != other for one, other in zip(text, latin, strict=True))
            self._changes["look-alikes"].append((start, swapped))
        repaired, marks = without_note_marks(repair(latin))
        if marks:
            self._changes["note marks"].append((start, marks))
        return repaired

    def _changes_made(self) -> Iterator[Issue]:
        for kind, found in self._changes.items():
            code, message = _CHANGES[kind]
            yield Issue(code, "info", message.format(sum(count for _, count in found)), found[0][0], found[0][0])

    def _separate(self, cell: Cell | None) -> None:
        if not self._blocks:
            return
        last = self._blocks[-1].cell if cell else None
        beside = cell and last and (cell.table, cell.row) == (last.table, last.row) and cell.column != last.column
        self._parts.append("\t" if beside else "\n")
        self._length += 1


def _pieces(runs: Iterable[tuple[str, bool | None]], label: str) -> list[tuple[str, bool | None]]:
    """The pieces that hold text, and the label that Word prints before them, as bold as the first of them."""
    pieces = [piece for piece in runs if piece[0]]
    if not label:
        return pieces
    text, bold = pieces[0] if pieces else ("", False)
    return [(f"{label} {text}", bold), *pieces[1:]]


def _runs(pieces: Sequence[tuple[str, bool | None]], repaired: Repaired, start: int) -> tuple[Run, ...]:
    """Move the bounds of the pieces to the repaired text, and merge neighbours of equal emphasis."""
    if len(pieces) == 1:  # as in most paragraphs
        return (Run(start, start + len(repaired.text), pieces[0][1]),) if repaired.text else ()
    runs: list[Run] = []
    begin = position = 0
    last = len(pieces) - 1
    for index, (text, bold) in enumerate(pieces):
        position += len(text)
        if index < last and pieces[index + 1][1] == bold:
            continue
        end = position if repaired.origins is None else repaired.position_of(position)
        if end == begin:
            continue  # the repair left nothing of it
        if runs and runs[-1].bold == bold:  # nothing is left of what stood between
            begin = runs.pop().start - start
        runs.append(Run(start + begin, start + end, bold))
        begin = end
    return tuple(runs)
