"""Corrections: read, applied, said in the evidence; what no longer fits is an issue."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser import BaocaoError, Report, compare, parse, parse_many
from baocao_parser.corrections import COLUMNS, FIELDS, Correction, Corrections, correction

TEXT = """BÁO CÁO
Tháng 5/2020

I. KẾT QUẢ
Tiếp nhận **13.065** hồ sơ, trong đó **12.045** hồ sơ trực tiếp và **1.520** hồ sơ trực tuyến; thu hồi **08** thẻ.
""".encode()


@pytest.fixture
def report() -> Report:
    return parse(TEXT, emphasis="any", name="a.md")


def made(report: Report, text: str, field: str, to: str) -> Correction:
    return correction(report, next(i for i in report.indicators if i.text == text), field, to, "Lan", "2025-03-01")


def applied(report: Report, *corrections: Correction) -> Report:
    return Corrections(corrections).apply(report)


def test_label_unit_and_nature_are_set_and_the_evidence_says_by_whom(report: Report) -> None:
    changes = [
        made(report, "08", "label", "thẻ thu hồi"),
        made(report, "08", "unit", "thẻ nhà báo"),
        made(report, "08", "nature", "stock"),
    ]
    (i,) = [i for i in applied(report, *changes).indicators if i.text == "08"]
    assert (i.label, i.unit, i.nature) == ("thẻ thu hồi", "thẻ nhà báo", "stock")
    assert {i.decided(field) for field in ("label", "unit", "nature")} == {"correction by Lan, 2025-03-01"}


def test_a_whole_is_set_and_taken_away_and_the_sums_are_asked_anew(report: Report) -> None:
    assert [check.holds for check in report.checks if check.code == "sum-of-parts"] == [False]
    online = next(i for i in report.indicators if i.text == "1.520")
    assert made(report, "1.520", "part_of", "").was == f"{report.indicators[0].start}-{report.indicators[0].end}"
    after = applied(report, made(report, "1.520", "part_of", ""))
    assert next(i for i in after.indicators if i.id == online.id).part_of is None
    assert [issue.code for issue in after.issues if issue.code == "sum-of-parts"] == []
    place = f"{report.indicators[0].start}-{report.indicators[0].end}"
    again = applied(after, made(after, "1.520", "part_of", place))
    assert next(i for i in again.indicators if i.id == online.id).part_of == report.indicators[0].id
    assert sum(issue.code == "sum-of-parts" for issue in again.issues) == 1


def test_what_is_no_indicator_is_taken_out_and_nothing_is_a_part_of_it(report: Report) -> None:
    after = applied(report, made(report, "13.065", "indicator", "no"))
    assert [i.text for i in after.indicators] == ["12.045", "1.520", "08"]
    assert {i.part_of for i in after.indicators} == {None}


def test_a_code_follows_the_corrected_label(report: Report) -> None:
    after = applied(
        report, made(report, "08", "label", "thu hồi chứng thư số"), made(report, "08", "unit", "chứng thư số")
    )
    assert next(i.code for i in after.indicators if i.text == "08") == "cert.revoked"


def test_the_last_word_on_a_field_counts(report: Report) -> None:
    after = applied(report, made(report, "08", "nature", "stock"), made(report, "08", "nature", "target"))
    assert next(i.nature for i in after.indicators if i.text == "08") == "target"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": "09"}, "stands there"),
        ({"start": 9000, "end": 9002}, "the document is shorter"),
        ({"start": 0, "end": 3, "text": "BÁO"}, "no figure is read there"),
        ({"field": "nature", "to": "blue"}, "is no nature"),
        ({"field": "part_of", "to": "1-2"}, "no figure is read"),
        ({"field": "indicator", "to": "maybe"}, "is no verdict"),
    ],
)
def test_one_that_does_not_fit_is_an_issue_and_changes_nothing(
    report: Report, change: dict[str, object], reason: str
) -> None:
    wrong = made(report, "08", "label", "x")._replace(**change)  # type: ignore[arg-type]
    after = applied(report, wrong)
    assert after.indicators == report.indicators
    (issue,) = [issue for issue in after.issues if issue.code == "correction-unfit"]
    assert reason in issue.message


def test_a_figure_is_never_a_part_of_itself(report: Report) -> None:
    whole, part = report.indicators[:2]
    after = applied(report, made(report, whole.text, "part_of", f"{part.start}-{part.end}"))
    assert after.indicators[0].part_of is None
    assert any("part of itself" in issue.message for issue in after.issues)


def test_a_light_number_of_a_report_read_for_its_bold_ones_is_no_misfit() -> None:
    text = "Cấp mới **09** thẻ, thu hồi 02 thẻ.".encode()
    every = parse(text, emphasis="any")
    light = made(every, "02", "label", "thẻ")
    assert Corrections([light]).apply(parse(text)).issues == parse(text).issues


def test_a_file_is_written_and_read_back(report: Report, tmp_path: Path) -> None:
    known = Corrections([made(report, "08", "label", "thẻ\tthu hồi\n"), made(report, "08", "nature", "")])
    file = tmp_path / "a.tsv"
    file.write_text(known.to_tsv(), "utf-8")
    first, second = Corrections.load(file)
    assert (first.to, second.to) == ("thẻ thu hồi", "")
    assert first.sha256 == report.document.source.sha256


@given(st.lists(st.tuples(st.sampled_from(FIELDS), st.text(), st.text(), st.integers(0, 99)), max_size=4))
def test_whatever_is_corrected_a_file_has_one_line_for_it_and_keeps_its_place(
    rows: list[tuple[str, str, str, int]],
) -> None:
    known = Corrections(Correction("a", "0", at, at + 1, "7", field, was, to, "", "") for field, was, to, at in rows)
    lines = known.to_tsv().splitlines()
    assert len(lines) == len(rows) + 1
    assert all(line.count("\t") == len(COLUMNS) - 1 for line in lines)


@pytest.mark.parametrize(
    "text",
    ["", "a\tb\n", "\t".join(COLUMNS) + "\na\tb\tc-d\t\tlabel\n", "\t".join(COLUMNS) + "\na\tb\t1-2\t\tcolour\n"],
)
def test_a_file_that_is_none_is_an_error_with_its_name_and_remedy(text: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.tsv"
    file.write_text(text, "utf-8")
    with pytest.raises(BaocaoError, match=r"wrong\.tsv: .*\(") as error:
        Corrections.load(file)
    assert "line 2" in str(error.value) or "no file of corrections" in str(error.value)


def test_parse_parse_many_and_compare_apply_them(report: Report, tmp_path: Path) -> None:
    file, source = tmp_path / "a.tsv", tmp_path / "a.md"
    source.write_bytes(TEXT)
    file.write_text(Corrections([made(report, "08", "nature", "stock")]).to_tsv(), "utf-8")
    (one,) = parse_many([source], emphasis="any", corrections=file)
    assert isinstance(one, Report)
    both = [
        parse(source, emphasis="any", corrections=file),
        parse(source, emphasis="any", corrections=file, isolated=True),
        one,
    ]
    both += compare([parse(source, emphasis="any")], corrections=file).reports
    assert {next(i.nature for i in found.indicators if i.text == "08") for found in both} == {"stock"}


def test_corrections_for_other_files_are_told(report: Report, tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text(Corrections([made(report, "08", "nature", "stock")]).to_tsv(), "utf-8")
    changed = parse(TEXT + b"\nThem.", emphasis="any", name="a.md", corrections=file)
    (issue,) = [issue for issue in changed.issues if issue.code == "corrections-of-other-files"]
    assert "it has changed since" in issue.message
    compared = compare([changed], corrections=file)
    assert [issue.report for issue in compared.issues if issue.code == "corrections-of-other-files"] == ["a.md"]


@pytest.mark.parametrize("kind", ["pipe", "folder", "word file", "name with NUL"])
def test_what_is_no_file_of_corrections_is_an_error_and_blocks_nothing(kind: str, tmp_path: Path) -> None:
    path = str(tmp_path / "a.tsv")
    if kind == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("has no pipes with names")
        os.mkfifo(path)
    elif kind == "folder":
        Path(path).mkdir()
    elif kind == "word file":
        Path(path).write_bytes(b"PK\x03\x04\xff\xfe")
    else:
        path += "\0"
    with pytest.raises(BaocaoError):
        Corrections.load(path)
