"""Pictures of PDF pages: whole ones for the screen, and the line in which a figure stands."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ..document import Document
from ..errors import BaocaoError
from ..readers import PathLike
from ..readers.originals import original
from ..readers.pdf.pdfium import PdfDocument, PdfiumError, PdfPage, open_document, open_page
from ..records import Box, Indicator

if TYPE_CHECKING:
    from PIL.Image import Image

MOST = 20
"""Pages that are pictured where nobody says which: a page is 100 to 200 kB."""
WIDTH = 1200
"""Pixels of a page's picture: sharp on a screen, beside the list."""
MOST_PIXELS = 8_000_000
"""Of one picture: a page may say that it is a kilometre long."""
LONGEST = 16_000
"""Pixels of a side; WebP has no more."""
SHARP = 2.0
"""Pixels a point of a line's picture."""
MARGIN = 5.0
"""Points around it."""
_FRAME = "#c2410c"
_A4 = (595.0, 842.0)


class PagePicture(NamedTuple):
    """A page as a browser shows it."""

    page: int
    width: float
    """Points, as shown; boxes are measured in them."""
    height: float
    code: str
    """A WebP picture in base64; "" for a page that is not pictured."""


def page_pictures(document: Document, pages: str | None = None, file: PathLike | None = None) -> Iterator[PagePicture]:
    """All pages of a PDF in order, those of `pages` ("3-5", "1,4-6", "all"; None for the first MOST) with a picture.

    Nothing for other formats. BaocaoError where the file is not at hand, or `pages` names none of its pages.
    """
    if document.source.format != "pdf":
        return
    with open_document(original(document.source, file), document.source.name) as pdf:
        wanted = page_numbers(pages, len(pdf))
        for number in range(1, len(pdf) + 1):
            yield _page_picture(pdf, number, pictured=number in wanted)


def page_numbers(pages: str | None, count: int) -> frozenset[int]:
    """The pages that a text names, of a file with so many; None stands for the first MOST.

    >>> sorted(page_numbers("2,4-6", 9)), len(page_numbers(None, 300))
    ([2, 4, 5, 6], 20)
    >>> page_numbers("8-12", 9)
    Traceback (most recent call last):
    baocao_parser.errors.BaocaoError: '8-12' are no pages of a file of 9 (write "3-5", "1,4-6" or "all")
    """
    if pages is None or pages == "all":
        return frozenset(range(1, (min(count, MOST) if pages is None else count) + 1))
    found: set[int] = set()
    for part in pages.split(","):
        ends = re.fullmatch(r"\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?", part)
        first, last = (int(ends[1]), int(ends[2] or ends[1])) if ends else (0, 0)
        if not 1 <= first <= last <= count:
            raise BaocaoError(f"{pages!r} are no pages of a file of {count}", remedy='write "3-5", "1,4-6" or "all"')
        found.update(range(first, last + 1))
    return frozenset(found)


def line_picture(document: Document, indicator: Indicator, file: PathLike | None = None) -> Image:
    """The lines of the page in which an indicator stands, the figure framed. BaocaoError where it has no place."""
    from PIL import ImageDraw

    boxes = document.boxes(indicator.start, indicator.end)
    if not boxes:
        remedy = "pictures are of PDF files; Word files and texts are shown by to_html()"
        raise BaocaoError("has no pages to picture", source=document.source.name, remedy=remedy)
    page = boxes[0].page
    lines = [*_lines(document, indicator.start, page), *(box for box in boxes if box.page == page)]
    with open_document(original(document.source, file), document.source.name) as pdf, open_page(pdf, page - 1) as shown:
        picture = _rendered(shown, SHARP)
        sharp = picture.width / max(shown.get_size()[0], 1)
    left, top = min(box.x0 for box in lines) - MARGIN, min(box.top for box in lines) - MARGIN
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        if box.page == page:
            edges = (box.x0 - 1.5, box.top - 0.5, box.x1 + 1.5, box.bottom + 0.5)
            pen.rectangle([edge * sharp for edge in edges], outline=_FRAME, width=2)
    right, bottom = max(box.x1 for box in lines) + MARGIN, max(box.bottom for box in lines) + MARGIN
    wide, high = picture.size
    return picture.crop((
        max(round(left * sharp), 0), max(round(top * sharp), 0),
        min(round(right * sharp), wide), min(round(bottom * sharp), high),
    ))  # fmt: skip


def _lines(document: Document, offset: int, page: int) -> Sequence[Box]:
    """The boxes of the lines of a page that hold an offset."""
    near = (place for place in document.places if place.start <= offset < place.end and place.page == page)
    return [place.box(place.start, place.end) for place in islice(near, 2)]


def _page_picture(pdf: PdfDocument, number: int, *, pictured: bool) -> PagePicture:
    """A page; a damaged one has no picture."""
    try:
        with open_page(pdf, number - 1) as page:
            width, height = page.get_size()
            return PagePicture(number, width, height, _webp(page, WIDTH / max(width, 1)) if pictured else "")
    except PdfiumError:
        return PagePicture(number, *_A4, "")


def _webp(page: PdfPage, scale: float) -> str:
    written = io.BytesIO()
    _rendered(page, scale).save(written, "WEBP", quality=40, method=2)
    return base64.b64encode(written.getvalue()).decode()


def _rendered(page: PdfPage, scale: float) -> Image:
    width, height = page.get_size()
    most = min((MOST_PIXELS / max(width * height, 1)) ** 0.5, LONGEST / max(width, height, 1))
    picture: Image = page.render(scale=min(scale, most), may_draw_forms=True).to_pil().convert("RGB")
    return picture
