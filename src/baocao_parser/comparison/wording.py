"""How alike two labels are: what is left of them without the words that name no figure."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from ..data import lines_of, rows_of
from ..records import Indicator
from ..text.folding import fold_tone

_WORD = re.compile(r"[^\W\d_]+|\d+")
_PERIOD = re.compile(
    r"\b(?:tháng|quý|năm)\s+(?:\d+(?:/\d+)?|[ivx]+(?:/\d+)?)\b|\bso với (?:cùng kỳ|tháng|quý|năm)[^,;]*"
)


class Wording(NamedTuple):
    """The telling words of a figure's name."""

    words: str
    """Sorted, without those that may be left out: "cấp chứng mới số thư"."""
    marks: frozenset[str]
    """Numbers ("mức độ 3") and words of opposite meaning: names that differ in these name different figures."""
    context: str
    """Words of the subject and the section, which help where the names themselves are alike."""


@lru_cache(maxsize=1 << 16)
def _wording(label: str, context: str, nature: str) -> Wording:
    text = " ".join(_WORD.findall(_fillers(nature).sub(" ", _PERIOD.sub(" ", fold_tone(label)))))
    words = text.split()
    marks = {word for word in words if word.isdecimal()} | {mark for mark in _opposed() if f" {mark} " in f" {text} "}
    return Wording(" ".join(sorted(set(words))), frozenset(marks), " ".join(_WORD.findall(fold_tone(context))))


def wording_of(indicator: Indicator, section: str = "") -> Wording:
    """The wording of a figure; `section` is the title of its section."""
    return _wording(indicator.label, f"{indicator.subject or ''} {section}", indicator.nature or "")


CONTEXT_WEIGHT = 0.15
"""What subject and section add where they agree: offices order their reports in their own ways."""


@lru_cache(maxsize=1 << 18)
def likeness(one: Wording, other: Wording) -> float:
    """0 to 1: the share of letters in common, words in any order; 0 where a number or an opposite differs."""
    if one.marks != other.marks:
        return 0.0
    named = 1.0 if one.words == other.words else fuzz.ratio(one.words, other.words) / 100
    around = fuzz.token_set_ratio(one.context, other.context) / 100 if one.context and other.context else 0.0
    return named * (1 - CONTEXT_WEIGHT) + CONTEXT_WEIGHT * max(around, named == 1.0)


@cache
def _fillers(nature: str) -> re.Pattern[str]:
    """Words of a name that may be left out in figures of a nature."""
    words = {word for row in rows_of("wording_fillers.tsv") if row["nature"] in ("", nature)
             for word in row["words"].split(", ")}  # fmt: skip
    words.update(lines_of("label_fillers.txt"))
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b")


@cache
def _opposed() -> frozenset[str]:
    """Words that tell figures apart, but for those that a nature leaves out."""
    sets = [line.split("|") for line in (*lines_of("opposites.txt"), *lines_of("label_opposites.txt"))]
    return frozenset(fold_tone(word.strip()) for words in sets for word in words)
