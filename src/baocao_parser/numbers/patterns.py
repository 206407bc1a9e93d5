"""Patterns of digits that are no indicator, and of the words around them; verbose, one idea each (DOMAIN 3.7)."""

from __future__ import annotations

import re

import regex

REACH = 96
"""Characters behind a place in which any of these comes to its end.

`regex` first looks for a literal that a pattern needs, up to the end of the text: unbounded, every look at a number
would cost the length of its paragraph.
"""
YEAR_DIGITS = r"(?:19|20)\d\d (?! \d )"
REFERENCE = regex.compile(
    r"""
      \d+ [a-zđ]? (?: \( [a-z] \) )? \s* / \s* (?: (?:19|20)\d\d \s* / \s* )?   # 45a/, 02(m)/, 14/2018/
      (?= [A-ZĐ] [\w&]* [-/&] | (?:QH|QĐ|NQ|NĐ|BC|KH|TB|CT|TT|CV|TTr|HD|UBND)\d* \b )
      [A-ZĐ][\w&]* (?: \s?[-/]\s? [A-ZĐ\d][\w&.]* )*
    | \d+ [a-z]? \s* - \s* [A-ZĐ][A-Za-zĐđ]{0,4} / [A-ZĐ][\w-]*                 # 16-KH/TU (Party)
    | \d+ - (?: NQ|QĐ|CT|KH|HD|BC|TB|KL|TTr|CTr ) [A-ZĐ]* (?! \p{Ll} )           # 04-NQTW
    """,
    regex.X,
)
DATE = re.compile(
    rf"""
      \d{{1,2}} \s* (?: [-–,] \s? \d{{1,2}} \s* )?                        # 15, 7-9
      (?P<s> [/.-] ) \s* \d{{1,2}} \s* (?P=s) \s* {YEAR_DIGITS}          # /10/2018
    | \d{{1,2}} \s* [/] \s* {YEAR_DIGITS}                                                # 5/2020
    | \d{{1,2}} [.-] {YEAR_DIGITS} (?! [.,] \d )                                         # 3.2019
    """,
    re.VERBOSE,
)
DAY_MONTH = re.compile(
    r"(?: 0?[1-9] | [12]\d | 3[01] ) \s? [/-] \s? (?: 0?[1-9] | 1[0-2] ) (?! [\d/] | [.,]\d )", re.VERBOSE
)
YEARS = re.compile(rf"{YEAR_DIGITS} \s* (?: [-–—] | đến (?:\ năm)? ) \s* (?: {YEAR_DIGITS} | \d\d (?!\d) )", re.VERBOSE)
YEAR = re.compile(rf"{YEAR_DIGITS} (?! [.,]\d )", re.VERBOSE)
CLOCK = re.compile(
    r"""
    \d{1,2} \s? (?:
        h \s? (?: \d{2} )? (?! [^\W\d_] )                                             # 08h00
      | giờ \s? (?: \d{2} (?: \s? phút )? (?! \d ) | sáng | chiều | tối | ngày )   # 7 giờ 30 phút, 15 giờ ngày
      | : \d{2} (?! \d )                                                          # 14:30
    )
    """,
    re.VERBOSE,
)
AROUND_THE_CLOCK = re.compile(r"24 \s? / \s? (?: 24 | 7 ) (?! \d )", re.VERBOSE)
SCALE_OF_MAP = re.compile(r"1 \s? / \s? (?: \d{3,} | \d{1,3} (?: \.\d{3} )+ )", re.VERBOSE)
VERSION = re.compile(r"\d+ (?: \.\d+ ){2,}", re.VERBOSE)
PHONE = re.compile(
    r"""
      0\d{2,3} \) \s* \d{5,} | 0\d{2,4} [.\s-] \d{3,} (?: [.\s-]? \d{3,} )* | 0\d{9,10} (?!\d)    # (0203) 3835678
    | 1[89]00 [.\s]? \d{4,6} (?!\d)                                                           # 1900 1234
    """,
    re.VERBOSE,
)
STANDARD = regex.compile(r"\d+ (?: -\d+ )? : (?:19|20)\d\d (?! \d ) (?: / \p{Lu}+ )?", regex.X)
RELEASE = re.compile(r"\d \. 0 (?! [\d.,] )", re.VERBOSE)
LONG_ID = re.compile(r"\d{10,}", re.VERBOSE)
BRACKET_LABEL = re.compile(r"\d{1,2} \)", re.VERBOSE)
LIST_LABEL = regex.compile(
    r"\d{1,3} (?: \.\d{1,2} ){0,4} (?: [.)/] (?! \d ) \s* (?! (?:và|đến)\b ) | (?<= \.\d{1,2} ) \s+ (?= \p{Lu} ) )",
    regex.X,
)
ALONE = re.compile(r"\d{1,3} \s* [-–]? \s* (?: $ | \n ) | \d{1,3} \s? / \s? \d{1,3} \s* (?: \n | $ )", re.VERBOSE)
GLUED = re.compile(r"\d+ (?: [.,-] \d+ ){0,6} (?= [^\W\d_] )", re.VERBOSE)
KM_POST = re.compile(r"\d+ \s? \+ \s? \d+", re.VERBOSE)

