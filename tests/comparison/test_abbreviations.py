"""Abbreviations that no table knows, written out as the reports at hand write them."""

from __future__ import annotations

import pytest

from baocao_parser.comparison.abbreviations import Abbreviations
from tests.comparison.reports import figure

KNOWN = Abbreviations(
    [
        "Số vụ TNLĐ",
        "An toàn, vệ sinh lao động",
        "Công tác ATVSLĐ",
        "tai nạn lao động",
        "cứu nạn, cứu hộ",
        "PCCC và CNCH",
        "Số thẻ HDV du lịch",
        "thẻ hướng dẫn viên du lịch",
    ]
)


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("Số vụ TNLĐ nghiêm trọng", "Số vụ tai nạn lao động nghiêm trọng"),
        ("ATVSLĐ", "an toàn vệ sinh lao động"),
        ("tham gia CNCH", "tham gia cứu nạn cứu hộ"),
        ("thẻ HDV", "thẻ hướng dẫn viên"),
        ("thẻ HDVDL", "thẻ HDVDL"),
        ("tai nạn", "tai nạn"),
        ("", ""),
    ],
)
def test_an_abbreviation_becomes_the_words_that_begin_with_its_letters(written: str, full: str) -> None:
    assert KNOWN.written_out(written) == full


def test_words_that_begin_within_a_phrase_are_not_meant() -> None:
    assert Abbreviations(["hồ sơ VBN", "cán bộ văn bản nộp"]).written_out("VBN") == "văn bản nộp"
    assert Abbreviations(["hồ sơ BNĐ", "văn bản nộp đúng"]).written_out("BNĐ") == "BNĐ"


def test_two_letters_and_syllables_are_no_abbreviations() -> None:
    assert Abbreviations(["DN", "doanh nghiệp", "chi", "cán bộ hưu trí"]).written_out("DN chi") == "DN chi"


def test_the_words_of_most_texts_are_meant() -> None:
    texts = ["ABC", "an bình cầu", "án bạc cược", "số án bạc cược"]
    assert Abbreviations(texts).written_out("ABC") == "án bạc cược"


def test_a_figure_gets_its_names_written_out_and_keeps_everything_else() -> None:
    i = figure("- Thẻ HDV: cấp 46 thẻ.")
    full = KNOWN.full(i)
    assert (full.subject, full.value, full.id) == ("Thẻ hướng dẫn viên", i.value, i.id)
    plain = figure("Cấp 46 thẻ.")
    assert KNOWN.full(plain) is plain


def test_without_texts_nothing_is_written_out() -> None:
    assert Abbreviations().written_out("Số vụ TNLĐ") == "Số vụ TNLĐ"
