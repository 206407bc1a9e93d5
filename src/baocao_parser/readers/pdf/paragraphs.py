"""Visual lines → paragraphs: a line goes on with the one before unless something on the page says it begins anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from ...document import Alignment
from .lines import Line, Run


class Margins(NamedTuple):
    """Where the lines of a text column begin and end: points from the left of the page."""

    left: float
    right: float
    indents: frozenset[int] = frozenset()
    """Left edges, rounded, that several lines of the page share."""

    @property
    def width(self) -> float:
        """Of a full line."""
        return self.right - self.left

    def holds(self, line: Line) -> bool:
        """Whether a line stands between them, but for a hair."""
        return self.left - _HAIR <= line.x0 and line.x1 <= self.right + _HAIR

    def moved(self, x: float) -> Margins:
        """The margins so many points farther to the right."""
        return Margins(self.left + x, self.right + x, frozenset(round(edge + x) for edge in self.indents))


_HAIR = 3.0
"""Points by which lines miss the margins."""
_INDENT = 40.0
"""Points: first lines are indented by 10 or 12.7 mm, and many a centred title too, which then stands off the middle."""
_FEW = 8
"""Lines: fewer do not show where a page's text begins and ends."""
_SHORT = 0.5
"""Share of the width of a table on the page: if the text seems to be narrower, its lines do not show it, either."""


class Placed(NamedTuple):
    """A line in its column."""

    line: Line
    margins: Margins
    page: int
    leading: float
    """Usual distance of two baselines on the page, in points."""
    align: Alignment
    """How it stands in its column: center, right, or else left."""

    @property
    def room(self) -> float:
        """What the line leaves free at its right, in points."""
        return self.margins.right - self.line.x1


def alignment(line: Line, margins: Margins) -> Alignment:
    """How a line stands between margins: center, right, or else left.

    A line that begins where others do is not centred, though it may end as far from the other margin.
    """
    before, after, size = line.x0 - margins.left, margins.right - line.x1, line.size
    if before <= size:
        return "left"
    even = abs(before - after) < max(0.1 * (before + after), size)
    if even or (before > _INDENT > before - after > 0 and after > size):
        edge = round(line.x0)
        if margins.indents.isdisjoint((edge - 1, edge, edge + 1)):
            return "center"
    return "right" if after < size and before > 0.3 * margins.width else "left"


LABEL = regex.compile(
    r"""
    [-–—+*•▪·o\uf000-\uf0ff] \s                 # bullets, those of Symbol and Wingdings among them
    | \d{1,2} (?: \. \d{1,2} )+ [.)]? \s        # 6.1.
    | \d{1,2} [.)/] [-–]? \s                    # 1. 1) 1/
    | \( (?: \d{1,2} | \p{Ll} ) \) \s           # (1) (a)
    | \p{Ll} [.)/] \s                           # a)
    | (?: [IVXL]{1,6} | [A-ZĐ] ) [.)/-] \s      # I. A-
    | (?: Phần | PHẦN | Chương | CHƯƠNG | Mục | MỤC | Điều | Phụ\ lục | PHỤ\ LỤC ) \s [\dA-ZĐ]
    """,
    regex.X,
)
_NUMBERED = regex.compile(r"(?: \d{1,2} (?: \. \d{1,2} )* | [IVX]{1,5} ) \. \s \p{Lu}", regex.X)
"""Labels that nobody sets into the middle of a paragraph."""
_FIGURE = regex.compile(r"\d+ (?: [.,]\d+ )* \s \p{Ll}", regex.X)
SENTENCE_END = regex.compile(r"[.;:!?…][\"”’)\]]*$")
_DANGLING = regex.compile(r"(?: , | \s [-–(] ) $", regex.X)
_LOWER = regex.compile(r"[\"“‘(]?\p{Ll}")
_HYPHENATED = regex.compile(r"(?<= [\p{L}\d] ) [-/] $", regex.X)
"""A line that ends so was cut inside a word: Covid-|19, CBĐTƯ-|CSNV; "20.000 -|" was not."""


