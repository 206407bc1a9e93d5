"""Patterns of digits that are no indicator, and of the words around them; verbose, one idea each (DOMAIN 3.7)."""

from __future__ import annotations

import re

import regex

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
DATE = regex.compile(
    rf"""
      \d{{1,2}} \s* (?: [-–,] \s? \d{{1,2}} \s* )?                        # 15, 7-9
      (?P<s> [/.-] ) \s* \d{{1,2}} \s* (?P=s) \s* {YEAR_DIGITS}          # /10/2018
    | \d{{1,2}} \s* [/] \s* {YEAR_DIGITS}                                                # 5/2020
    | \d{{1,2}} [.-] {YEAR_DIGITS} (?! [.,] \d )                                         # 3.2019
    """,
    regex.X,
)
DAY_MONTH = regex.compile(
    r"(?: 0?[1-9] | [12]\d | 3[01] ) \s? [/-] \s? (?: 0?[1-9] | 1[0-2] ) (?! [\d/] | [.,]\d )", regex.X
)
YEARS = regex.compile(rf"{YEAR_DIGITS} \s* (?: [-–—] | đến (?:\ năm)? ) \s* (?: {YEAR_DIGITS} | \d\d (?!\d) )", regex.X)
YEAR = regex.compile(rf"{YEAR_DIGITS} (?! [.,]\d )", regex.X)
CLOCK = regex.compile(
    r"""
    \d{1,2} \s? (?:
        h \s? (?: \d{2} )? (?! \p{L} )                                             # 08h00
      | giờ \s? (?: \d{2} (?: \s? phút )? (?! \d ) | sáng | chiều | tối | ngày )   # 7 giờ 30 phút, 15 giờ ngày
      | : \d{2} (?! \d )                                                          # 14:30
    )
    """,
    regex.X,
)
AROUND_THE_CLOCK = regex.compile(r"24 \s? / \s? (?: 24 | 7 ) (?! \d )", regex.X)
SCALE_OF_MAP = regex.compile(r"1 \s? / \s? (?: \d{3,} | \d{1,3} (?: \.\d{3} )+ )", regex.X)
VERSION = regex.compile(r"\d+ (?: \.\d+ ){2,}", regex.X)
PHONE = regex.compile(
    r"""
      0\d{2,3} \) \s* \d{5,} | 0\d{2,4} [.\s-] \d{3,} (?: [.\s-]? \d{3,} )* | 0\d{9,10} (?!\d)    # (0203) 3835678
    | 1[89]00 [.\s]? \d{4,6} (?!\d)                                                           # 1900 1234
    """,
    regex.X,
)
STANDARD = regex.compile(r"\d+ (?: -\d+ )? : (?:19|20)\d\d (?! \d ) (?: / \p{Lu}+ )?", regex.X)
RELEASE = regex.compile(r"\d \. 0 (?! [\d.,] )", regex.X)
LONG_ID = regex.compile(r"\d{10,}", regex.X)
BRACKET_LABEL = regex.compile(r"\d{1,2} \)", regex.X)
LIST_LABEL = regex.compile(
    r"\d{1,3} (?: \.\d{1,2} ){0,4} (?: [.)/] (?! \d ) \s* (?! (?:và|đến)\b ) | (?<= \.\d{1,2} ) \s+ (?= \p{Lu} ) )",
    regex.X,
)
ALONE = regex.compile(r"\d{1,3} \s* [-–]? \s* (?: $ | \n ) | \d{1,3} \s? / \s? \d{1,3} \s* (?: \n | $ )", regex.X)
GLUED = regex.compile(r"\d+ (?: [.,-] \d+ ){0,6} (?= \p{L} )", regex.X)
KM_POST = regex.compile(r"\d+ \s? \+ \s? \d+", regex.X)

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
GLUED_VERB = regex.compile(r"(?<!\p{L})(?:từ|có|là|đạt|gồm|đến|cấp)$", regex.I)
CODE = regex.compile(r"\d+(?:[.:/-]\d+){0,9}")
SINGLE_DIGIT = regex.compile(r"\d(?![\d.,])")
BULLET = regex.compile(r"\s*[-–+•]\s*")
RATIO_BEFORE = regex.compile(r"t[ỷỉ] lệ\s*$", regex.I)
GROUPED = regex.compile(r"\d{1,3}(?:\.\d{3})+")
KM_BEFORE = regex.compile(r"km\.?\s*$", regex.I)
YEARS_OLD = regex.compile(r"[\s-]*(?:\d+\s*)?tuổi\b")
QUOTE_OPENS = regex.compile(r"[“\"][^”\"\n]{0,20}$|[‘']$")
QUOTE_ENDS = regex.compile(r"[^”\"’'\n]{1,24}[”\"’']")
ONE_STOP = regex.compile(r"\s+cửa(?!\p{L}|\s+hàng)")
YEARS_BEHIND = regex.compile(r"\s+năm(?!\p{L})", regex.I)
NAMED_BEFORE = regex.compile(
    r"(?:sơ kết|tổng kết|kế hoạch|hành động|chương trình|kỷ niệm|chiến lược|chu kỳ|nhiệm kỳ|giai đoạn|sau|qua)\s*$",
    regex.I,
)
LETTERS = regex.compile(r"[\p{L}\d²³]+")
GLUED_SCALE = regex.compile(r"(?:nghìn|ngàn|triệu|tr|tỷ|tỉ|vạn|đ)(?!\p{L})|trđ|tỷđ|trđồng|triệuđồng|tỷđồng", regex.I)
MEASURED = regex.compile(r"\s?[%‰/]|\s(?:triệu|tỷ|nghìn)(?!\p{L})")
SECOND_OF_RANGE = regex.compile(r"\s*[-–]\s*\d[\d.,]*")
SECOND_OF_PAIR = regex.compile(r"/\d{1,2}(?!\d)")
SCALED = regex.compile(r"\s?[%‰]|\s(?:triệu|tỷ|nghìn)(?!\p{L})")
LISTED = regex.compile(r"\s*[,;:/]")
DATED_BEFORE = regex.compile(
    r"""
      (?: ngày | lễ | dịp | mùng | đường | sáng | chiều | tối | trưa | niệm | hạn | trước | sau ) \s* (?: là \s* )? $
    | (?: \d/\d{1,2} | lễ | ngày ) [^.;]{0,16} (?: đến | và | [-–,] ) \s* $    # từ ngày 15/4 đến ngày
    | (?: từ | đến ) \s* $
    | (?: ngày | lễ | dịp | kỷ\ niệm ) [^.,;:()\d]* $                               # Ngày Nhà giáo Việt Nam 20-11
    """,
    regex.X | regex.I,
)
OPENS_WITH_MONTHS = regex.compile(
    r"(?:^|[.;:,(]|(?<!\p{L})(?:trong|qua|tính (?:chung|gộp)|l[ũu][yỹ] kế|cộng dồn))\s*$", regex.I
)
MONTHS = regex.compile(r"\s+tháng(?!\p{L})", regex.I)
MONTHS_OF = regex.compile(
    r"""
      \s+ (?: tháng | tuần | quý ) \s+
      (?: đầu | cuối | năm | qua | tới | của\ năm | ước | đạt | thực\ hiện
        | tăng | giảm | bằng | toàn | cả ) (?! \p{L} )
    | \s+ (?: ngày | tháng ) \s+ (?: tết | nghỉ )
    """,
    regex.I | regex.X,
)
YEARS_OF = regex.compile(r"\s+năm\s+(?:thực hiện|triển khai|thi hành|qua|gần|liên|ngày|\(?(?:19|20)\d\d)", regex.I)
BEFORE_PRICE = regex.compile(
    r"""
      (?: [-–] \d+ )? \s? [%\p{L}]+ (?: / \p{L}+ )? (?: \s \d+ \s? \p{L}+ )? \s+ (?: có \s+ )?
      giá \s+ (?: \p{L}+ \s+ ){0,2} \d                                   # 1kg có giá 25.000, 30-40 con/kg có giá
    | \s \p{Lu}\p{Ll}+ (?: \s \p{L}+ ){0,4} \s+ \d[\d.]* \s? (?: đ | đồng ) /   # sắt 8 Tây Đô 19.000đ/kg
    """,
    regex.X,
)
PURITY_BEFORE = regex.compile(r"(?<!\p{L})(?:vàng|bạc|nhẫn)[\s(]*$", regex.I)
AFTER_PRICE_BASE = regex.compile(r"\d [\s.]? (?: đ | đồng )? \s? / \s? \p{L}+ [\s/] $", regex.X)
ACRONYM_BEFORE = regex.compile(r"(?<! \p{L} ) \p{Lu}{2,4} [ ] $", regex.X)
ANY_BEHIND = re.compile(r"[\s-]*(?:\d+\s*)?(?:tuổi|cửa|năm|tháng|tuần|quý|ngày)", re.IGNORECASE)
"""How words begin that can make the digits before them no indicator: asked first, like ANY_SHAPE."""
