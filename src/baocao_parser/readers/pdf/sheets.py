"""One page of the file → a sheet: its rows of text, its tables, its footnotes. Nothing of it stays open."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from ...document import Aside
from ...records import Issue
from . import footnotes, left_out, legibility, pdfium
from .annotations import Overlay, merge, overlay
from .boxes import Lie
from .cells import Table
from .charts import chart_boxes, is_in
from .contents import split as contents_of
from .drawing import Drawing, Rule, draw
from .footnotes import Footnote
from .geometry import Box, Frame
from .glyphs import Piece
from .lines import Row, line_of, rows
from .page_text import PageText, read_text
from .pdfium import PdfDocument, PdfiumError, PdfPage
from .scans import Reading, Recogniser, remedy
from .tables import fill

_DOUBTED = 0.5
"""Highest confidence of text in which too many words are no words."""


class Sheet(NamedTuple):
    """What one page holds."""

    number: int
    """From 1."""
    lie: Lie
    """Its size, and how it lies on the page as shown."""
    rows: list[Row]
    """Text outside tables and footnotes, top to bottom."""
    tables: list[Table]
    notes: list[Footnote]
    asides: list[Aside]
    issues: list[Issue]
    read: bool = True
    """False where the page could not be read; it then has no text, and an issue says why."""


def told(error: Exception) -> str:
    """What an issue says of a fault of the reader itself: it costs a page, never the file."""
    return f"cannot be read: {type(error).__name__}: {error} (report this file as a fault of baocao-parser)"


def unread(number: int, fault: str, stamps: Sequence[str] = ()) -> Sheet:
    """The sheet of a page that cannot be read, with the issue that counts it."""
    issue = Issue("page-unreadable", "error", f"Page {number} {fault}.")
    return Sheet(
        number, Lie(0, 0.0, 0.0), [], [], [], [Aside("stamp", stamp, number) for stamp in stamps], [issue], read=False
    )


def read_sheets(document: PdfDocument, recogniser: Recogniser | None = None) -> Iterator[Sheet]:
    """The pages of an open document in order; without a recogniser, pages without usable text are not read.

    While pages are recognised, as many more are opened as can be recognised at the same time.
    """
    waiting = deque[Callable[[], Sheet]]()
    ahead = recogniser.threads if recogniser else 0
    pages = len(document)
    for index in range(pages):
        waiting.append(_open(document, index, recogniser, pages))
        if len(waiting) > ahead:
            yield waiting.popleft()()
    for finish in waiting:
        yield finish()


class _Content(NamedTuple):
    """What stands on a page, however it was read."""

    number: int
    lie: Lie
    body: list[Piece]
    rules: list[Rule]
    asides: list[Aside]
    issues: list[Issue]

    @property
    def text(self) -> str:
        """The body line by line."""
        return "\n".join(line_of(row).text for row in rows(self.body))

    @property
    def stamps(self) -> list[str]:
        """What signing programs print over the page."""
        return [aside.text for aside in self.asides if aside.kind == "stamp"]

    def without_charts(self, boxes: Sequence[Box]) -> _Content:
        """The content without what stands in charts."""
        if not boxes:
            return self
        found = list(left_out.charts(self.number, boxes, self.body))
        body = [piece for piece in self.body if not any(is_in(piece, box) for box in boxes)]
        rules = [
            rule
            for rule in self.rules
            if not any(x0 <= rule.x0 <= x1 and y0 <= rule.y0 <= y1 for x0, y0, x1, y1 in boxes)
        ]
        asides, issues = [aside for aside, _ in found], [issue for _, issue in found]
        return self._replace(body=body, rules=rules, asides=self.asides + asides, issues=self.issues + issues)


def _open(document: PdfDocument, index: int, recogniser: Recogniser | None, pages: int) -> Callable[[], Sheet]:
    """Read the page at `index` (from 0), or begin to recognise it; the result finishes the sheet."""
    number = index + 1
    try:
        with _merged(document, index) as (page, over, own):
            frame = Frame.of(page)
            drawing = draw(pdfium.address(page))
            text = read_text(page, frame, drawing, over, own)
            content = _content(number, text, drawing, frame.turn)
            pictured = drawing.pictured(frame)
            fault = _fault(text, content, pictured)
            if not fault and not _is_strange(text, content, pictured):
                return partial(_sheet, content, pages)
            if recogniser:
                return partial(_recognised, content, frame, fault, recogniser.start(page), pages)
    except PdfiumError:
        return partial(unread, number, "is damaged: get the file again")
    except Exception as error:
        return partial(unread, number, told(error))
    if fault:
        return partial(unread, number, f"{fault}: {remedy()}", text.stamps)
    return partial(_doubted, content, f"it was not recognised ({remedy()})", pages)


def _content(number: int, text: PageText, drawing: Drawing, turn: int) -> _Content:
    """What the text of a page says that is shown at a turn."""
    frame, body = text.frame, text.body
    issues = [*left_out.unseen(number, text.unseen), *left_out.pictures(number, drawing, frame, body)]
    asides = [Aside("stamp", stamp, number) for stamp in text.stamps]
    content = _Content(number, _lie(frame, turn), body, drawing.rules(frame), asides, issues)
    return content.without_charts(chart_boxes(drawing, frame, body, content.rules))


def _fault(text: PageText, content: _Content, pictured: float) -> str | None:
    """Why a page cannot be read; its pieces may be parts of words (letters borrowed from fonts), its lines are not."""
    return legibility.fault(text.plain, pictured) and legibility.fault(content.text, pictured)


def _is_strange(text: PageText, content: _Content, pictured: float) -> bool:
    """Whether a page holds somebody's bad recognition; its lines are looked at if its pieces say so."""
    return legibility.is_strange(text.plain, pictured) and legibility.is_strange(content.text, pictured)


