"""Figures of scans: what the engine habitually misreads, and what several readings of a word come to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.document import DOUBTFUL
from baocao_parser.readers.pdf.scans.engine import Letter, PixelBox, Word
from baocao_parser.readers.pdf.scans.habits import joined, repaired_figures, with_doubts, with_phrases
from baocao_parser.readers.pdf.scans.missed import is_text
from baocao_parser.readers.pdf.scans.second_reading import decide

CASES = Path(__file__).parents[1] / "cases" / "readers"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def words(text: str, *, gap: int = 10) -> list[Word]:
    """Words side by side, each letter 10 pixels wide, all 30 high and read without doubt."""
    found, left = list[Word](), 0
    for part in text.split(" "):
        letters = [Letter(letter, left + 10 * at, left + 10 * at + 10, 0.99) for at, letter in enumerate(part)]
        found.append(Word(part, 0.97, PixelBox(left, 0, left + 10 * len(part), 30), letters))
        left += 10 * len(part) + gap
    return found


@pytest.mark.parametrize(("read", "right"), rows("scan_figures.tsv"))
def test_letters_between_digits_are_digits(read: str, right: str) -> None:
    assert repaired_figures(read) == right


@given(st.decimals(0, 10**9, places=2))
def test_a_figure_read_well_stays(value: object) -> None:
    written = f"{value:,}".translate(str.maketrans(",.", ".,"))
    assert repaired_figures(written) == written


@pytest.mark.parametrize(("first", "word", "digit", "second", "third", "taken", "doubtful"), rows("scan_readings.tsv"))
def test_readings_of_a_word(
    first: str, word: str, digit: str, second: str, third: str, taken: str, doubtful: str
) -> None:
    text, confidence = decide(first, float(word), float(digit), [second, third])
    assert (text, confidence < DOUBTFUL) == (taken, doubtful == "yes")


@given(st.floats(0.5, 1), st.floats(0.5, 1), st.sampled_from(["96,25", "9625", "96.2S", ""]))
def test_a_third_reading_is_asked_for_only_where_it_can_change_something(word: float, digit: float, last: str) -> None:
    asked = list[str]()

    def others() -> Iterator[str]:
        for other in ("96.25", last):
            asked.append(other)
            yield other

    decided = decide("96,25", word, digit, others())
    assert len(asked) == 2 or all(decide("96,25", word, digit, ["96.25", other]) == decided for other in ("96.25", "1"))


@pytest.mark.parametrize(
    ("read", "right"), [("ngọt 15. 000đ/kg", "15.000đ/kg"), ("giảm 2 „43%;", "2,43%;"), ("1 1.7m", "11.7m")]
)
def test_a_figure_cut_by_a_narrow_gap_is_one_and_doubtful(read: str, right: str) -> None:
    word = list(joined(words(read, gap=6)))[-1]
    assert (word.text, word.confidence < DOUBTFUL) == (right, True)


def test_figures_that_may_be_parts_of_one_are_doubtful() -> None:
    for text in ("giá 21.1 10đ/lít", "giảm ] .000đ/lít", "giảm Ï. 330đ/lít"):
        assert list(with_doubts(words(text)))[-1].confidence < DOUBTFUL
    for text in ("năm 2019, 13 đơn", "cấp 45 giấy", "5. 2 hồ sơ"):
        assert all(word.confidence > DOUBTFUL for word in with_doubts(words(text)))


def test_cells_beside_each_other_are_no_doubt() -> None:
    assert all(word.confidence > DOUBTFUL for word in with_doubts(words("104 99 12", gap=60)))


def test_what_is_left_of_rules_is_dropped() -> None:
    assert [word.text for word in joined(words("| 110,51 __ 99,79 ~"))] == ["110,51", "99,79"]


@pytest.mark.parametrize(
    ("read", "confidence", "kept"),
    [
        ("Ghi chú", 0.9, True),
        ("Ghi chú", 0.5, False),
        ("5.800,5", 0.4, True),
        ("5.800,5", 0.1, False),
        ("—", 0.9, False),
    ],
)
def test_a_doubted_figure_outside_all_words_is_kept_and_other_doubted_words_are_not(
    read: str, confidence: float, kept: bool
) -> None:
    assert is_text([word._replace(confidence=confidence) for word in words(read)]) is kept


def test_phrases_in_small_letters_hold_for_capitals() -> None:
    assert [word.text for word in with_phrases(words("TỐNG THU NSNN"))] == ["TỔNG", "THU", "NSNN"]


def test_tones_of_fixed_phrases_are_put_right_and_other_words_stay() -> None:
    def phrase(text: str) -> str:
        return " ".join(word.text for word in with_phrases(words(text)))

    assert phrase("KT. GIAM ĐÓC") == "KT. GIÁM ĐỐC"
    assert phrase("PHO CHỦ TICH;") == "PHÓ CHỦ TỊCH;"
    assert phrase("Nơi nhân:") == "Nơi nhận:"
    assert phrase("phó giám đóc sở") == "phó giám đóc sở"
    assert phrase("nâng tống số câu hoi") == "nâng tổng số câu hỏi"
    assert phrase("Tống số: (thông tỉn)") == "Tổng số: (thông tin)"
    assert phrase("phố biển vẫn bán") == "phố biển vẫn bán"
    assert phrase("BÁO CAO BẰNG") == "BÁO CÁO BẰNG"
