"""What the text of a table cell is: a figure, none, a year; and what of it is told."""

from __future__ import annotations

import re
from functools import lru_cache

from ..language.phrases import phrases_of
from ..numbers.figures import Figure
from ..text.syllables import is_foreign

DITTO = frozenset({'"', "''", "”", "“", "nt", "-nt-", "- nt -", "″", "//"})
NOTHING = frozenset({"", "-", "–", "—", "...", "…", "x", "X", "-/-"})
_LANGUAGES = re.compile(r"\s[-–/]\s")
_AROUND = " .*+-–−↓↑><≥≤~"


def told(cell: str) -> str:
    """The text of a cell on one line; of one in two languages what is not foreign: "Nam - Male", "Tổng số / Total"."""
    if cell.isascii() and not any(map(str.isalpha, cell)):
        return " ".join(cell.split())
    parts = [part.strip() for line in cell.split("\n") for part in _LANGUAGES.split(line) if part.strip()]
    own = [part for part in parts if any(map(str.isdecimal, part)) or not is_foreign(part)]
    return (
        " ".join((" - " if len(own) == len(parts) else " ").join(own).split())
        if 0 < len(own) < len(parts)
        else " ".join(cell.split())
    )


def _bare(text: str) -> str:
    """A cell without its sign, the marks around it, and brackets around all of it."""
    bare = text.strip(_AROUND)
    return bare[1:-1].strip(_AROUND) if bare.startswith("(") and bare.endswith(")") else bare


@lru_cache(maxsize=2048)
def is_figure(text: str) -> bool:
    """A cell that holds one figure and nothing that tells of it: "1.250", "(1.250)", "- 4,5", "12 hồ sơ", "1.250*".

    >>> is_figure("- 4,5"), is_figure("3.260 tỷ đồng"), is_figure("Năm 2020"), is_figure("Thu nội địa 20 tỷ")
    (True, True, False, False)
    """
    if not any(map(str.isdecimal, text)) or len(text) > 40:
        return False
    phrases = phrases_of(_bare(text), None)
    figures = [p for p in phrases if p.figure]
    if not figures:
        return bool(phrases) and all(
            p.role == "digits" and p.reason in ("page_number", "list_label", "identity_number") for p in phrases
        )
    rest = [p for p in phrases if not p.figure]
    return (
        len(figures) == 1
        and phrases[0].role == "figure"
        and all(
            p.word_class == "noun"
            or p.text in "/*()"
            or p.reason in ("bracket_label", "note_mark")
            or p.word_class == "bound"
            for p in rest
        )
    )


@lru_cache(maxsize=256)
def zero_of(text: str) -> Figure | None:
    """The figure of a cell that says that there is none: "Không", "Không có."; None for any other.

    >>> zero_of("Không phát sinh").value, zero_of("Không đạt")
    (Decimal('0'), None)
    """
    if any(map(str.isdecimal, text)) or len(text) > 40:
        return None
    named = phrases_of(f"Số vụ: {text.strip(' .;')}", None)
    return named[-1].figure if len(named) == 4 else None


def is_value(text: str) -> bool:
    """A figure that is no year, or the word for none."""
    return (is_figure(text) and not is_year(text)) or zero_of(text) is not None


def is_year(text: str) -> bool:
    """A year, and how sure its figures are: "2020", "Sơ bộ 2020"."""
    return bool(
        re.fullmatch(
            r"(?:sơ bộ|ước|prel\.?|năm|estimated)?[\s\-–a-zA-Z.]*(?:19|20)\d\d\*?", text.strip(), re.IGNORECASE
        )
    )
