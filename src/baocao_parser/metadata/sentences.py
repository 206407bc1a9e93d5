"""The sentences that open and close a report's text: they name the reporting office where no letterhead does."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from .issuers import head_of
from .wordlists import key_of

MAX_WORDS = 16
"""Of an office's name."""

_CLAUSE = regex.compile(r"(?: ^ | [,.;:] \s+ ) (?= \p{Lu} )", regex.X)
_REPORTS = re.compile(
    r"""
    \s+ (?: xin \s+ | kính \s+ | trân \s trọng \s+ )*
    (?: báo \s cáo | báo \s (?= đến | với | gửi ) | trình | đề \s nghị | gửi | tổng \s hợp | thông \s báo ) \b
    """,
    re.VERBOSE,
)
_OF = regex.compile(
    r"""
    \b của \s+ (?P<name> \p{Lu} [^.;:]*? ) \s*
    (?: [.;:] | $ | ,? \s* (?: xin | kính | trân \s trọng | đề \s nghị ) \b )
    """,
    regex.X,
)
_REPORT = re.compile(r"trên \s đây \b | .* \b báo \s cáo \b", re.VERBOSE | re.IGNORECASE)
""" "Trên đây là …", "… báo cáo …": the report is what follows the last of them."""
_TELLS = re.compile(r"trên \s đây \b | \b báo \s cáo \b", re.VERBOSE | re.IGNORECASE)
"""Without one of these `_REPORT` is nowhere, which takes it long to find out."""
_SENTENCE = regex.compile(r"(?<= [.;] ) \s+", regex.X)
_AHEAD = re.compile(r"\b (?: sẽ | dự \s kiến | trước \s ngày | chậm \s nhất ) \b", re.VERBOSE | re.IGNORECASE)
_NO_REPORT = re.compile(r"\b (?: đề \s nghị | kiến \s nghị | so \s với ) \b", re.VERBOSE | re.IGNORECASE)
_NO_NAME = regex.compile(r"[.;:]\s | ,\s\p{Ll} | \b (?: như \s sau | báo \s cáo | đề \s nghị ) \b", regex.X)


def reporting_office(sentence: str) -> str | None:
    """The office that a sentence says to report: "Trên đây là …, Sở Y tế An Giang báo cáo …"; None where it names none.

    After "Trên đây là" also the one whose report it is: "Trên đây là báo cáo … của Sở Y tế An Giang./.".

    >>> reporting_office("Trên đây là kết quả, Sở Văn hóa, Thể thao và Du lịch Cà Mau kính báo cáo UBND tỉnh./.")
    'Sở Văn hóa, Thể thao và Du lịch Cà Mau'
    >>> reporting_office("Trên đây là báo cáo tháng 5, đề nghị các đơn vị góp ý.")
    """
    named = filter(None, map(_office, (*_reporters(sentence), *_owners(sentence))))
    return next(named, None)


def _reporters(sentence: str) -> Iterator[str]:
    """What stands before a verb of reporting, from the last clause that begins with an office; the last verb first."""
    clauses = [found.end() for found in _CLAUSE.finditer(sentence)]
    clauses = [start for start in clauses if head_of(sentence[start : start + 40])]
    for verb in reversed(list(_REPORTS.finditer(sentence))):
        start = next((start for start in reversed(clauses) if start < verb.start()), None)
        if start is not None:
            yield sentence[start : verb.start()]


def _owners(sentence: str) -> Iterator[str]:
    if key_of(sentence[:20]).startswith("trên đây"):
        yield from (found["name"] for found in _OF.finditer(sentence))


def _office(name: str) -> str | None:
    """The name, if it is one of an office and nothing else."""
    words = name.split()
    if not (2 <= len(words) <= MAX_WORDS and head_of(name)) or _NO_NAME.search(name) or _AHEAD.search(name):
        return None
    return " ".join(words)


def reported_in(paragraph: str) -> str:
    """What a paragraph says to be reported, without what it announces, asks for or compares with; "" for nothing.

    >>> reported_in("Trên đây là báo cáo tháng 5/2020, đề nghị Bộ góp ý. Báo cáo tháng 6/2020 sẽ gửi trước ngày 20/6.")
    'là báo cáo tháng 5/2020,'
    >>> reported_in("Ban sẽ báo cáo số liệu năm 2021 sau.")
    ''
    """
    told = []
    for sentence in _SENTENCE.split(paragraph):
        report = _NO_REPORT.split(sentence)[0]
        opening = _REPORT.search(report) if _TELLS.search(report) else None
        if opening and not _AHEAD.search(sentence):
            told.append(report[opening.end() :].strip())
    return " ".join(told)


def is_closing_sentence(text: str) -> bool:
    """ "Trên đây là …", or a paragraph that ends with "./."."""
    return key_of(text[:20]).startswith("trên đây") or text.rstrip().endswith(("./.", "./"))
