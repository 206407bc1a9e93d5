"""A picture as it is recognised: its grey, its ink, and the engine that reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from .engine import Engine, Line, PixelBox, Word
from .picture import levels

if TYPE_CHECKING:
    from PIL.Image import Image

    from .picture import Mask, Pixels

_SPACE = 0.4
"""Share of their height that words set side by side keep between them."""


class Scan(NamedTuple):
    """One picture without its rules, and an engine to ask about parts of it."""

    picture: Image
    ink: Mask
    paper: int
    """Grey of the paper."""
    dpi: float
    engine: Engine

    @classmethod
    def of(cls, grey: Pixels, dpi: float, engine: Engine) -> Scan:
        """Scan of a grey picture."""
        from PIL import Image

        threshold, paper = levels(grey)
        return cls(Image.fromarray(grey), grey < threshold, paper, dpi, engine)

    def lines(self) -> list[Line]:
        """Lines of the whole page in the engine's reading order, column by column; [] for a blank page."""
        return self.engine.read_page(self.picture, self.dpi)

    def lines_in(self, box: PixelBox) -> list[Line]:
        """Lines of a part of the page that holds a single one; [] where there are no words."""
        strip, edge = self._strip([box], 1.0)
        return [line.moved(box.left - edge, box.top - edge) for line in self.engine.read_line(strip, self.dpi)]

    def again(self, boxes: Sequence[PixelBox], zoom: float = 1.0) -> list[Word]:
        """What the engine reads in boxes of one line set side by side on paper, at another size; the places are lost.

        At zoom 1 the picture has 200 dots per inch.
        """
        zoom *= 200 / self.dpi
        strip, _ = self._strip(boxes, zoom)
        return [word for line in self.engine.read_line(strip, zoom * self.dpi) for word in line.words]

    def _strip(self, boxes: Sequence[PixelBox], zoom: float) -> tuple[Image, int]:
        """Boxes of one line side by side on paper, and how far the first stands from the top left, before the zoom."""
        from PIL import Image

        edge = 3
        top, bottom = min(box.top for box in boxes) - edge, max(box.bottom for box in boxes) + edge
        parts = [self.picture.crop((box.left - edge, top, box.right + edge, bottom)) for box in boxes]
        space = round(_SPACE * (bottom - top))
        width = sum(part.width + space for part in parts) + space
        strip = Image.new("L", (width, bottom - top + 2 * space), self.paper)
        at = space
        for part in parts:
            strip.paste(part, (at, space))
            at += part.width + space
        size = max(round(strip.width * zoom), 1), max(round(strip.height * zoom), 1)
        return strip if zoom == 1 else strip.resize(size, Image.Resampling.LANCZOS), space + edge
