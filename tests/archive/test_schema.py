"""The contract of the tables."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from baocao_parser import Archive, Indicator
from baocao_parser.archive import SCHEMA
from baocao_parser.archive.schema import COLUMNS, Table, schema_of

DOCS = Path(__file__).parents[2] / "docs" / "archive.md"


def test_every_field_of_an_indicator_is_a_column() -> None:
    assert {*Indicator.__struct_fields__} <= {column.name for column in COLUMNS["indicators"]}


@pytest.mark.parametrize("table", COLUMNS)
def test_no_column_is_there_twice_and_each_says_what_it_is(table: Table) -> None:
    names = [column.name for column in COLUMNS[table]]
    assert len(names) == len(set(names))
    assert all(column.says for column in COLUMNS[table])


@pytest.mark.parametrize("table", COLUMNS)
def test_what_can_be_measured_has_a_unit(table: Table) -> None:
    for column in COLUMNS[table]:
        measured = pa.types.is_integer(column.type) or pa.types.is_temporal(column.type)
        assert bool(column.unit) == measured or column.name in ("value", "total", "upper", "box", "nth") or (
            pa.types.is_floating(column.type)
        ), column.name  # fmt: skip


def test_the_parquet_files_say_it_themselves(sample: Archive) -> None:
    for file in sample.path.rglob("*.parquet"):
        schema = pq.read_schema(file)
        assert schema.metadata[b"schema"].decode() == SCHEMA
        assert schema.equals(schema_of(schema.metadata[b"table"].decode()), check_metadata=True)


def test_the_documents_list_every_column_with_its_type_and_unit() -> None:
    text = DOCS.read_text("utf-8")
    for table, columns in COLUMNS.items():
        for column in columns:
            line = f"| `{column.name}` | {column.type} | {column.unit} | {column.says} |"
            assert line in text, f"{table}: {line}"
