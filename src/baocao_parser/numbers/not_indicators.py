"""What digits are when they are no indicator: dates, references, levels, names, labels (DOMAIN 3.7).

A rule is a small function of a `Place`; it gives the end of the digits that it claims, or None. The order of RULES is
the policy, their names are the reasons that `baocao explain` prints.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from ..data import rows_of
from ..records import Mention
from ..text.folding import fold_tone
from .numerals import NUMERAL
from .ranks import is_rank
from .units import Unit, unit_at

_WINDOW = 48
_LAST_WORDS = regex.compile(r"[\p{L}\p{M}&]+")


class Place(NamedTuple):
    """A digit run and its neighbourhood."""

    text: str
    start: int
    left: str
    """Up to 48 characters of the same line before the digits, bold marks left out."""
    mention: Mention | None
    """The indicator before, if any."""

    def number(self) -> str:
        """The numeral that begins here."""
        found = NUMERAL.match(self.text, self.start)
        return found[0] if found else ""

    def unit(self) -> Unit | None:
        """Unit right behind the numeral."""
        return unit_at(self.text, self.start + len(self.number()))


def rejected_at(text: str, start: int, mention: Mention | None) -> tuple[str, int] | None:
    """(rule, end) of the digits at `start` where they are no indicator, else None.

    >>> rejected_at("Điều 5 khoản 2", 5, None), rejected_at("có 5 đơn", 3, None)
    (('article', 6), None)
    """
    line = text.rfind("\n", 0, start) + 1
    left = text[max(line, start - _WINDOW) : start].replace("**", "")
    place = Place(text, start, left, mention)
    for rule in RULES:
        end = rule(place)
        if end:
            name = rule.__name__
            return (_lead_rule(place) or name, end) if rule is lead_word else (name, end)
    return None


def _matcher(pattern: str) -> Callable[[Place], int | None]:
    """A rule that claims what a pattern matches at the digits."""
    compiled = regex.compile(pattern, regex.X)

    def match(place: Place) -> int | None:
        found = compiled.match(place.text, place.start)
        return found.end() if found else None

    return match


_YEAR = r"(?:19|20)\d\d (?! \d )"
_reference = _matcher(
    r"""
      \d+ [a-zđ]? (?: \( [a-z] \) )? \s* / \s* (?: (?:19|20)\d\d \s* / \s* )?   # 45a/, 02(m)/, 14/2018/
      (?= [A-ZĐ] [\w&]* [-/&] | (?:QH|QĐ|NQ|NĐ|BC|KH|TB|CT|TT|CV|TTr|HD|UBND)\d* \b ) [A-ZĐ][\w&]* (?: \s?[-/]\s? [A-ZĐ\d][\w&.]* )*
    | \d+ [a-z]? \s* - \s* [A-ZĐ][A-Za-zĐđ]{0,4} / [A-ZĐ][\w-]*                 # 16-KH/TU (Party)
    | \d+ - (?: NQ|QĐ|CT|KH|HD|BC|TB|KL|TTr|CTr ) [A-ZĐ]* (?! \p{Ll} )           # 04-NQTW
    """
)
_date = _matcher(
    rf"""
      \d{{1,2}} \s* (?: [-–,] \s? \d{{1,2}} \s* )? (?P<s> [/.-] ) \s* \d{{1,2}} \s* (?P=s) \s* {_YEAR}   # 15/10/2018, 7-9/5/2020
    | \d{{1,2}} \s* [/] \s* {_YEAR}                                                # 5/2020
    | \d{{1,2}} [.-] {_YEAR} (?! [.,] \d )                                         # 3.2019
    """
)
_day_month = _matcher(r"(?: 0?[1-9] | [12]\d | 3[01] ) \s? [/-] \s? (?: 0?[1-9] | 1[0-2] ) (?! [\d/] | [.,]\d )")
_years = _matcher(rf"{_YEAR} \s* (?: [-–—] | đến (?:\ năm)? ) \s* (?: {_YEAR} | \d\d (?!\d) )")
_year = _matcher(rf"{_YEAR} (?! [.,]\d )")
_clock = _matcher(
    r"\d{1,2} \s? (?: h \s? (?: \d{2} )? (?! \p{L} ) | giờ \s? (?: \d{2} (?: \s? phút)? (?!\d) | sáng | chiều | tối ) | : \d{2} (?! \d ) )"
)
_around_the_clock = _matcher(r"24 \s? / \s? (?: 24 | 7 ) (?! \d )")
_scale_of_map = _matcher(r"1 \s? / \s? (?: \d{3,} | \d{1,3} (?: \.\d{3} )+ )")
_version = _matcher(r"\d+ (?: \.\d+ ){2,}")
_phone = _matcher(r"0\d{2,4} [.\s-] \d{3,} (?: [.\s-]? \d{3,} )* | 1[89]00 [.\s]? \d{4,6} (?!\d) | 0\d{9,10} (?!\d)")
_long_id = _matcher(r"\d{10,}")
_bracket_label = _matcher(r"\d{1,2} \)")
_list_label = _matcher(
    r"\d{1,3} (?: \.\d{1,2} ){0,4} (?: [.)/] (?! \d ) \s* (?! (?:và|đến)\b ) | (?<= \.\d{1,2} ) \s+ (?= \p{Lu} ) )"
)
_alone = _matcher(r"\d{1,3} \s* $ | \d{1,3} \s* \n | \d{1,3} \s? / \s? \d{1,3} \s* (?: \n | $ )")
_glued = _matcher(r"\d+ (?: [.,-] \d+ )* (?= \p{L} )")
_km_post = _matcher(r"\d+ \s? \+ \s? \d+")

_WORD_BEFORE = regex.compile(r"(?:\p{L}[-.–_]?|[\p{L}\d][_@])$")
_GLUED_VERB = regex.compile(r"(?<!\p{L})(?:từ|có|là|đạt|gồm|đến|cấp)$", regex.I)
_CODE = regex.compile(r"\d+(?:[.:/-]\d+)*")
_SINGLE_DIGIT = regex.compile(r"\d(?![\d.,])")
_BULLET = regex.compile(r"\s*[-–+•]\s*")
_RATIO_BEFORE = regex.compile(r"t[ỷỉ] lệ\s*$", regex.I)
_GROUPED = regex.compile(r"\d{1,3}(?:\.\d{3})+")
_KM_BEFORE = regex.compile(r"km\.?\s*$", regex.I)
_YEARS_OLD = regex.compile(r"[\s-]*(?:\d+\s*)?tuổi\b")
_QUOTE_ENDS = regex.compile(r"[^”\"’'\n]{1,24}[”\"’']")
_ONE_STOP = regex.compile(r"\s+cửa(?!\p{L}|\s+hàng)")
_YEARS_BEHIND = regex.compile(r"\s+năm(?!\p{L})", regex.I)
_NAMED_BEFORE = regex.compile(
    r"(?:sơ kết|tổng kết|kế hoạch|kỷ niệm|chiến lược|chu kỳ|nhiệm kỳ|giai đoạn|sau|qua)\s*$", regex.I
)
_LETTERS = regex.compile(r"[\p{L}\d²³]+")
_GLUED_SCALE = regex.compile(r"(?:nghìn|ngàn|triệu|tr|tỷ|tỉ|vạn|đ)(?!\p{L})|trđ|tỷđ|trđồng|triệuđồng|tỷđồng", regex.I)
_MEASURED = regex.compile(r"\s?[%‰/]|\s(?:triệu|tỷ|nghìn)(?!\p{L})")
_NO_LETTERS = regex.compile(r"[^\p{L}]*$")
_SCALED = regex.compile(r"\s?[%‰]|\s(?:triệu|tỷ|nghìn)(?!\p{L})")
_LISTED = regex.compile(r"\s*[,;:/]")
_DATED_BEFORE = regex.compile(
    r"""
      (?: ngày | lễ | dịp | mùng | đường | sáng | chiều | tối | trưa | niệm | hạn | trước | sau ) \s* (?: là \s* )? $
    | (?: \d/\d{1,2} | lễ | ngày ) [^.;]{0,16} (?: đến | và | [-–,] ) \s* $    # từ ngày 15/4 đến ngày
    | (?: từ | đến ) \s* $
    | (?: ngày | lễ | kỷ\ niệm ) [^.,;:()\d]* $                               # Ngày Nhà giáo Việt Nam 20-11
    """,
    regex.X | regex.I,
)
_MONTHS_OF = regex.compile(
    r"\s+(?:tháng|tuần|quý)\s+(?:đầu|cuối|năm|qua|tới|của năm)(?!\p{L})|\s+(?:ngày|tháng)\s+(?:tết|nghỉ)", regex.I
)
_YEARS_OF = regex.compile(r"\s+năm\s+(?:thực hiện|triển khai|thi hành|qua|gần|liên|ngày|\(?(?:19|20)\d\d)", regex.I)


def reference(place: Place) -> int | None:
    """14/2018/TT-BTTTT, 16-KH/TU"""
    return _reference(place)


def clock_time(place: Place) -> int | None:
    """08h00, 7 giờ 30 phút, 24/24 giờ, 24/7"""
    return _around_the_clock(place) or _clock(place)


def glued_to_word(place: Place) -> int | None:
    """Covid-19, GDP1, IPv6, CNTT.05: digits that carry a word on"""
    before = _WORD_BEFORE.search(place.left)
    if not before or (before[0][-1] == "." and not before[0][0].isupper()):
        return None
    if _GLUED_VERB.search(place.left):
        return None
    return _version(place) or _CODE.match(place.text, place.start).end()  # type: ignore[union-attr]


def footnote_mark(place: Place) -> int | None:
    """8,01%3; 8,01% (1)"""
    after_percent = place.left.endswith(("%", "‰")) and _SINGLE_DIGIT.match(place.text, place.start)
    return after_percent or None


def bracket_label(place: Place) -> int | None:
    """(1) …; (2) …; and the footnote mark "(1)" """
    end = _bracket_label(place) if place.left.endswith("(") else None
    return end - 1 if end else None


def list_label(place: Place) -> int | None:
    """1. or 6.1. or 2) at the beginning of a line"""
    if place.left.strip(" \t*") and not _BULLET.fullmatch(place.left):
        return None
    end = _list_label(place)
    if not end:
        return None
    return place.start + len(place.text[place.start : end].rstrip())


def page_number(place: Place) -> int | None:
    """A number alone on its line"""
    return _alone(place) if not place.left.strip(" -–\t") and not place.left.strip("- –\t(") else None


def map_scale(place: Place) -> int | None:
    """tỷ lệ 1/500"""
    return _scale_of_map(place) if _RATIO_BEFORE.search(place.left) else None


def date(place: Place) -> int | None:
    """15/10/2018, 7-9/5/2020, 5/2020, 3.2019"""
    return _date(place)


def year_span(place: Place) -> int | None:
    """2016-2020"""
    return _years(place)


def day_and_month(place: Place) -> int | None:
    """từ ngày 15/4, dịp lễ 30/4 và 1/5; but not 03/04 đơn"""
    end = _day_month(place)
    if not end:
        return None
    return end if _DATED_BEFORE.search(place.left) and not unit_at(place.text, end) else None


def decimal_version(place: Place) -> int | None:
    """5.0.2, 3713.0.1058888: groups that no number has"""
    end = _version(place)
    return end if end and not _GROUPED.fullmatch(place.text, place.start, end) else None


def contact(place: Place) -> int | None:
    """0294.3850850, 1900 1234"""
    end = _phone(place)
    return end if end and not _counts(unit_at(place.text, end)) else None


def identity_number(place: Place) -> int | None:
    """Ten digits and more without a dot: a tax code, an account"""
    end = _long_id(place)
    return end if end and not unit_at(place.text, end) else None


def road_post(place: Place) -> int | None:
    """Km 12+500"""
    return _km_post(place) if _KM_BEFORE.search(place.left) else None


def age(place: Place) -> int | None:
    """18 tuổi"""
    end = place.start + len(place.number())
    return end if _YEARS_OLD.match(place.text, end) else None


def quoted_name(place: Place) -> int | None:
    """mô hình “4 lớp”, "3 không" """
    end = place.start + len(place.number())
    quoted = place.left.endswith(("“", '"', "‘", "'"))
    return end if quoted and _QUOTE_ENDS.match(place.text, end) else None


def one_stop(place: Place) -> int | None:
    """hệ thống 1 cửa"""
    end = place.start + len(place.number())
    return end if _ONE_STOP.match(place.text, end) else None


def months_of_year(place: Place) -> int | None:
    """6 tháng đầu năm, 9 tháng năm 2020"""
    end = place.start + len(place.number())
    return end if _MONTHS_OF.match(place.text, end) else None


def duration_in_name(place: Place) -> int | None:
    """sơ kết 3 năm thực hiện, kế hoạch 5 năm 2021-2025"""
    end = place.start + len(place.number())
    if not _YEARS_BEHIND.match(place.text, end):
        return None
    return end if _NAMED_BEFORE.search(place.left) or _YEARS_OF.match(place.text, end) else None


def glued_code(place: Place) -> int | None:
    """3G, 30a, 05b: letters that no unit or scale begins with stick to the digits"""
    end = _glued(place)
    if not end:
        return None
    letters = _LETTERS.match(place.text, end)[0]  # type: ignore[index]
    scale = _GLUED_SCALE.match(letters)
    unit = unit_at(place.text, end)
    symbol = unit and (len(letters) > 1 or letters.islower() or unit.name == letters)  # "3G" are no grams
    return None if scale or symbol else end + len(letters)


def lead_word(place: Place) -> int | None:
    """The word before says what the digits are: tháng 5, Điều 5, mức độ 3 (data/number_leads.tsv)"""
    return None if is_rank(place.text, place.start) else _lead_end(place)[1]


def bare_year(place: Place) -> int | None:
    """2020 with no noun behind it"""
    end = _year(place)
    if not end:
        return None
    unit = unit_at(place.text, end)
    return None if _counts(unit) or _MEASURED.match(place.text, end) else end


def _counts(unit: Unit | None) -> bool:
    """A noun that numbers count, not a stretch of time ("ngày 5 tháng 6")."""
    return bool(unit) and unit.name not in ("ngày", "tháng", "năm", "quý", "tuần", "giờ", "phút")  # type: ignore[union-attr]


@cache
def _leads() -> dict[str, tuple[str, str]]:
    return {fold_tone(row["words"]): (row["rule"], row["when"]) for row in rows_of("number_leads.tsv")}


def _lead_rule(place: Place) -> str:
    return _lead_end(place)[0]


_TOTALS = (
    "tổng số",
    "nâng số",
    "con số",
    "chứng thư số",
    "trong số",
    "ký số",
    "thuê bao số",
    "dân số",
    "với số",
    "hệ số",
)
"""Phrases that end in "số" and lead to a figure all the same."""


def _lead_end(place: Place) -> tuple[str, int | None]:
    """(rule, end) by the longest lead word before the digits, ("", None) where none rejects them."""
    words = [fold_tone(found[0]) for found in _LAST_WORDS.finditer(place.left[-32:])]
    gap = _NO_LETTERS.search(place.left)[0]  # type: ignore[index]
    if not words or gap.strip(" .:*,"):
        return "", None
    for size in range(min(3, len(words)), 0, -1):
        entry = _leads().get(" ".join(words[-size:]))
        if entry and not (gap.strip(" .*") and entry[1] != "always"):
            rule, when = entry
            if words[-1] == "số" and " ".join(words).endswith(_TOTALS):
                return "", None
            return rule, _claimed(place, when)
    return "", None


def _claimed(place: Place, when: str) -> int | None:
    number = place.number()
    end = place.start + len(number)
    digits = "".join(filter(str.isdigit, number))
    counted = _counts(unit_at(place.text, end)) or _SCALED.match(place.text, end)
    if when == "year":
        return _years(place) or _year(place)
    if when == "small" and (len(digits) > 2 or int(digits) > 31 or not number.isdigit()):
        return None
    if when in ("alone", "small") and counted and not _is_listing(place, end):
        return None
    return end


def _is_listing(place: Place, end: int) -> bool:
    """ "mức độ 3, mức độ 4", "tháng 5 và 5 tháng": the noun behind begins the next item."""
    return bool(_LISTED.match(place.text, end))


RULES: tuple[Callable[[Place], int | None], ...] = (
    reference,
    date,
    year_span,
    clock_time,
    map_scale,
    road_post,
    footnote_mark,
    bracket_label,
    list_label,
    decimal_version,
    contact,
    glued_to_word,
    quoted_name,
    one_stop,
    age,
    months_of_year,
    duration_in_name,
    day_and_month,
    lead_word,
    bare_year,
    glued_code,
    identity_number,
    page_number,
)
"""In the order in which they are asked; the first that claims the digits gives the reason."""