_SHAPES = (
    *(REFERENCE, DATE, YEARS, YEAR, CLOCK, AROUND_THE_CLOCK, SCALE_OF_MAP, KM_POST, VERSION, STANDARD, RELEASE, PHONE),
    *(DAY_MONTH, GLUED, LONG_ID),
)
ANY_SHAPE = regex.compile("|".join(f"(?:{shape.pattern}\n)" for shape in _SHAPES), regex.X)
"""What can be a date, a reference … by its look: asked first, because most digits are none of these."""

ODD_LOOK = re.compile(
    r"""
      \d[\d.,]*+ (?: \s{0,2} [/:+–—(-] | [^\W\d_] | \s* \d | \s+ (?: giờ | đến ) )   # what may stand behind
    | (?: \d{1,2} \. )? (?: 19 | 20 ) \d\d (?! \d )                                  # a year
    | 0 \d{2,4} [.)] | 1[89]00 | \d{9,} | \d\.0 | \d+\.\d+\.\d                         # a phone, a long id, a version
    """,
    re.VERBOSE,
)
"""Holds wherever ANY_SHAPE does, at a tenth of its price."""

WORD_BEFORE = regex.compile(r"(?:\p{L}[-.–_]?|[\p{L}\d][_@])$")
GLUED_VERB = re.compile(r"(?<![^\W\d_])(?:từ|có|là|đạt|gồm|đến|cấp)$", re.IGNORECASE)
CODE = re.compile(r"\d+(?:[.:/-]\d+){0,9}")
SINGLE_DIGIT = re.compile(r"\d(?![\d.,])")
BULLET = re.compile(r"\s*[-–+•]\s*")
RATIO_BEFORE = re.compile(r"t[ỷỉ] lệ\s*$", re.IGNORECASE)
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
KM_BEFORE = re.compile(r"km\.?\s*$", re.IGNORECASE)
YEARS_OLD = re.compile(r"[\s-]*(?:\d+\s*)?tuổi\b")
QUOTE_OPENS = re.compile(r"[“\"][^”\"\n]{0,20}$|[‘']$")
QUOTE_ENDS = re.compile(r"[^”\"’'\n]{1,24}[”\"’']")
ONE_STOP = re.compile(r"\s+cửa(?![^\W\d_]|\s+hàng)")
YEARS_BEHIND = re.compile(r"\s+năm(?![^\W\d_])", re.IGNORECASE)
NAMED_BEFORE = re.compile(
    r"(?:sơ kết|tổng kết|kế hoạch|hành động|chương trình|kỷ niệm|chiến lược|chu kỳ|nhiệm kỳ|giai đoạn|sau|qua)\s*$",
    re.IGNORECASE,
)
LETTERS = regex.compile(r"[\p{L}\d²³]+")
GLUED_SCALE = re.compile(
    r"(?:nghìn|ngàn|triệu|tr|tỷ|tỉ|vạn|đ)(?![^\W\d_])|trđ|tỷđ|trđồng|triệuđồng|tỷđồng", re.IGNORECASE
)
MEASURED = re.compile(r"\s?[%‰/]|\s(?:triệu|tỷ|nghìn)(?![^\W\d_])")
SECOND_OF_RANGE = re.compile(r"\s*[-–]\s*\d[\d.,]*")
SECOND_OF_PAIR = re.compile(r"/\d{1,2}(?!\d)")
SCALED = re.compile(r"\s?[%‰]|\s(?:triệu|tỷ|nghìn)(?![^\W\d_])")
LISTED = re.compile(r"\s*[,;:/]")
DATED_BEFORE = re.compile(
    r"""
      (?: ngày | lễ | dịp | mùng | đường | sáng | chiều | tối | trưa | niệm | hạn | trước | sau ) \s* (?: là \s* )? $
    | (?: \d/\d{1,2} | lễ | ngày ) [^.;]{0,16} (?: đến | và | [-–,] ) \s* $    # từ ngày 15/4 đến ngày
    | (?: từ | đến ) \s* $
    | (?: ngày | lễ | dịp | kỷ\ niệm ) [^.,;:()\d]* $                               # Ngày Nhà giáo Việt Nam 20-11
    """,
    re.VERBOSE | re.IGNORECASE,
)
OPENS_WITH_MONTHS = re.compile(
    r"(?:^|[.;:,(]|(?<![^\W\d_])(?:trong|qua|tính (?:chung|gộp)|l[ũu][yỹ] kế|cộng dồn))\s*$", re.IGNORECASE
)
MONTHS = re.compile(r"\s+tháng(?![^\W\d_])", re.IGNORECASE)
MONTHS_OF = re.compile(
    r"""
      \s+ tháng \s* :
    | \s+ (?: tháng | tuần | quý ) \s+
      (?: đầu | cuối | năm | qua | tới | của\ năm | ước | đạt | thực\ hiện
        | tăng | giảm | bằng | toàn | cả ) (?! [^\W\d_] )
    | \s+ (?: ngày | tháng ) \s+ (?: tết | nghỉ )
    """,
    re.IGNORECASE | re.VERBOSE,
)
YEARS_OF = re.compile(r"\s+năm\s+(?:thực hiện|triển khai|thi hành|qua|gần|liên|ngày|\(?(?:19|20)\d\d)", re.IGNORECASE)
BEFORE_PRICE = regex.compile(
    r"""
      (?: [-–] \d+ )? \s? [%\p{L}]+ (?: / \p{L}+ )? (?: \s \d+ \s? \p{L}+ )? \s+ (?: có \s+ )?
      giá \s+ (?: \p{L}+ \s+ ){0,2} \d                                   # 1kg có giá 25.000, 30-40 con/kg có giá
    | \s \p{Lu}\p{Ll}+ (?: \s \p{L}+ ){0,4} \s+ \d[\d.]* \s? (?: đ | đồng ) /   # sắt 8 Tây Đô 19.000đ/kg
    """,
    regex.X,
)
PURITY_BEFORE = re.compile(r"(?<![^\W\d_])(?:vàng|bạc|nhẫn)[\s(]*$", re.IGNORECASE)
AFTER_PRICE_BASE = re.compile(r"\d [\s.]? (?: đ | đồng )? \s? / \s? [^\W\d_]+ [\s/] $", re.VERBOSE)
ACRONYM_BEFORE = regex.compile(r"(?<! \p{L} ) \p{Lu}{2,4} [ ] $", regex.X)
ANY_BEHIND = re.compile(r"[\s-]*(?:\d+\s*)?(?:tuổi|cửa|năm|tháng|tuần|quý|ngày)", re.IGNORECASE)
"""How words begin that can make the digits before them no indicator: asked first, like ANY_SHAPE."""
