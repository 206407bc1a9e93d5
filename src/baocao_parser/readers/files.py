"""Sources → bytes: a file is looked at before it is opened, and measured before it is read."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import IO

from ..errors import ReadError, reason
from ..limits import DEFAULT, Limits

PathLike = str | os.PathLike[str] | bytes
FIRST_WORDS = 40
"""Characters of a text that was given for a path, by which its error names it."""
CHUNK = 1 << 20
MEGABYTE = 1 << 20

_REMEDIES = {"is a folder": "give its files, or the folder to parse_many or compare"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def load(source: PathLike, name: str | None = None, size: int = -1, limits: Limits = DEFAULT) -> tuple[bytes, str]:
    """Bytes of a source (the first `size`), and the name that messages call it by.

    Only regular files are opened, so that nothing blocks or never ends, and none that is larger than
    `limits.file_size`, not even where only its beginning is asked for. Raises ReadError naming path and remedy.
    """
    name = name_of(source, name)
    if isinstance(source, bytes):
        limits.check("file_size", len(source) / MEGABYTE, name)
        return source if size < 0 else source[:size], name
    path = Path(source)
    try:
        with _open(path) as file:
            length = os.fstat(file.fileno()).st_size
            limits.check("file_size", length / MEGABYTE, name)
            if size >= 0:
                return file.read(size), name
            parts, got = [file.read(length + 1)], 0  # one more than it should hold: some files say 0, some grow
            while parts[-1]:
                got += len(parts[-1])
                limits.check("file_size", got / MEGABYTE, name)
                parts.append(file.read(CHUNK) if got > length else b"")
            return b"".join(parts), name
    except (OSError, ValueError) as error:
        if _is_text(str(source)):
            first = sound(str(source)).strip().partition("\n")[0][:FIRST_WORDS]
            source = f"{first} …" if first else '""'
            remedy = 'give its bytes and a name: parse(text.encode(), name="report.txt")'
            raise ReadError("is the text of a report and no path", source=source, remedy=remedy) from error
        remedy = "see to this and try again" if _of_the_system(error) else _REMEDIES.get(str(error), "check the path")
        raise ReadError(f"cannot be opened: {_why(path, error)}", source=sound(str(path)), remedy=remedy) from error


def _is_text(source: str) -> bool:
    """Lines, marks of bold, or words that end like a sentence: no name of a file."""
    return not source.strip() or "\n" in source or "**" in source or (" " in source and source.endswith((".", ";")))


def name_of(source: PathLike, name: str | None = None) -> str:
    """What messages call a source: the name that was given, or that of the file; always valid Unicode.

    >>> name_of("archive/thang-5.docx"), name_of(b"..."), name_of("a\\udcff.txt")
    ('thang-5.docx', '<bytes>', 'a�.txt')
    >>> name_of(None)
    Traceback (most recent call last):
    TypeError: ...
    """
    if name:
        return sound(name)
    if isinstance(source, bytes):
        return "<bytes>"
    last = Path(source).name
    try:  # a name in UTF-8 is one in every locale
        return os.fsencode(last).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return sound(last)


def sound(text: str) -> str:
    """Text without halves of surrogate pairs, which no encoding can write.

    >>> sound("a\\udcff")
    'a�'
    """
    return _SURROGATE.sub("\ufffd", text)


class _NotAFileError(OSError):
    """The path names something else."""


def _open(path: Path) -> IO[bytes]:
    """A regular file. Other kinds are not even opened: a pipe would wake its writer, a tape rewind."""
    _look(os.stat(path).st_mode)  # noqa: PTH116  Path.stat is the same call with a detour
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        _look(os.fstat(descriptor).st_mode)  # it may have been replaced meanwhile
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _look(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise _NotAFileError(next((words for is_kind, words in _KINDS if is_kind(mode)), "is no file"))


_KINDS = (
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)


def _of_the_system(error: OSError | ValueError) -> bool:
    """It is not the path that is wrong."""
    return isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO)


def _why(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return f"is a link to {sound(os.readlink(path))}, which is not there"  # noqa: PTH115
    return reason(error)
