"""Footnotes: small print at the foot of a page."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

import regex

from .drawing import Rule
from .lines import Line, Row, line_of, without_start

_LABEL = regex.compile(r"[(\[]? (?P<label> \d{1,3} | \*{1,3} ) [)\].]? (?! [.,]? \d ) \s*", regex.X)


class Footnote(NamedTuple):
    """A note at the foot of a page, without its label."""

    label: str
    page: int
    lines: tuple[Line, ...]


def split(rows: Sequence[Row], rules: Iterable[Rule], page: int, width: float) -> tuple[list[Row], list[Footnote]]:
    """The rows of a page without its footnotes, and the footnotes; [] where there are none.

    Notes are in print smaller than the page's own, down to its end or to a page number. The first begins with a label,
    and either a rule no longer than half the page stands above it, or the label is raised.
    """
    sizes = [median(piece.size for piece in row) for row in rows]
    for start in _starts(rows, rules, width):
        usual = median(sizes[:start])
        end = next((at for at in range(start, len(rows)) if sizes[at] > 0.95 * usual), len(rows))
        notes = _notes(rows[start:end], page) if start < end >= len(rows) - 1 else []
        if notes:
            return [*rows[:start], *rows[end:]], notes
    return list(rows), []


def _starts(rows: Sequence[Row], rules: Iterable[Rule], width: float) -> list[int]:
    """Indexes of the rows at which notes may begin; there is text above each, one line if both signs agree."""
    heights = [row[0].y for row in rows]
    ruled = {bisect(heights, rule.y0) for rule in rules if 40 <= rule.x1 - rule.x0 <= 0.5 * width}
    raised = {at for at, row in enumerate(rows) if _is_raised(row)}
    return sorted(at for at in ruled | raised if at > 1 or (at == 1 and at in ruled & raised))


def _notes(rows: Sequence[Row], page: int) -> list[Footnote]:
    """The notes that rows of small print hold; [] where the first has no label."""
    notes = list[Footnote]()
    for row in rows:
        line = line_of(row)
        label = _LABEL.match(line.text)
        if label and _is_raised(row) == _is_raised(rows[0]) and _follows(label["label"], notes):
            notes.append(Footnote(label["label"], page, (without_start(line, label.end()),)))
        elif notes:
            notes[-1] = notes[-1]._replace(lines=(*notes[-1].lines, line))
        else:
            return []
    return notes


def _is_raised(row: Row) -> bool:
    """It begins with a raised figure."""
    return row[0].size < 0.8 * median(piece.size for piece in row) and row[0].text.isdigit()


def _follows(label: str, notes: list[Footnote]) -> bool:
    """A label after the one before: a line of a note may begin with any number."""
    if not notes:
        return True
    before = notes[-1].label
    return int(label) == int(before) + 1 if label.isdigit() and before.isdigit() else len(label) > len(before)
