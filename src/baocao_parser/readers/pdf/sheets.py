"""One page of the file → a sheet: its rows of text, its tables, its footnotes. Nothing of it stays open."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from ...document import Aside
from . import footnotes, legibility, pdfium
from .annotations import Overlay, merge, overlay
from .cells import Table
from .drawing import Frame, Rule, draw
from .footnotes import Footnote
from .glyphs import Piece
from .lines import Row, line_of, rows
from .page_text import PageText, read_text
from .pdfium import PdfDocument, PdfiumError, PdfPage
from .scans import Reading, Recogniser, remedy
from .tables import fill


class Sheet(NamedTuple):
    """What one page holds."""

    number: int
    """From 1."""
    width: float
    """Points, as shown."""
    height: float
    rows: list[Row]
    """Text outside tables and footnotes, top to bottom."""
    tables: list[Table]
    notes: list[Footnote]
    asides: list[Aside]
    fault: str | None = None
    """Why the page cannot be read; it then has no text."""


def read_sheets(document: PdfDocument, recogniser: Recogniser | None = None) -> Iterator[Sheet]:
    """The pages of an open document in order; without a recogniser, pages without usable text have a fault.

    While pages are recognised, as many more are opened as can be recognised at the same time.
    """
    waiting = deque[Callable[[], Sheet]]()
    ahead = recogniser.threads if recogniser else 0
    for index in range(len(document)):
        waiting.append(_open(document, index, recogniser))
        if len(waiting) > ahead:
            yield waiting.popleft()()
    for finish in waiting:
        yield finish()


def _open(document: PdfDocument, index: int, recogniser: Recogniser | None) -> Callable[[], Sheet]:
    """Read the page at `index` (from 0), or begin to recognise it; the result finishes the sheet."""
    try:
        with _merged(document, index) as (page, over, own):
            frame = Frame.of(page)
            drawing = draw(pdfium.address(page), frame)
            text = read_text(page, frame, drawing, over, own)
            fault = _fault(text, drawing.pictured)
            if fault and recogniser:
                return partial(_recognised, index + 1, frame, text.stamps, recogniser.start(page))
    except PdfiumError:
        damaged = Sheet(index + 1, 0.0, 0.0, [], [], [], [], "is damaged: get the file again")
        return lambda: damaged
    asides = [Aside("stamp", stamp, index + 1) for stamp in text.stamps]
    fault = fault and f"{fault}: {remedy()}"
    return partial(_sheet, index + 1, frame, [] if fault else text.body, drawing.rules, asides, fault)


def _recognised(number: int, frame: Frame, stamps: list[str], wait: Callable[[], Reading]) -> Sheet:
    """The sheet of a picture; a stamp that the file has as text is also seen in the picture."""
    reading = wait()
    asides = [Aside("stamp", stamp, number) for stamp in stamps or reading.stamps]
    turned = frame._replace(turn=(frame.turn + reading.turn) % 4)
    return _sheet(number, turned, reading.pieces, reading.rules, asides, None)


def _fault(text: PageText, pictured: float) -> str | None:
    """Why a page cannot be read; its pieces may be parts of words (letters borrowed from fonts), its lines are not."""
    if not legibility.fault(text.plain, pictured):
        return None
    return legibility.fault("\n".join(line_of(row).text for row in rows(text.body)), pictured)


def _sheet(
    number: int, frame: Frame, body: list[Piece], rules: list[Rule], asides: list[Aside], fault: str | None
) -> Sheet:
    filled, rest = fill(rules, body) if len(rules) > 3 else ([], body)
    free = (rule for rule in rules if not any(each.grid.ys[0] <= rule.y0 <= each.grid.ys[-1] for each in filled))
    lines, notes = footnotes.split(rows(rest), free, number, frame.width)
    labels = {note.label for note in notes}
    tables = sorted((each.table(labels) for each in filled), key=lambda table: (table.top, table.columns))
    return Sheet(number, frame.width, frame.height, lines, tables, notes, asides, fault)


@contextmanager
def _merged(document: PdfDocument, index: int) -> Iterator[tuple[PdfPage, Overlay, int]]:
    """An open page with its annotations drawn on it, what these are, and how many objects are the page's own."""
    with pdfium.open_page(document, index) as page:
        over = overlay(page)
        own = pdfium.count_objects(pdfium.address(page))
        if not over.shown or not merge(page):
            yield page, over, own
            return
    with pdfium.open_page(document, index) as page:
        yield page, over, own
