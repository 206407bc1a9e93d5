"""Digits that part one group from another: "từ 6 đến dưới 12 m: 946 chiếc", "các dự án trên 15 tỷ đồng"."""

from __future__ import annotations

import re

from ..lexicon import Entry, entries_in, words_with
from .spot import FAR, Spot

_TO = "|".join(sorted(words_with("to")))
CLAUSE_ENDS = re.compile(r"\s*(?:[,;:.()/]|$)")
_FROM = re.compile(r"(?<![^\W\d_])(?:từ|trên|dưới|<|≥|≤|>)\s*$", re.IGNORECASE)
_UPWARDS_ANY = re.compile(r"\s*(?:%\s*)?(?:[^\W\d_]+\s+){0,3}trở\s(?:lên|xuống)", re.IGNORECASE)
_UPWARDS = re.compile(_UPWARDS_ANY.pattern + r"\s+(?![.;)])(?=\S)", re.IGNORECASE)
"""The same, and the sentence goes on behind it."""
_GROUP = re.compile(
    r"(?<![^\W\d_])(?:các|những|mọi)\s(?P<members>(?:[^\W\d_]+\s){1,4})(?:trên|dưới)\s*$", re.IGNORECASE
)


def group_limit(spot: Spot) -> int | None:
    """doanh nghiệp có từ 25 lao động trở lên có tổ chức công đoàn; nhẹ cân (< 2.500g): what defines a group"""
    end = spot.amount.end
    if spot.left.rstrip().endswith(("<", ">", "≥", "≤")):
        before = spot.left.rstrip("<>≥≤ ")
        return end if before.endswith("(") or (before.split()[-1:] and before.split()[-1].isupper()) else None
    of_group = spot.lead is not None and spot.lead.word_class == "bound" and _GROUP.search(spot.left)
    if of_group and not any(map(_tells_more, entries_in(of_group["members"]))):
        return end  # "các dự án trên 15 tỷ đồng phải thẩm định"
    begins = _FROM.search(spot.left)
    if begins is None:
        return None
    if spot.modifies and _UPWARDS_ANY.match(spot.text, end):
        return end  # "21 khách sạn từ 3 sao trở lên"
    upwards = _UPWARDS.match(spot.text, end) and not spot.plans()
    return end if upwards and any(map(_has_members, entries_in(spot.clause))) else None


def _has_members(entry: Entry) -> bool:
    """What a limit may part: "doanh nghiệp từ 25 lao động trở lên", but not "kết quả có từ 100 hộ trở lên …" """
    return entry.word_class == "noun" and bool(entry.kind) and entry.general != "yes"


def _tells_more(entry: Entry) -> bool:
    """No part of a name: "các xã đạt trên 95%", "những năm qua trên 100 hộ" """
    return entry.word_class in ("verb", "relation", "frame", "compound") or entry.sort in ("time", "rate")


_SINCE = re.compile(r"\d[\d.,/]*\s+(?P<words>[^\d]+)$")
_STRICT = words_with("strict")


def member_limit(spot: Spot) -> int | None:
    """5 xã có tỷ lệ nghèo trên 40%, 11 xã đạt dưới 8 tiêu chí, 8 hồ dưới 60%: what each of those counted has"""
    if not spot.modifies or spot.lead is None or spot.lead.words not in _STRICT:
        return None
    if spot.lead.sort == "above" and not spot.amount.percent:
        return None  # "5 lớp có trên 200 người tham dự" are so many together
    since = _SINCE.search(spot.text, max(0, spot.start - FAR), spot.start)
    entries = entries_in(since["words"]) if since else []
    if since is None or not entries or entries[0].word_class != "noun" or entries[0].kind != "count":
        return None
    others = entries[1:]
    told = [e for e in others if e.word_class in _TOLD or e.sort in _TOLD]
    completes = all(e.sort == "attain" for e in told) and _is_done(spot.text[: since.start()])
    right_behind = spot.amount.percent and others[:1] == [spot.lead]
    limits = right_behind or (told and not completes and not any(e.sort == "with" for e in others))
    return spot.amount.end if limits else None  # "tiêm 1.200 liều đạt trên 95% kế hoạch" tells of all


def _is_done(before: str) -> bool:
    return any(entry.word_class == "verb" for entry in entries_in(before[-FAR:])[-1:])


_TOLD = frozenset({"verb", "quantity", "relation", "exist", "done", "remain"})
_FROM_OR_TO = words_with("from") | words_with("to")
_LIMITS = frozenset({"above", "at_most", "at_least"})
_APART = re.compile(r"(?: [;:,(] | ^ | (?<! [^\W\d_] ) có (?: \s [^\W\d_]+ ){1,3} ) \s* $", re.VERBOSE | re.IGNORECASE)
"""What stands before "dưới" and "trên" where they limit a class, and do not tell how much was done."""
_CLASS = re.compile(
    rf"""
    (?: \s? (?: % | (?! (?: {_TO} ) \b ) [^\W\d_]+ ) ){{0,2}}
    (?: \s* (?: {_TO} | [-–] ) \s* (?: dưới \s* )?
        (?P<upper> \d[\d.,]* ) (?: \s? (?: % | [^\W\d_]+ ) ){{0,2}} )?
    (?: \s+ trở \s (?: lên | xuống ) )?
    (?: \s* : \s* | (?<= [^\W\d_] ) (?P<direct> \s+ ) ) \d[\d.]* (?! [\d,/] )
    """,
    re.VERBOSE | re.IGNORECASE,
)


_YEAR = re.compile(r"\s?(?:%\s*)?[^\W\d_]+\s+(?:19|20)\d\d(?!\d)")
"""What follows is the time of a value, no count within limits: "giảm từ 9,16% năm 2010 xuống 2,66%"."""


def size_class(spot: Spot) -> int | None:
    """từ 6 đến dưới 12 m: 1.946 chiếc; nợ trên 90 ngày 4.418: limits before the count of those within them"""
    end = spot.number_end
    bound = spot.lead is not None and (spot.lead.sort in _LIMITS or spot.lead.words in _FROM_OR_TO)
    changes = spot.before.word_class == "relation"  # "giảm từ 5% đến 10% cả 3 tiêu chí"
    found = _CLASS.match(spot.text, end) if bound and not changes else None
    if not found or _YEAR.match(spot.text, end) or not (_limits(spot) or (found["direct"] and _lasts(spot.noun(end)))):
        return None
    limit = found.end("upper") if found["upper"] else end
    sized, counted = spot.noun(limit), spot.noun(found.end())
    if (sized and sized.kind == "count") or not (sized or spot.is_counted(limit)):
        return None  # "trên 500 người: 300 dân quân"
    is_count = counted.kind == "count" if counted else CLAUSE_ENDS.match(spot.text, found.end()) or found["direct"]
    return limit if is_count else None


def _lasts(noun: Entry | None) -> bool:
    return noun is not None and noun.sort == "time"


def _limits(spot: Spot) -> bool:
    """ "từ", "đến", "đến dưới"; "trên" where nothing before it is done"""
    if spot.lead is None or spot.lead.word_class != "bound":
        return spot.lead is not None and spot.lead.words in _FROM_OR_TO
    before = spot.left.rstrip()[: -len(spot.lead.words)].rstrip()
    return bool(_APART.search(before)) or before.rpartition(" ")[2].lower() in _FROM_OR_TO
