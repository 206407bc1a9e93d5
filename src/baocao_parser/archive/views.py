"""The parts of one moment → DuckDB views: of all that was ever written, what counts today.

A file may be read again by a later parser, moved, overwritten, copied, and added by two writers at once; a report may
be issued again, corrected. Parts never change, so it is here that the latest reading of each file is chosen, that its
place is followed, and that the report which a later one replaces is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa

from ..errors import BaocaoError
from . import parts
from .schema import COLUMNS, Table, schema_of

Answer = TypeVar("Answer")
GONE = "gone"
"""Stamp of a path at which nothing stands any more."""

ASKED: tuple[Table, ...] = ("reports", "indicators", "checks", "failures")


def version_of(column: str) -> str:
    """SQL for the numbers of a version, which compare as versions do: [0, 10, 2]."""
    return f"regexp_extract_all({column}, '[0-9]+')::INTEGER[]"


_STATE = f"""
-- what stands at each path
CREATE TEMP TABLE places AS
  SELECT path, sha256, stamp, seen FROM raw_files
  QUALIFY row_number() OVER (PARTITION BY path ORDER BY seen DESC, sha256, stamp) = 1;

-- every reading of every file, the one that counts first
CREATE TEMP TABLE readings AS
  SELECT part, sha256, path, parser, ocr, unread_pages, edition_of, report_period, number, report_date,
         signer, format,
         row_number() OVER (PARTITION BY sha256 ORDER BY {version_of("parser")} DESC, ocr DESC, part) AS nth
  FROM raw_reports;
CREATE TEMP TABLE outdated AS SELECT part, sha256 FROM readings WHERE nth > 1;

-- files that stand elsewhere than where they were read
CREATE TEMP TABLE moved AS
  SELECT readings.sha256, arg_min(places.path, places.path) AS path
  FROM readings JOIN places ON places.sha256 = readings.sha256
  WHERE nth = 1 AND readings.path NOT IN (SELECT path FROM places AS own WHERE own.sha256 = readings.sha256)
  GROUP BY readings.sha256;

-- files that were overwritten by another edition of the same period, by what stands in their place
CREATE TEMP TABLE superseded AS
  SELECT past.sha256, arg_max(places.sha256, places.seen) AS superseded_by, 'overwritten' AS superseded_because
  FROM raw_files AS past
  JOIN places ON places.path = past.path AND places.sha256 <> past.sha256
  JOIN readings AS old ON old.sha256 = past.sha256 AND old.nth = 1
  JOIN readings AS new ON new.sha256 = places.sha256 AND new.nth = 1
  WHERE past.sha256 NOT IN (SELECT sha256 FROM places WHERE sha256 IS NOT NULL)
    AND coalesce(old.report_period = new.report_period, true)
  GROUP BY past.sha256;

