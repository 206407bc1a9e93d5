"""Recognised pages on disk: what was read once is not read again, in this file or in another."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path

import msgspec

from ....errors import ReadError
from ...files import load
from .engine import Line
from .recognition import Recognised

OFF = "off"
FORGOTTEN = 3600.0
"""Seconds after which a file that is still being written has lost its writer."""
_PART = ".part"
_decode = msgspec.json.Decoder(Recognised).decode
Size = tuple[int, int]


def folder() -> Path | None:
    """Where recognised pages are kept: BAOCAO_CACHE, else in the user's cache folder. None for BAOCAO_CACHE=off."""
    named = os.environ.get("BAOCAO_CACHE")
    if named:
        return None if named == OFF else Path(named)
    home = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(home) if home else Path.home() / ".cache") / "baocao-parser" / "pages"
    except RuntimeError:  # nobody's home
        return None


def remembered(key: bytes, size: Size, recognise: Callable[[], Recognised]) -> Recognised:
    """What was kept under a key, else what `recognise` gives, kept from now on.

    `size` is width and height of the picture. A cache that cannot be read or written is none, and an entry that is not
    as it was written, or that speaks of places outside the picture, is as good as none: the page is recognised.
    """
    place = folder()
    if place is None:
        return recognise()
    digest = hashlib.sha256(key).hexdigest()
    path = place / digest[:2] / f"{digest}.json"
    with suppress(ReadError, ValueError, msgspec.MsgspecError):
        return _opened(load(path)[0], size)
    found = recognise()
    with suppress(OSError, ValueError):
        _write(path, _sealed(found))
    return found


def _sealed(found: Recognised) -> bytes:
    """What was recognised, below a sum by which it is known to be whole."""
    written = msgspec.json.encode(found)
    return hashlib.sha256(written).hexdigest().encode() + b"\n" + written


def _opened(data: bytes, size: Size) -> Recognised:
    seal, _, written = data.partition(b"\n")
    if seal.decode() != hashlib.sha256(written).hexdigest():
        raise ValueError("not as it was written")
    found = _decode(written)
    if not all(_within(line, size) for line in found.lines):
        raise ValueError("outside the picture")
    return found


def _within(line: Line, size: Size) -> bool:
    across = chain((line.x0, line.x1), *((word.box.left, word.box.right) for word in line.words))
    down = chain((line.y0, line.y1), *((word.box.top, word.box.bottom) for word in line.words))
    return _between(across, size[0]) and _between(down, size[1])


def _between(places: Iterable[int], most: int) -> bool:
    return all(-most <= place <= 2 * most for place in places)  # a baseline may begin a little outside


def _write(path: Path, data: bytes) -> None:
    """Written aside and renamed, so that nobody reads half of it; what a killed process has left behind is removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for part in path.parent.glob(f"*{_PART}"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > FORGOTTEN:
                part.unlink()
    descriptor, name = tempfile.mkstemp(_PART, dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        aside.replace(path)
    except BaseException:  # a full disk, Ctrl-C
        aside.unlink()
        raise
