"""Where the files of a session's reports lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao_parser import BaocaoError, Report, parse, parse_many
from baocao_parser.readers.originals import original


def test_a_file_is_found_again_after_parse_and_after_parse_many(tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.write_text("Cấp 09 thẻ.", "utf-8")
    second.write_text("Cấp 10 thẻ.", "utf-8")
    assert original(parse(first).document.source) == first.read_bytes()
    (report,) = parse_many([second])
    assert isinstance(report, Report)
    assert original(report.document.source) == second.read_bytes()


def test_what_is_given_is_taken_if_it_is_the_file() -> None:
    data = "Cấp 11 thẻ.".encode()
    source = parse(data, name="c.md").document.source
    assert original(source, data) == data
    with pytest.raises(BaocaoError, match=r"c\.md: is not the file"):
        original(source, data + b" ")


def test_of_two_files_of_one_content_the_one_that_is_still_there_is_found(tmp_path: Path) -> None:
    first, second = tmp_path / "e.md", tmp_path / "f.md"
    for file in (first, second):
        file.write_text("Cấp 13 thẻ.", "utf-8")
        source = parse(file).document.source
    for gone in (first, second):
        gone.unlink()
        if gone is first:
            assert original(source) == second.read_bytes()
    with pytest.raises(BaocaoError):
        original(source)


def test_bytes_are_not_kept() -> None:
    with pytest.raises(BaocaoError, match="give its path or bytes"):
        original(parse("Cấp 12 thẻ.".encode(), name="d.md").document.source)
