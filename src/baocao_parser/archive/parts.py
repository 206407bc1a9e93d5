"""Where an archive keeps its rows: parts, folders of one Parquet file a table, each renamed into place as a whole.

    bao-cao/archive.json
    bao-cao/year=2020/province_code=84/<name>/{reports,indicators,checks,files}.parquet
    bao-cao/.aside/<host>-<number>/            what is being written

A part is there with all its rows or not at all, and nothing in it ever changes: that is what lets writers die and
readers go on without a lock. Its name tells what is in it, so that the same rows written twice are one part.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from ..aside import aside
from ..errors import BaocaoError, reason
from .rows import Columns
from .schema import COLUMNS, SCHEMA, Table, schema_of

MARKER = "archive.json"
ASIDE = ".aside"
NOWHERE = "__HIVE_DEFAULT_PARTITION__"
"""What readers of Parquet take for null in the name of a folder."""
A_WHILE = 60.0
"""Seconds: one that was made just now may not have its lock yet."""
_SUFFIX = ".parquet"

Partition = tuple[int | None, str | None]
"""Year and code of the province; None where a report does not tell it, and for what is no report."""


def check(root: Path) -> None:
    """BaocaoError where a folder is no archive, or one of another version."""
    try:
        said = json.loads((root / MARKER).read_bytes())["schema"]
    except FileNotFoundError:
        remedy = "give the folder that `baocao archive add` or Archive.add wrote to"
        raise BaocaoError("is no archive", source=str(root), remedy=remedy) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BaocaoError(
            f"has a damaged {MARKER}: {reason(error)}", source=str(root), remedy=f"write {_marker()}"
        ) from error
    if said != SCHEMA:
        raise BaocaoError(f"is an archive {said!r}, not {SCHEMA!r}", source=str(root), remedy="use its version")


def create(root: Path) -> None:
    """Make a folder an archive, if it is none; BaocaoError for a folder in which other things stand."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        if not (root / MARKER).exists():
            if any(not name.startswith(".") for name in os.listdir(root)) and not (root / MARKER).exists():  # noqa: PTH208
                problem = "is a folder with other things in it, and no archive"
                raise BaocaoError(problem, source=str(root), remedy="give a new folder, beside that of the reports")
            with aside(root / MARKER) as file:
                file.write_text(f"{_marker()}\n")
    except OSError as error:
        raise unwritten(error, root) from error
    check(root)


def _marker() -> str:
    return json.dumps({"schema": SCHEMA})


def files_of(root: Path) -> dict[Table, list[str]]:
    """The files of each table that are in place now, in the order of their names."""
    found: dict[Table, list[str]] = {table: [] for table in COLUMNS}
    for part in parts_of(root):
        with suppress(FileNotFoundError):  # compacted meanwhile
            for name in os.listdir(part):  # noqa: PTH208
                stem, ending = os.path.splitext(name)  # noqa: PTH122
                if ending == _SUFFIX and stem in found:
                    found[stem].append(f"{part}/{name}")
    return {table: sorted(paths) for table, paths in found.items()}


def parts_of(root: Path) -> Iterator[str]:
    """The parts that are in place now."""
    folders = [str(root)]
    for level in ("year=", "province_code=", ""):
        deeper = []
        for folder in folders:
            with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
                deeper += [e.path for e in entries if e.name.startswith(level or e.name) and e.is_dir()]
        folders = deeper
    yield from sorted(folders)


def file_of(part: str | Path, table: Table) -> Path:
    """The file of a table in a part, whether it is there or not."""
    return Path(part, f"{table}{_SUFFIX}")


def partition_of(part: str | Path) -> Partition:
    """Of what year and province the rows of a part are."""
    year, province = (folder.partition("=")[2] for folder in Path(part).parts[-3:-1])
    return None if year == NOWHERE else int(year), None if province == NOWHERE else province


