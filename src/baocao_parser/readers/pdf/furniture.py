"""What a page carries besides its text: page numbers, running heads and feet."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import regex

from ...document import Aside
from .lines import Row, line_of, segments
from .sheets import Sheet

_EDGE = 0.12
"""Share of the page's height, at the top and at the bottom, where a page number may stand."""
_MARGIN = 64.0
"""Points from the edge of the page within which running heads stand; text keeps 20 mm and a line away from it."""
_WINDOW = 2
"""Pages before and after that are compared: right and left pages may differ."""
_NUMBER = regex.compile(
    r"[-–—|\s]* (?: [Tt]rang | [Pp]age )? \s* (?P<number> \d{1,4} ) (?: \s* (?: / | of ) \s* \d{1,4} )? [-–—|.\s]*",
    regex.X,
)

Edge = Literal["header", "footer"]
Candidate = tuple[Edge, int, str, float]
"""Where a row stands, its index, its text without a page number, its baseline from the edge."""


def set_aside(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """The sheets without page numbers, running heads and feet, which join their asides; few are held at a time."""
    window = deque[tuple[Sheet, list[Candidate]]]()
    centre = 0
    source = ((sheet, _candidates(sheet)) for sheet in sheets)
    for entry in source:
        window.append(entry)
        if len(window) > centre + _WINDOW:
            yield _stripped(window, centre)
            centre += 1
        if centre > _WINDOW:
            window.popleft()
            centre -= 1
    while centre < len(window):
        yield _stripped(window, centre)
        centre += 1


def _candidates(sheet: Sheet) -> list[Candidate]:
    """The outermost rows of a page at both edges; of a page that lies, also the number that stands upright as shown."""
    found: list[Candidate] = [
        ("footer", index, "", 0.0)
        for index, row in enumerate(sheet.rows if sheet.lie.turn else ())
        if _is_on_end(row) and _NUMBER.fullmatch(row[0].text)
    ]
    indexes = range(len(sheet.rows))
    outermost: list[tuple[Edge, int]] = [("header", index) for index in indexes[:3]]
    outermost += [("footer", index) for index in indexes[-3:]]
    for edge, index in outermost:
        row = sheet.rows[index]
        away = row[0].y if edge == "header" else sheet.lie.height - row[0].y
        if away < _EDGE * sheet.lie.height:
            parts = [line_of(part).text for part in segments(row)]
            text = " ".join(part for part in parts if not _NUMBER.fullmatch(part))
            found.append((edge, index, text, away))
    return found


def _stripped(window: Sequence[tuple[Sheet, list[Candidate]]], centre: int) -> Sheet:
    sheet, candidates = window[centre]
    others = [other for at, other in enumerate(window) if at != centre]
    aside: dict[int, Aside] = {}
    for candidate in candidates:
        edge, index, text, _ = candidate
        printed = line_of(sheet.rows[index]).text
        if not text and _is_page_number(sheet, index, others):
            aside[index] = Aside("page_number", printed, sheet.number)
        elif text and any(_same(candidate, other) for _, found in others for other in found):
            aside[index] = Aside(edge, printed, sheet.number)
    if not aside:
        return sheet
    rows = [row for index, row in enumerate(sheet.rows) if index not in aside]
    return sheet._replace(rows=rows, asides=[*sheet.asides, *aside.values()])


def _same(one: Candidate, other: Candidate) -> bool:
    return one[0] == other[0] and one[2] == other[2] and max(one[3], other[3]) < _MARGIN and abs(one[3] - other[3]) < 6


def _is_page_number(sheet: Sheet, index: int, others: Sequence[tuple[Sheet, list[Candidate]]]) -> bool:
    """The outermost row, a number that counts with the pages: this page's own, or in step with a neighbour's."""
    number = _number(sheet.rows[index])
    outermost = index in (0, len(sheet.rows) - 1) or _is_on_end(sheet.rows[index])
    if number is None or not outermost:
        return False
    if number == sheet.number:
        return True
    beside = ((other.number, _number(other.rows[at])) for other, found in others for _, at, _, _ in found)
    return any(their is not None and their - number == page - sheet.number for page, their in beside)


def _is_on_end(row: Row) -> bool:
    return len(row) == 1 and row[0].lying is not None


def _number(row: Row) -> int | None:
    found = _NUMBER.fullmatch(line_of(row).text)
    return int(found["number"]) if found else None
