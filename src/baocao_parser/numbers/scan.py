"""Text → Mentions and Rejections: every digit run becomes one or the other.

At each digit run the rules of `not_indicators` are asked first; what none of them claims is read by the grammar of
`readings`. Numbers in words are read only where a counting noun follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

import regex

from ..data import lines_of
from ..records import Mention, Rejection
from .not_indicators import rejected_at
from .readings import read_number, read_word_number
from .words import NUMBER_WORDS


def _words_by_letter() -> Iterator[str]:
    """Number words behind their first letter: re passes over all other letters at once."""
    for letter, words in groupby(sorted(NUMBER_WORDS), lambda word: word[0]):
        rest = "|".join(sorted((word[1:] for word in words), key=len, reverse=True))
        yield rf"{letter}(?<!\w.)(?:{rest})\b"


_START = re.compile("|".join([r"\d", *_words_by_letter()]))
_DIGITS = re.compile(r"\d+")


def scan(text: str) -> tuple[list[Mention], list[Rejection]]:
    """Numbers that are indicators, and all digits (and number words considered) that are none, both in text order.

    >>> mentions, rejections = scan("Ngày 06/5/2020 cấp 07 tài khoản")
    >>> [(m.text, m.unit) for m in mentions], [(r.text, r.rule) for r in rejections]
    ([('07', 'tài khoản')], [('06/5/2020', 'date')])
    >>> scan("Không có số liệu")
    ([], [])
    """
    mentions: list[Mention] = []
    rejections: list[Rejection] = []
    position = 0
    while found := _START.search(text, position):
        start = found.start()
        if not found[0].isdigit():
            position = _read_words(text, start, mentions) or found.end()
            continue
        rejected = rejected_at(text, start)
        if rejected:
            rule, position = rejected
            rejections.append(Rejection(text[start:position], start, position, rule))
            continue
        mention = read_number(text, start, mentions)
        mentions.append(mention)
        position = mention.end
        if "/" not in mention.unit:
            continue
        for base in _DIGITS.finditer(text, mention.unit_start, mention.unit_end):  # "máy/100 dân"
            rejections.append(Rejection(base[0], base.start(), base.end(), "rate_base"))
            position = base.end()
    return mentions, rejections


def find_numbers(text: str) -> list[Mention]:
    """Indicators of a text as written, in order; [] where it has none.

    >>> [(m.text, m.value, m.unit, m.kind) for m in find_numbers("ký số 11.098 văn bản (tỷ lệ 72,06%)")]
    [('11.098', Decimal('11098'), 'văn bản', 'count'), ('72,06%', Decimal('72.06'), '%', 'percent')]
    >>> find_numbers("theo Thông tư 14/2018/TT-BTTTT ngày 15/10/2018")
    []
    """
    return scan(text)[0]


def _read_words(text: str, start: int, mentions: list[Mention]) -> int | None:
    """Append the number in words at `start`, if there is one, and give its end."""
    mention = read_word_number(text, start)
    if mention is None or _in_fixed_phrase(text, start):
        return None
    mentions.append(mention)
    return mention.end


def _in_fixed_phrase(text: str, start: int) -> bool:
    """A phrase in which a number word counts nothing ("một cửa", "tháng Năm") covers this place."""
    found = _phrase_pattern().finditer(text, max(0, start - 24), start + 32)
    return any(phrase.start() <= start < phrase.end() for phrase in found)


@cache
def _phrase_pattern() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\p{L})(?:\L<phrases>)(?!\p{L})", regex.I, phrases=lines_of("number_words_rejected.txt"))
