"""The pieces of a page sorted by their part in it: body, text on end, form fields, signing stamps, watermarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...text.legacy import LegacyFont, recognise, to_unicode, with_horns
from . import pdfium
from .annotations import STAMP, Overlay, is_stamp
from .drawing import Box, Drawing, Frame, draw
from .glyphs import Layer, Piece, pieces, read_layer, settings
from .lines import line_of, rows, segments
from .pdfium import PdfPage


class PageText(NamedTuple):
    """All text of one page."""

    body: list[Piece]
    stamps: list[str]
    """What signing programs and watermarks print over the page."""
    plain: str
    """The text of the page without those, for judging it."""


def read_text(page: PdfPage, frame: Frame, drawing: Drawing, over: Overlay, own: int) -> PageText:
    """Text of an open page; its objects from `own` on are the annotations `over` it."""
    with pdfium.open_text(page) as text:
        layer = read_layer(text)
        setting = settings(text, layer, frame, drawing.texts)
        found = decoded(list(pieces(text, layer, frame, setting)), [setting[item].legacy for item in layer.objects])
    stamps = [match.span() for match in STAMP.finditer(layer.text)]
    if not stamps and not any(over) and all(each.turn == 0 for each in setting.values()):
        return PageText(found, [], " ".join(piece.text for piece in found))
    overlaid = set(draw(pdfium.address(page), frame, own).texts) if over.shown else set()
    turned: dict[int, list[Piece]] = {}
    fields: dict[int, list[Piece]] = {}
    slanted, stamped = list[Piece](), set[tuple[int, int]]()
    for at, (start, item, piece) in enumerate(zip(layer.starts, layer.objects, found, strict=True)):
        turn = setting[item].turn
        if item in overlaid:
            fields.setdefault(_field(over.shown, layer, at), []).append(piece)
        elif stamp := next(((first, end) for first, end in stamps if first <= start < end), None):
            stamped.add(stamp)
        elif turn is None:
            slanted.append(piece)
        else:
            turned.setdefault(turn, []).append(piece)
    body = turned.pop(0, [])
    body += (piece for turn, on_end in turned.items() for piece in _laid_flat(on_end, frame, turn))
    plain = " ".join(piece.text for piece in body)
    asides = [" ".join(layer.text[first:end].split()) for first, end in sorted(stamped)]
    asides += [" ".join(piece.text for piece in slanted)] if slanted else []
    for field in fields.values():
        printed = " ".join(line_of(row).text for row in rows(field))
        if is_stamp(printed):
            asides.append(printed)
        else:
            body += field
    return PageText(body + list(_typed(over.typed, frame)), asides, plain)


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
                found[at] = pieces[at]._replace(text=text or pieces[at].text)
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


def _laid_flat(pieces: list[Piece], frame: Frame, turn: int) -> Iterator[Piece]:
    """Text set on end (narrow table heads), line by line, where it stands on the page as shown."""
    upright = frame._replace(turn=(frame.turn - turn) % 4)
    for row in rows(pieces):
        for line in map(line_of, segments(row)):
            x0, y0, x1, y1 = frame.place(
                *upright.lift(line.x0, line.y - 0.8 * line.size, line.x1, line.y + 0.2 * line.size)
            )
            middle = (y0 + y1) / 2 + 0.3 * line.size  # lines side by side are one row
            yield Piece(x0, x1, middle, line.size, line.text, line.bold)
