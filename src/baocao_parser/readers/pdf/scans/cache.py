"""Recognised pages on disk: what was read once is not read again, in this file or in another."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from .recognition import Recognised

OFF = "off"
_decode = msgspec.json.Decoder(Recognised)


def folder() -> Path | None:
    """Where recognised pages are kept: BAOCAO_CACHE, else in the user's cache folder. None for BAOCAO_CACHE=off."""
    named = os.environ.get("BAOCAO_CACHE")
    if named:
        return None if named == OFF else Path(named)
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "baocao-parser" / "pages"


def remembered(key: bytes, recognise: Callable[[], Recognised]) -> Recognised:
    """What was kept under a key, else what `recognise` gives, kept from now on.

    A cache that cannot be read or written is none: the page is recognised.
    """
    place = folder()
    if place is None:
        return recognise()
    digest = hashlib.sha256(key).hexdigest()
    path = place / digest[:2] / f"{digest}.json"
    with suppress(OSError, msgspec.MsgspecError):
        return _decode.decode(path.read_bytes())
    found = recognise()
    with suppress(OSError):
        _write(path, msgspec.json.encode(found))
    return found


def _write(path: Path, data: bytes) -> None:
    """Written aside and renamed, so that nobody reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
