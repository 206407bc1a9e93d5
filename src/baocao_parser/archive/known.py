"""What an archive knows of files: which of those that were found are to be looked at, and which of these to be parsed.

Everything that grows with the number of files is in DuckDB's tables, which go to disk where memory is short.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Self

import pyarrow as pa

from .. import __version__
from ..limits import Limits
from .rows import can_recognise
from .sources import Found, Looked
from .views import answer, version_of

_MODEST = "SET memory_limit = '1GB'; SET threads = 1"
"""What DuckDB may take; the rest goes to its temporary folder. The workers need the processors."""
LISTED = 4096
"""Files that are noted at a time."""


class AtPath(NamedTuple):
    """What stands at a path, as far as it is known."""

    sha256: str | None
    stamp: str


class Known:
    """The files of an archive as it was when a run began, and what the run has found and taken since."""

    def __init__(self, root: Path, limits: Limits) -> None:
        _, self._views = answer(root, lambda views: views.connection.execute(_MODEST))
        self._ask = self._views.connection.execute
        self._ask("CREATE TEMP TABLE found (nth INTEGER, path VARCHAR, stamp VARCHAR)")
        self._ask("CREATE TEMP TABLE allowed (name VARCHAR, amount DOUBLE)")
        for name in limits.__struct_fields__:
            amount = getattr(limits, name)
            self._ask("INSERT INTO allowed VALUES (?, ?)", [name, math.inf if amount is None else amount])
        self._ask(_SETTLED, {"parser": __version__, "ocr": can_recognise()})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._views.close()

    def listed(self, found: Iterable[Found]) -> tuple[int, list[Found]]:
        """Note the files that were found; gives how many, and those that are a problem already."""
        count, problems, waiting = 0, list[Found](), iter(found)
        while some := list(islice(waiting, LISTED)):
            problems += [one for one in some if one.problem]
            rows = [(nth, one.path, one.stamp) for nth, one in enumerate(some, count) if not one.problem]
            columns = list(zip(*rows, strict=True)) or [()] * 3
            listed = pa.table(dict(zip(_LISTED.names, columns, strict=True)), schema=_LISTED)  # noqa: F841  named below
            self._ask("INSERT INTO found SELECT * FROM listed")
            count += len(some)
        self._ask(_TO_DO)
        ((count,),) = self._ask("SELECT count(*) FROM found_once").fetchall()
        return count + len(problems), problems

    def unchanged(self) -> tuple[int, int]:
        """How many of the files found have not changed since they were read, and since they failed."""
        query = "SELECT count(*) FILTER (NOT failed), count(*) FILTER (failed) FROM same"
        ((read, failed),) = self._ask(query).fetchall()
        return read, failed

    def unsettled(self, size: int) -> Iterator[list[Found]]:
        """The other ones, so many at a time, in the order in which they were found."""
        first, query = 0, "SELECT nth, path, stamp FROM to_do WHERE nth >= ? ORDER BY nth LIMIT ?"
        while rows := self._ask(query, [first, size]).fetchall():
            first = rows[-1][0] + 1
            yield [Found(path, stamp) for _, path, stamp in rows]

    def settled(self, files: Sequence[Looked]) -> dict[str, bool]:
        """Of some files those whose bytes need not be parsed, by their hash, and whether they failed."""
        query = "SELECT sha256, failed FROM settled SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS sha256) USING (sha256)"
        return dict(self._ask(query, [_hashes(files)]).fetchall())

    def take(self, hashes: Sequence[str]) -> None:
        """Note what is being parsed, so that a copy of it is not."""
        self._ask("INSERT INTO settled SELECT unnest(?::VARCHAR[]), false", [hashes])

    def standing(self, files: Sequence[Looked]) -> dict[str, AtPath]:
        """What is known to stand at the paths of some files, and wherever their bytes stand."""
        query = """
            SELECT path, sha256, stamp FROM places SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS path) USING (path)
            UNION
            SELECT path, sha256, stamp FROM places SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS sha256) USING (sha256)
        """
        rows = self._ask(query, [[file.path for file in files], _hashes(files)]).fetchall()
        return {path: AtPath(sha256, stamp) for path, sha256, stamp in rows}

    def failing_elsewhere(self) -> list[tuple[str, str]]:
        """Path and stage of the failures that count and whose files were not found now."""
        return self._ask("SELECT path, stage FROM failures ANTI JOIN found_once USING (path) ORDER BY path").fetchall()

    def fails_so(self, files: Sequence[Looked | Found]) -> set[tuple[str, str]]:
        """Path and reason of those of some files, or folders, whose bytes could not be had before."""
        query = """
            SELECT path, reason FROM failing SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS path) USING (path)
            WHERE sha256 IS NULL
        """
        return set(self._ask(query, [[file.path for file in files if file.problem]]).fetchall())


def _hashes(files: Sequence[Looked]) -> list[str]:
    return [file.sha256 for file in files if file.sha256]


_LISTED = pa.schema({"nth": pa.int32(), "path": pa.string(), "stamp": pa.string()})

_SETTLED = f"""
CREATE TEMP TABLE settled AS
  SELECT sha256, false AS failed FROM readings
  WHERE nth = 1 AND {version_of("parser")} >= {version_of("$parser")} AND NOT (unread_pages > 0 AND NOT ocr AND $ocr)
  UNION ALL
  SELECT sha256, true FROM failing LEFT JOIN allowed ON name = failing."limit"
  WHERE sha256 IS NOT NULL AND final AND {version_of("parser")} >= {version_of("$parser")}
    AND coalesce(amount <= failing.allowed, true)
"""

_TO_DO = """
CREATE TEMP TABLE found_once AS SELECT min(nth) AS nth, path, arg_min(stamp, nth) AS stamp FROM found GROUP BY path;
DROP TABLE found;
CREATE TEMP TABLE same AS
  SELECT nth, bool_or(failed) AS failed FROM found_once JOIN places USING (path) JOIN settled USING (sha256)
  WHERE found_once.stamp = places.stamp AND found_once.stamp <> ''
  GROUP BY nth;
CREATE TEMP TABLE to_do AS SELECT * FROM found_once ANTI JOIN same USING (nth);
"""