class Paragraph(NamedTuple):
    """Lines that belong together."""

    lines: list[Placed]

    @property
    def text_left(self) -> float | None:
        """Where its lines begin after the first; None while it has only one."""
        return self.lines[1].line.x0 if len(self.lines) > 1 else None

    @property
    def align(self) -> Alignment:
        """Of all its lines alike; justified where all but the last reach the right margin."""
        first, last = self.lines[0], self.lines[-1]
        if first.align != "left" or len(self.lines) == 1:
            return first.align
        if last.align == "center" and abs(first.line.middle - last.line.middle) < first.line.size:
            return "center"
        full = all(placed.room < 2 for placed in self.lines[:-1])
        return "justify" if full and last.align == "left" else "left"


class Joined(NamedTuple):
    """The text that lines make."""

    runs: list[Run]
    marks: list[tuple[int, str, int]]
    """Footnote marks: offset, label, number of the line."""
    doubts: list[tuple[int, int, float]]
    """Recognised text that may be wrong: start, end, confidence."""
    starts: list[int]
    """Offset of each line."""


def joined(lines: Iterable[Line]) -> Joined:
    """Lines joined by a space, or by nothing where the end of one was cut inside a word; empty without lines.

    >>> joined([])
    Joined(runs=[], marks=[], doubts=[], starts=[])
    """
    found, length, cut = Joined([], [], [], []), 0, False
    for number, line in enumerate(lines):
        if length and not (cut or (found.runs[-1][0][-1] in "-/" and _HYPHENATED.search(found.runs[-1][0]))):
            found.runs.append((" ", found.runs[-1][1]))
            length += 1
        found.starts.append(length)
        found.marks.extend((length + at, label, number) for at, label in line.marks)
        found.doubts.extend((length + start, length + end, confidence) for start, end, confidence in line.doubts)
        found.runs.extend(line.runs)
        length += len(line.text)
        cut = line.cut
    return found


def goes_on(before: Line, line: Line) -> bool:
    """Whether a line of a narrow column goes on with the one before: only list items, clauses and dates do."""
    if LABEL.match(line.text):
        return False
    item = LABEL.match(before.text) and not SENTENCE_END.search(before.text)
    figure = line.text[0].isdigit() and before.text[-1].islower()  # "…, ngày 14 tháng 5 năm | 2021"
    return bool(item or figure or _LOWER.match(line.text) or line.text.startswith("("))


Rule = Callable[[Paragraph, Placed, Placed], bool | None]
"""(paragraph so far, its last line, next line) → the next line begins a paragraph, goes on, or None: no opinion."""


def begins(paragraph: Paragraph, line: Placed) -> bool:
    """Whether a line begins a new paragraph: the first rule with an opinion decides."""
    before = paragraph.lines[-1]
    return next((answer for rule in RULES if (answer := rule(paragraph, before, line)) is not None), False)


def _centred(_: Paragraph, before: Placed, line: Placed) -> bool | None:
    """Centred lines are titles: they go on only in the middle of a clause."""
    if before.align == line.align == "left":
        return None
    if before.align == "left" and before.room < line.line.head:
        return None  # the last line of a paragraph may happen to stand in the middle
    aside = abs(before.line.middle - line.line.middle)
    return not line.line.text[0].islower() or aside > 0.5 * line.line.size


def _unfinished(_: Paragraph, before: Placed, line: Placed) -> bool | None:
    """In the middle of a clause, where the next line is no farther away than usual."""
    clause = _LOWER.match(line.line.text) and not LABEL.match(line.line.text)
    clause = clause and not SENTENCE_END.search(before.line.text)
    near = before.page != line.page or line.line.y - before.line.y < line.leading + 0.25 * line.line.size
    same = line.line.bold == before.line.bold
    return False if near and same and (clause or _DANGLING.search(before.line.text)) else None


def _room_left(_: Paragraph, before: Placed, line: Placed) -> bool | None:
    """The first word would have had room on the line before."""
    gap = 0.3 * before.line.size
    return True if before.line.stretched or before.room > line.line.head + gap else None


