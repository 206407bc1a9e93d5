"""A small scanner: sheets drawn with a Times look-alike, put askew, with noise and stamps, into a PDF of pictures.

Places are points from the top left of a sheet of A4, as in pdf_writer.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from baocao_parser.readers.pdf.scans import installed, remedy

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

Image = pytest.importorskip("PIL.Image")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFont = pytest.importorskip("PIL.ImageFont")

needs_engine = pytest.mark.skipif(installed() is None, reason=f"no recognition: {remedy()}")
DPI = 200
SCALE = DPI / 72
RED = (205, 40, 50)


@functools.cache
def font(size: float, *, bold: bool = False) -> FreeTypeFont:
    """Liberation Serif in a size in points; the test is skipped where it is not installed."""
    name = f"LiberationSerif-{'Bold' if bold else 'Regular'}.ttf"
    try:
        found: FreeTypeFont = ImageFont.truetype(name, round(size * SCALE))
    except OSError:
        pytest.skip(f"{name} is missing: apt-get install fonts-liberation2")
    return found


class Sheet:
    """A sheet to draw on; every method gives the sheet back."""

    def __init__(self, wide: float = 595, high: float = 842) -> None:
        self.picture = Image.new("RGB", (round(wide * SCALE), round(high * SCALE)), "white")
        self.pen = ImageDraw.Draw(self.picture)

    def text(
        self, x: float, y: float, text: str, *, size: float = 13, bold: bool = False, colour: object = "black"
    ) -> Sheet:
        """Draw text; y is its baseline."""
        self.pen.text((x * SCALE, y * SCALE), text, fill=colour, font=font(size, bold=bold), anchor="ls")
        return self

    def centred(self, x: float, y: float, text: str, *, size: float = 13, bold: bool = False) -> Sheet:
        """Draw text around a middle."""
        self.pen.text((x * SCALE, y * SCALE), text, fill="black", font=font(size, bold=bold), anchor="ms")
        return self

    def lines(self, x: float, y: float, lines: Iterable[str], *, step: float = 19) -> Sheet:
        """Draw lines of text below each other."""
        for number, line in enumerate(lines):
            self.text(x, y + number * step, line)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw a line."""
        self.pen.line([value * SCALE for value in (x0, y0, x1, y1)], fill="black", width=2)
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """Draw the rules of a table."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def table(self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], *, high: float = 24) -> Sheet:
        """Draw a table, each text in the middle of its cell."""
        self.grid(xs, [top + high * number for number in range(len(rows) + 1)])
        for number, row in enumerate(rows):
            for (left, right), cell in zip(pairwise(xs), row, strict=True):
                self.centred((left + right) / 2, top + high * number + 16, cell)
        return self

    def stamp(self, x: float, y: float) -> Sheet:
        """Press a round stamp of 36 mm on the sheet, ink through ink."""
        size = round(36 / 25.4 * DPI)
        ink = Image.new("RGB", (size, size), "white")
        pen = ImageDraw.Draw(ink)
        pen.ellipse((2, 2, size - 3, size - 3), outline=RED, width=5)
        pen.ellipse((40, 40, size - 41, size - 41), outline=RED, width=3)
        pen.text((size / 2, size / 2), "SỞ TÀI CHÍNH", fill=RED, font=font(9, bold=True), anchor="mm")
        place = round(x * SCALE), round(y * SCALE)
        under = self.picture.crop((*place, place[0] + size, place[1] + size))
        chops = pytest.importorskip("PIL.ImageChops")
        self.picture.paste(chops.multiply(under, ink), place)
        return self


def scanned(*sheets: Sheet, askew: float = 0.0, noise: float = 8.0, turn: int = 0, grey: bool = False) -> bytes:
    """The PDF that a scanner makes of sheets: `askew` in degrees, `turn` in quarters clockwise."""
    import numpy as np

    pages = []
    for number, sheet in enumerate(sheets):
        laid = sheet.picture.rotate(-askew, Image.Resampling.BICUBIC, fillcolor="white").rotate(-90 * turn, expand=True)
        grain = np.random.default_rng(number).normal(0, noise, laid.size[::-1])[:, :, None]
        page = Image.fromarray(np.clip(np.asarray(laid) * 0.93 + 6 + grain, 0, 255).astype("uint8"))
        pages.append(page.convert("L") if grey else page)
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=DPI, quality=70)
    return file.getvalue()
