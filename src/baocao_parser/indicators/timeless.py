"""The words of a label without their time: the record has it as its period, and next month's label is the same."""

from __future__ import annotations

import re

import regex

_DIGIT = re.compile(r"\d")
_DAY = r"(?: (?:ngày\s)? \d{1,2} (?: [/.-]\d{1,2} (?:[/.-]\d{4})? | \stháng\s\d{1,2} (?:\snăm\s\d{4})? ) )"
_TO = r"(?:đến|tới|[-–])"
_TIME = rf"""
    (?:
        (?:tính\s)? (?:từ|đến|tới|tại|vào) \s (?: hết\s | thời\sđiểm\s )* {_DAY} (?: \s {_TO} \s (?:hết\s)? {_DAY} )?
      | (?<! ngày\s\d\d? \s ) (?: (?: trong | của | đến\shết | đến | tại\sthời\sđiểm ) \s )?
        (?: tháng \s \d{{1,2}} | quý \s [IVX\d]+ ) (?: (?: [/.] | \snăm\s ) \d{{4}} )? (?! /?\d )
      | (?: (?: trong | của | tính\schung | lũy\skế ) \s )? \d{{1,2}} \s tháng (?: \sđầu\snăm )? (?: \snăm\s\d{{4}} )?
      | trong \s (?: tháng | kỳ | quý | năm | tuần )
    ) (?! \p{{L}} )
"""
_ONLY = regex.compile(_TIME, regex.I | regex.X)
_BEFORE = regex.compile(rf"^ (?: {_TIME} [\s,:]+ )+ (?: đã \s )? (?= \S )", regex.I | regex.X)
_BEHIND = regex.compile(rf"(?<= \S ) (?<! bình\squân ) (?: [\s,(]+ (?: và \s )? {_TIME} )+ \)? $", regex.I | regex.X)


def without_time(words: str) -> str:
    """Words without a month, a quarter, a day at either end; "" for nothing but a time. Years stay.

    >>> without_time("thu ngân sách 9 tháng"), without_time("đến ngày 22/9/2023 đã cấp mới")
    ('thu ngân sách', 'cấp mới')
    >>> without_time("kế hoạch năm 2023"), without_time("tháng 9")
    ('kế hoạch năm 2023', '')
    """
    small = words.lower()
    if "trong " not in small and "quý " not in small and not _DIGIT.search(small):  # as in most labels
        return words
    return "" if _ONLY.fullmatch(words) else _BEHIND.sub("", _BEFORE.sub("", words))
