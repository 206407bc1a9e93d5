"""One pass over a text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings

from baocao_parser.language.phrase import Phrase
from baocao_parser.language.phrases import phrases_of
from tests.indicators.notation import LIBRARY
from tests.texts import GLUED, TEXTS

PROSE = ("labels", "natures", "numbers", "paragraphs", "parts", "units")
PLAIN = re.compile(r"\d{1,3}(?:\.\d{3})*")


def told(text: str) -> list[str]:
    """The phrases of a text that are more than words, with their roles: "07 figure"."""
    return [f"{phrase.text} {phrase.role}" for phrase in phrases_of(text) if phrase.role not in ("word", "mark")]


def phrase_at(text: str, words: str) -> Phrase:
    (found,) = (phrase for phrase in phrases_of(text) if phrase.text == words)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 06/5/2020 cấp mới 07 thẻ.", ["Ngày 06/5/2020 time", "cấp mới entry", "07 figure", "thẻ entry"]),
        ("dịch vụ công mức độ 3", ["dịch vụ công entry", "mức độ entry", "3 digits"]),
        ("thưởng 2tr5", ["2tr5 figure"]),
        ("hai mươi mốt hồ sơ", ["hai mươi mốt figure", "hồ sơ entry"]),
        ("1.284⁴ hộ", ["1.284 figure", "hộ entry"]),
        ("Xyz abc", []),
        ("", []),
    ],
)
def test_a_text_becomes_phrases(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@given(TEXTS)
@example("19 đăng kiểm viên được cấp 30 thẻ, bưu cục cấp 2")
def test_a_phrase_says_what_its_entry_does_and_others_say_nothing(text: str) -> None:
    for phrase in phrases_of(text):
        if phrase.entry:
            assert phrase == Phrase.of(phrase.entry, phrase.start, phrase.end, phrase.text)
        else:
            said = phrase.sort, phrase.word_class, phrase.kind, phrase.general, phrase.aspect
            assert not any(said)


def test_the_longest_phrase_wins() -> None:
    assert told("hộ nghèo") == ["hộ nghèo entry"]
    assert told("hộ xyz") == ["hộ entry"]


def test_a_point_behind_an_abbreviation_ends_no_sentence() -> None:
    marks = [phrase for phrase in phrases_of("TP. Vinh có 3 chợ. Xã có 1 chợ.") if phrase.text == "."]
    assert [mark.start for mark in marks] == [17, 30]


def test_no_phrase_reaches_into_a_time() -> None:
    assert phrase_at("trong tháng 5/2020 cấp 3 thẻ", "tháng 5/2020").role == "time"


def test_capitals_behind_capitals_are_a_name() -> None:
    assert phrase_at("Ban Kiểm tra có 3 người", "Kiểm").role == "word"
    assert phrase_at("kiểm tra 3 người", "kiểm tra").aspect == "event"


def test_an_abbreviation_has_to_stand_in_capitals() -> None:
    assert phrase_at("cấp 3 GCN mới", "GCN").sort
    assert phrase_at("cấp 3 gcn mới", "gcn").role == "word"


@pytest.mark.parametrize(
    ("text", "zero"),
    [
        ("Đơn tố cáo: không; đơn khiếu nại: 02.", "không"),
        ("Trong kỳ, không có công dân đến khiếu nại.", "không có"),
        ("Số vụ ngộ độc: Chưa xảy ra.", "Chưa xảy ra"),
    ],
)
def test_to_have_none_of_what_is_named_is_zero(text: str, zero: str) -> None:
    (phrase,) = (phrase for phrase in phrases_of(text) if phrase.figure and phrase.figure.form == "zero")
    assert phrase.text == zero


@pytest.mark.parametrize(
    "text",
    [
        "Khó khăn, vướng mắc: không.",
        "Một số xã không có cán bộ chuyên trách.",
        "Không có ý kiến khác.",
        "Hồ sơ không có trong danh mục được trả lại.",
    ],
)
def test_to_have_no_opinion_is_no_zero(text: str) -> None:
    assert [phrase for phrase in phrases_of(text) if phrase.figure] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [("trong 45 ngày", "duration"), ("kế hoạch 5 năm", "span_of_years"), ("hưởng 3 tháng lương", "")],
)
def test_lengths_of_time_are_no_figures_unless_they_are_counted(text: str, reason: str) -> None:
    rejected = [phrase.reason for phrase in phrases_of(text) if phrase.role == "digits"]
    assert rejected == ([reason] if reason else [])


@settings(deadline=None)
@given(TEXTS | GLUED)
def test_phrases_stand_in_order_and_leave_out_only_blanks_and_marks(text: str) -> None:
    phrases = phrases_of(text)
    assert all(text[phrase.start : phrase.end] == phrase.text for phrase in phrases)
    assert all(before.end <= after.start for before, after in pairwise(phrases))
    covered = "".join(phrase.text for phrase in phrases)
    assert sum(map(str.isdecimal, covered)) == sum(map(str.isdecimal, text))


@settings(deadline=None)
@given(TEXTS)
def test_digits_are_a_figure_a_time_or_have_a_reason(text: str) -> None:
    for phrase in phrases_of(text):
        if any(map(str.isdecimal, phrase.text)):
            assert phrase.figure or phrase.time or phrase.reason or phrase.role == "entry"


@pytest.mark.parametrize("value", ["100", "1.000", "1.234", "10.000"])
def test_a_count_stays_a_figure_whatever_its_value(value: str) -> None:
    lines = {line for case in LIBRARY if case.file in PROSE for line in case.text.split("\n")}
    lost = [other for line in sorted(lines) for other in lost_with(line, value)]
    assert not lost


def lost_with(line: str, value: str) -> list[str]:
    """The line with one of its counts replaced, wherever the value is no figure any more."""
    counts = [p for p in phrases_of(line) if p.figure and PLAIN.fullmatch(p.text)]
    others = {p.start: f"{line[: p.start]}{value}{line[p.end :]}" for p in counts}
    return [
        other for start, other in others.items() if not any(p.figure and p.start == start for p in phrases_of(other))
    ]


def test_a_word_plays_the_roles_that_the_lexicon_gives_it_and_an_unknown_role_is_an_error() -> None:
    more = phrase_at("90 tuổi trở lên", "trở lên")
    assert more.plays("behind")
    assert not more.plays("finds")
    with pytest.raises(KeyError):
        more.plays("nothing")
