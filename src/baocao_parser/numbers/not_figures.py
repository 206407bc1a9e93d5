"""What digits are by the words around them when they are no figure: levels, articles, names, labels (DOMAIN 3.7).

A rule is a small function of a `Spot`; it gives the end of the digits that it claims, or None. The order of RULES is
the policy, their names are the reasons that `baocao explain` prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ..data import lines_of
from ..lexicon import entries_in, entry_at, words_with
from .amounts import amount_at
from .class_limits import CLAUSE_ENDS, group_limit, size_class
from .list_marks import bracket_label, list_label, note_mark, page_number
from .numbered import lead_word
from .quotes import is_quoted
from .shapes import shaped
from .spot import Spot

Rule = Callable[[Spot], int | None]

_CODE = re.compile(r"\d+(?:[.:/-]\d+){0,9}")
_GLUED = re.compile(r"\d+ (?: [.,-] \d+ ){0,6} (?= [A-Za-zÀ-ỹ] )", re.VERBOSE)
_LETTERS = re.compile(r"[^\W_]+")
_TO = "|".join(sorted(words_with("to")))
_OLD = re.compile(rf"(?:\s*(?:{_TO}|[-–])\s*(?:dưới\s*)?\d+)?[\s-]*(?:\d+\s*)?tuổi\b")
_YEARS = re.compile(r"\s+năm(?![^\W\d_])", re.IGNORECASE)
_GOODS = re.compile(
    r"""
      (?: [-–] \d+ )? \s? [%\w]+ (?: / \w+ )? (?: \s \d+ \s? \w+ )? \s+ (?: có \s+ )?
      giá \s+ (?! trị ) (?: [^\W\d_]+ \s+ ){0,2} \d                     # 1kg có giá 25.000, 30-40 con/kg có giá
    | (?: \s [^\W\d_]+ ){1,6} \s+ (?: \d[\d.]* \s? [-–] \s? )? \d[\d.]* \s?
      (?: đ | đồng ) /                                                 # sắt 8 Tây Đô 19.000 - 19.500đ/kg
    """,
    re.VERBOSE,
)
_BEHIND_PRICE = re.compile(r"\d [\s.]? (?: đ | đồng )? \s? / \s? [^\W\d_]+ [\s/] $", re.VERBOSE)
_PURE = re.compile(r"(?<![^\W\d_])(?:vàng|bạc|nhẫn)[\s(]*$", re.IGNORECASE)
_PACKAGES = words_with("package")
_EACH = words_with("each")
_ACRONYM = re.compile(r"(?![IVXL]+$)[A-ZĐ]{2,4}")
_STOPS = re.compile(r"\s*(?:[,;/)]|\.?$)")
_PER = re.compile(r"(?:(?<![^\W\d_])(?:trên|bình quân|(?P<each>mỗi|cứ)|cho)|/)\s*$", re.IGNORECASE)
_PARTS_OF_COUNT = re.compile(r"\d,\d+\s")


_BESIDE = re.compile(r"(?<=\d)[ \u00a0](?=\d)")
MOST_NAMES = 20
"""Larger numbers are names of places and documents, which the lexicon has."""
_PAIR = re.compile(r"/\d{1,2}(?!\d)")
_PAIRED = ("level", "grade", "ordinal")
"""What two numbers may name together: "bậc 3/7, 4/7"."""
_TIMES_IN_YEAR = {"month": 12, "quarter": 4, "week": 53}


def not_a_figure(spot: Spot) -> tuple[str, int] | None:
    """(rule, end) of digits that are no figure, None for those that are one."""
    look = shaped(spot)
    if look:
        return look
    for rule in RULES:
        end = rule(spot)
        if end:
            return _reason(spot, rule), end
    return None


def _reason(spot: Spot, rule: Rule) -> str:
    return spot.lead.lead.split()[0] if rule is lead_word and spot.lead else rule.__name__


def glued_to_word(spot: Spot) -> int | None:
    """Covid-19, GDP1, IPv6, CNTT.05: digits that carry a code on; a word of small letters only lost its space"""
    before = spot.left[-2:]
    mark = before[-1:] if before[-1:] in (*"-.–_@",) else ""
    letter = before[-2:-1] if mark else before[-1:]
    if not letter.isalpha() or (mark == "." and not letter.isupper()):
        return None
    word = _LETTERS.findall(spot.left)[-1]
    if not mark and word.islower() and len(word) > 1 and not word.isascii():
        return None  # "năng suấtlúa55,8 tạ/ha"
    if not mark and word.islower() and spot.is_counted(spot.number_end):
        return None
    code = _CODE.match(spot.text, spot.start)
    return code.end() if code else None  # "A¼": a fraction carries no code on


def quoted(spot: Spot) -> int | None:
    """mô hình “4 lớp”, "6 rõ", “Hơn 300 thanh niên hiến máu”: names, slogans, rules and headlines are quoted"""
    return spot.number_end if is_quoted(spot.text, spot.start) else None


def age(spot: Spot) -> int | None:
    """18 tuổi"""
    end = spot.number_end
    return end if _OLD.match(spot.text, end) else None


def glued_code(spot: Spot) -> int | None:
    """3G, 30a, 05b: letters that no unit or scale begins with stick to the digits"""
    found = _GLUED.match(spot.text, spot.start)
    if not found or spot.amount.scale > 1:
        return None
    end = found.end()
    letters = _LETTERS.match(spot.text, end)
    if not letters:
        return None  # an accent that belongs to no letter
    noun = spot.noun(end)
    symbol = noun and (len(letters[0]) > 1 or letters[0].islower() or noun.words == letters[0])  # "3G" are no grams
    return None if symbol else letters.end()


def goods(spot: Spot) -> int | None:
    """đường loại 1kg có giá 25.000đ; 40.000đ/chục 10 quả; vàng 99,99%: what a price is for is no quantity"""
    end = spot.number_end
    ahead = spot.text[end : end + 96]
    described = ("giá" in ahead or "/" in ahead) and _GOODS.match(ahead) and not _is_dealt_with(spot)
    pure = spot.text.startswith("99", spot.start) and _PURE.search(spot.left)
    counted = "/" in spot.left and not spot.amount.percent and _BEHIND_PRICE.search(spot.left)
    return end if described or pure or counted else None


def _is_dealt_with(spot: Spot) -> bool:
    """ "Hỗ trợ 100 hộ 500.000 đồng/hộ", "bán 100 tấn lúa giá 6.500 đồng/kg": so many were counted, or so much paid"""
    noun = spot.noun(spot.number_end)
    named = spot.lead is None or spot.lead.word_class in ("noun", "lead") or spot.amount.percent  # "hạt dài 5% giá …"
    return not named or (noun is not None and (noun.sort in ("person", "body", "place") or noun.kind == "money"))


def product_code(spot: Spot) -> int | None:
    """giống lúa OM 18 đạt …: an acronym behind what no list has, and words behind the digits that count nothing"""
    words = spot.left.split()
    if len(words) < 2 or not spot.left.endswith(" ") or not _ACRONYM.fullmatch(words[-1]) or spot.lead:
        return None
    goods = words[-2]  # but "thuế TNDN 120 tăng 5%"
    of_goods = goods.isalpha() and goods.islower() and entry_at(goods, 0) is None
    end = spot.number_end
    if not of_goods or not spot.text[spot.start : end].isdecimal() or CLAUSE_ENDS.match(spot.text, end):
        return None
    counted = spot.amount.scale > 1 or spot.noun(end) or spot.is_counted(end)
    return None if counted else end


def slogan(spot: Spot) -> int | None:
    """6 rõ, 3 không, chính quyền địa phương 02 cấp"""
    end = spot.number_end
    short = spot.value < 10 and spot.text[spot.start : end].isdecimal() and not spot.colon  # "xếp loại: 5 tốt"
    return end if short and _slogan().match(spot.text, end) else None


@cache
def _slogan() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:{'|'.join(lines_of('slogan_words.txt'))})(?=\s*(?:[,;.:)”]|$|\s(?:và|theo|của|phối)\s))"
        r"(?!\s*[,;]\s*\d+\s(?:nhì|ba)(?![^\W\d_]))"  # prizes: "01 nhất, 03 nhì"
    )


def rate_base(spot: Spot) -> int | None:
    """bình quân 1 vạn dân: 15; trên 100.000 dân; số con bình quân 1 phụ nữ"""
    behind = entry_at(spot.text, spot.amount.end)
    if not behind or behind[0].word_class != "noun":
        return None
    digits = f"{spot.value.normalize():f}" if spot.value else ""
    heads = behind[0].sort in ("person", "body") and digits.strip("0") == "1" and len(digits) > 2
    per = _PER.search(spot.left) if heads else None
    if per and (behind[0].words == "dân" or per["each"] or _tells_rate(spot.clause)):
        return spot.amount.end
    single = spot.value == 1 and spot.lead is not None and (spot.lead.sort == "average" or spot.lead.words in _EACH)
    return spot.amount.end if single and not _STOPS.match(spot.text, behind[2]) else None


def _tells_rate(clause: str) -> bool:
    """A word for a rate, or parts of what only counts: "109,4 trẻ trai/100 trẻ gái", but not "62,4 tỷ đồng/100 hộ"."""
    part = _PARTS_OF_COUNT.search(clause)
    noun = entry_at(clause, part.end()) if part else None
    return (noun is not None and noun[0].kind == "count") or any(e.sort == "rate" for e in entries_in(clause))


_YEAR_IS = re.compile(r"\d\s*=\s*$")


def index_base(spot: Spot) -> int | None:
    """(năm 2020 = 100)"""
    end = spot.number_end
    return (
        end
        if _YEAR_IS.search(spot.left)
        and spot.text[spot.start : end] == "100"
        and spot.text[end : end + 1] in ("", ")", ",")
        else None
    )


def names_counted(spot: Spot) -> int | None:
    """lúa vụ 1 45 ha, mô đun 5 98 giáo viên: of two numbers side by side the first is a name, the second is counted"""
    end = spot.number_end
    following = _BESIDE.match(spot.text, end) if spot.value <= MOST_NAMES and spot.amount.end == end else None
    named = spot.left[-1:] == " " and spot.left.rstrip()[-1:].isalpha() and not spot.colon
    if not following or not named or (spot.lead and spot.lead.word_class not in ("noun", "quantity", "compound")):
        return None
    counted = amount_at(spot.text, following.end())
    return end if counted.percent or counted.scale > 1 or spot.is_counted(counted.behind) else None


def listed_with(spot: Spot) -> int | None:
    """mức độ 3 và 4; tháng 5, 6 và 7: a second one of what the digits before it are"""
    end = spot.number_end
    number = spot.text[spot.start : end]
    if not spot.last or not number.isdecimal():
        return None
    if pair := _PAIR.match(spot.text, end):
        if spot.last not in _PAIRED:
            return None  # "thôn 5, 3/12 chưa đạt"
        end = pair.end()
    if spot.is_counted(end) or spot.noun(end) or spot.names_thing(end):
        return None
    if spot.last in _TIMES_IN_YEAR:
        return end if spot.value <= _TIMES_IN_YEAR[spot.last] else None
    return end if len(number) <= 2 or spot.last == "contact" else None


def span_of_years(spot: Spot) -> int | None:
    """sơ kết 3 năm thực hiện, sau 5 năm, kế hoạch 5 năm 2021-2025, 75 năm ngày thành lập"""
    end = spot.number_end
    return end if _YEARS.match(spot.text, end) else None


def package(spot: Spot) -> int | None:
    """loại 350ml: 902; chai 1000 viên: a size that tells one sort from another"""
    if spot.lead is None or spot.lead.words not in _PACKAGES:
        return None
    noun = spot.noun(spot.number_end)
    return spot.number_end if noun and (noun.kind == "measure" or not spot.lead.lead) else None


RULES: tuple[Rule, ...] = (
    note_mark,
    bracket_label,
    list_label,
    glued_to_word,
    quoted,
    age,
    slogan,
    rate_base,
    group_limit,
    size_class,
    package,
    index_base,
    goods,
    product_code,
    lead_word,
    names_counted,
    listed_with,
    span_of_years,
    glued_code,
    page_number,
)
"""In the order in which they are asked; the first that claims the digits gives the reason."""
