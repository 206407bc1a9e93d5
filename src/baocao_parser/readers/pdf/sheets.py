"""One page of the file → a sheet: its rows of text, its tables, its footnotes. Nothing of it stays open."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from ...document import Aside
from ...records import Issue
from . import footnotes, legibility, pdfium
from .annotations import Overlay, merge, overlay
from .cells import Table
from .drawing import Rule, draw
from .footnotes import Footnote
from .geometry import Frame
from .glyphs import Piece
from .lines import Row, line_of, rows
from .page_text import PageText, read_text
from .pdfium import PdfDocument, PdfiumError, PdfPage
from .scans import Reading, Recogniser, remedy
from .tables import fill

_SAMPLE = 12
"""Words that are shown of what was left out."""


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
    issues: list[Issue]
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
            drawing = draw(pdfium.address(page))
            text = read_text(page, frame, drawing, over, own)
            fault = _fault(text, drawing.pictured(frame))
            if fault and recogniser:
                return partial(_recognised, index + 1, frame, text.stamps, recogniser.start(page))
    except PdfiumError:
        return partial(_unread, index + 1, "is damaged: get the file again")
    if fault:
        return partial(_unread, index + 1, f"{fault}: {remedy()}", text.stamps)
    content = _Content(text.frame, text.body, drawing.rules(text.frame), text.stamps, _issues(index + 1, text))
    return partial(_sheet, index + 1, content)


def _issues(number: int, text: PageText) -> list[Issue]:
    """What the file holds on a page besides what was read."""
    words = [word for word in text.unseen.split() if any(map(str.isalnum, word))]
    if not words:
        return []
    some = " ".join(words[:_SAMPLE]) + (" …" if len(words) > _SAMPLE else "")
    message = f"Page {number}: {len(words)} words of the file do not show on the page and were left out: “{some}”."
    return [Issue("text-unseen", "info", message)]


def _unread(number: int, fault: str, stamps: Sequence[str] = ()) -> Sheet:
    return Sheet(number, 0.0, 0.0, [], [], [], [Aside("stamp", stamp, number) for stamp in stamps], [], fault)


def _recognised(number: int, frame: Frame, stamps: list[str], wait: Callable[[], Reading]) -> Sheet:
    """The sheet of a picture; a stamp that the file has as text is also seen in the picture."""
    reading = wait()
    turned = frame._replace(turn=(frame.turn + reading.turn) % 4)
    return _sheet(number, _Content(turned, reading.pieces, reading.rules, stamps or reading.stamps, []))


def _fault(text: PageText, pictured: float) -> str | None:
    """Why a page cannot be read; its pieces may be parts of words (letters borrowed from fonts), its lines are not."""
    if not legibility.fault(text.plain, pictured):
        return None
    return legibility.fault("\n".join(line_of(row).text for row in rows(text.body)), pictured)


class _Content(NamedTuple):
    """What stands on a page, however it was read."""

    frame: Frame
    """The page turned so that its text is upright."""
    body: list[Piece]
    rules: list[Rule]
    stamps: list[str]
    issues: list[Issue]


def _sheet(number: int, content: _Content) -> Sheet:
    frame, body, rules, stamps, issues = content
    filled, rest = fill(rules, body) if len(rules) > 3 else ([], body)
    free = (rule for rule in rules if not any(each.grid.ys[0] <= rule.y0 <= each.grid.ys[-1] for each in filled))
    lines, notes = footnotes.split(rows(rest), free, number, frame.width)
    labels = {note.label for note in notes}
    tables = sorted((each.table(labels) for each in filled), key=lambda table: (table.top, table.columns))
    asides = [Aside("stamp", stamp, number) for stamp in stamps]
    return Sheet(number, frame.width, frame.height, lines, tables, notes, asides, issues)


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
