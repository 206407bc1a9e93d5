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
_DOUBTED = 0.5
"""Highest confidence of text in which too many words are no words."""


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
    read: bool = True
    """False where the page could not be read; it then has no text, and an issue says why."""


def unread(number: int, fault: str, stamps: Sequence[str] = ()) -> Sheet:
    """The sheet of a page that cannot be read, with the issue that counts it."""
    issue = Issue("page-unreadable", "error", f"Page {number} {fault}.")
    return Sheet(number, 0.0, 0.0, [], [], [], [Aside("stamp", stamp, number) for stamp in stamps], [issue], read=False)


def read_sheets(document: PdfDocument, recogniser: Recogniser | None = None) -> Iterator[Sheet]:
    """The pages of an open document in order; without a recogniser, pages without usable text are not read.

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


class _Content(NamedTuple):
    """What stands on a page, however it was read."""

    number: int
    frame: Frame
    """The page turned so that its text is upright."""
    body: list[Piece]
    rules: list[Rule]
    stamps: list[str]
    issues: list[Issue]

    @property
    def text(self) -> str:
        """The body line by line."""
        return "\n".join(line_of(row).text for row in rows(self.body))


def _open(document: PdfDocument, index: int, recogniser: Recogniser | None) -> Callable[[], Sheet]:
    """Read the page at `index` (from 0), or begin to recognise it; the result finishes the sheet."""
    number = index + 1
    try:
        with _merged(document, index) as (page, over, own):
            frame = Frame.of(page)
            drawing = draw(pdfium.address(page))
            text = read_text(page, frame, drawing, over, own)
            content = _Content(
                number, text.frame, text.body, drawing.rules(text.frame), text.stamps, _left_out(number, text)
            )
            pictured = drawing.pictured(frame)
            fault = _fault(text, content, pictured)
            strange = not fault and legibility.is_strange(text.plain, pictured)
            if not fault and not strange:
                return partial(_sheet, content)
            if recogniser:
                return partial(_recognised, content, frame, fault, recogniser.start(page))
    except PdfiumError:
        return partial(unread, number, "is damaged: get the file again")
    return (
        partial(unread, number, f"{fault}: {remedy()}", text.stamps) if fault else partial(_doubted, content, remedy())
    )


def _fault(text: PageText, content: _Content, pictured: float) -> str | None:
    """Why a page cannot be read; its pieces may be parts of words (letters borrowed from fonts), its lines are not."""
    return legibility.fault(text.plain, pictured) and legibility.fault(content.text, pictured)


def _left_out(number: int, text: PageText) -> list[Issue]:
    """What the file holds on a page besides what it shows."""
    words = [word for word in text.unseen.split() if any(map(str.isalnum, word))]
    message = (
        f"Page {number}: {len(words)} words of the file do not show on the page and were left out: {_some(words)}."
    )
    return [Issue("text-unseen", "info", message)] if words else []


def _some(words: Sequence[str]) -> str:
    return "“" + " ".join(words[:_SAMPLE]) + (" …”" if len(words) > _SAMPLE else "”")


def _recognised(content: _Content, frame: Frame, fault: str | None, wait: Callable[[], Reading]) -> Sheet:
    """The sheet of a page recognised in its picture; `content` is what its text says, `fault` why that is unusable."""
    number, stamps = content.number, content.stamps
    try:
        reading = wait()
        turned = frame._replace(turn=(frame.turn + reading.turn) % 4)
        # a stamp that the file has as text is also seen in the picture
        found = _Content(
            number, turned, reading.pieces, reading.rules, stamps or reading.stamps, _doubts(number, reading)
        )
        if fault:
            return _sheet(found)
        better = max(content, found, key=lambda each: legibility.quality(each.text))
        if better is content or legibility.is_strange(found.text, 1.0):
            return _doubted(better, "recognising the page again gave no better")
        message = f"Page {number} has recognised text that is no Vietnamese; the page was recognised again."
        return _sheet(found._replace(issues=[*found.issues, Issue("page-recognised-again", "info", message)]))
    except Exception as error:  # ink can be anything: a picture that defeats its reader costs its page, never the file
        reason = f"could not be recognised: {type(error).__name__}: {error}"
        return unread(number, f"{fault} and {reason}", stamps) if fault else _doubted(content, f"the page {reason}")


def _doubts(number: int, reading: Reading) -> list[Issue]:
    """What of a picture was not read, or not looked at twice."""
    found = [
        Issue("line-doubtful", "warning", f"Page {number}: a line was looked at only once ({fault}).")
        for fault in reading.faults
    ]
    if reading.unread:
        message = f"Page {number}: {len(reading.unread)} words or marks cannot be read: {_some(reading.unread)}."
        found.append(Issue("words-unreadable", "warning", message))
    return found


def _doubted(content: _Content, reason: str) -> Sheet:
    """The sheet of a page of which too many words are no Vietnamese, for want of a better reading."""
    message = f"Page {content.number} is doubtful, as many of its words are no Vietnamese: {reason}."
    body = [piece._replace(confidence=min(piece.confidence, _DOUBTED)) for piece in content.body]
    return _sheet(content._replace(body=body, issues=[*content.issues, Issue("page-unreadable", "error", message)]))


def _sheet(content: _Content) -> Sheet:
    number, frame, body, rules, stamps, issues = content
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
