"""The pieces of a page sorted by their part in it: body, text on end, form fields, signing stamps, watermarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ...text.legacy import LegacyFont, recognise, to_unicode, with_horns
from . import pdfium
from .annotations import STAMP, Overlay, is_stamp
from .drawing import Drawing, draw
from .geometry import Box, Frame
from .glyphs import Layer, Lying, Piece, page_turn, pieces, read_layer, settings, too_small
from .lines import line_of, rows, segments
from .paint import paint_of
from .pdfium import Address, PdfPage


class PageText(NamedTuple):
    """All text of one page."""

    frame: Frame
    """The page turned so that most of its text is upright."""
    body: list[Piece]
    stamps: list[str]
    """What signing programs and watermarks print over the page."""
    plain: str
    """The text of the page without those, for judging it."""
    unseen: str
    """Words that the file holds and the page does not show."""


def read_text(page: PdfPage, frame: Frame, drawing: Drawing, over: Overlay, own: int) -> PageText:
    """Text of an open page; its objects from `own` on are the annotations `over` it."""
    with pdfium.open_text(page) as text:
        layer = read_layer(text)
        paint = paint_of(page, frame, layer, drawing)
        setting = settings(text, layer, frame, drawing.texts)
        setting |= {item: setting[item]._replace(bold=None) for item in paint.recognised}
        unseen = sorted(paint.unseen | too_small(layer, setting))
        hidden = " ".join(layer.text[layer.starts[at] : layer.ends[at]] for at in unseen)
        layer = layer.without(unseen) if unseen else layer
        found = decoded(list(pieces(text, layer, frame, setting)), [setting[item].legacy for item in layer.objects])
    turn = page_turn(layer, setting)
    frame = frame._replace(turn=(frame.turn - turn) % 4)
    if not any(over) and not STAMP.search(layer.text) and all(each.turn == turn for each in setting.values()):
        return PageText(frame, found, [], " ".join(piece.text for piece in found), hidden)
    turns = [None if (own_turn := setting[item].turn) is None else (own_turn - turn) % 4 for item in layer.objects]
    overlaid = set(draw(pdfium.address(page), own).texts) if over.shown else set()
    return _sorted(layer, list(zip(turns, found, strict=True)), over, overlaid, frame)._replace(unseen=hidden)


Part = tuple[Literal["body", "field", "slanted", "stamp"], int]
"""What a piece belongs to: the number tells fields and stamps apart."""
Turned = tuple[int | None, Piece]
"""Quarter turns of a piece against the page's own, None for slanted ones; and the piece, upright."""


def _sorted(layer: Layer, found: list[Turned], over: Overlay, overlaid: set[Address], frame: Frame) -> PageText:
    """The pieces of a layer, of which those `overlaid` belong to annotations, by part."""
    stamps = [match.span() for match in STAMP.finditer(layer.text)]
    parts: dict[Part, list[Turned]] = {}
    for at, (start, item, turned) in enumerate(zip(layer.starts, layer.objects, found, strict=True)):
        part: Part = ("slanted", 0) if turned[0] is None else ("body", 0)
        if item in overlaid:
            part = "field", _field(over.shown, layer, at)
        else:
            stamp = next((first for first, end in stamps if first <= start < end), None)
            part = part if stamp is None else ("stamp", stamp)
        parts.setdefault(part, []).append(turned)
    body = list(_laid_flat(parts.get(("body", 0), ()), frame))
    plain = " ".join(piece.text for piece in body)
    asides = [" ".join(layer.text[first:end].split()) for first, end in stamps if ("stamp", first) in parts]
    slanted = " ".join(piece.text for _, piece in parts.get(("slanted", 0), ()))
    asides += [slanted] if slanted else []
    for (name, _), field in parts.items():
        printed = " ".join(line_of(row).text for row in rows(piece for _, piece in field)) if name == "field" else ""
        if name == "field" and is_stamp(printed):
            asides.append(printed)
        elif name == "field":
            body += _laid_flat(field, frame)
    return PageText(frame, body + list(_typed(over.typed, frame)), asides, plain, "")


def decoded(pieces: list[Piece], fonts: Sequence[LegacyFont | None]) -> list[Piece]:
    """Pieces in Unicode where their text is in an encoding of before it; `fonts` is what each piece's font announces.

    Text in a font that announces an encoding, and all other text, are judged apart: a page may mix both.
    """
    found = pieces
    for announced in (True, False) if any(fonts) else (False,):
        mine = [at for at, font in enumerate(fonts) if bool(font) == announced]
        encoding = recognise(" ".join(pieces[at].text for at in mine))
        if encoding:
            found = found if found is not pieces else list(pieces)
            for at in mine:
                font = fonts[at]
                written = with_horns(pieces[at].text) if encoding == "tcvn3" else pieces[at].text
                text = to_unicode(written, encoding, capitals=bool(font and font.capitals))
                found[at] = pieces[at]._replace(text=text or pieces[at].text, edges=())
    return found


def _field(boxes: list[Box], layer: Layer, at: int) -> int:
    """Number of the annotation in which a piece begins: the nearest one, as text may run over its edge."""
    left, top, right, bottom = layer.boxes[8 * at : 8 * at + 4]
    x, y = (left + right) / 2, (bottom + top) / 2

    def distance(number: int) -> float:
        x0, y0, x1, y1 = boxes[number]
        return max(x0 - x, x - x1, 0) + max(y0 - y, y - y1, 0)

    return min(range(len(boxes)), key=distance)


def _typed(fields: Iterable[tuple[Box, str]], frame: Frame) -> Iterator[Piece]:
    """What form fields hold without showing it, as a viewer would print it."""
    for box, text in fields:
        x0, y0, x1, y1 = frame.place(*box)
        size = min(y1 - y0, 12.0)
        yield Piece(x0, min(x1, x0 + 0.5 * size * len(text)), y1 - 0.25 * (y1 - y0), size, text, False)


def _laid_flat(found: Iterable[Turned], frame: Frame) -> Iterator[Piece]:
    """Pieces in the place of a page; text set on end (narrow table heads) line by line."""
    on_end: dict[int, list[Piece]] = {}
    for turn, piece in found:
        if turn:
            on_end.setdefault(turn, []).append(piece)
        else:
            yield piece
    for turn, group in on_end.items():
        upright = frame._replace(turn=(frame.turn - turn) % 4)
        for line in (line_of(part) for row in rows(group) for part in segments(row)):
            x0, y0, x1, y1 = frame.place(
                *upright.lift(line.x0, line.y - 0.8 * line.size, line.x1, line.y + 0.2 * line.size)
            )
            middle = (y0 + y1) / 2 + 0.3 * line.size  # lines side by side are one row
            lying = Lying(turn, line.y, line.size, line.row, line.offsets)
            yield Piece(x0, x1, middle, line.size, line.text, line.bold, lying=lying)
