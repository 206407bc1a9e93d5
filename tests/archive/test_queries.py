"""Answers of an archive, against what the reports themselves say."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from baocao_parser import Archive, BaocaoError, compare, parse
from tests.archive.letters import letter, put
from tests.corpus.archive import CORPUS, MISTAKES

FOLDERS = ("ben-tre", "can-tho", "tra-vinh")


def files() -> list[Path]:
    return [path for name in FOLDERS for path in sorted((CORPUS / name).glob("20*")) if path.suffix != ".json"]


@pytest.mark.parametrize("path", files(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_report_comes_back_whole(sample: Archive, path: Path) -> None:
    report = parse(path, emphasis="any")
    assert sample.report(report.document.source.sha256[:12]) == report


def test_a_report_that_is_not_there_or_not_one_is_named(sample: Archive) -> None:
    with pytest.raises(KeyError, match="no report 'x'"):
        sample.report("x")
    with pytest.raises(KeyError, match="several reports begin with ''"):
        sample.report("")


def test_indicators_have_a_row_each_in_the_order_of_their_documents(sample: Archive) -> None:
    report = parse(CORPUS / "tra-vinh" / "2020-05.docx", emphasis="any")
    rows = sample.indicators(province="Trà Vinh", period="2020-05")
    own = report.to_frame()
    for name in ("id", "label", "value", "unit", "kind", "nature", "code", "text", "section"):
        assert rows[name].fillna("").tolist() == own[name].fillna("").tolist()
    assert rows["value"].dtype == "float64"
    assert rows["period_end"].dtype.kind == "M"


def test_findings_are_what_does_not_hold_with_its_sentence_and_place(sample: Archive) -> None:
    found = sample.findings()
    planted = {(mistake["report"].partition("/")[0], mistake["report"].partition("/")[2]) for mistake in MISTAKES} & {
        (name, path.stem) for name in FOLDERS for path in files() if path.parent.name == name
    }
    assert planted
    assert found["severity"].tolist() == sorted(found["severity"], key=["error", "warning"].index)
    wrong = found[found["label"].notna()].iloc[0]
    report = sample.report(wrong["sha256"])
    assert report.document.text[wrong["start"] : wrong["end"]] in wrong["sentence"]
    checks = sum(not check.holds for path in files() for check in parse(path, emphasis="any").checks)
    assert len(found[["sha256", "code", "message"]].drop_duplicates()) == len(found)
    assert len(found) >= checks > 0


def test_a_table_of_one_indicator_is_that_of_compare(sample: Archive) -> None:
    wide = sample.table("cert.new")
    comparison = compare(parse(path, emphasis="any") for path in files())
    row = comparison.table().xs("cert.new").iloc[0].dropna()
    assert len(row) > 6
    for where, value in zip(row.index.to_flat_index(), row, strict=True):
        office, period = where
        place = office.partition(" – ")[0]  # noqa: F841  named in the query
        mine = wide.query("province == @place and nature == 'flow'")[period].dropna()
        assert mine.tolist() == [value], where


def test_what_two_offices_of_a_province_state_stands_side_by_side(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.add([
        put(tmp_path / "a.md", letter(figure=5)),
        put(tmp_path / "b.md", letter(figure=7, office="SỞ NỘI VỤ")),
        put(tmp_path / "c.md", letter(figure=9, office="UBND HUYỆN CẦU NGANG", parent="UBND TỈNH TRÀ VINH")),
    ])  # fmt: skip
    table = archive.table("hs.received")
    assert sorted(table["2020-05"]) == [5, 7, 9]
    assert archive.table("hs.received", level="district")["2020-05"].tolist() == [9]


def test_compare_takes_the_reports_that_are_asked_for(sample: Archive) -> None:
    comparison = sample.compare(province=["Bến Tre", "Trà Vinh"], year=2020)
    assert len(comparison.reports) == 6
    assert set(comparison.table().columns.unique("place")) == {"Bến Tre", "Trà Vinh"}


def test_sql_takes_values_and_says_what_it_cannot_do(sample: Archive) -> None:
    frame = sample.sql("SELECT count(*) AS n FROM reports WHERE province = ?", ["Cần Thơ"])
    assert frame["n"].tolist() == [3]
    with pytest.raises(
        BaocaoError, match=r"(?s)sql: .*no_such_table.* \(the tables and their columns: docs/archive.md\)"
    ):
        sample.sql("SELECT * FROM no_such_table")


def test_status_counts_what_there_is(sample: Archive) -> None:
    status = sample.status()
    assert (status.reports, status.superseded, status.failures) == (len(files()), 0, 0)
    assert status.indicators == len(sample.indicators())
    assert sum(status.parsers.values()) == status.reports
    assert status.megabytes > 0


def test_an_empty_answer_has_its_columns(sample: Archive) -> None:
    frame = sample.findings(year=1999)
    assert isinstance(frame, pd.DataFrame)
    assert {"severity", "message", "sentence", "page", "path"} <= set(frame.columns)