def _recognised(content: _Content, frame: Frame, fault: str | None, wait: Callable[[], Reading], pages: int) -> Sheet:
    """The sheet of a page recognised in its picture; `content` is what its text says, `fault` why that is unusable."""
    number = content.number
    try:
        reading = wait()
        turned = frame._replace(turn=(frame.turn + reading.turn) % 4)
        # a stamp that the file has as text is also seen in the picture
        asides = [Aside("stamp", stamp, number) for stamp in content.stamps or reading.stamps]
        issues = list(left_out.doubts(number, reading))
        lie = _lie(turned, frame.turn)._replace(slope=reading.slope)
        found = _Content(number, lie, reading.pieces, reading.rules, asides, issues)
        if fault:
            return _sheet(found, pages)
        better = max(content, found, key=lambda each: legibility.quality(each.text))
        if better is content or legibility.is_strange(found.text, 1.0):
            return _doubted(better, "recognising the page again gave no better", pages)
        message = f"Page {number} has recognised text that is no Vietnamese; the page was recognised again."
        return _sheet(found._replace(issues=[*issues, Issue("page-recognised-again", "info", message)]), pages)
    except Exception as error:  # ink can be anything, and the engine is another program
        reason = f"could not be recognised: {type(error).__name__}: {error}"
        if fault:
            return unread(number, f"{fault} and {reason}", content.stamps)
        return _doubted(content, f"the page {reason}", pages)


def _doubted(content: _Content, reason: str, pages: int) -> Sheet:
    """The sheet of a page of which too many words are no Vietnamese, for want of a better reading."""
    message = f"Page {content.number} is doubtful, as many of its words are no Vietnamese: {reason}."
    body = [piece._replace(confidence=min(piece.confidence, _DOUBTED)) for piece in content.body]
    issues = [*content.issues, Issue("page-unreadable", "error", message)]
    return _sheet(content._replace(body=body, issues=issues), pages)


def _sheet(content: _Content, pages: int) -> Sheet:
    """The sheet of a page of a file with so many pages; without text where its lines or tables defeat the reader."""
    try:
        return _laid_out(content, pages)
    except Exception as error:
        return unread(content.number, told(error), content.stamps)


def _laid_out(content: _Content, pages: int) -> Sheet:
    number, lie, body, rules, asides, issues = content
    filled, rest = fill(rules, body) if len(rules) > 3 else ([], body)
    free = (rule for rule in rules if not any(each.grid.ys[0] <= rule.y0 <= each.grid.ys[-1] for each in filled))
    lines, contents = contents_of(rows(rest), pages)
    lines, notes = footnotes.split(lines, free, number, lie.width)
    labels = {note.label for note in notes}
    tables = sorted((each.table(labels) for each in filled), key=lambda table: (table.top, table.columns))
    for aside, issue in left_out.contents(number, contents):
        asides, issues = [*asides, aside], [*issues, issue]
    return Sheet(number, lie, lines, tables, notes, asides, issues)


def _lie(frame: Frame, turn: int) -> Lie:
    """How a page in a frame lies on the page as shown, which is at a turn."""
    return Lie((turn - frame.turn) % 4, frame.width, frame.height)


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
