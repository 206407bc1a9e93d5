"""What the number and the name of a table's row say: how deep it stands, and whether it is a total."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import re

from ..data import lines_of, rows_of
from ..text.folding import fold_tone

_PREFIX = re.compile(r"\s*(?P<label>(?:[IVXL]+|[A-ZĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)/]|[-–+*•])\s+")
_WITHIN = re.compile(r"\W*(?:trong (?:số )?đó|chia ra|bao gồm|gồm)(?![^\W\d_])", re.IGNORECASE)
_KINDS = (
    ("roman", re.compile(r"[IVXL]+")),
    ("capital", re.compile(r"[A-ZĐ]")),
    ("number", re.compile(r"\d+")),
    ("letter", re.compile(r"[a-zđ]")),
    ("bullet", re.compile(r"[-–*•]")),
    ("plus", re.compile(r"[+]")),
)
_PER = re.compile(r"[^\W\d_]\s?/\s?[^\W\d_]")
"""Học sinh/lớp"""
_DETAILS = ("bullet", "within", "plus")
NUMBERED_KINDS = frozenset({"roman", "capital", "number", "letter"})


def kind_of(ordinal: str, name: str) -> str:
    """The sort of a row's number, in its own column or before its name; "within" for "Trong đó …", "" without one.

    >>> kind_of("II.", "Bưu chính"), kind_of("1.2", "Doanh thu"), kind_of("", "- Nữ"), kind_of("", "Trong đó: nữ")
    ('roman', 'number.number', 'bullet', 'within')
    >>> kind_of("", "Tổng số")
    ''
    """
    if _WITHIN.match(name):
        return "within"
    prefix = _PREFIX.match(name)
    label = (ordinal.strip() or (prefix["label"] if prefix else "")).strip(" .)/")
    if "." in label:
        return ".".join(["number"] * len(label.split(".")))
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(label)), "")


def unnumbered(name: str) -> str:
    """A row's name without its number or bullet: "1. Lương thực" → "Lương thực"."""
    found = _PREFIX.match(name)
    return name[found.end() :] if found else name


def depths_of(kinds: list[str]) -> list[int | None]:
    """How deep each row stands, by the order in which the sorts of numbers come up.

    None for a row without a number in a table that has numbers; where there are only bullets it stands above them.

    >>> depths_of(["", "roman", "number", "bullet", "plus", "number", "roman"])
    [None, 0, 1, 2, 3, 1, 0]
    >>> depths_of(["", "bullet", "plus", ""])
    [0, 1, 2, 0]
    """
    order: dict[str, int] = {}
    for kind in kinds:
        if kind and kind not in _DETAILS:
            order.setdefault(kind, len(order))
    deepest = len(order) or 1
    plain = None if order else 0
    depths: dict[str, int | None] = {"": plain, "bullet": deepest, "within": deepest, "plus": deepest + 1}
    return [(depths | order)[kind] for kind in kinds]


@lru_cache(maxsize=1024)  # each row of a table is asked about its names when another one is placed
def is_total(ordinal: str, name: str) -> bool:
    """A row, or a column, that holds the sum of the others by its name; a numbered one is a group of its own.

    >>> is_total("", "TỔNG CỘNG (I+II)"), is_total("", "Tổng số hồ sơ"), is_total("", "Cộng đồng dân cư")
    (True, True, False)
    >>> is_total("A", "Tổng thu ngân sách"), is_total("", "Bình quân")
    (False, False)
    """
    plain = fold_tone(unnumbered(name).strip(" *:-."))
    found = _totals().match(plain)
    if not found or not is_additive(name):
        return False
    rest = plain[found.end() :].strip(" :.")
    return not rest or rest.startswith("(") or (not kind_of(ordinal, name) and plain.startswith(("tổng số", "tổng cộng", "cộng", "toàn")))


def is_subtotal(name: str) -> bool:
    """ "Cộng", "Cộng nhóm I": of the rows since the group's title, where "Tổng cộng" is of all"""
    return fold_tone(name.strip()).startswith("cộng")


@lru_cache(maxsize=1024)
def is_additive(name: str) -> bool:
    """Whether a row's figures may be part of a total: no averages, shares, comparisons, earlier or planned values.

    >>> is_additive("Diện tích"), is_additive("Tỷ lệ đúng hạn"), is_additive("Sở Kế hoạch và Đầu tư")
    (True, False, True)
    """
    plain = fold_tone(unnumbered(name))
    return not _not_additive("average", "other_time").match(plain) and " bình quân" not in plain and "%" not in name


def is_summable(header: str) -> bool:
    """Whether the figures below a header add up down the column: no averages, shares, comparisons.

    >>> is_summable("Lũy kế từ đầu năm"), is_summable("Năng suất"), is_summable("Học sinh/lớp")
    (True, False, False)
    """
    return not (_not_additive("average").search(fold_tone(header)) or _PER.search(header) or "%" in header)


@cache
def _totals() -> re.Pattern[str]:
    # "Cộng đồng", "Cộng tác viên", "Tổng hợp", "Tổng kết" are other words
    names = [fold_tone(name) for name in lines_of("total_names.txt")]
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, names))})(?![^\W\d_])(?!\s(?:đồng|tác|hợp|kết|cục|công ty|hòa|sản|đài)(?![^\W\d_]))"
    )


@cache
def _not_additive(*sorts: str) -> re.Pattern[str]:
    words = [fold_tone(row["words"]) for row in rows_of("not_additive.tsv") if row["sort"] in sorts]
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, words))})(?![^\W\d_])")
