"""What digits are when they are no indicator: dates, references, levels, names, labels (DOMAIN 3.7).

A rule is a small function of a `Place`; it gives the end of the digits that it claims, or None. The order of RULES is
the policy, their names are the reasons that `baocao explain` prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import msgspec
import regex

from ..data import rows_of
from ..text.folding import fold_tone
from . import patterns
from .numerals import NUMERAL
from .ranks import is_rank
from .units import Unit, folded_word, unit_at

_WINDOW = 48
_LAST_WORDS = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)*")


class Place(msgspec.Struct, frozen=True, gc=False):
    """A digit run and its neighbourhood."""

    text: str
    start: int
    left: str
    """Up to 48 characters of the same line before the digits, bold marks left out."""

    number: str
    """The numeral that begins here."""

    @property
    def end(self) -> int:
        """End of the numeral."""
        return self.start + len(self.number)

    def claim(self, pattern: re.Pattern[str] | regex.Pattern[str]) -> int | None:
        """End of what a pattern matches at the digits."""
        found = pattern.match(self.text, self.start, self.start + patterns.REACH)
        return found.end() if found else None


Rule = Callable[[Place], int | None]


def rejected_at(text: str, start: int) -> tuple[str, int] | None:
    """(rule, end) of the digits at `start` where they are no indicator, else None.

    >>> rejected_at("Điều 5 khoản 2", 5), rejected_at("có 5 đơn", 3)
    (('article', 6), None)
    """
    line = text.rfind("\n", 0, start) + 1
    left = text[max(line, start - _WINDOW) : start].replace("**", "")
    numeral = NUMERAL.match(text, start)
    place = Place(text, start, left, numeral[0] if numeral else "")
    odd = patterns.ODD_LOOK.match(text, start) is not None
    shaped = odd and place.claim(patterns.ANY_SHAPE) is not None
    behind = patterns.ANY_BEHIND.match(text, place.end) is not None
    worded = left[-1:] == " " and left[-2:-1].isalpha()
    for rule in _rules_asked(shaped, behind, worded):
        end = rule(place)
        if end:
            name = rule.__name__
            return (_lead_rule(place) or name, end) if rule is lead_word else (name, end)
    return None


@cache
def _rules_asked(shaped: bool, behind: bool, worded: bool) -> tuple[Rule, ...]:
    """RULES without those that cannot claim digits of this look, before these words, or behind a word."""
    skipped = frozenset[Rule]().union(
        () if shaped else BY_SHAPE, () if behind else BY_WORDS_BEHIND, BY_MARK_BEFORE if worded else ()
    )
    return tuple(rule for rule in RULES if rule not in skipped)


def reference(place: Place) -> int | None:
    """14/2018/TT-BTTTT, 16-KH/TU"""
    return place.claim(patterns.REFERENCE)


def clock_time(place: Place) -> int | None:
    """08h00, 7 giờ 30 phút, 24/24 giờ, 24/7; but not 24/24 xã"""
    around = place.claim(patterns.AROUND_THE_CLOCK)
    return around if around and not _counts(unit_at(place.text, around)) else place.claim(patterns.CLOCK)


def glued_to_word(place: Place) -> int | None:
    """Covid-19, GDP1, IPv6, CNTT.05: digits that carry a word on"""
    before = None if place.left.endswith(" ") else patterns.WORD_BEFORE.search(place.left[-2:])
    if not before or (before[0][-1] == "." and not before[0][0].isupper()):
        return None
    if patterns.GLUED_VERB.search(place.left):
        return None
    return place.claim(patterns.CODE)


def footnote_mark(place: Place) -> int | None:
    """8,01%3; 8,01% (1)"""
    return place.claim(patterns.SINGLE_DIGIT) if place.left.endswith(("%", "‰")) else None


def bracket_label(place: Place) -> int | None:
    """(1) …; (2) …; and the footnote mark "(1)" """
    end = place.claim(patterns.BRACKET_LABEL) if place.left.endswith("(") else None
    return end - 1 if end else None


def list_label(place: Place) -> int | None:
    """1. or 6.1. or 2) at the beginning of a line"""
    if place.left.strip(" \t*") and not patterns.BULLET.fullmatch(place.left):
        return None
    end = place.claim(patterns.LIST_LABEL)
    if not end:
        return None
    return place.start + len(place.text[place.start : end].rstrip())


def page_number(place: Place) -> int | None:
    """A number alone on its line"""
    return place.claim(patterns.ALONE) if not place.left.strip(" -–\t") and not place.left.strip("- –\t(") else None


def map_scale(place: Place) -> int | None:
    """tỷ lệ 1/500"""
    return place.claim(patterns.SCALE_OF_MAP) if patterns.RATIO_BEFORE.search(place.left) else None


def date(place: Place) -> int | None:
    """15/10/2018, 7-9/5/2020, 5/2020, 3.2019"""
    return place.claim(patterns.DATE)


def year_span(place: Place) -> int | None:
    """2016-2020"""
    return place.claim(patterns.YEARS)


def day_and_month(place: Place) -> int | None:
    """từ ngày 15/4, dịp lễ 30/4 và 1/5; but not 03/04 đơn"""
    end = place.claim(patterns.DAY_MONTH)
    if not end:
        return None
    return end if patterns.DATED_BEFORE.search(place.left) and not unit_at(place.text, end) else None


def decimal_version(place: Place) -> int | None:
    """5.0.2, 3713.0.1058888: groups that no number has"""
    end = place.claim(patterns.VERSION)
    return end if end and not patterns.GROUPED.fullmatch(place.text, place.start, end) else None


def standard(place: Place) -> int | None:
    """ISO 9001:2015, QCVN 22:2014/BTTTT"""
    return place.claim(patterns.STANDARD)


def release(place: Place) -> int | None:
    """cách mạng công nghiệp 4.0"""
    end = place.claim(patterns.RELEASE)
    return end if end and not unit_at(place.text, end) and not patterns.MEASURED.match(place.text, end) else None


def contact(place: Place) -> int | None:
    """0294.3850850, 1900 1234"""
    end = place.claim(patterns.PHONE)
    return end if end and not _counts(unit_at(place.text, end)) else None


def identity_number(place: Place) -> int | None:
    """Ten digits and more without a dot: a tax code, an account"""
    end = place.claim(patterns.LONG_ID)
    return end if end and not unit_at(place.text, end) else None


def road_post(place: Place) -> int | None:
    """Km 12+500"""
    return place.claim(patterns.KM_POST) if patterns.KM_BEFORE.search(place.left) else None


def age(place: Place) -> int | None:
    """18 tuổi"""
    end = place.end
    return end if patterns.YEARS_OLD.match(place.text, end) else None


def quoted_name(place: Place) -> int | None:
    """mô hình “4 lớp”, "3 không" """
    end = place.end
    quoted = patterns.QUOTE_OPENS.search(place.left[-22:])
    return end if quoted and patterns.QUOTE_ENDS.match(place.text, end) else None


def one_stop(place: Place) -> int | None:
    """hệ thống 1 cửa"""
    end = place.end
    return end if patterns.ONE_STOP.match(place.text, end) else None


def months_of_year(place: Place) -> int | None:
    """6 tháng đầu năm, 9 tháng năm 2020, tính chung 9 tháng; 9 tháng thu …"""
    end = place.end
    running = patterns.OPENS_WITH_MONTHS.search(place.left) and patterns.MONTHS.match(place.text, end)
    return end if running or patterns.MONTHS_OF.match(place.text, end) else None


def duration_in_name(place: Place) -> int | None:
    """sơ kết 3 năm thực hiện, kế hoạch 5 năm 2021-2025"""
    end = place.end
    if not patterns.YEARS_BEHIND.match(place.text, end):
        return None
    return end if patterns.NAMED_BEFORE.search(place.left) or patterns.YEARS_OF.match(place.text, end) else None


def glued_code(place: Place) -> int | None:
    """3G, 30a, 05b: letters that no unit or scale begins with stick to the digits"""
    end = place.claim(patterns.GLUED)
    if not end:
        return None
    letters = patterns.LETTERS.match(place.text, end)[0]  # type: ignore[index]
    scale = patterns.GLUED_SCALE.match(letters)
    unit = unit_at(place.text, end)
    symbol = unit and (len(letters) > 1 or letters.islower() or unit.name == letters)  # "3G" are no grams
    return None if scale or symbol else end + len(letters)


def package_size(place: Place) -> int | None:
    """đường loại 1kg có giá 25.000đ; 40.000đ/chục 10 quả; vàng 99,99%: the goods that a price is for, no quantity"""
    ahead = place.text[place.end : place.end + patterns.REACH]
    described = ("giá" in ahead or "/" in ahead) and patterns.BEFORE_PRICE.match(ahead)
    pure = place.number.startswith("99") and patterns.PURITY_BEFORE.search(place.left)
    counted = "/" in place.left and patterns.AFTER_PRICE_BASE.search(place.left)
    return place.end if described or pure or counted else None


def product_code(place: Place) -> int | None:
    """giống lúa OM 18: an acronym, and no noun behind the digits"""
    if not place.left[-2:-1].isupper() or not place.number.isdigit() or not patterns.ACRONYM_BEFORE.search(place.left):
        return None
    measured = unit_at(place.text, place.end) or patterns.MEASURED.match(place.text, place.end)
    return None if measured else place.end


def lead_word(place: Place) -> int | None:
    """The word before says what the digits are: tháng 5, Điều 5, mức độ 3 (data/number_leads.tsv)"""
    end = _lead_end(place)[1]
    return None if end and is_rank(place.text, place.start) else end


def bare_year(place: Place) -> int | None:
    """2020 with no noun behind it"""
    end = place.claim(patterns.YEAR)
    if not end:
        return None
    unit = unit_at(place.text, end)
    return None if _counts(unit) or patterns.MEASURED.match(place.text, end) else end


def _counts(unit: Unit | None) -> bool:
    """A noun that numbers count, not a stretch of time ("ngày 5 tháng 6")."""
    return bool(unit) and unit.name not in ("ngày", "tháng", "năm", "quý", "tuần", "giờ", "phút")  # type: ignore[union-attr]


@cache
def _leads() -> dict[str, tuple[str, str]]:
    return {fold_tone(row["words"]): (row["rule"], row["when"]) for row in rows_of("number_leads.tsv")}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words.split()[-1] for words in _leads())


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
    stem = place.left.rstrip(" .:*,")
    gap = place.left[len(stem) :]
    if folded_word(_letters_at_end(stem)) not in _last_words():  # as before most numbers
        return "", None
    words = [folded_word(word) for word in _LAST_WORDS.findall(place.left[-32:])]
    for size in range(min(3, len(words)), 0, -1):
        entry = _leads().get(" ".join(words[-size:]))
        if entry and not (gap.strip(" .*") and entry[1] != "always"):
            rule, when = entry
            if words[-1] == "số" and " ".join(words).endswith(_TOTALS):
                return "", None
            return rule, _claimed(place, when)
    return "", None


def _letters_at_end(text: str) -> str:
    start = len(text)
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:]


def _claimed(place: Place, when: str) -> int | None:
    number = place.number
    end = place.end
    digits = "".join(filter(str.isdigit, number))
    counted = _counts(unit_at(place.text, end)) or patterns.SCALED.match(place.text, end)
    if when == "year":
        return place.claim(patterns.YEARS) or place.claim(patterns.YEAR)
    second = patterns.SECOND_OF_RANGE.match(place.text, end)
    if second and _counts(unit_at(place.text, second.end())):
        return None
    if when == "small" and (len(digits) > 2 or int(digits) > 31 or not number.isdigit()):
        return None
    if when in ("alone", "small") and counted and not _is_listing(place, end):
        return None
    pair = patterns.SECOND_OF_PAIR.match(place.text, end)  # "bậc 4/7"
    return pair.end() if pair and when == "small" else end


def _is_listing(place: Place, end: int) -> bool:
    """ "mức độ 3, mức độ 4", "tháng 5 và 5 tháng": the noun behind begins the next item."""
    return bool(patterns.LISTED.match(place.text, end))


RULES: tuple[Rule, ...] = (
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
    standard,
    release,
    contact,
    glued_to_word,
    quoted_name,
    one_stop,
    age,
    months_of_year,
    day_and_month,
    package_size,
    product_code,
    lead_word,
    duration_in_name,
    bare_year,
    glued_code,
    identity_number,
    page_number,
)
"""In the order in which they are asked; the first that claims the digits gives the reason."""
BY_SHAPE: frozenset[Rule] = frozenset(
    {
        *(reference, date, year_span, clock_time, map_scale, road_post, decimal_version, standard, release, contact),
        *(day_and_month, bare_year, glued_code, identity_number),
    }
)
"""Rules that go by the look of the digits: one pattern (ANY_SHAPE) tells whether any of them can claim them."""
BY_WORDS_BEHIND: frozenset[Rule] = frozenset({age, one_stop, months_of_year, duration_in_name})
"""Rules that need certain words behind the digits (ANY_BEHIND)."""
BY_MARK_BEFORE: frozenset[Rule] = frozenset({footnote_mark, bracket_label, list_label, glued_to_word, page_number})
"""Rules that need a mark, or nothing, before the digits."""
