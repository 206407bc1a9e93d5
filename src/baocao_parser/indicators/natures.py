"""Flow, stock, running total, change, plan or earlier value: what sort of statement a number makes about time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from ..data import rows_of
from ..records import Nature, Role
from .clauses import Clause


class Context(NamedTuple):
    """What a nature is told from."""

    clause: Clause
    role: Role
    """Role of the section."""
    whole: Nature | None
    """Nature of the number that this one is a part of."""


@cache
def _markers() -> dict[tuple[str, str], regex.Pattern[str]]:
    """(nature, place) → pattern of its phrases; see data/nature_markers.tsv for the places."""
    phrases: dict[tuple[str, str], list[str]] = {}
    for row in rows_of("nature_markers.tsv"):
        phrases.setdefault((row["nature"], row["place"]), []).append(row["phrase"])
    return {
        (nature, place): regex.compile(
            r"(?<!\p{L})(?:\L<phrases>)(?!\p{L})" + (r"[\s:,(+*-]*$" if place == "adjacent" else ""),
            regex.I,
            phrases=words,
        )
        for (nature, place), words in phrases.items()
    }


def _says(nature: str, place: str, text: str) -> bool:
    pattern = _markers().get((nature, place))
    return bool(pattern and pattern.search(text))


def nature_of(context: Context) -> tuple[Nature | None, str]:
    """(nature, name of the rule), or (None, "no_nature")."""
    for rule in RULES:
        nature = rule(context)
        if nature:
            return nature, rule.__name__
    return None, "no_nature"


def earlier_period(context: Context) -> Nature | None:
    """(6 tháng đầu năm 2019: 1.012)"""
    return "prior" if _says("prior", "left", context.clause.left) else None


def change_before(context: Context) -> Nature | None:
    """tăng 5,3% so với cùng kỳ; cao hơn 0,42 ngày; (-717 ha)"""
    clause = context.clause
    signed = clause.mention.text[0] in "+-−" and clause.depth > 0
    said = _says("change", "adjacent", clause.before) or _says("change", "left", clause.left)
    return "change" if signed or said else None


def same_as_whole(context: Context) -> Nature | None:
    """The parts of a stock are stocks."""
    return context.whole


def planned(context: Context) -> Nature | None:
    """phấn đấu đạt 80%; every number of a plan section"""
    clause = context.clause
    return "target" if context.role == "plan" or _says("target", "left", clause.before) else None


def raised_total(context: Context) -> Nature | None:
    """nâng tổng số người dùng lên 6.767; with "từ đầu năm" or "cấp đến nay" a running total"""
    clause = context.clause
    if not _says("stock", "left", clause.left):
        return None
    return "cumulative" if _says("cumulative", "left", clause.left) else "stock"


def running_total(context: Context) -> Nature | None:
    """lũy kế 04; từ đầu năm đến nay đã kiểm tra 12 cơ sở"""
    return "cumulative" if _says("cumulative", "left", _reach(context)) else None


def state(context: Context) -> Nature | None:
    """hiện có 82 trạm; tính đến ngày 14/5/2020 có 6.767 tài khoản; where no period is named, "cung cấp 12 dịch vụ" """
    if _says("stock", "left", _reach(context)):
        return "stock"
    named = _says("flow", "left", context.clause.before)
    return "stock" if not named and _says("stative", "left", context.clause.left) else None


def flow_of_period(context: Context) -> Nature | None:
    """trong tháng cấp 07 tài khoản; any other figure of running text"""
    return "flow" if context.clause.mention.kind != "rank" else None


def _reach(context: Context) -> str:
    """The clause, and of the sentence before it what no marker of the period ends."""
    clause = context.clause
    before = clause.before
    flows = list(_markers()["flow", "left"].finditer(before))
    return before[flows[-1].end() :] if flows else before


RULES: tuple[Callable[[Context], Nature | None], ...] = (
    earlier_period,
    change_before,
    same_as_whole,
    planned,
    raised_total,
    running_total,
    state,
    flow_of_period,
)
"""Clause markers before paragraph markers before the section's role before the title's period."""
