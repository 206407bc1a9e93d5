"""Pages of the file → sheets, one after the other: from their text, or recognised in their pictures.

Nothing of a page stays open, and no page costs another one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from ...document import Aside
from ...records import Issue
from ..watch import Watch
from . import left_out, legibility, pdfium
from .annotations import Overlay, merge, overlay
from .boxes import Lie
from .drawing import draw
from .geometry import Frame
from .page_text import PageText, read_text
from .pdfium import PdfDocument, PdfiumError, PdfPage
from .scans import Reading, Recogniser, remedy
from .sheets import Content, Sheet, sheet_of, told, unread

_DOUBTED = 0.5
"""Highest confidence of text in which too many words are no words."""


def read_sheets(
    document: PdfDocument, recogniser: Recogniser | None = None, watch: Watch | None = None
) -> Iterator[Sheet]:
    """The pages of an open document in order; without a recogniser, pages without usable text are not read.

    While pages are recognised, as many more are opened as can be recognised at the same time; none where somebody
    watches.
    """
    waiting = deque[Callable[[], Sheet]]()
    ahead = recogniser.threads if recogniser and not watch else 0
    pages = len(document)
    for index in range(pages):
        number = index + 1
        if watch and number in watch.left_out:
            waiting.append(partial(unread, number, watch.left_out[number]))
        else:
            if watch:
                watch.begins(number)
            waiting.append(_open(document, index, recogniser, pages))
        if len(waiting) > ahead:
            yield waiting.popleft()()
    for finish in waiting:
        yield finish()


def _open(document: PdfDocument, index: int, recogniser: Recogniser | None, pages: int) -> Callable[[], Sheet]:
    """Read the page at `index` (from 0), or begin to recognise it; the result finishes the sheet."""
    number = index + 1
    try:
        with _merged(document, index) as (page, over, own):
            frame = Frame.of(page)
            drawing = draw(pdfium.address(page))
            text = read_text(page, frame, drawing, over, own)
            content = Content.of(number, text, drawing, frame.turn)
            pictured = drawing.pictured(frame)
            fault = _fault(text, content, pictured)
            if not fault and not _is_strange(text, content, pictured):
                unseen = left_out.pictures(number, drawing, text.frame, text.body)
                return partial(sheet_of, content.with_issues(*unseen), pages)
            if recogniser:
                return partial(_recognised, content, frame, fault, recogniser.start(page), pages)
    except PdfiumError:
        return partial(unread, number, "is damaged: get the file again")
    except Exception as error:
        return partial(unread, number, told(error))
    if fault:
        return partial(unread, number, f"{fault}: {remedy()}", content)
    return partial(_doubted, content, f"it was not recognised ({remedy()})", pages)


def _fault(text: PageText, content: Content, pictured: float) -> str | None:
    """Why a page cannot be read; its pieces may be parts of words (letters borrowed from fonts), its lines are not."""
    return legibility.fault(text.plain, pictured) and legibility.fault(content.text, pictured)


def _is_strange(text: PageText, content: Content, pictured: float) -> bool:
    """Whether a page holds somebody's bad recognition; its lines are looked at if its pieces say so."""
    return legibility.is_strange(text.plain, pictured) and legibility.is_strange(content.text, pictured)


def _recognised(content: Content, frame: Frame, fault: str | None, wait: Callable[[], Reading], pages: int) -> Sheet:
    """The sheet of a page recognised in its picture; `content` is what its text says, `fault` why that is unusable."""
    number = content.number
    try:
        found = _in_picture(content, frame, wait())
        if fault:
            return sheet_of(found, pages)
        better = max(content, found, key=lambda each: legibility.quality(each.text))
        if better is content or legibility.is_strange(found.text, 1.0):
            return _doubted(better, "recognising the page again gave no better", pages)
        message = f"Page {number} has recognised text that is no Vietnamese; the page was recognised again."
        return sheet_of(found.with_issues(Issue("page-recognised-again", "info", message)), pages)
    except Exception as error:  # ink can be anything, and the engine is another program
        reason = f"could not be recognised: {type(error).__name__}: {error}"
        return unread(number, f"{fault} and {reason}", content) if fault else _doubted(content, f"it {reason}", pages)


def _in_picture(content: Content, frame: Frame, reading: Reading) -> Content:
    """What a page in a frame shows in its picture; a stamp that the file has as text is also seen there."""
    turned = frame._replace(turn=(frame.turn + reading.turn) % 4)
    lie = Lie.of(turned, frame.turn)._replace(slope=reading.slope)
    asides = [Aside("stamp", stamp, content.number) for stamp in content.stamps or reading.stamps]
    issues = [*content.issues, *left_out.doubts(content.number, reading)]
    return Content(content.number, lie, reading.pieces, reading.rules, asides, issues)


def _doubted(content: Content, reason: str, pages: int) -> Sheet:
    """The sheet of a page of which too many words are no Vietnamese, for want of a better reading."""
    message = f"Page {content.number} is doubtful, as many of its words are no Vietnamese: {reason}."
    body = [piece._replace(confidence=min(piece.confidence, _DOUBTED)) for piece in content.body]
    doubted = content._replace(body=body).with_issues(Issue("page-unreadable", "error", message))
    return sheet_of(doubted, pages)


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
