"""What a PDF page holds or shows and its document does not: every kind of it is an issue that says what and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Aside
from ...records import Issue
from ..files import sound
from .charts import is_in, text_in
from .drawing import Drawing
from .geometry import Box, Frame
from .glyphs import Piece
from .lines import Row, line_of
from .pdfium import raw
from .scans import Reading

_SAMPLE = 12
"""Words that a message shows of what was left out."""
_NAMED = 5
"""Names of attached files that a message shows."""
_LARGE = 0.05
"""Share of the page: smaller pictures are logos, stamps and signatures."""


def attachments(names: Sequence[str]) -> Iterator[Issue]:
    """Files that the file has with it; of a portfolio they are all there is to read."""
    if names:
        named = ", ".join(f"“{sound(name)}”" for name in names[:_NAMED] if name) + " …" * (len(names) > _NAMED)
        message = (
            f"The file has other files with it ({named or len(names)}), which are not read: save them and read them."
        )
        yield Issue("attachment-not-read", "warning", message)


def unseen(number: int, text: str) -> Iterator[Issue]:
    """Text that the page `number` does not show."""
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    if words:
        message = (
            f"Page {number}: {len(words)} words of the file do not show on the page and were left out: {_some(words)}."
        )
        yield Issue("text-not-shown", "warning" if any(map(_has_digit, words)) else "info", message)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _some(words: Sequence[str]) -> str:
    return "“" + " ".join(words[:_SAMPLE]) + (" …”" if len(words) > _SAMPLE else "”")


def pictures(number: int, drawing: Drawing, frame: Frame, body: Sequence[Piece]) -> Iterator[Issue]:
    """Pictures on a page with text: what they show is not read."""
    for shape in drawing.shapes:
        if shape.kind == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = box = frame.place(*shape.box)
            large = (x1 - x0) * (y1 - y0) > _LARGE * frame.width * frame.height
            if large and not any(is_in(piece, box) for piece in body):
                message = (
                    f"Page {number} shows a picture of {x1 - x0:.0f} × {y1 - y0:.0f} points, in which nothing is read."
                )
                yield Issue("picture-not-read", "warning", message)


def charts(number: int, boxes: Sequence[Box], body: Sequence[Piece]) -> Iterator[tuple[Aside, Issue]]:
    """Charts of a page, with the text in them."""
    for box in boxes:
        text = text_in(box, body)
        message = f"Page {number} shows a chart; the {len(text.split())} words and figures in it are not read as text."
        yield Aside("chart", text, number), Issue("chart-not-read", "warning", message)


def contents(number: int, rows: Sequence[Row]) -> Iterator[tuple[Aside, Issue]]:
    """The rows of a table of contents."""
    if rows:
        text = "\n".join(line_of(row).text for row in rows)
        message = f"Page {number} holds a table of contents; its {len(rows)} lines are no text of the report."
        yield Aside("contents", text, number), Issue("contents-left-out", "info", message)


def doubts(number: int, reading: Reading) -> Iterator[Issue]:
    """What of a picture was not read, or not looked at twice."""
    for fault in reading.faults:
        yield Issue("line-doubtful", "warning", f"Page {number}: a line was looked at only once ({fault}).")
    if reading.unread:
        message = f"Page {number}: {len(reading.unread)} words or marks cannot be read: {_some(reading.unread)}."
        yield Issue("words-unreadable", "warning", message)
