"""Folders of an archive → the files in them that may be reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import ReadError, reason
from .files import PathLike, sound

SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt", ".pdf", ".md", ".txt"})


def files_of(sources: Iterable[PathLike]) -> Iterator[PathLike | ReadError]:
    """The sources, each folder replaced by the documents in it and in its folders, in the order of their names.

    Files of other kinds, hidden ones and the lock files of open documents ("~$…") are left out of a folder; a file
    that is named itself is given as it is. What has a document's name and is no file (a pipe, a link to nothing) is
    given, too: whoever opens it says so. Links to folders are followed, no folder is read twice. A folder that cannot
    be listed, that is named like a document, or that is a source and holds no document, is an error in its place.

    >>> list(files_of(["thang-5.docx", b"bytes"]))
    ['thang-5.docx', b'bytes']
    """
    for source in sources:
        if isinstance(source, bytes) or not _is_folder(source):
            yield source
            continue
        empty = True
        for found in _files_in(Path(source)):
            empty = False
            yield found
        if empty:
            problem = "is a folder without documents"
            yield ReadError(problem, source=sound(str(source)), remedy=f"they end in {', '.join(sorted(SUFFIXES))}")


def _files_in(folder: Path) -> Iterator[Path | ReadError]:
    seen = set[tuple[int, int]]()
    waiting = [folder]  # a stack, as folders may be nested deeper than functions
    while waiting:
        path = waiting.pop()
        if not _is_folder(path, unsure=True):
            if path.suffix.lower() in SUFFIXES:
                yield path
            continue
        try:
            identity = (path.stat().st_dev, path.stat().st_ino)
            names = [] if identity in seen else os.listdir(path)  # noqa: PTH208  names are wanted
        except OSError as error:
            yield ReadError(f"cannot be listed: {reason(error)}", source=sound(str(path)), remedy="check its rights")
            continue
        seen.add(identity)
        if path.suffix.lower() in SUFFIXES:
            yield ReadError("is a folder, not a file", source=sound(str(path)), remedy="check what it should be")
        waiting += (path / name for name in sorted(names, reverse=True) if not name.startswith((".", "~$")))


def _is_folder(path: PathLike, *, unsure: bool = False) -> bool:
    """`unsure` for what cannot be looked at: whoever opens or lists it says why."""
    try:
        return Path(path).is_dir()  # type: ignore[arg-type]
    except (OSError, TypeError):  # too long a path, no path at all
        return unsure
