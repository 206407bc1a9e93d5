"""What is to be added → the files, each with a stamp that changes when it does; and what a look into one tells."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import ModuleType
from typing import IO, Any, NamedTuple

from ..errors import BaocaoError, ReadError, reason
from ..extras import library
from ..limits import Limits
from ..readers.files import MEGABYTE, PathLike, load, name_of
from ..readers.folders import SUFFIXES, files_of

JUST_NOW = 2.0
"""Seconds: file systems count the times of changes so coarsely that a second change may have the time of the first."""
_TOLD = ("size", "CRC", "ETag", "etag", "md5", "contentHash", "LastModified", "last_modified", "mtime", "created")
"""What file systems of fsspec say of a file that changes with it."""
_SHAPES = "*?["


class Found(NamedTuple):
    """A file, or a folder that cannot be listed."""

    path: str
    """Absolute, or a URL; bytes that are no UTF-8 as "\\\\xff"."""
    stamp: str
    """ "" where it does not tell a change for sure."""
    problem: BaocaoError | None = None


class Looked(NamedTuple):
    """A file whose bytes were seen, or the error for one that has none to see."""

    path: str
    stamp: str
    sha256: str | None
    problem: BaocaoError | None = None

    @property
    def name(self) -> str:
        """Of the file, for messages and the report."""
        if not is_url(self.path):
            return name_of(_local(self.path))
        return next(bit for bit in self.path.split("::") if is_url(bit)).rpartition("/")[2]


def find(sources: Iterable[str | os.PathLike[str]]) -> Iterator[Found]:
    """The files that sources name: files, folders, globs ("2020/**/*.docx"), URLs of fsspec ("s3://archive/2020").

    Folders give the documents in them and in their folders. One that cannot be listed, and a pattern that nothing
    matches, is a problem in its place.
    """
    for source in sources:
        text = os.fspath(source).removeprefix("file://")
        if is_url(text):
            yield from _remote(text)
        elif _has_shape(text) and not os.path.lexists(text):
            matching = glob.iglob(text, recursive=True)  # noqa: PTH207  of Path's, none takes any pattern
            yield from _or_nothing(_on_disk(p for p in matching if _is_document(p) or os.path.isdir(p)), text)  # noqa: PTH112
        else:
            yield from _on_disk([text])


def look(found: Found, limits: Limits) -> Looked:
    """The hash of a file's bytes; a problem where they cannot be had, or are more than is allowed."""
    if found.problem:
        return Looked(found.path, "", None, found.problem)
    try:
        data = read(found.path, limits)
    except BaocaoError as error:
        return Looked(found.path, found.stamp, None, error)
    return Looked(found.path, found.stamp, hashlib.sha256(data).hexdigest())


def read(path: str, limits: Limits) -> bytes:
    """The bytes of a file, wherever it is; ReadError naming it where they cannot be had."""
    if not is_url(path):
        return load(_local(path), limits=limits)[0]
    try:
        with _opened(path) as file:
            size = getattr(file, "size", None)
            if size is not None:
                limits.check("file_size", size / MEGABYTE, path)
            data: bytes = file.read()
    except BaocaoError:
        raise
    except Exception as error:  # every file system has its own
        why = reason(error) if isinstance(error, OSError | ValueError) else f"{type(error).__name__}: {error}"
        raise ReadError(f"cannot be fetched: {why}", source=path, remedy="check address and access") from error
    limits.check("file_size", len(data) / MEGABYTE, path)
    return data


def source_of(path: str, limits: Limits) -> PathLike:
    """What is given to the parser: the path of a local file, the bytes of another one."""
    return read(path, limits) if is_url(path) else _local(path)


def is_gone(path: str) -> bool:
    """Whether nothing stands at a path any more; False where that cannot be told."""
    if not is_url(path):
        return not os.path.lexists(_local(path))
    try:
        system, inner = _system(path)
        return not system.exists(inner)
    except Exception:
        return False


def is_url(path: str) -> bool:
    """Whether a path is for fsspec: "s3://…", "memory://…", "zip://*.docx::2020.zip"."""
    return "://" in path


def _on_disk(sources: Iterable[str]) -> Iterator[Found]:
    for source in files_of(sources):
        if isinstance(source, BaocaoError):
            yield Found(_absolute(source.source), "", source)
        elif not isinstance(source, bytes):
            yield Found(_absolute(os.fspath(source)), _stamp(os.fspath(source)))


def _stamp(path: str) -> str:
    try:
        said = os.stat(path)  # noqa: PTH116
    except OSError:
        return ""  # whoever opens it says why
    return "" if time.time() - said.st_mtime < JUST_NOW else f"{said.st_size}:{said.st_mtime_ns}"


def _absolute(path: str) -> str:
    return os.fsencode(os.path.abspath(path)).decode("utf-8", "backslashreplace")  # noqa: PTH100


def _local(path: str) -> Path:
    """The path that `_absolute` wrote."""
    given = Path(path)
    if "\\x" not in path or os.path.lexists(given):
        return given
    return Path(os.fsdecode(_ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), path.encode())))


_ESCAPED = re.compile(rb"\\x([89a-f][0-9a-f])")


def _has_shape(path: str) -> bool:
    return any(shape in path for shape in _SHAPES)


def _is_hidden(path: str) -> bool:
    return os.path.basename(path).startswith((".", "~$"))  # noqa: PTH119


def _or_nothing(found: Iterator[Found], source: str) -> Iterator[Found]:
    first = next(found, None)
    if first is None:
        problem = ReadError("names no document", source=source, remedy="check what it should name")
        yield Found(source, "", problem)
        return
    yield first
    yield from found


def _remote(url: str) -> Iterator[Found]:
    """The documents of a URL; a file that it names itself is given whatever its name."""
    try:
        system, inner = _system(url)
        if _has_shape(inner):
            said = system.glob(inner, detail=True)
            files = (one for _, one in sorted(said.items()))
        elif system.isfile(inner):
            yield _remote_file(url, system.info(inner))
            return
        else:
            files = (said[name] for _, _, said in system.walk(inner, detail=True) for name in sorted(said))
        documents = (one for one in files if one["type"] == "file" and _is_document(one["name"]))
        yield from _or_nothing((_remote_file(url, one) for one in documents), url)
    except Exception as error:  # every file system has its own
        if isinstance(error, BaocaoError):
            yield Found(url, "", error)
            return
        problem = f"cannot be listed: {type(error).__name__}: {error}"
        yield Found(url, "", ReadError(problem, source=url, remedy="check address and access"))


def _remote_file(url: str, said: dict[str, Any]) -> Found:
    """A file as its file system describes it, with the whole address: "zip://a/b.docx::2020.zip"."""
    bits, name = url.split("::"), str(said["name"])
    at = next(at for at, bit in enumerate(bits) if "://" in bit)
    protocol = bits[at].partition("://")[0]
    bits[at] = name if is_url(name) else f"{protocol}://{name}"
    told = [f"{key}={said[key]}" for key in _TOLD if said.get(key) is not None]
    return Found("::".join(bits), " ".join(told) if len(told) > 1 else "")


def _is_document(path: str) -> bool:
    return Path(path).suffix.lower() in SUFFIXES and not _is_hidden(path)


def _system(url: str) -> tuple[Any, str]:
    system, inner = _fsspec().core.url_to_fs(url)
    return system, inner


def _opened(url: str) -> AbstractContextManager[IO[bytes]]:
    opened: AbstractContextManager[IO[bytes]] = _fsspec().open(url, "rb")
    return opened


def _fsspec() -> ModuleType:
    return library("fsspec", "archive", "URLs need fsspec")
