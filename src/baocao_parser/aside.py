"""Files written aside and renamed into place when they are whole: whoever looks finds all of a file, or none.

What has several formats is written in that which the file's name ends with.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from .errors import BaocaoError, reason

Target = str | os.PathLike[str]
"""The path of a file to write."""
Writer = TypeVar("Writer")


@contextmanager
def aside(path: Target) -> Iterator[Path]:
    """The path to write to; what is there takes its place when all went well, and is removed when not.

    Raises BaocaoError naming the target where it cannot be written.
    """
    written: Path | None = None
    try:
        target = Path(os.path.realpath(path))
        written = target.with_name(f".{os.getpid()}-{target.name}")
        yield written
        written.replace(target)
    except (OSError, ValueError) as error:
        why = reason(error)
        raise BaocaoError(f"cannot be written: {why}", source=str(path), remedy="check path and disk") from error
    finally:
        if written:
            with suppress(OSError, ValueError):
                written.unlink()


def writer_of(path: Target, writers: Mapping[str, Writer], without_ending: Writer | None = None) -> Writer:
    """The writer of the first ending that a file's name has; BaocaoError naming the endings where it has another one.

    >>> writer_of("a/b.SDMX.csv", {".sdmx.csv": "sdmx", ".csv": "tidy"}), writer_of("pages", {}, "folder")
    ('sdmx', 'folder')
    >>> writer_of("a.doc", {".xlsx": "workbook"})
    Traceback (most recent call last):
    baocao_parser.errors.BaocaoError: a.doc: is no format that is written (end it with .xlsx)
    """
    name = Path(path).name
    writer = next((write for ending, write in writers.items() if name.lower().endswith(ending)), None)
    if writer is None and not Path(path).suffix:
        writer = without_ending
    if writer is None:
        raise BaocaoError("is no format that is written", source=name, remedy=f"end it with {', '.join(writers)}")
    return writer
