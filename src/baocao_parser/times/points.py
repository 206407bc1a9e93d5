"""Text → single points of time: days, weeks, months, quarters, years, as they are written (DOMAIN 2.2)."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

import msgspec
import regex
from msgspec.structs import replace

from ..lexicon import tokens_of, words_with
from ..text.folding import fold_tone

TimeUnit = Literal["day", "week", "month", "months", "quarter", "year", "school year", "years", "span", "state", "now"]
Days = tuple[datetime.date | None, datetime.date | None]


class Point(msgspec.Struct, frozen=True, gc=False):
    """A point of time as written."""

    unit: TimeUnit
    numbers: tuple[int, ...] = ()
    """What `_DAYS` takes after the year; () where the words fix no days ("tuần 1 tháng 5")."""
    year: int | None = None
    relative: int | None = None
    """-1 for "năm trước", 0 for "năm nay"."""
    certain: bool = True
    """False for "3/4" without "ngày" or a year, which may be a fraction, and for "9 tháng", which may be a length."""
    partial: bool = False
    """Says something only as one end of a span: "từ **11** đến 15/5", "đến **nay**", "tháng 4 - **5/2020**"."""
    start: int = 0
    end: int = 0

    def days(self, year: int | None) -> Days:
        """First and last day in the year printed, else in `year`; (None, None) where neither is known.

        Raises ValueError for days that the calendar does not have.
        """
        year = self.year or year
        if year is None or self.unit not in _DAYS or (not self.numbers and self.unit != "year"):
            return None, None
        return _DAYS[self.unit](year, *self.numbers)


def _months(year: int, first: int, last: int) -> Days:
    return datetime.date(year, first, 1), datetime.date(year, last, monthrange(year, last)[1])


_DAYS: dict[TimeUnit, Callable[..., Days]] = {
    "day": lambda year, day, month: (datetime.date(year, month, day),) * 2,
    "week": lambda year, week: (
        datetime.date.fromisocalendar(year, week, 1),
        datetime.date.fromisocalendar(year, week, 7),
    ),
    "month": lambda year, month: _months(year, month, month),
    "months": _months,
    "quarter": lambda year, quarter: _months(year, 3 * quarter - 2, 3 * quarter),
    "year": lambda year: _months(year, 1, 12),
    "school year": lambda year, last: (datetime.date(year, 9, 1), datetime.date(last, 8, 31)),
    "years": lambda year, last: (datetime.date(year, 1, 1), datetime.date(last, 12, 31)),
}

_NUMERALS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "nhất": 1, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERALS[" ".join(fold_tone(text).split())]


# A rule is a pattern and what it reads. Patterns share these pieces; group names repeat from rule to rule.

_D = r"(?: 0?[1-9] | [12]\d | 3[01] ) (?! \d )"
_MISREAD = r"(?<= ngày \s ) [0-3] [li] (?= \s+ tháng )"
"""A day that ends in a letter like a one: "ngày 2l tháng 3"."""
_M = r"(?: 0?[1-9] | 1[0-2] ) (?! \d )"
_Y = r"(?: 19 | 20 ) \d\d (?! \d )"
_SLASH = r"(?: \s? / \s? | [.–-] )"
_THE_YEAR = rf"(?: {_SLASH} | ,? \s+ (?: của \s+ )? năm \s+ ) (?P<year> {_Y} )"
_YEAR = rf"(?: {_THE_YEAR} | \s+ năm \s+ (?P<relative> trước | ngoái | nay | này ) \b )"
_NO_NOUN = r"(?: so | và | của | tại | trên | với | đạt | tăng | giảm ) \b"
_OF_YEAR = rf"(?: {_YEAR} | \s (?P<year> {_Y} ) (?! [.,]\d | \s (?! {_NO_NOUN} ) \p{{Ll}} ) )"
"""Behind a number the word "năm" may be left out: "6 tháng 2024", "quý I 2024"; not in "tháng 5 2020 văn bản"."""
_WORD = r"(?: một | hai | ba | tư | năm | sáu | bảy | tám | chín | mười (?: \s+ (?: một | hai ) )? ) \b"
_NUMERAL = "một hai ba tư năm sáu bảy tám chín mười"
_PROJECT = r"(?: đề | dự ) \s án \s (?: số \s )?"
"""What "Đề án 06 tháng 10/2025" is about: no sixth of October."""
_LISTED = re.compile(r"ngày \s (?: \d\d? (?: , \s? | \s? [-–] \s? | \s và \s ) ){1,6} $", re.VERBOSE | re.IGNORECASE)
"""Before the last of some days: "ngày 12, 13 và **14 tháng 5**" …"""
_LIST = 40
"""… within so many characters."""
_TO_DAY = rf"\s* (?: đến | tới | [-–] ) \s* (?: ngày \s+ )? {_D} (?: {_SLASH} | \s+ tháng \s+ ) \d"

LONGEST = 256
"""Characters of a time: `regex` looks through all that it is given for the words that a pattern cannot do without."""
Match = regex.Match[str]


def _blank(_: Match) -> Point | None:
    """A date line left blank is consumed, so that its "tháng" and "năm" make no period."""
    return None


_ONES = str.maketrans("lLiI", "1111")


def _day(found: Match) -> Point | None:
    numbers = (int(found["day"].translate(_ONES)), int(found["month"]))
    listed = not found["slash"] and _LISTED.search(found.string, max(0, found.start() - _LIST), found.start())
    return Point("day", numbers, _year(found), certain=bool(found["said"] or found["year"] or listed))


def _bare_day(found: Match) -> Point | None:
    return Point("day", (int(found["day"]), int(found["month"])), partial=True)


def _month_of_year(found: Match) -> Point | None:
    return Point("month", (int(found["month"]),), _year(found), partial=True)


_UNITS: dict[str, TimeUnit] = {"tháng": "month", "tuần": "week", "quý": "quarter"}
_MOST: dict[TimeUnit, int] = {"month": 12, "week": 53, "quarter": 4}


def _end_of_span(found: Match) -> Point | None:
    """ "tháng 5-**6**", "tuần 31 - **32** năm 2022"; not in "tháng 5 - 12 hộ" """
    unit, last = _UNITS[fold_tone(found["of"])], int(found["last"])
    return Point(unit, (last,), _year(found), partial=True) if last <= _MOST[unit] else None


def _week_of_month(_: Match) -> Point | None:
    """No rule says on which day the first week of a month begins."""
    return Point("week")


def _week(found: Match) -> Point | None:
    return Point("week", (int(found["week"]),), _year(found), _relative(found))


def _quarter(found: Match) -> Point | None:
    return Point("quarter", (_number(found["quarter"]),), _year(found), _relative(found))


def _count_of_months(found: Match) -> Point | None:
    count = _number(found["count"])
    last_ones = (found["part"] or "").lower().startswith("c")
    months = (13 - count, 12) if last_ones else (1, count)
    return Point("months", months, _year(found), _relative(found))


def _bare_count(found: Match) -> Point | None:
    """ "9 tháng" is a length of time as well; in a title it counts from January."""
    count = int(found["count"])
    return Point("months", (1, count), certain=False) if count > 1 else None


def _month(found: Match) -> Point | None:
    return Point("month", (int(found["month"]),), _year(found), _relative(found))


def _month_in_words(found: Match) -> Point | None:
    """ "tháng Năm", "tháng mười hai năm 2020"; a small "tháng ba" alone may be anything."""
    certain = found["year"] or found["relative"] or found["word"].istitle() or found["word"][1:].islower()
    plain = not found["year"] and not found["relative"] and found["word"][0].islower()
    return Point("month", (_number(found["word"]),), _year(found), _relative(found)) if certain and not plain else None


def _school_year(found: Match) -> Point | None:
    return Point("school year", (int(found["last"]),), _year(found))


def _years(found: Match) -> Point | None:
    return Point("years", (int(found["last"]),), _year(found))


def _whole_year(found: Match) -> Point | None:
    return Point("year", (), _year(found))


def _new_year(found: Match) -> Point | None:
    return Point("day", (1, 1), _year(found), partial=True)


def _now(_: Match) -> Point | None:
    return Point("now", partial=True)


Rule = Callable[[Match], Point | None]
_RULES: tuple[tuple[Rule, str, str], ...] = (
    (_blank, "ngày", rf"ngày [\s.…_]* tháng [\s.…_\d]* năm \s+ {_Y}"),
    (
        _day,
        "# -# ngày",
        rf"""(?P<said> ngày \s+ )? (?<! {_PROJECT} ) (?P<day> {_D} | {_MISREAD} )
        (?: \s+ tháng \s+ (?P<month> {_M} ) (?: ,? \s+ năm \s+ (?P<year> {_Y} ) )?
          | (?P<slash> {_SLASH} ) (?P<month> {_M} ) (?: {_SLASH} (?P<year> {_Y} ) )? (?! [/.,]? \d ) )""",
    ),
    (_bare_day, "# -#", rf"(?<= từ \s | ngày \s ) (?P<day> {_D} ) (?= {_TO_DAY[:-2]} (?P<month> {_M} ) )"),
    (
        _end_of_span,
        "-#",
        rf"""(?<= \b (?P<of> tháng | tuần | quý ) \s+ \d\d? [-–] ) (?P<last> \d\d? )
        (?: {_THE_YEAR} | (?! [/.,]?\d ) )
        | (?<= \b (?P<of> tháng | tuần | quý ) \s+ \d\d? \s [-–] \s ) (?P<last> \d\d? )
        (?: {_THE_YEAR} | (?= \s* [.;,)] (?! \d ) | \s* $ ) )""",
    ),
    (_month_of_year, "# -#", rf"(?P<month> {_M} ) / (?P<year> {_Y} )"),
    (
        _week_of_month,
        "tuần",
        rf"""tuần \s+ (?: thứ \s+ )? (?: 0?\d | [iv]+ | {_WORD} | đầu | cuối ) ,? \s+ (?: của \s+ )?
        tháng \s+ {_M} (?: {_YEAR} )?""",
    ),
    (_week, "tuần", rf"tuần \s+ (?: thứ \s+ )? (?P<week> \d\d? ) (?! \d ) (?: {_YEAR} | (?! [/.,]\d ) )"),
    (
        _quarter,
        "quý",
        rf"""qu[ýí] \s+ (?: thứ \s+ )?
        (?P<quarter> i{{1,3}} | iv | [1-4] (?! [.,]\d{{1,3}} (?! \d ) ) | nhất | một | hai | ba | tư ) \b
        {_OF_YEAR}?""",
    ),
    (
        _count_of_months,
        f"# -# {_NUMERAL}",
        rf"""(?P<count> {_M} | {_WORD} ) \s+ tháng
        (?: \s+ (?P<part> đầu | cuối ) (?: {_YEAR} | \s+ năm \b (?! \s+ (?: học | \d ) ) )? | {_OF_YEAR} )""",
    ),
    (_bare_count, "# -#", rf"(?P<count> {_M} ) \s+ tháng (?! \s* \d | \s* / | \s+ (?: {_WORD} | tuổi | tù | trở ) )"),
    (
        _month,
        "tháng",
        rf"""(?<! hàng \s+ ) (?<! (?<! {_PROJECT} \d? ) \d \s+ )
        tháng \s+ (?P<month> {_M} ) (?: {_OF_YEAR} | (?! [/.,]\d ) )""",
    ),
    (_month_in_words, "tháng", rf"tháng \s+ (?P<word> {_WORD} ) (?: {_YEAR} | (?! \s+ \d ) )"),
    (_school_year, "năm", rf"năm \s+ học \s+ (?P<year> {_Y} ) \s* [-–/] \s* (?P<last> {_Y} )"),
    (
        _years,
        "# -# năm giai nhiệm thời",
        rf"""(?: giai \s+ đoạn | nhiệm \s+ kỳ | thời \s+ kỳ ) \s+ (?: từ \s+ )? (?: năm \s+ )?
        (?P<year> {_Y} ) \s* (?: [-–] | đến (?: \s+ năm )? ) \s* (?P<last> {_Y} )
        | năm \s+ (?P<year> {_Y} ) \s? [-–] \s? (?P<last> {_Y} )
        | (?<= \( ) (?P<year> {_Y} ) \s? [-–] \s? (?P<last> {_Y} ) (?= \) )""",
    ),
    (_whole_year, "năm cả", rf"(?: cả \s+ )? năm \s+ (?P<year> {_Y} ) | cả \s+ năm (?! \s+ học )"),
    (_new_year, "đầu", rf"đầu \s+ năm (?: \s+ (?P<year> {_Y} ) )?"),
    (_now, "nay", "nay"),
)
"""What a rule reads, its first words, folded ("#" for digits, "-#" for those behind a dash), its pattern; the
first that fits is taken."""


@cache
def _rules_of(opening: str) -> list[tuple[Rule, regex.Pattern[str]]]:
    """The rules that begin with a word, in their order; they are compiled when a text first has it."""
    flags = regex.X | regex.I
    return [(r, regex.compile(f"(?: {p} ) (?! \\w )", flags)) for r, words, p in _RULES if opening in words.split()]


_OPENINGS = frozenset(word for _, words, _ in _RULES for word in words.split())
_EACH = words_with("each") | {"một"}
"""Behind them no month, week or quarter is named: "mỗi tuần 3 buổi", "một tháng 2 kỳ"."""
_DASHES = frozenset({"-", "–", "- ", "– "})
_GLUED = re.compile(r"(?<= [\w/] ) | (?<= \d[.,] )", re.VERBOSE)


def _year(found: Match) -> int | None:
    return int(found["year"]) if found["year"] else None


def _relative(found: Match) -> int | None:
    word = found["relative"]
    return None if not word else 0 if word.lower() in ("nay", "này") else -1


def find_points(text: str) -> Iterator[Point]:
    """The points of time that a text names, in order; nothing where it names none."""
    tokens, end, before = tokens_of(text), 0, ""
    for start, key in zip(tokens.starts, tokens.keys, strict=True):
        opening = key
        if key.isdecimal():
            dashed = text[start - 1 : start] in _DASHES or text[start - 2 : start] in _DASHES
            opening = "-#" if dashed else "#"
        each, before = key in _UNITS and before in _EACH, key
        if opening not in _OPENINGS or start < end or each or _GLUED.match(text, start):
            continue
        for rule, pattern in _rules_of(opening):
            found = pattern.match(text, start, start + LONGEST)
            if found:
                end = found.end()
                point = rule(found)
                if point:
                    yield replace(point, start=start, end=end)
                break
