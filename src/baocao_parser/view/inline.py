"""Text of a block → what stands in it: bold, indicators, rejected numbers, as one flat sequence that nests well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ..document import Block, Document
from ..records import Indicator, Rejection

Kind = Literal["text", "bold", "mark", "reject", "end-mark", "end-reject"]


class ShownPiece(NamedTuple):
    """A stretch of text, or the begin or the end of something that surrounds text."""

    kind: Kind
    text: str = ""
    """Of "text" and "bold" the characters, of "mark" the nature, of "reject" the rule."""
    number: int = -1
    """Of "mark" which indicator it is."""


class Span(NamedTuple):
    """What surrounds a stretch of a document's text."""

    start: int
    end: int
    piece: ShownPiece


def spans_of(indicators: Sequence[Indicator], rejections: Sequence[Rejection]) -> list[Span]:
    """What surrounds text in a document, in order, the outer before the inner."""
    marks = [Span(i.start, i.end, ShownPiece("mark", i.nature or "unknown", at)) for at, i in enumerate(indicators)]
    others = [Span(r.start, r.end, ShownPiece("reject", r.rule)) for r in rejections]
    return sorted([*marks, *others], key=lambda span: (span.start, -span.end, span.piece.kind != "mark"))


def pieces_of(document: Document, block: Block, spans: Iterable[Span]) -> Iterator[ShownPiece]:
    """The pieces of a block, whose texts together are the block's text; `spans` are those that begin in it."""
    at, open_spans = block.start, list[Span]()
    for span in spans:
        while open_spans and open_spans[-1].end <= span.start:
            yield from _closed(document, block, at, open_spans[-1])
            at = open_spans.pop().end
        yield from _texts(document, block, at, span.start)
        at = span.start
        room = open_spans[-1].end if open_spans else block.end
        yield span.piece
        open_spans.append(span._replace(end=min(span.end, room)))
    for span in reversed(open_spans):
        yield from _closed(document, block, at, span)
        at = span.end
    yield from _texts(document, block, at, block.end)


def _closed(document: Document, block: Block, at: int, span: Span) -> Iterator[ShownPiece]:
    """The rest of an open span, and its end."""
    yield from _texts(document, block, at, span.end)
    yield ShownPiece("end-mark" if span.piece.kind == "mark" else "end-reject")


_KEPT = {0: "\ufffd", 13: "\n"}
"""What a browser would drop or join, so that offsets would no longer meet."""


def _texts(document: Document, block: Block, start: int, end: int) -> Iterator[ShownPiece]:
    """Stretches of equal emphasis between two offsets of a block."""
    for run in block.runs:
        first, last = max(run.start, start), min(run.end, end)
        if first < last:
            yield ShownPiece("bold" if run.bold else "text", document.text[first:last].translate(_KEPT))