class Writer:
    """Writes parts. What it has not renamed into place is gone when it closes, or is cleaned away by a later one."""

    def __init__(self, root: Path) -> None:
        """Make the archive if there is none. Raises BaocaoError where that cannot be."""
        create(root)
        self._root = root
        try:
            (root / ASIDE).mkdir(exist_ok=True)
            clean(root)
            self._aside = Path(tempfile.mkdtemp(prefix=f"{socket.gethostname()}-", dir=root / ASIDE))
            self._lock = _locked(self._aside)
        except OSError as error:
            raise unwritten(error, root) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._lock is not None:
            os.close(self._lock)
        shutil.rmtree(self._aside, ignore_errors=True)

    def write(self, partition: Partition, tables: Mapping[Table, Columns]) -> Path:
        """The part of some rows; BaocaoError where it cannot be written. What is there already stays."""
        arrow = {table: pa.table(columns, schema=schema_of(table)) for table, columns in tables.items()}
        return self.put(partition, {table: rows for table, rows in arrow.items() if rows.num_rows})

    def put(self, partition: Partition, tables: Mapping[Table, pa.Table]) -> Path:
        """The part of some tables."""
        name = _name(tables)
        year, province = (NOWHERE if value is None else value for value in partition)
        target = self._root / f"year={year}" / f"province_code={province}" / name
        if target.exists():
            return target
        try:
            written = self._aside / name
            shutil.rmtree(written, ignore_errors=True)
            written.mkdir()
            for table, content in tables.items():
                _write(content, file_of(written, table))
            _sync(written)  # or else a loss of power could leave the name of what was not written
            target.parent.mkdir(parents=True, exist_ok=True)
            _move(written, target)
        except OSError as error:
            raise unwritten(error, self._root) from error
        return target

    def take_away(self, part: Path) -> None:
        """Remove a part, for readers at one go."""
        gone = self._aside / f"gone-{part.name}"
        with suppress(FileNotFoundError):
            part.rename(gone)
            shutil.rmtree(gone, ignore_errors=True)


def clean(root: Path) -> None:
    """Remove what writers of this machine left that were killed a while ago."""
    for left in (root / ASIDE).glob(f"{socket.gethostname()}-*"):
        lock = _locked(left, wait=False)
        if lock is None:
            continue
        if time.time() - os.fstat(lock).st_mtime > A_WHILE:
            shutil.rmtree(left, ignore_errors=True)
        os.close(lock)


def unwritten(error: OSError, root: Path) -> BaocaoError:
    """The error for an archive that cannot be written to."""
    remedy = "make room" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "check its folder and its rights"
    said = reason(OSError(error.errno, os.strerror(error.errno)) if error.errno else error)  # not pyarrow's own words
    remedy += " and run the same again: what it holds is whole, and what is missing is added"
    return BaocaoError(f"cannot be written: {said}", source=str(root), remedy=remedy)


_TELLING: dict[Table, tuple[str, ...]] = {
    "reports": ("sha256", "parser", "ocr"),
    "failures": ("sha256", "path", "parser", "limit", "allowed"),
    "files": ("path", "sha256", "stamp"),
}
"""The columns that tell what a row is; indicators and checks follow from the reports."""


def _name(tables: Mapping[Table, pa.Table]) -> str:
    """Of a part, after what is in it."""
    told = hashlib.sha256(SCHEMA.encode())
    for table, columns in _TELLING.items():
        if table in tables:
            rows = zip(*(tables[table][column].to_pylist() for column in columns), strict=True)
            told.update(repr((table, sorted(map(repr, rows)))).encode())
    return told.hexdigest()[:32]


def _write(table: pa.Table, path: Path) -> None:
    names = set(table.schema.names)
    fast = table.num_rows < MANY_ROWS  # zstd takes as long to begin a column as a few rows to write
    with path.open("wb") as file:
        pq.write_table(
            table,
            file,
            compression={name: "lz4" if fast and name not in LONG else "zstd" for name in names},
            use_dictionary=sorted(names - LONG),
        )
        file.flush()
        os.fsync(file.fileno())


LONG = frozenset({"report", "issues", "evidence", "sentence", "message"})
"""Columns of texts that differ from row to row."""
MANY_ROWS = 5000


def _move(written: Path, target: Path) -> None:
    try:
        written.rename(target)
    except OSError as error:
        if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
            raise
        shutil.rmtree(written)  # somebody was faster, with the same rows


def _sync(folder: Path) -> None:
    """See that what was done in a folder is on the disk, where the system can."""
    with suppress(PermissionError):  # Windows opens no folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _locked(folder: Path, *, wait: bool = True) -> int | None:
    """A hold on a folder that ends with this process, however that ends; None where another one has it."""
    try:
        import fcntl
    except ImportError:  # Windows: nothing is cleaned away there
        return None
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
