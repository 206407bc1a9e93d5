"""Tables of contents: lines that lead, by dots, from a title to the number of its page, which is no figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..contents import LEADER, TITLE
from .lines import GUTTER, Row, line_of

_PAGE = re.compile(r"\d{1,3}")
_TAIL = 12
"""Pieces at the end of a row in which dots, set apart or not, and a number stand."""
_ENTRIES, _TITLED, _BEYOND = 4, 2, 8
"""Fewest lines of contents; fewest below a title that says so; and fewest that lead beyond the end of the file."""
_WRAPPED = 3
"""Most lines of one title."""
_SLACK = 5
"""Numbers by which those of the last page may be beyond the number of pages: not every file begins with page 1."""


def split(rows: Sequence[Row], pages: int) -> tuple[list[Row], list[Row]]:
    """The rows of a page without its contents, and the rows of these; `pages` is how many the file has."""
    entries = {at: page for at, row in enumerate(rows) if (page := _page_of(row))}
    if len(entries) < _TITLED:
        return list(rows), []
    contents = set[int]()
    for run in _runs(entries):
        title = next((at for at in range(run[0] - 1, max(run[0] - 2 - _WRAPPED, -1), -1) if _is_title(rows[at])), None)
        led = sum(_led(rows[at]) is not None for at in run)
        beyond = entries[run[-1]] > pages + _SLACK
        enough = _TITLED if title is not None else _BEYOND if beyond else _ENTRIES
        if led < enough and (title is None or len(run) < _ENTRIES):
            continue
        first = run[0] if title is None else title
        while title is None and first > 0 and line_of(rows[first]).text[0].islower():
            first -= 1  # its title begins in the line above
        contents.update(range(first, run[-1] + 1))
    return [row for at, row in enumerate(rows) if at not in contents], [rows[at] for at in sorted(contents)]


def _page_of(row: Row) -> int | None:
    """The number that a row ends in, behind dots or a gap; None where it ends otherwise."""
    last = row[-1]
    if not last.text[-1].isdigit():
        return None
    if found := _led(row):
        return int(found["page"])
    apart = len(row) > 1 and last.x0 - row[-2].x1 > GUTTER * last.size
    return int(last.text) if apart and _PAGE.fullmatch(last.text) else None


def _led(row: Row) -> re.Match[str] | None:
    tail = "".join(piece.text for piece in row[-_TAIL:])
    found = list(LEADER.finditer(tail))
    return found[-1] if found and found[-1].end() == len(tail) else None


def _is_title(row: Row) -> bool:
    return len(row) < 8 and TITLE.fullmatch(line_of(row).text) is not None


def _runs(entries: dict[int, int]) -> Iterator[list[int]]:
    """Entries near each other whose numbers do not fall."""
    run = list(entries)[:1]
    for before, at in pairwise(entries):
        if at - before > _WRAPPED or entries[at] < entries[before]:
            yield run
            run = []
        run.append(at)
    yield run
