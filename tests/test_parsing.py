"""No input makes a public function raise anything but the package's own errors."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import baocao_parser as bc
from baocao_parser.errors import ReadError
from baocao_parser.readers import word
from tests.fuzz.promises import broken
from tests.readers.word_writer import p, word_file

PATHS = st.one_of(st.text(), st.text(alphabet="/.\0a~*\ud800\udcff \n"), st.just("a" * 5000))
HEADS = st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"<html"])


def outcome(data: bytes) -> bc.Report | bc.BaocaoError:
    """What comes of a file named "x", without another process."""
    try:
        return bc.parse(data, name="x")
    except bc.BaocaoError as error:
        return error


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HEADS, st.binary(max_size=300))
def test_any_bytes_give_a_report_or_an_error_with_a_remedy(head: bytes, rest: bytes) -> None:
    result = outcome(head + rest)
    assert broken(result) == ""
    assert isinstance(result, bc.Report) or result.source == "x"


@settings(max_examples=150, deadline=None)
@given(PATHS)
def test_any_path_gives_an_error(path: str) -> None:
    for call in (bc.parse, bc.Catalogue.load):
        with pytest.raises(bc.BaocaoError) as error:
            call(f"/nowhere{path}")
        str(error.value).encode()


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,/-%() tỷđồngtriệu \n")))
@settings(max_examples=300, deadline=None)
def test_any_text_has_numbers_or_none(text: str) -> None:
    for mention in bc.find_numbers(text):
        assert text[mention.start : mention.end] == mention.text
    with contextlib.suppress(bc.BaocaoError):
        assert bc.parse_number(text).is_finite()


@given(st.one_of(st.binary(), st.text()))
def test_what_is_no_report_in_json_is_an_error(text: str | bytes) -> None:
    with pytest.raises(bc.BaocaoError):
        bc.Report.from_json(text)


@pytest.mark.parametrize(
    "json", ["[" * 100_000, '{"schema": 1}', "\ud800", b"\xff", "null", '{"schema": "' + "x" * 10**6]
)
def test_json_that_is_hostile_is_an_error(json: str | bytes) -> None:
    with pytest.raises(bc.BaocaoError):
        bc.Report.from_json(json)


@pytest.mark.parametrize("source", [None, 5, 1.5, ["a"], object()])
@pytest.mark.parametrize("isolated", [False, True])
def test_what_is_no_source_is_a_type_error(source: object, isolated: bool) -> None:
    with pytest.raises(TypeError):
        bc.parse(source, isolated=isolated)  # type: ignore[arg-type]


def test_an_emphasis_that_is_none_is_an_error() -> None:
    with pytest.raises(bc.BaocaoError, match=r"no emphasis 'Bold' \(nearest: bold"):
        bc.parse(b"a", emphasis="Bold")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (MemoryError(), "could not be parsed: it needs more memory than there is"),
        (RecursionError(), "is nested too deeply"),
        (OSError(28, "No space left on device"), "could not be parsed: no space left on device"),
        (KeyError("x"), r"could not be parsed: KeyError: 'x' \(.*\.py, line \d+\) \(this is a defect"),
    ],
)
def test_what_nobody_foresaw_is_an_error_of_the_package(
    raised: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr(word, "read_word", fail)
    with pytest.raises(bc.BaocaoError, match=f"^x: {said}") as error:
        bc.parse(word_file(p("a")), name="x")
    assert error.value.__cause__ is raised


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes only here")
def test_a_name_that_is_no_unicode_is_shown_as_far_as_it_is(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/th\xe1ng-5.md"
    Path(os.fsdecode(path)).write_bytes("Có **12** hộ".encode())
    for isolated in (False, True):
        report = bc.parse(os.fsdecode(path), isolated=isolated)
        assert report.document.source.name == "th\ufffdng-5.md"
        assert bc.Report.from_json(report.to_json()) == report
    os.unlink(path)  # noqa: PTH108
    with pytest.raises(ReadError, match="no such file") as error:
        bc.parse(os.fsdecode(path))
    str(error.value).encode()


def test_numbers_in_what_is_taken_for_a_letterhead_are_said() -> None:
    many = " ".join(f"{n}/2020" for n in range(1, 12))
    text = f"SỞ Y TẾ\nBÁO CÁO\nKết quả các đợt {many} tháng 5/2020\n\nKhám 12 lượt."
    assert [i.code for i in bc.parse(text.encode(), emphasis="any").issues if i.code == "numbers-apart"] == [
        "numbers-apart"
    ]


def test_a_list_right_below_a_title_is_no_part_of_it() -> None:
    items = ["(i) Về điều hành: ban hành 20 văn bản, kiểm tra 3 đơn vị.", "(ii) Về thủ tục: tiếp nhận 900 hồ sơ."]
    report = bc.parse("\n".join(["SỞ Y TẾ", "Báo cáo kết quả quý III năm 2024", "", *items]).encode(), emphasis="any")
    assert report.metadata.title == "kết quả quý III năm 2024"
    assert [i.value for i in report.indicators] == [20, 3, 900]
