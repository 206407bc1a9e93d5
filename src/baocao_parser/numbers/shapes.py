"""What digits are by their look: references, dates, clock times, telephone numbers … (DOMAIN 3.7).

One row a shape: its name (the reason that `baocao explain` prints), its pattern, and what must hold beside it. To
reject a new shape, add a row here and a line to tests/cases/numbers/none.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from .spot import Spot

GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
YEAR_DIGITS = r"(?:19|20)\d\d (?! \d )"


def _always(spot: Spot, end: int) -> bool:
    return True


class Shape(msgspec.Struct, frozen=True):
    """One kind of digits that are no figure."""

    name: str
    pattern: str
    """Verbose, from the first digit on."""
    holds: Callable[[Spot, int], bool] = _always
    """What must hold besides, given the end of the match."""


def _uncounted(spot: Spot, end: int) -> bool:
    return not spot.is_counted(end)


_UP_TO = re.compile(r"\s?[-–—]\s?\d[\d.]*")


def _top_of(spot: Spot, end: int) -> int:
    """The end of the range that digits may begin: "2000-2500 con"."""
    found = _UP_TO.match(spot.text, end)
    return found.end() if found else end


def _is_date(spot: Spot, end: int) -> bool:
    """A date, but for "có 12/1990 hộ", "tiếp nhận 12/2015 đơn"."""
    done = spot.lead is not None and (spot.lead.word_class == "verb" or spot.lead.sort == "exist")
    return not done or _are_years(spot, end)


def _are_years(spot: Spot, end: int) -> bool:
    """Years, but for "nuôi 2000 - 2500 con": where no word of time leads to so many of something."""
    noun = spot.noun(end)
    counted = noun is not None and (noun.kind in ("money", "measure") or noun.sort in ("thing", "person", "case"))
    timed = noun is not None and noun.sort == "time"
    return not counted or timed or bool(spot.lead and spot.lead.lead)


def _on_road(spot: Spot, end: int) -> bool:
    return spot.follows("road")


def _ungrouped(spot: Spot, end: int) -> bool:
    return not GROUPED.fullmatch(spot.text, spot.start, end)


def _dated(spot: Spot, end: int) -> bool:
    """15/4 is a day where a day is spoken of, or where it cannot be so many of so many: "27/7", "Lao động 1/5"."""
    if spot.noun(end):
        return False
    first, second = (int(part) for part in re.split(r"\s?[/-]\s?", spot.text[spot.start : end]))
    if spot.follows("date") or spot.names_day() or spot.last == "day_and_month":
        return True
    return first > second and "-" not in spot.text[spot.start : end]


SHAPES: tuple[Shape, ...] = (
    Shape(
        "reference",
        r"""
          \d+ [a-zđ]? (?: \( [a-z] \) )? \s* / \s* (?: (?:19|20)\d\d \s* / \s* )?   # 45a/, 02(m)/, 14/2018/
          (?= [A-ZĐ] [\w&]* [-/&] | (?:QH|QĐ|NQ|NĐ|BC|KH|TB|CT|TT|CV|TTr|HD|UBND)\d* \b )
          [A-ZĐ][\w&]* (?: \s?[-/]\s? [A-ZĐ\d][\w&]* (?: \.[\w&]+ )* )*
        | \d+ [a-z]? \s* - \s* [A-ZĐ][A-Za-zĐđ]{0,4} / [A-ZĐ][\w-]*                 # 16-KH/TU (Party)
        | \d+ - (?: NQ|QĐ|CT|KH|HD|BC|TB|KL|TTr|CTr ) [A-ZĐ]* (?! [a-zà-ỹ] )         # 04-NQTW
        """,
    ),
    Shape(
        "date",
        rf"""
          \d{{1,2}} \s* (?: [-–,] \s? \d{{1,2}} \s* )?                       # 15, 7-9
          (?: / \s* \d{{1,2}} \s* / | [.] \d{{1,2}} [.] | - \d{{1,2}} - ) \s* {YEAR_DIGITS}    # /10/2018
        | \d{{1,2}} \s* [/] \s* {YEAR_DIGITS}                                # 5/2020
        | \d{{1,2}} [.-] {YEAR_DIGITS} (?! [.,] \d )                         # 3.2019
        """,
        _is_date,
    ),
    Shape(
        "year_span",
        rf"{YEAR_DIGITS} \s* (?: [-–—] | đến (?:\ năm)? ) \s* (?: {YEAR_DIGITS} | \d\d (?!\d) )",
        _are_years,
    ),
    Shape("clock_time", r"24 \s? / \s? (?: 24 | 7 ) (?! \d ) (?: \s? giờ | h )?", _uncounted),
    Shape(
        "clock_time",
        r"""
        \d{1,2} \s? (?:
            h \s? (?: \d{2} )? (?! [^\W\d_] )                                            # 08h00
          | giờ \s? (?: [0-5]\d (?: \s? phút )? (?! \d ) | sáng | chiều | tối | ngày )     # 7 giờ 30 phút, 15 giờ ngày
          | : \d{2} (?! \d )                                                             # 14:30
        )
        """,
    ),
    Shape("map_scale", r"1 \s? / \s? (?: \d{3,} | \d{1,3} (?: \.\d{3} )+ ) (?! \s? [^\W\d_] )"),
    Shape("road_post", r"\d+ \s? \+ \s? \d+", _on_road),
    Shape("version", r"\d+ (?: \.\d+ ){2,}", _ungrouped),
    Shape("grade", r"\d{1,2} (?: -\d{1,2} ){2,} (?! [\d/] )"),
    Shape("model", r"\d{1,3} - (?: [IVX]{1,4} | [A-ZĐ] ) (?! [\w/-] )"),  # xăng Ron 95-III, dầu hỏa 2-K
    Shape("grade", r"[1-5] (?: \s? [-–] \s? [1-5] )? (?= \s sao (?! \s? [^\W\d_] ) )"),  # khách sạn 3-5 sao, OCOP 4 sao
    Shape("standard", r"\d+ (?: -\d+ )? : (?:19|20)\d\d (?! \d ) (?: / [A-ZĐ]+ )?"),
    Shape("release", r"\d \. 0 (?! [\d.,] )", lambda spot, end: _uncounted(spot, end) and not spot.noun(end)),
    Shape(
        "contact",
        r"""
          0\d{2,3} \) \s* \d{5,} | 0\d{2,4} [.\s-] \d{3,} (?: [.\s-]? \d{3,} )* | 0\d{9,10} (?!\d)    # (0203) 3835678
        | 0\d{2,3} [.\s-] \d{1,4} (?: [.\s-] \d{3,4} ){1,2} (?!\d)                                  # 0299.3 822 113
        | 1[89]00 [.\s]? \d{4,6} (?!\d)                                                              # 1900 1234
        """,
        _uncounted,
    ),
    Shape("identity_number", r"\d{10,}", lambda spot, end: not spot.noun(end)),
    Shape(
        "day_and_month",
        r"(?: 0?[1-9] | [12]\d | 3[01] ) \s? [/-] \s? (?: 0?[1-9] | 1[0-2] ) (?! [\d/] | [.,]\d | [%‰] )",
        _dated,
    ),
    Shape("bare_year", rf"{YEAR_DIGITS} (?! [.,]\d )", lambda spot, end: _uncounted(spot, _top_of(spot, end))),
)
"""In the order in which they are asked."""

_PATTERNS = tuple(re.compile(shape.pattern, re.VERBOSE) for shape in SHAPES)
_ANY = re.compile("|".join(f"(?:{shape.pattern}\n)" for shape in SHAPES), re.VERBOSE)
"""Whether any shape fits: most digits have none. Made from the rows."""


def shaped(spot: Spot) -> tuple[str, int] | None:
    """(name, end) of the first shape that the digits have, None where they have none."""
    if not _ANY.match(spot.text, spot.start):
        return None
    for shape, pattern in zip(SHAPES, _PATTERNS, strict=True):
        found = pattern.match(spot.text, spot.start)
        if found and shape.holds(spot, found.end()):
            return shape.name, found.end()
    return None