-- earlier editions of a report, by its last one: numbered, later, signed, seen later, better to read
INSERT INTO superseded
  WITH editions AS (
    SELECT sha256, last_value(sha256) OVER (
             PARTITION BY edition_of
             ORDER BY coalesce(number SIMILAR TO '[0-9].*', false), report_date NULLS FIRST, signer IS NOT NULL,
                      (SELECT min(seen) FROM raw_files WHERE raw_files.sha256 = readings.sha256),
                      unread_pages DESC, format <> 'pdf', sha256
             ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS latest
    FROM readings
    WHERE nth = 1 AND edition_of IS NOT NULL AND sha256 NOT IN (SELECT sha256 FROM superseded))
  SELECT sha256, latest, 'later edition' FROM editions WHERE sha256 <> latest;

-- failures of files that still stand where they failed, and that were not read since
CREATE TEMP TABLE failing AS
  SELECT raw_failures.* FROM raw_failures LEFT JOIN places USING (path)
  WHERE (raw_failures.sha256 IS NULL AND places.sha256 IS NULL AND places.stamp IS DISTINCT FROM '{GONE}'
         OR raw_failures.sha256 IN (SELECT sha256 FROM places)
            AND raw_failures.sha256 NOT IN (SELECT sha256 FROM readings))
  QUALIFY row_number() OVER (
    PARTITION BY coalesce(raw_failures.sha256, raw_failures.path)
    ORDER BY {version_of("parser")} DESC, allowed DESC NULLS LAST, part) = 1;
"""

_FAILURES = """
SELECT failing.* EXCLUDE (part, filename) REPLACE (
         coalesce(places.path, failing.path) AS path,
         CASE WHEN places.path <> failing.path THEN parse_filename(places.path) ELSE source END AS source)
FROM failing LEFT JOIN places ON places.sha256 = failing.sha256
"""
"""One row for each path at which such a file stands."""


class Views:
    """A connection to DuckDB in which the parts of one moment are tables."""

    def __init__(self, files: Mapping[Table, list[str]]) -> None:
        """`files` are those of each table."""
        self.files = files
        self.connection = duckdb.connect()
        for table, paths in self.files.items():
            self._raw(table, paths)
        self.connection.execute(_STATE)
        for table in ASKED[:3]:
            self._asked(table)
        self._view("failures", _FAILURES)

    def close(self) -> None:
        """Let go of it."""
        self.connection.close()

    def _raw(self, table: Table, paths: list[str]) -> None:
        if not paths:
            fields = [*schema_of(table), pa.field("filename", pa.string()), pa.field("part", pa.string())]
            self.connection.register(f"raw_{table}", pa.schema(fields).empty_table())
            return
        listed = ", ".join(map(quoted, paths))
        read = f"read_parquet([{listed}], filename = true, hive_partitioning = false)"
        self._view(f"raw_{table}", f"SELECT *, parse_dirpath(filename) AS part FROM {read}")

    def _asked(self, table: Table) -> None:
        """What counts, joined only with what there is."""
        has = {name: self._has(name) for name in ("outdated", "moved", "superseded")}
        columns = ", ".join(f"raw.{c.name}" if c.name != "end" else 'raw."end"' for c in COLUMNS[table])
        columns = columns.replace("raw.path", "coalesce(moved.path, raw.path) AS path" if has["moved"] else "raw.path")
        fate = "superseded_by, superseded_because"
        if not has["superseded"]:
            fate = ", ".join(f"NULL::VARCHAR AS {name}" for name in fate.split(", "))
        source = f"raw_{table} AS raw"
        source += " ANTI JOIN outdated USING (part, sha256)" if has["outdated"] else ""
        source += "".join(f" LEFT JOIN {n} ON {n}.sha256 = raw.sha256" for n in ("moved", "superseded") if has[n])
        self._view(f"all_{table}", f"SELECT {columns}, {fate} FROM {source}")
        shown = f"SELECT * EXCLUDE (superseded_by, superseded_because) FROM all_{table}"
        self._view(table, shown + (" WHERE superseded_by IS NULL" if has["superseded"] else ""))

    def _has(self, table: str) -> bool:
        return bool(self.connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone())

    def _view(self, name: str, query: str) -> None:
        self.connection.execute(f"CREATE VIEW {name} AS {query}")


def quoted(text: str) -> str:
    """A text as SQL writes it.

    >>> quoted("Bà Rịa's")
    "'Bà Rịa''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def answer(root: Path, question: Callable[[Views], Answer], views: Views | None = None) -> tuple[Answer, Views]:
    """What a question finds in the parts that are there now, and the views, which serve again until parts change.

    Parts that are compacted meanwhile are asked anew. BaocaoError where one is damaged.
    """
    while True:
        files = parts.files_of(root)
        try:
            if views is None or views.files != files:
                views = Views(files)
            return question(views), views
        except duckdb.Error as error:
            if parts.files_of(root) != files:
                views = None
                continue
            said = str(error).strip().partition("\n")[0]
            if ".parquet" not in said:  # it is the question
                raise
            remedy = "remove the part, a folder, and add its reports again"
            raise BaocaoError(f"cannot be read: {said}", source=str(root), remedy=remedy) from error
