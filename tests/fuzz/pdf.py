"""PDF files: operators, numbers, names and references of their objects changed, streams cut, objects exchanged."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from tests.fuzz.words import NUMBERS, said
from tests.readers.pdf_writer import Page, pdf

SUFFIX = ".pdf"
CORPUS = Path(__file__).parents[2] / "corpus"
_OBJECT = re.compile(rb"(?<![0-9])(\d+) 0 obj\b(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"(?s)stream\r?\n(.*?)\r?\nendstream")
_TOKEN = re.compile(rb"/[\w+#.-]+|[-+]?\d*\.?\d+|\(.*?\)|<[0-9a-fA-F\s]*>|[\w'\"*]+|\S", re.DOTALL)
_DRAWN = 60_000
"""Bytes of a stream that is worth to be changed: fonts and pictures are larger."""
Objects = dict[int, bytes]


@cache
def bases() -> tuple[bytes, ...]:
    """Small pages with all that readers look at, and real ones."""
    xs, ys = (85, 200, 350, 500), (300, 330, 360, 390)
    small = Page().centred(297, 60, "BÁO CÁO", font="bold").lines(85, 100, ["I. KẾT QUẢ", "cấp 07 tài khoản, 72,20%."])
    small.grid(xs, ys).row(xs, 320, ("TT", "Chỉ tiêu", "2020")).row(xs, 350, ("1", "Số hộ", "1.234"))
    small.text(85, 500, "1.250", font="mono").text(85, 600, "Céng", font="tcvn3").field(85, 650, 300, 670, "15/BC")
    small.kerned(85, 550, ["Có", -300, "12", 50.5, " hộ"]).text(290, 820, "1").rule(85, 700, 200, 700)
    small.text(85, 720, "1 Theo báo cáo", size=9)
    two = (Page().lines(85, 100, ["Có 12 hộ"]).text(290, 820, "1"), Page(rotate=90).lines(85, 100, ["và 5 xã"]))
    real = [path.read_bytes() for path in sorted(CORPUS.glob("*-*/2020*.pdf"))[:4]]
    return (pdf(small), pdf(small), pdf(*two), *real)


def mutant(rng: Random) -> bytes:
    """A file with one to ten things changed."""
    objects = objects_of(rng.choice(bases()))
    for _ in range(rng.choice((1, 1, 2, 4, 10))):
        _change(objects, rng)
    data = file_of(objects)
    if rng.random() < 0.1:
        data = data[: rng.randrange(len(data))]
    return data


def objects_of(data: bytes) -> Objects:
    """The objects of a file by their numbers, drawings unpacked."""
    return {int(number): _unpacked(body) for number, body in _OBJECT.findall(data)}


def _unpacked(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if not found or b"/FlateDecode" not in body[: found.start()]:
        return body
    try:
        content = zlib.decompress(found[1])
    except zlib.error:
        return body
    if len(content) > _DRAWN or b"/FontFile" in body or b"/Image" in body:
        return body
    return body[: found.start()].replace(b"/FlateDecode", b"") + b"stream\n" + content + b"\nendstream\n"


def file_of(objects: Objects) -> bytes:
    """A file of objects; readers rebuild the missing table of offsets."""
    root = next((number for number, body in objects.items() if b"/Catalog" in body), 1)
    written = b"".join(b"%d 0 obj%bendobj\n" % (number, _measured(body)) for number, body in objects.items())
    return (
        b"%PDF-1.6\n" + written + b"trailer\n<</Root %d 0 R /Size %d>>\n%%%%EOF\n" % (root, max(objects, default=0) + 1)
    )


def _measured(body: bytes) -> bytes:
    """With the length that its stream has now."""
    found = _STREAM.search(body)
    if not found:
        return body
    head = re.sub(rb"/Length\s+\d+(\s+0\s+R)?", b"/Length %d" % len(found[1]), body[: found.start()])
    return head + body[found.start() :]


def _change(objects: Objects, rng: Random) -> None:
    if not objects:
        return
    weighed = [number for number, body in objects.items() for _ in range(3 if len(body) < _DRAWN else 1)]
    number = rng.choice(weighed)
    kind = rng.random()
    if kind < 0.05:
        del objects[number]
    elif kind < 0.1:
        objects[number] = objects[rng.choice(list(objects))]
    elif kind < 0.15:
        body = bytearray(objects[number])
        body[rng.randrange(len(body))] = rng.randrange(256)
        objects[number] = bytes(body)
    else:
        objects[number] = _token(objects[number], objects, rng)


def _token(body: bytes, objects: Objects, rng: Random) -> bytes:
    """A body with one of its words, or a stretch of them, changed."""
    places = [(found.start(), found.end()) for found in _TOKEN.finditer(body[:_DRAWN])]
    if not places:
        return body
    start, end = rng.choice(places)
    _, far = rng.choice(places)
    word = body[start:end]
    kind = rng.random()
    if kind < 0.15:
        return body[:start] + body[end:]
    if kind < 0.25 and far > end:
        return body[:far] + b" " + body[start:far] * rng.choice((1, 1, 3, 30)) + body[far:]
    if kind < 0.35:
        other = rng.choice(places)
        return body[:start] + body[slice(*other)] + body[end:]
    if word.isdigit() and kind < 0.5:
        new = b"%d" % rng.choice(list(objects))  # perhaps a reference, now to another object, or to this one
    elif word.startswith((b"<", b"(")):
        new = b"<" + said(rng).encode("utf-16-be", "replace").hex().encode() + b">"
    else:
        new = rng.choice(
            (rng.choice(NUMBERS).encode(), b"/" + rng.choice((b"Type3", b"Form", b"X", b"F", b"Identity-V")))
        )
    return body[:start] + new + body[end:]


def smaller(data: bytes) -> Iterator[bytes]:
    """The file with an object, or a line of one, less."""
    objects = objects_of(data)
    for number in sorted(objects, key=lambda number: -len(objects[number])):
        yield file_of({other: body for other, body in objects.items() if other != number})
    for number, body in objects.items():
        lines = body.split(b"\n")
        size = len(lines) // 2
        while size and len(lines) < 500:
            for at in range(0, len(lines), size):
                yield file_of(objects | {number: b"\n".join(lines[:at] + lines[at + size :])})
            size //= 2
