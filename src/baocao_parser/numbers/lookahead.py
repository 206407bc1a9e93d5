"""Matching at a place of a long text, at the cost of a short one."""

from __future__ import annotations

import re
from typing import overload

import regex

REACH = 96
"""Characters behind a place in which any pattern of the numbers stage comes to its end."""


@overload
def match_at(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None: ...
@overload
def match_at(pattern: regex.Pattern[str], text: str, start: int) -> regex.Match[str] | None: ...
@overload
def match_at(
    pattern: re.Pattern[str] | regex.Pattern[str], text: str, start: int
) -> re.Match[str] | regex.Match[str] | None: ...
def match_at(
    pattern: re.Pattern[str] | regex.Pattern[str], text: str, start: int
) -> re.Match[str] | regex.Match[str] | None:
    """What a pattern matches at `start`, None where it does not.

    `regex` first looks for a literal that the pattern needs, up to the end of the text: unbounded, every look at a
    number would cost the length of its paragraph.

    >>> match_at(regex.compile("hồ sơ"), "12 hồ sơ", 3).end(), match_at(regex.compile("đơn"), "12 hồ sơ", 3)
    (8, None)
    """
    return pattern.match(text, start, start + REACH)