def _restyled(paragraph: Paragraph, before: Placed, line: Placed) -> bool | None:
    """A bold heading before plain text, or a change of size."""
    if abs(before.line.size - line.line.size) > 0.15 * before.line.size:
        return True
    if _LOWER.match(line.line.text):
        return None
    if _FIGURE.match(line.line.text) and not SENTENCE_END.search(before.line.text):
        return None  # the figure of a clause, and all that stands behind it in the line, may be bold
    heading = paragraph.lines[0].line.bold and before.line.bold
    starts_bold = bool(line.line.runs[0][1])
    return True if heading != starts_bold and (heading or line.line.bold) else None


def _labelled(paragraph: Paragraph, before: Placed, line: Placed) -> bool | None:
    """A label aside from where lines go on, or, where paragraphs begin there, after a full stop.

    "2020. Trong đó", "- 50.000đ" and "(3) Chi khác" may be the rest of a line.
    """
    if not LABEL.match(line.line.text):
        return None
    left = paragraph.text_left or line.margins.left
    near = 0.5 * line.line.size
    if abs(line.line.x0 - left) > near or (_NUMBERED.match(line.line.text) and before.line.text.endswith(".")):
        return True
    level = abs(line.line.x0 - paragraph.lines[0].line.x0) <= near
    return True if level and SENTENCE_END.search(before.line.text) else None


def _indented(paragraph: Paragraph, before: Placed, line: Placed) -> bool | None:
    """It begins farther to the right than lines go on, or farther to the left."""
    if _LOWER.match(line.line.text) and not LABEL.match(line.line.text):
        return None
    x0, first, em = line.line.x0, paragraph.lines[0].line, 0.6 * line.line.size
    if paragraph.text_left is not None:
        shift = x0 - line.margins.left - (paragraph.text_left - paragraph.lines[1].margins.left)
        return True if abs(shift) > em else None
    if before.page == line.page and x0 > first.x0 + em:
        return not LABEL.match(first.text)
    level = abs((x0 - line.margins.left) - (first.x0 - before.margins.left)) <= em
    return True if level and x0 > line.margins.left + em and SENTENCE_END.search(first.text) else None


def _apart(_: Paragraph, before: Placed, line: Placed) -> bool | None:
    """More room between the lines than the page's usual, and no clause goes on."""
    if before.page != line.page or _LOWER.match(line.line.text):
        return None
    return True if line.line.y - before.line.y > line.leading + 0.25 * line.line.size else None


RULES: Sequence[Rule] = (_centred, _unfinished, _room_left, _restyled, _labelled, _indented, _apart)


def margins_of(lines: Sequence[Line], tables: Sequence[tuple[float, float]], before: Margins | None) -> Margins:
    """Margins of a page: the outermost edges that two of its lines share.

    Few lines show them badly, and so do lines that are all short: then what is wider, the page's tables (left and right
    edge) or the last page's margins.
    """
    left = _outermost(sorted(line.x0 for line in lines))
    right = -_outermost(sorted(-line.x1 for line in lines))
    counts = Counter(round(line.x0) for line in lines)
    indents = frozenset(edge for edge, count in counts.items() if count > 1)
    if len(lines) < _FEW or any(right - left < _SHORT * (b - a) for a, b in tables):
        wider = [*tables, (before.left, before.right)] if before else list(tables)
        left, right = min([left, *(a for a, _ in wider)]), max([right, *(b for _, b in wider)])
    elif before and right - left < 0.8 * before.width:
        left, right = min(left, before.left), max(right, before.right)
    return Margins(left, right, indents)


def _outermost(edges: list[float]) -> float:
    return next((edge for edge, inner in pairwise(edges) if inner - edge < 3), edges[0] if edges else 0.0)


def leading_of(lines: Sequence[Line]) -> float:
    """Usual distance of two baselines: the lower quartile, as paragraphs stand farther apart. 0 without lines."""
    steps = sorted(
        after.y - before.y
        for before, after in pairwise(lines)
        if 0.5 * after.size < after.y - before.y < 3 * after.size
    )
    return steps[len(steps) // 4] if steps else 0.0
