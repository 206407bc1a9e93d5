"""Scans: sheets with lines, tables, stamps and dirt, turned, askew, and with their files broken like any PDF."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.fuzz import pdf
from tests.fuzz.words import said
from tests.readers.scan_writer import Sheet, scanned

SUFFIX = ".pdf"


def mutant(rng: Random) -> bytes:
    """One page, which takes a second or two to be recognised."""
    sheet = Sheet(rng.choice((595, 300, 80)), rng.choice((842, 300, 60)))
    for _ in range(rng.choice((0, 3, 12))):
        words = _drawn(said(rng)[:80])
        sheet.text(rng.uniform(-20, 500), rng.uniform(0, 840), words, size=rng.choice((6, 13, 13, 40)))
    if rng.random() < 0.5:
        xs = sorted(rng.uniform(20, 560) for _ in range(rng.choice((2, 4, 9))))
        rows = [[_drawn(said(rng)[:12]) for _ in xs[1:]] for _ in range(rng.choice((1, 4)))]
        sheet.table(xs, rng.uniform(20, 600), rows, high=rng.choice((4, 24)))
    if rng.random() < 0.3:
        sheet.stamp(rng.uniform(0, 400), rng.uniform(0, 700))
    for _ in range(rng.choice((0, 0, 20))):
        sheet.rule(*(rng.uniform(0, 842) for _ in range(4)))
    data = scanned(
        sheet,
        askew=rng.choice((0, 0, 3, 20)),
        noise=rng.choice((0, 8, 80)),
        turn=rng.randrange(4),
        grey=rng.random() < 0.5,
    )
    return data if rng.random() < 0.7 else _broken(data, rng)


def _drawn(text: str) -> str:
    """What of a text can be drawn."""
    return "".join(letter for letter in text if letter.isprintable() and letter <= "\u1fff")


def _broken(data: bytes, rng: Random) -> bytes:
    objects = pdf.objects_of(data)
    for _ in range(3):
        pdf._change(objects, rng)
    return pdf.file_of(objects)


def smaller(data: bytes) -> Iterator[bytes]:
    """As of any PDF."""
    return pdf.smaller(data)
