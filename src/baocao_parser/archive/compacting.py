"""Compacting: many small parts of a year and a province → few large ones, without what later readings have replaced.

The large part is in place before a small one goes: killed in between, rows are there twice, and the views know it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from . import parts
from .parts import Partition, Writer, file_of, partition_of
from .schema import COLUMNS, Table, schema_of
from .views import answer

LARGE = 2048
"""Reports of a part that is large enough."""


def compact(root: Path) -> tuple[int, int]:
    """Compact an archive; how many parts it had, and how many it has."""
    parts.check(root)
    with Writer(root) as writer:
        before = list(parts.parts_of(root))
        query = "SELECT part, sha256 FROM outdated"
        rows, views = answer(root, lambda views: views.connection.execute(query).fetchall())
        views.close()
        outdated: dict[str, list[str]] = {}
        for part, sha256 in rows:
            outdated.setdefault(part, []).append(sha256)
        for partition, small in _groups(before, outdated):
            try:
                merged = _merged(small, outdated)
            except FileNotFoundError:  # somebody else compacts them
                continue
            kept = str(writer.put(partition, merged)) if merged else ""
            for part in small:
                if part != kept:
                    writer.take_away(Path(part))
        return len(before), sum(1 for _ in parts.parts_of(root))


def _groups(before: Sequence[str], outdated: Mapping[str, object]) -> Iterator[tuple[Partition, list[str]]]:
    """Parts of one partition that make one; those that are large, and hold nothing outdated, stay as they are."""
    waiting: dict[Partition, list[str]] = {}
    sizes: dict[Partition, int] = {}
    for part in before:
        size = _size(part)
        if size >= LARGE // 2 and part not in outdated:
            continue
        partition = partition_of(part)
        if sizes.get(partition, 0) + size > LARGE:
            yield partition, waiting.pop(partition)
            sizes[partition] = 0
        waiting.setdefault(partition, []).append(part)
        sizes[partition] = sizes.get(partition, 0) + size
    for partition, small in waiting.items():
        if len(small) > 1 or small[0] in outdated:
            yield partition, small


def _size(part: str) -> int:
    path = file_of(part, "reports")
    return int(pq.read_metadata(path).num_rows) if path.exists() else 0


def _merged(small: Sequence[str], outdated: Mapping[str, Sequence[str]]) -> dict[Table, pa.Table]:
    found: dict[Table, list[pa.Table]] = {}
    for part in small:
        for table in COLUMNS:
            path = file_of(part, table)
            if path.exists():
                rows = pq.read_table(path, schema=schema_of(table), partitioning=None)
                if table in ("reports", "indicators", "checks") and part in outdated:
                    rows = rows.filter(pc.invert(pc.is_in(rows["sha256"], pa.array(outdated[part], pa.string()))))
                found.setdefault(table, []).append(rows)
    joined = {table: pa.concat_tables(rows) for table, rows in found.items()}
    return {table: rows for table, rows in joined.items() if rows.num_rows}
