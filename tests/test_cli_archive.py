"""`baocao archive`, run as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from baocao_parser.cli import main
from tests.archive.letters import letter, put

CORPUS = Path(__file__).parents[1] / "corpus"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["archive", *map(str, arguments)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a province's reports, and of a broken one."""
    aside = tmp_path_factory.mktemp("cli")
    put(aside / "hong.docx", b"PK\x03\x04 and nothing")
    added = run("add", aside / "bao-cao", CORPUS / "tra-vinh", aside / "hong.docx")
    assert added.output == "5 files: 4 new reports, 0 known (0 moved), 1 failed\n"
    assert added.exit_code == 2
    return aside / "bao-cao"


def test_adding_again_adds_nothing(folder: Path) -> None:
    again = run("add", folder, CORPUS / "tra-vinh", "--workers", "1")
    assert again.output == "4 files: 0 new reports, 4 known (0 moved), 0 failed\n"
    assert again.exit_code == 0


def test_status_says_how_much_there_is(folder: Path) -> None:
    lines = run("status", folder).output.splitlines()
    assert lines[0] == "4 reports (4 by 0.1.0), 0 earlier editions of them"
    assert lines[2] == "1 files that cannot be parsed; 0 pages that could not be read"


def test_a_query_is_answered_as_a_table_csv_or_json(folder: Path) -> None:
    sql = "SELECT report_period, count(*) AS n, max(value) AS most FROM indicators WHERE code = 'cert.new' GROUP BY ALL"
    table = run("query", folder, f"{sql} ORDER BY 1").output.splitlines()
    assert table[0].split() == ["report_period", "n", "most"]
    assert table[1].split() == ["2020-05", "1", "9"]
    record = run("query", folder, "SELECT * FROM indicators WHERE code = 'cert.new' ORDER BY report_period").output
    assert {"code cert.new", "value 9", "report_period 2020-05"} <= set(record.splitlines())
    assert "2020-05,1,9.0" in run("query", folder, sql, "--format", "csv").output.splitlines()
    lines = run("query", folder, sql, "--format", "json").output.splitlines()
    assert {"report_period": "2020-05", "n": 1, "most": 9.0} in map(json.loads, lines)


def test_findings_are_told_in_two_lines_each_with_exit_code_1(folder: Path) -> None:
    found = run("findings", folder, "--province", "tra vinh", "--period", "2020-06")
    first, second = found.output.splitlines()[:2]
    assert found.exit_code == 1
    assert first == "warning tiếp nhận hồ sơ: 12.871 + 1.361 = 14.232, but 14.502 is printed  sum-of-parts"
    assert second.endswith("corpus/tra-vinh/2020-06.docx")
    assert run("findings", folder, "--period", "1999-01").exit_code == 0


def test_failures_are_told_with_what_can_be_done(folder: Path) -> None:
    found = run("failures", folder)
    assert found.exit_code == 1
    assert found.output.startswith("read is truncated or damaged")
    assert "hong.docx · copy the file again" in found.output
    (row,) = map(json.loads, run("failures", folder, "--format", "json").output.splitlines())
    assert (row["source"], row["stage"]) == ("hong.docx", "read")


def test_a_database_is_exported_and_parts_are_compacted(folder: Path, tmp_path: Path) -> None:
    assert run("export", folder, tmp_path / "a.duckdb").exit_code == 0
    assert (tmp_path / "a.duckdb").exists()
    put(tmp_path / "a.md", letter())
    run("add", folder, tmp_path / "a.md")
    assert run("compact", folder).output == "4 parts, now 3\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["status", "nowhere"], "nowhere: is no archive"),
        (["query", "{}", "SELECT"], "sql: Parser Error"),
        (["findings", "{}", "--province", "Tra Vin"], "nearest: Trà Vinh"),
        (["export", "{}", "a.txt"], "a.txt: is no format that is written"),
        (["add", "{}", "a.md", "--limit", "tme=1"], "Invalid value for --limit"),
        (["add", "{}", "a.md", "--workers", "0"], "workers: must be 1 or more, not 0"),
    ],
)
def test_what_cannot_be_done_is_said_without_a_traceback(folder: Path, arguments: list[str], said: str) -> None:
    result = run(*(argument.format(folder) for argument in arguments))
    assert result.exit_code in (1, 2)
    assert said in result.output
    assert isinstance(result.exception, SystemExit)


def test_an_archive_speaks_vietnamese(folder: Path, tmp_path: Path) -> None:
    sources = (CORPUS / "tra-vinh", "--workers", "1", "--lang", "vi")
    assert run("add", folder, *sources).output == "4 tệp: 0 báo cáo mới, 4 đã có (0 đổi chỗ), 0 không đọc được\n"
    assert run("status", folder, "--lang", "vi").output.splitlines()[1].endswith("không khớp")
    assert run("failures", folder, "--lang", "vi").output.startswith("đọc tệp bị cắt cụt hoặc hỏng: ")
    found = run("findings", folder, "--period", "2020-06", "--lang", "vi").output
    assert "cần xem tiếp nhận hồ sơ: 12.871 + 1.361 = 14.232, báo cáo ghi 14.502" in found
    assert run("status", tmp_path / "none", "--lang", "vi").stderr.startswith("Lỗi: ")
    many = run("query", folder, "SELECT range FROM range(1500)", "--lang", "vi").output
    assert many.splitlines()[-1] == "còn 1.300 dòng: --format csv cho đủ"
