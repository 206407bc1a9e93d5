"""Tables of text files drawn in other ways → rows between pipes ("| a | b |"), which the Markdown reader reads.

Two ways are common: pipes only between cells (GitHub Flavored Markdown, 4.10), and grids with drawn borders as Pandoc,
reStructuredText and database programs print them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

Printed = tuple[str, int | None]
"""A line and its page."""

_DELIMITER = r"[ \t]* :?-{2,}:? [ \t]* (?: \| [ \t]* :?-{2,}:? [ \t]* )+"
BORDERS = rf"(?: [ \t]* \+ (?: [-=:]{{3,}} \+ )+ [ \t]* | {_DELIMITER} )"
"""Lines that only such tables have, as a verbose pattern."""
_BORDER = re.compile(r"\+(?:[-=:]{3,}\+)+")
_BARE = re.compile(_DELIMITER, re.VERBOSE)
_PIPE = re.compile(r"(?<!\\)\|")
_MANY = 3
"""Borders of a table in which only the head is set apart; where there are more, each stands between two rows."""


def with_outer_pipes(lines: Sequence[Printed]) -> Iterator[Printed]:
    """The lines, with those of such tables in rows between pipes, one line a row.

    >>> rows = "Tên | Số", "--- | --:", "Hộ | 12", "", "cuối"
    >>> [line for line, _ in with_outer_pipes([(row, None) for row in rows])]
    ['| Tên | Số |', '| --- | --: |', '| Hộ | 12 |', '', 'cuối']
    """
    at = 0
    while at < len(lines):
        text = lines[at][0].strip()
        end = at + 1
        if text[:1] == "+" and _BORDER.fullmatch(text):
            end = _end(lines, at, lambda line: line[:1] in ("+", "|"))
            yield from _grid(lines[at:end])
        elif text[:1] != "|" and end < len(lines) and _is_head(text, lines[end][0]):
            end = _end(lines, at, lambda line: line[:1] != "|" and _PIPE.search(line) is not None)
            yield from ((f"| {line.strip()} |", page) for line, page in lines[at:end])
        else:
            yield lines[at]
        at = end


def _end(lines: Sequence[Printed], start: int, belongs: Callable[[str], bool]) -> int:
    return next((at for at in range(start + 1, len(lines)) if not belongs(lines[at][0].strip())), len(lines))


def _is_head(text: str, below: str) -> bool:
    """The line below has a mark for each of its cells."""
    return "|" in below and _BARE.fullmatch(below) is not None and len(_PIPE.findall(text)) == below.count("|")


def _grid(lines: Sequence[Printed]) -> Iterator[Printed]:
    """The rows of a grid; a line of several lines is one, where borders stand between the rows."""
    borders = [line.strip() for line, _ in lines if line.strip()[0] == "+"]
    whole = len(borders) > _MANY or any("=" in border for border in borders)
    parted = groupby(lines, key=lambda line: line[0].strip()[0] == "+")
    groups = [list(group) for is_border, group in parted if not is_border]
    for number, group in enumerate(groups):
        yield from [_joined(group)] if whole else group
        if number == 0 and len(groups) > 1:
            yield f"|{'---|' * len(_cells(group[0][0]))}", group[0][1]


def _joined(group: Sequence[Printed]) -> Printed:
    columns = zip(*(_cells(line) for line, _ in group), strict=False)
    return f"| {' | '.join(' '.join(filter(None, texts)) for texts in columns)} |", group[0][1]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))]
