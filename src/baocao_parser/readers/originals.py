"""Where the files of this session's reports lie: a report keeps no bytes, but pictures of its pages need them."""

from __future__ import annotations

import hashlib
import os

from ..document import Source
from ..errors import BaocaoError
from . import PathLike, load

_paths: dict[str, dict[str, None]] = {}
"""sha256 → paths, in order; of files that were read in this process or in its workers."""


def remember(source: Source, file: PathLike) -> None:
    """Note where a file lies. Bytes are not kept: who parses bytes has them."""
    if not isinstance(file, bytes):
        path = os.path.abspath(os.fspath(file))  # noqa: PTH100 - a name need not be valid Unicode
        _paths.setdefault(source.sha256, {})[path] = None


def original(source: Source, file: PathLike | None = None) -> bytes:
    """Bytes of the file that a document was read from: of `file`, else of a path where such a file was read.

    BaocaoError, with a remedy, where no path is noted, where there is no file any more, or where it has changed.
    """
    if file is not None:
        return _same(source, load(file)[0])
    problem = BaocaoError(
        "is not at hand: a report keeps no copy of it", source=source.name, remedy="give its path or bytes as file="
    )
    for path in _paths.get(source.sha256, ()):
        try:
            return _same(source, load(path)[0])
        except BaocaoError as error:
            problem = error
    raise problem


def _same(source: Source, data: bytes) -> bytes:
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise BaocaoError("is not the file that the report was read from", source=source.name, remedy="parse it again")
    return data
