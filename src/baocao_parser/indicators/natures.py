"""Flow, stock, running total, change, plan or earlier value: what sort of statement a number makes about time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ..data import rows_of
from ..records import Nature, Role
from .clauses import Clause


class Context(NamedTuple):
    """What a nature is told from."""

    clause: Clause
    left: str
    """The clause before the number, as `plain` words."""
    before: str
    """The sentence before the number, as `plain` words."""
    role: Role
    """Role of the section."""
    whole: Nature | None
    """Nature of the number that this one is a part of."""


def context_of(clause: Clause, role: Role, whole: Nature | None) -> Context:
    """What the rules look at, for one number."""
    return Context(clause, plain(clause.left), plain(clause.before), role, whole)


_MARKS = ",;.()*-–+"


def plain(text: str) -> str:
    """Small words between single spaces, so that a phrase can be looked up by plain search; a colon is a word.

    >>> plain("(Cùng kỳ: **12**")
    ' cùng kỳ : 12 '
    """
    text = text.lower().replace(":", " : ")
    for mark in _MARKS:
        text = text.replace(mark, " ")  # a chain of these takes a tenth of the time of str.translate
    return f" {' '.join(text.split())} "


@cache
def _phrases() -> dict[tuple[str, str], tuple[str, ...]]:
    """(nature, place) → phrases as `plain` words; see data/nature_markers.tsv for the places."""
    phrases: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in rows_of("nature_markers.tsv"):
        key = (row["nature"], row["place"])
        phrases[key] = (*phrases.get(key, ()), plain(row["phrase"]))
    return phrases


def _says(nature: str, words: str) -> bool:
    return any(phrase in words for phrase in _phrases()[nature, "left"])


def nature_of(context: Context) -> tuple[Nature | None, str]:
    """(nature, name of the rule), or (None, "no_nature")."""
    for rule in RULES:
        nature = rule(context)
        if nature:
            return nature, rule.__name__
    return None, "no_nature"


def earlier_period(context: Context) -> Nature | None:
    """(6 tháng đầu năm 2019: 1.012)"""
    return "prior" if _says("prior", context.left) else None


def change_before(context: Context) -> Nature | None:
    """tăng 5,3% so với cùng kỳ; cao hơn 0,42 ngày; (-717 ha)"""
    clause = context.clause
    signed = clause.mention.text[0] in "+-−" and clause.depth > 0
    adjacent = context.before.rstrip(" :").endswith(tuple(map(str.rstrip, _phrases()["change", "adjacent"])))
    said = adjacent or _says("change", context.left)
    return "change" if signed or said else None


def same_as_whole(context: Context) -> Nature | None:
    """The parts of a stock are stocks."""
    return context.whole


def planned(context: Context) -> Nature | None:
    """phấn đấu đạt 80%; every number of a plan section"""
    return "target" if context.role == "plan" or _says("target", context.before) else None


def raised_total(context: Context) -> Nature | None:
    """nâng tổng số người dùng lên 6.767; with "từ đầu năm" or "cấp đến nay" a running total"""
    if not _says("stock", context.left):
        return None
    return "cumulative" if _says("cumulative", context.left) else "stock"


def running_total(context: Context) -> Nature | None:
    """lũy kế 04; từ đầu năm đến nay đã kiểm tra 12 cơ sở"""
    return "cumulative" if _says("cumulative", _reach(context)) else None


def state(context: Context) -> Nature | None:
    """hiện có 82 trạm; tính đến ngày 14/5/2020 có 6.767 tài khoản; where no period is named, "cung cấp 12 dịch vụ" """
    if _says("stock", _reach(context)):
        return "stock"
    named = _says("flow", context.before)
    return "stock" if not named and _says("stative", context.left) else None


def price(context: Context) -> Nature | None:
    """gạo tẻ 16.000 đồng/kg: a price holds at a moment; "bình quân 16.000 đồng/kg" is of the whole period"""
    priced = context.clause.mention.unit.startswith("đồng/") and " bình quân " not in context.left
    return "stock" if priced else None


def flow_of_period(context: Context) -> Nature | None:
    """trong tháng cấp 07 tài khoản; any other figure of running text"""
    return "flow" if context.clause.mention.kind != "rank" else None


def _reach(context: Context) -> str:
    """The sentence before the number, from its last marker of the period on."""
    last = max(context.before.rfind(phrase) for phrase in _phrases()["flow", "left"])
    return context.before[last + 1 :]


RULES: tuple[Callable[[Context], Nature | None], ...] = (
    earlier_period,
    change_before,
    same_as_whole,
    planned,
    raised_total,
    running_total,
    state,
    price,
    flow_of_period,
)
"""Clause markers before paragraph markers before the section's role before the title's period."""
