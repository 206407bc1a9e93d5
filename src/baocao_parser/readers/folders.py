"""Folders of an archive → the files in them that may be reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from . import PathLike

SUFFIXES = frozenset({".docx", ".doc", ".rtf", ".odt", ".pdf", ".md", ".txt"})


def files_of(sources: Iterable[PathLike]) -> Iterator[PathLike]:
    """The sources, each folder replaced by the documents in it and in its folders, in the order of their names.

    Files of other kinds, hidden ones and the lock files of open documents ("~$…") are left out of a folder; a file
    that is named itself is given as it is.

    >>> list(files_of(["thang-5.docx", b"bytes"]))
    ['thang-5.docx', b'bytes']
    """
    for source in sources:
        if isinstance(source, bytes) or not Path(source).is_dir():
            yield source
            continue
        for path in sorted(Path(source).rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in path.relative_to(source).parts)
            if path.suffix.lower() in SUFFIXES and path.is_file() and not hidden:
                yield path
