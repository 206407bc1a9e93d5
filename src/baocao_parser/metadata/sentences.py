"""The sentences that open and close a report's text: they name the reporting office where no letterhead does."""

from __future__ import annotations

import regex

from .issuers import head_of
from .wordlists import key_of

_CLAUSE = regex.compile(r"(?: ^ | [,.;:] \s+ | \b của \s+ ) (?= \p{Lu} )", regex.X)
_REPORTS = regex.compile(
    r"\s+ (?: xin \s+ | kính \s+ | trân \s trọng \s+ )*"
    r"(?: báo \s cáo | báo \s (?= đến | với | gửi ) | trình | đề \s nghị | kiến \s nghị | gửi | tổng \s hợp | thông \s báo ) \b",
    regex.X,
)
MAX_WORDS = 16
"""Of an office's name."""


def reporting_office(sentence: str) -> str | None:
    """The office that a sentence says to report: "Trên đây là …, Sở Y tế An Giang báo cáo …"; None where it names none.

    >>> reporting_office("Trên đây là kết quả công tác, Sở Văn hóa, Thể thao và Du lịch Cà Mau kính báo cáo UBND tỉnh./.")
    'Sở Văn hóa, Thể thao và Du lịch Cà Mau'
    >>> reporting_office("Trên đây là báo cáo tháng 5, đề nghị các đơn vị góp ý.")
    """
    for verb in reversed(list(_REPORTS.finditer(sentence))):
        starts = [c.end() for c in _CLAUSE.finditer(sentence, 0, verb.start()) if head_of(sentence[c.end() :][:40])]
        name = sentence[starts[-1] : verb.start()] if starts else ""
        if 2 <= len(name.split()) <= MAX_WORDS and not regex.search(r"[.;:]\s|\bnhư sau\b", name):
            return " ".join(name.split())
    return None


def is_closing_sentence(text: str) -> bool:
    """ "Trên đây là …", or a paragraph that ends with "./."."""
    return key_of(text[:20]).startswith("trên đây") or text.rstrip().endswith(("./.", "./"))
