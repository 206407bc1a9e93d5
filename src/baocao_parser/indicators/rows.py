"""What the number and the name of a table's row say: how deep it stands, and whether it is a total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..language.phrases import phrases_of
from ..outline.labels import read_labels
from ..text.folding import fold_tone

_PREFIX = re.compile(r"\s*(?P<label>(?:[IVXL]+|[A-ZĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)/]|[-–+*•])\s+")
_WITHIN = re.compile(r"\W*(?:trong (?:số )?đó|chia (?:ra|theo)|bao gồm|gồm|phân theo)(?![^\W\d_])", re.IGNORECASE)
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
_COLUMN = 10
"""Depths within one column of names."""
_DETAILS = ("bullet", "within", "plus")
NUMBERED_KINDS = frozenset({"roman", "capital", "number", "letter"})


def kind_of(ordinal: str, name: str) -> str:
    """The sort of a row's number, in its own column or before its name; "within" for "Trong đó …", "" without one.

    >>> kind_of("II.", "Bưu chính"), kind_of("1.2", "Doanh thu"), kind_of("", "- Nữ"), kind_of("", "Trong đó: nữ")
    ('roman', 'number.number', 'bullet', 'within')
    >>> kind_of("", "Tổng số"), kind_of("*", "Chỉ số giá vàng")
    ('', '')
    """
    if _WITHIN.match(name):
        return "within"
    prefix = _PREFIX.match(name)
    label = (ordinal.strip() or (prefix["label"] if prefix else "")).strip(" .)/")
    if ordinal.strip() == "*":
        return ""  # a row apart from those that are numbered
    if "." in label:
        return ".".join(["number"] * len(label.split(".")))
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(label)), "")


def is_exhaustive(name: str) -> bool:
    """Whether what stands below a title is all that it speaks of: "Chia ra", not "Trong đó".

    >>> is_exhaustive("Chia theo giới"), is_exhaustive("Trong đó:")
    (True, False)
    """
    return kind_of("", name) == "within" and any(p.sort == "all" for p in phrases_of(name)[:1])


def unnumbered(name: str) -> str:
    """A row's name without its number or bullet: "1. Lương thực" → "Lương thực"."""
    found = _PREFIX.match(name)
    return name[found.end() :] if found else name


def counts_on(ordinal: str, below: str) -> bool:
    """Whether one row's number comes right behind another one's.

    >>> counts_on("1", "2"), counts_on("II.", "III."), counts_on("1", "1"), counts_on("", "2")
    (True, True, False, False)
    """
    if not (ordinal and below):
        return False
    before, after = (read_labels(f"{text.strip(' .)')}.") for text in (ordinal, below))
    return any(
        one.family == other.family and (*one.numbers[:-1], one.numbers[-1] + 1) == other.numbers
        for one in before
        for other in after
    )


def depths_of(kinds: list[str], columns: Sequence[int] = ()) -> list[int | None]:
    """How deep each row stands: by the column of its name, or by the order in which the sorts of numbers come up.

    None for a row without a number in a table that has numbers; where there are only bullets it stands above them.
    `columns` are those of the names; where they are all one, they say nothing.

    >>> depths_of(["", "roman", "number", "bullet", "plus", "number", "roman"])
    [None, 0, 1, 2, 3, 1, 0]
    >>> depths_of(["", "bullet", "plus", ""])
    [0, 1, 2, 0]
    >>> depths_of(["number", "within", "", ""], [0, 1, 2, 2])
    [0, 11, 20, 20]
    """
    order: dict[str, int] = {}
    for kind in kinds:
        if kind and kind not in _DETAILS:
            order.setdefault(kind, len(order))
    deepest = len(order) or 1
    plain = None if order else 0
    depths: dict[str, int | None] = {"": plain, "bullet": deepest, "within": deepest, "plus": deepest + 1}
    found = [(depths | order)[kind] for kind in kinds]
    if len(set(columns)) < 2:
        return found
    return [column * _COLUMN + (depth or 0) for column, depth in zip(columns, found, strict=True)]


@lru_cache(maxsize=1024)  # each row of a table is asked about its names when another one is placed
def is_total(ordinal: str, name: str) -> bool:
    """A row, or a column, that holds the sum of the others by its name; a numbered one is a group of its own.

    >>> is_total("", "TỔNG CỘNG (I+II)"), is_total("", "Tổng số hồ sơ"), is_total("", "Cộng đồng dân cư")
    (True, True, False)
    >>> is_total("A", "Tổng thu ngân sách"), is_total("", "Bình quân")
    (False, False)
    """
    phrases = phrases_of(unnumbered(name).strip(" *:-."))
    first = phrases[0] if phrases else None
    if first is None or not is_additive(name):
        return False
    alone = len(phrases) == 1 or phrases[1].text == "("
    summed = first.kind == "sum"
    return (alone and (summed or first.sort == "quantifier")) or (summed and not kind_of(ordinal, name))


def is_subtotal(name: str) -> bool:
    """ "Cộng", "Cộng nhóm I": of the rows since the group's title, where "Tổng cộng" is of all"""
    return fold_tone(name.strip()).startswith("cộng")


_RATIOS = frozenset({"average", "price", "rate", "mark", "growth", "rank"})
_COMPARED = frozenset({"against", "differ", "up", "down", "times", "equal"})
_OTHER_TIMES = frozenset({"earlier", "plan"})


@lru_cache(maxsize=1024)
def is_additive(name: str) -> bool:
    """Whether a row's figures may be part of a total: no averages, shares, comparisons, earlier or planned values.

    >>> is_additive("Diện tích"), is_additive("Tỷ lệ đúng hạn"), is_additive("Sở Kế hoạch và Đầu tư")
    (True, False, True)
    """
    phrases = phrases_of(unnumbered(name))
    first = phrases[0] if phrases else None
    running = first is not None and first.word_class == "frame" and first.sort == "total"
    begins_apart = running or (first is not None and first.sort in _RATIOS | _COMPARED | _OTHER_TIMES)
    return not (begins_apart or any(p.sort == "average" for p in phrases) or "%" in name)


@lru_cache(maxsize=1024)
def is_summable(header: str) -> bool:
    """Whether the figures below a header add up down the column: no averages, shares, comparisons.

    >>> is_summable("Lũy kế từ đầu năm"), is_summable("Đơn giá"), is_summable("Học sinh/lớp")
    (True, False, False)
    """
    ratio = any(p.sort in _RATIOS | _COMPARED for p in phrases_of(header))
    return not (ratio or _PER.search(header) or "%" in header)
