"""Texts: words, lines and cells moved, doubled and exchanged, in all encodings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from tests.fuzz.words import said

SUFFIX = ".md"
CORPUS = Path(__file__).parents[2] / "corpus"
_PIECE = re.compile(r"\n|[ \t]+|[^\s]+")
ENCODINGS = ("utf-8",) * 8 + ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1258", "latin-1")


@cache
def bases() -> tuple[str, ...]:
    """Whole reports, and single paragraphs of them."""
    whole = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*-*/20*.md"))]
    paragraphs = [paragraph for text in whole for paragraph in text.split("\n\n") if len(paragraph) > 40]
    return (*whole, *paragraphs)


def mutant(rng: Random) -> bytes:
    """A text with some of its pieces changed."""
    base = rng.choice(bases())
    pieces = _PIECE.findall(base if rng.random() < 0.5 else "\n\n".join(rng.choices(bases()[12:], k=3)))
    for _ in range(rng.choice((1, 3, 10, 30))):
        _change(pieces, rng)
    data = "".join(pieces).encode(rng.choice(ENCODINGS), "replace" if rng.random() < 0.9 else "ignore")
    if data and rng.random() < 0.1:
        changed = bytearray(data)
        for _ in range(5):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        data = bytes(changed)
    return data


def _change(pieces: list[str], rng: Random) -> None:
    at, other = rng.randrange(len(pieces) + 1), rng.randrange(len(pieces) + 1)
    kind = rng.random()
    if kind < 0.35:
        pieces[at:at] = [said(rng)]
    elif kind < 0.5:
        del pieces[at : at + rng.choice((1, 2, 10))]
    elif kind < 0.65:
        pieces[at:at] = pieces[other : other + rng.choice((1, 3, 20))] * rng.choice((1, 1, 2, 30))
    elif kind < 0.8:
        pieces[at : at + 1] = [said(rng)]
    elif kind < 0.9:
        pieces[at:at] = [rng.choice(("\n", "\n\n", "\f", " | ", "**", "(", ")", ", ", ": ", "- ", "\t"))]
    elif pieces and at < len(pieces):
        piece = pieces[at]
        cut = rng.randrange(len(piece) + 1)
        pieces[at] = rng.choice((piece[:cut], piece[cut:], piece[::-1], piece.upper(), piece + piece))


def smaller(data: bytes) -> Iterator[bytes]:
    """The text with a stretch less; long ones first."""
    size = len(data) // 2
    while size:
        for at in range(0, len(data), size):
            yield data[:at] + data[at + size :]
        size //= 2
