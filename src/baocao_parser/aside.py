"""Files written aside and renamed into place when they are whole: whoever looks finds all of a file, or none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import BaocaoError, reason


@contextmanager
def aside(path: str | os.PathLike[str]) -> Iterator[Path]:
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
