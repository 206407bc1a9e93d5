"""Page numbers, counted from the breaks that a file records."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Cell
from .landmarks import Landmarks
from .names import TYPE, Element, value, w
from .tables import Row

_RENDERED, _TEXT, _CHANGE = w("lastRenderedPageBreak"), w("t"), w("sectPrChange")
_ON_SAME_PAGE = ("continuous", "nextColumn")


class Pages:
    """The page that the reading has come to; `number` stays None where Word has left no rendered breaks."""

    def __init__(self, landmarks: Landmarks | None = None) -> None:
        self.number = 1 if landmarks and landmarks.page_breaks else None
        self.fresh = True
        """Nothing stands on the page yet: when it renders, Word notes a break of the text once more."""
        sections = landmarks.sections if landmarks else ()
        # A section's own type says how it begins, so the first one's is never asked for.
        self._types = [value(section.find(TYPE)) for section in sections if not _is_former(section)][:0:-1]

    def rendered(self) -> None:
        """Word broke the page here when it last laid the file out."""
        if self.number is not None and not self.fresh:
            self.number += 1
        self.fresh = False

    def turn(self) -> None:
        """The text itself breaks the page here."""
        if self.number is not None:
            self.number += 1
            self.fresh = True

    def top(self) -> None:
        """What follows asks for the top of a page."""
        if not self.fresh:
            self.turn()

    def section(self) -> None:
        """A section ends here."""
        if not self._types or self._types.pop() not in _ON_SAME_PAGE:
            self.turn()

    def beside(self, row: Row) -> Iterator[tuple[Element, Cell]]:
        """Cells of one row, each to be read from the page on which the row begins.

        A break at the very start of the first cell moves the whole row.
        """
        if self.number is None:
            yield from row
            return
        top = bottom = self.number
        moved = False
        for index, (element, cell) in enumerate(row):
            if index:
                self.number, self.fresh = top, moved
            yield element, cell
            bottom = max(bottom, self.number)
            if not index and _leads(element):
                top, moved = top + 1, True
        self.number = bottom


def _is_former(section: Element) -> bool:
    """A section as it was before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag == _CHANGE


def _leads(cell: Element) -> bool:
    """The first thing in a cell is a rendered break."""
    first = next(cell.iter(_RENDERED, _TEXT), None)
    return first is not None and first.tag == _RENDERED
