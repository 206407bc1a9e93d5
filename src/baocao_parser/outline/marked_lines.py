"""Document → the lines that may be headings, and those that begin with a bullet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
import regex
from msgspec.structs import replace

from ..document import Block, Document
from .headings import LineLook, is_bare_heading, look_at, may_end_title, title_of, whole_title
from .labels import LabelReading, read_labels
from .tree import Candidate

Span = tuple[int, int]

_BULLET = regex.compile(
    r"(?P<mark> [-–—+*•·▪●○✓➢❖] ) (?= \s | \p{L} ) | (?P<mark> o ) (?= \s ) | (?P<mark> [•·▪●✓➢❖] )", regex.X
)
_REST = "rest_of_title"
"""A line that only a title above it can take in (`may_end_title`)."""
_DASHES = str.maketrans("–—", "--")


class MarkedLine(msgspec.Struct, frozen=True, gc=False):
    """A line that may be a heading, or one that begins with a bullet."""

    start: int
    """Offset of the label or the bullet."""
    look: LineLook
    title_end: int
    """End of the title, `look.start` for a full sentence."""
    rule: str
    """The rule that says so."""
    readings: tuple[LabelReading, ...] = ()
    bullet: str = ""
    certain: bool = False
    """The label was set by the word processor."""
    announced: bool = False
    """See `tree.Candidate`."""
    further: tuple[LineLook, ...] = ()
    """Lines below that carry the title on."""

    @property
    def end(self) -> int:
        """End of its title, behind the last line of it."""
        return self.further[-1].end if self.further else max(self.title_end, self.look.start)

    @property
    def title(self) -> str:
        """Its title as one line, without the marks around it."""
        texts = [self.look.text[: self.title_end - self.look.start], *(look.text for look in self.further)]
        return " ".join(" ".join(texts).split()).rstrip(":.;,/ ").lstrip(":-– ")

    @property
    def leads_on(self) -> bool:
        """It is a title and nothing else, or ends with a colon: more is to come."""
        whole = not self.bullet and self.title_end == self.look.end
        return whole or self.look.text.rstrip().endswith(":")

    @property
    def candidate(self) -> Candidate:
        """What the nesting has to know of it."""
        if self.bullet:
            return Candidate(bullet=self.bullet, announced=self.announced)
        shade = max(look.shade for look in (self.look, *self.further))
        return Candidate(
            self.readings,
            reject_cost=self._cost_of_rejecting(),
            shade=2 if self.readings and self.readings[0].family in ("part", "chapter") else shade,
            complete=not self.leads_on,
            announced=self.announced,
        )

    def _cost_of_rejecting(self) -> float:
        if not self.readings:
            return 5.0
        family, mark = self.readings[0].family, self.readings[0].mark
        if self.certain:
            return 9.0
        if self.look.bold or self.look.upper or self.look.outline is not None or family in ("part", "roman"):
            return 6.0
        if family == "upper" or mark == "()" or self.look.text[:1].islower():
            return 2.5
        return 5.0 if self.title_end == self.look.end else 4.0


def marked_lines(document: Document, apart: Sequence[Span] = ()) -> list[MarkedLine]:
    """The marked lines of a document in order, broken titles joined, bullets that only carry a list on left out."""
    return list(_join_titles(list(_found(document, apart))))


def _found(document: Document, apart: Sequence[Span]) -> Iterator[MarkedLine]:
    wide = {block.cell.table for block in document.blocks if block.cell and block.cell.column}
    leads_on, listing = False, ""
    for block in document.blocks_outside(apart):
        if block.kind != "paragraph" or (block.cell and block.cell.table in wide):
            leads_on = False
            continue
        for start, end in _lines(document.text, block):
            line = _marked(document, block, start, end, block.label if start == block.start else "")
            if line and not (line.bullet and line.bullet == listing):
                yield replace(line, announced=leads_on) if leads_on else line
            if line:
                leads_on, listing = line.leads_on, line.bullet
            elif not document.text[start:end].isspace():
                leads_on = document.text.endswith(":", start, end)


def _lines(text: str, block: Block) -> Iterator[Span]:
    start = block.start
    while start < block.end:
        end = text.find("\n", start, block.end)
        end = block.end if end < 0 else end
        yield start, end
        start = end + 1


def _marked(document: Document, block: Block, start: int, end: int, label: str) -> MarkedLine | None:
    start += len(document.text[start:end]) - len(document.text[start:end].lstrip())
    text = document.text[start:end]
    readings = _read_printed(label) if label else read_labels(text)
    if readings:
        look = look_at(document, block, min(start + readings[0].end, end), end)
        if _is_number(readings[0], look, bool(label)):
            return None
        return MarkedLine(start, look, *title_of(look), readings=readings, certain=bool(label))
    look = look_at(document, block, start, end)
    bullet = label or _bullet(text)
    if bullet:
        return MarkedLine(start, look, start, "bullet", bullet=bullet.translate(_DASHES))
    if is_bare_heading(look):
        return MarkedLine(start, look, whole_title(look), "bare_heading")
    return MarkedLine(start, look, end, _REST) if may_end_title(look) else None


def _bullet(text: str) -> str:
    found = _BULLET.match(text)
    return found["mark"] if found else ""


@lru_cache(maxsize=1024)  # word processors print the same few labels in every report
def _read_printed(label: str) -> tuple[LabelReading, ...]:
    return read_labels(f"{label} ")


def _is_number(reading: LabelReading, look: LineLook, certain: bool) -> bool:
    """ "1.5 triệu tấn" begins with a number, not with a label: its mark is no mark and a small letter follows."""
    bare = reading.family == "decimal" and reading.label[-1].isdigit()
    return bare and not certain and not look.bold and look.text[:1].islower()


def _join_titles(lines: list[MarkedLine]) -> Iterator[MarkedLine]:
    """Titles on the next line ("PHẦN I" / "KẾT QUẢ …") and headings broken in two belong to their label."""
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        while at < len(lines) and len(line.further) < 2 and _carries_on(line, lines[at]):
            line = replace(line, further=(*line.further, lines[at].look), rule="title_below")
            at += 1
        if line.rule != _REST:
            yield line


def _carries_on(line: MarkedLine, below: MarkedLine) -> bool:
    last = line.further[-1] if line.further else line.look
    if line.bullet or below.readings or below.bullet or below.start - last.end > 2:
        return False
    if not line.look.words:
        return True
    if line.readings and line.readings[0].family == "part" and not line.further:
        return below.look.upper or below.look.bold
    wrapped = last.upper == below.look.upper and last.bold == below.look.bold and not last.text.rstrip().endswith(":")
    return wrapped and (below.look.upper or below.look.text.lstrip()[:1].islower())
