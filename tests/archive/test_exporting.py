"""An archive as one file."""

from __future__ import annotations

from pathlib import Path

import duckdb
import openpyxl
import pytest

from baocao_parser import Archive, BaocaoError
from baocao_parser.archive import exporting
from tests.archive.letters import letter, put


def test_a_database_holds_the_tables_with_what_their_columns_say(sample: Archive, tmp_path: Path) -> None:
    sample.export(tmp_path / "a.duckdb")
    with duckdb.connect(str(tmp_path / "a.duckdb"), read_only=True) as database:
        for table in ("reports", "indicators", "checks", "failures"):
            (rows,) = database.execute(f"SELECT count(*) FROM {table}").fetchone() or (None,)
            assert rows == sample.sql(f"SELECT count(*) AS n FROM {table}")["n"].iloc[0]
        said = database.execute(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'indicators' AND column_name = 'start'"
        ).fetchone()
        assert said == ("offset in the document's text [character]",)
        assert database.execute("SELECT typeof(value) FROM indicators LIMIT 1").fetchone() == ("DECIMAL(38,10)",)


def test_a_database_that_is_there_is_replaced_as_a_whole(sample: Archive, tmp_path: Path) -> None:
    for _ in range(2):
        sample.export(tmp_path / "a.duckdb")
    assert [path.name for path in tmp_path.iterdir()] == ["a.duckdb"]
    assert not sample.indicators().empty


def test_a_workbook_has_a_sheet_for_each_table(sample: Archive, tmp_path: Path) -> None:
    sample.export(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["reports", "indicators", "checks", "failures"]
    sheet = book["indicators"]
    head = [cell.value for cell in sheet[1]]
    assert "evidence" not in head
    assert sheet.max_row == len(sample.indicators()) + 1
    assert {cell.comment.text for cell in sheet[1] if cell.value == "page" and cell.comment} == {
        "of the file, from 1, where its format has pages [page]"
    }
    assert isinstance(sheet.cell(2, head.index("value") + 1).value, int | float)


def test_text_of_a_report_is_no_formula(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.add(put(tmp_path / "=1+1.md", letter(office="SỞ Y TẾ")))
    archive.export(tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["reports"]
    cell = sheet.cell(2, [cell.value for cell in sheet[1]].index("source") + 1)
    assert (cell.value, cell.data_type) == ("=1+1.md", "s")


def test_what_excel_cannot_hold_is_said(sample: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MOST_ROWS", 20)
    with pytest.raises(BaocaoError, match=r"a\.xlsx: would have .* rows in indicators, too many .*\.duckdb"):
        sample.export(tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_other_formats_are_refused_with_those_that_there_are(sample: Archive, tmp_path: Path, name: str) -> None:
    with pytest.raises(BaocaoError, match=r"is no format that is written \(end it with \.duckdb, \.xlsx\)"):
        sample.export(tmp_path / name)


def test_where_nothing_can_be_written_the_target_is_named(sample: Archive, tmp_path: Path) -> None:
    with pytest.raises(BaocaoError, match=r"nowhere/a\.(duckdb|xlsx)"):
        sample.export(tmp_path / "nowhere" / "a.xlsx")
