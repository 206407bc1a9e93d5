"""The command line, run as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from baocao_parser.cli import main

SAMPLE = str(Path(__file__).parents[1] / "corpus" / "tra-vinh" / "2020-05.docx")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, terminal_width=160)


def test_the_table_shows_letterhead_sections_and_indicators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    shown = run("parse", SAMPLE).output
    for expected in ("45/BC-STTTT", "Trà Vinh (84)", "6.1. ", "72,20", "6.767"):
        assert expected in shown


def test_json_of_one_file_is_a_report_of_several_an_array() -> None:
    one = json.loads(run("parse", SAMPLE, "--format", "json").output)
    assert one["schema"] == "baocao-parser/report/1"
    assert len(json.loads(run("parse", SAMPLE, SAMPLE, "--format", "json").output)) == 2


def test_ndjson_is_one_report_a_line() -> None:
    lines = run("parse", SAMPLE, SAMPLE, "--format", "ndjson").output.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["2020-05.docx"] * 2


def test_csv_is_one_indicator_a_row() -> None:
    rows = list(csv.DictReader(io.StringIO(run("parse", SAMPLE, "--format", "csv").output)))
    assert len(rows) == 28
    assert rows[0]["text"] == "07"


def test_a_bad_file_is_named_with_exit_code_2_and_the_others_are_printed(tmp_path: Path) -> None:
    bad = tmp_path / "hong.docx"
    bad.write_bytes(b"PK\x03\x04 not a zip")
    result = run("parse", str(bad), SAMPLE, "--format", "ndjson")
    assert result.exit_code == 2
    assert "hong.docx" in result.stderr
    assert json.loads(result.stdout)["source"]["name"] == "2020-05.docx"


def test_explain_names_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    shown = run("explain", SAMPLE).output
    for rule in ("styled_heading", "reference", "part_of:share", "unit:noun_behind"):
        assert rule in shown


def test_the_schema_is_printed() -> None:
    assert "$defs" in json.loads(run("schema").output)


def test_the_catalogue_is_listed_with_own_entries_first(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text('[[indicator]]\ncode = "my.trees"\nname = "Cây xanh"\nwordings = ["trồng cây"]\n', encoding="utf-8")
    lines = run("catalogue", "list", "--own", str(own)).output.splitlines()
    assert lines[0] == "my.trees\tCây xanh\t\tcount\t"
    assert "cert.new\tChứng thư số cấp mới\tchứng thư số\tcount\tflow" in lines
    own.write_text("[[indicator]]\n", encoding="utf-8")
    assert "mine.toml" in run("catalogue", "list", "--own", str(own)).output


def test_entries_are_proposed_from_reports_and_unreadable_files_are_told(tmp_path: Path) -> None:
    files = [tmp_path / f"{month}.txt" for month in (5, 6)]
    for file in files:
        file.write_text(f"Trồng {file.stem} cây xanh.", encoding="utf-8")
    done = run("catalogue", "suggest", *map(str, files), str(tmp_path / "none.txt"), "--at-least", "2")
    assert 'wordings = ["Trồng cây xanh"]' in done.output
    assert "none.txt" in done.output
    assert done.exit_code == 2


ARCHIVE = Path(SAMPLE).parents[1]


def test_compare_shows_places_side_by_side_and_what_does_not_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    shown = run("compare", str(ARCHIVE / "tra-vinh"), str(ARCHIVE / "ben-tre")).output
    for expected in (
        "Trà Vinh",
        "Bến Tre",
        "16.980",
        "hold",
        "Tổng số chứng thư số: 1.619 (2020-06) + 20 − 11 = 1.628, but 1.630 is printed",
    ):
        assert expected in shown


def test_in_a_narrow_terminal_compare_keeps_names_readable_and_loses_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    places = ("tra-vinh", "ben-tre", "binh-thuan", "dak-nong", "lao-cai")
    shown = run("compare", *(str(ARCHIVE / place) for place in places)).output
    assert shown.count("Dịch vụ công trực tuyến mức độ") > 1
    assert all(name in shown for name in ("Trà Vinh", "Bến Tre", "Bình Thuận", "Đắk Nông", "Lào Cai"))
    assert max(map(len, shown.splitlines())) <= 80


def test_compare_by_month_and_of_one_indicator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    months = run("compare", str(ARCHIVE / "tra-vinh"), "--by", "month").output
    assert "2020-05" in months
    assert "11.942" in months
    assert "16.027" in months
    one = run("compare", str(ARCHIVE / "tra-vinh"), "--indicator", "doc.signed").output
    assert "11.942" in one
    assert "16.027" not in one


def test_compare_writes_a_workbook_and_names_an_unknown_indicator(tmp_path: Path) -> None:
    done = run("compare", str(ARCHIVE / "ben-tre"), "--to", str(tmp_path / "a.xlsx"))
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, str(tmp_path / "a.xlsx"))
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    unknown = run("compare", str(ARCHIVE / "ben-tre"), "--indicator", "doc.sgned")
    assert unknown.exit_code == 1
    assert "doc.signed" in unknown.stderr


def test_one_small_sound_file_needs_no_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("baocao_parser.pool.Process", refuse)
    assert run("parse", SAMPLE, "--format", "ndjson").exit_code == 0
    assert "AssertionError" in run("parse", "--isolated", SAMPLE).stderr
    pdf = str(Path(SAMPLE).parents[1] / "lao-cai" / "2020-05.pdf")
    assert "AssertionError" in run("parse", pdf).stderr


def test_a_file_gives_the_same_with_and_without_a_process_of_its_own() -> None:
    here, there = (run("parse", SAMPLE, "--format", "json", *more).stdout for more in ((), ("--isolated",)))
    assert here == there


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_an_error_and_no_traceback() -> None:
    command = [str(Path(sys.executable).with_name("baocao")), "parse", SAMPLE]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Error: the output cannot be written: no space left on device\n"


STAGES = ("regex", "lxml", "rich", "baocao_parser.catalogue", "baocao_parser.indicators")


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (["schema"], ["regex"]),
        (["parse", "none.docx"], ["regex", "rich", "lxml", "baocao_parser.isolation"]),
        (["parse", SAMPLE], STAGES),
    ],
)
def test_starting_loads_only_what_a_command_needs(words: list[str], allowed: list[str]) -> None:
    heavy = ("pandas", *STAGES, "baocao_parser.isolation", "baocao_parser.cli_archive", "rich._emoji_codes")
    code = f"import sys\nfrom baocao_parser.cli import main\ntry: main({words!r})\nexcept SystemExit: pass\n"
    code += f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(eval(done.stderr.splitlines()[-1])) <= set(allowed)


@pytest.mark.parametrize("command", [["parse", "--format", "csv"], ["check"], ["compare"], ["explain"]])
def test_a_page_that_cannot_be_read_is_an_error_beside_what_could(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAOCAO_OCR", "off")
    scan = str(Path(SAMPLE).parents[1] / "twins" / "tra-vinh-2020-05.scan.pdf")
    done = run(*command, SAMPLE, scan)
    assert done.exit_code == 2
    assert "tra-vinh-2020-05.scan.pdf: 5 of 5 pages could not be read. Page 1 is a picture" in done.stderr
    assert "2020-05" in done.stdout


def test_what_fails_is_said_in_the_language_asked_for_before_or_behind_the_command() -> None:
    report = str(ARCHIVE / "tra-vinh" / "2020-06.docx")
    for arguments in (("--lang", "vi", "check", "--failed", report), ("check", "--failed", "--lang", "vi", report)):
        shown = " ".join(run(*arguments).output.split())
        assert "KHÔNG KHỚP" in shown
        assert "12.871 + 1.361 = 14.232, báo cáo ghi 14.502" in shown
    failed = run("parse", "--lang", "vi", "no-such-file.docx")
    assert failed.stderr.strip().endswith(
        "no-such-file.docx: không mở được: không có tệp hoặc thư mục này (kiểm tra đường dẫn)"
    )
    assert "không có cấp 'tinh'" in run("compare", "--lang", "vi", "--level", "tinh", report).stderr


def test_a_report_is_shown_in_vietnamese_too() -> None:
    shown = run("parse", "--lang", "vi", str(ARCHIVE / "tra-vinh" / "2020-06.docx")).output
    for expected in ("cơ quan", "trích yếu", "chỉ tiêu", "trong kỳ", "lưu ý figures-not-bold: không hiện"):
        assert expected in shown


def test_an_explanation_names_fields_kinds_and_natures_in_vietnamese() -> None:
    shown = run("explain", "--lang", "vi", SAMPLE).output
    assert "chỉ tiêu 9 chứng thư số · số lượng · trong kỳ: " in shown
    assert "không phải số liệu" in shown
    assert "tính chất: " in shown.splitlines()[-1]


def test_the_catalogue_speaks_vietnamese() -> None:
    assert (
        "cert.new\tChứng thư số cấp mới\tchứng thư số\tsố lượng\ttrong kỳ"
        in run("catalogue", "list", "--lang", "vi").output
    )
    assert "# trong 3 báo cáo" in run("--lang", "vi", "catalogue", "suggest", str(ARCHIVE / "tra-vinh")).output
