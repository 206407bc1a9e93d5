"""Which figure is a part of which other one: by the words that say so, else where figures in a row just add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..language.clauses import are_beside, before_in_row
from ..language.phrase import Words
from .adding_up import Sums
from .bases import Standing
from .open_list import OpenList
from .said import Link, Measured
from .shares import contribution, fill_all, share, share_of_all
from .subsets import attribute, existing, outcome, undergone
from .units import Unit, as_shared
from .wholes import comparable, is_apart, same_unit

Rule = Callable[[Measured, int], Link | None]
"""The whole of the figure of a clause; None where the rule finds none."""


def links_of(said: Measured) -> list[Link | None]:
    """For every clause its whole; None for most."""
    links: list[Link | None] = []
    opened = OpenList(said, links)
    for at in range(len(said.clauses)):
        told = _first(_AT_FIGURE, said, at)
        links.append(told or opened.part(at) or _first(_BESIDE, said, at))
    Sums(said, links).link_all()
    for at, link in enumerate(links):
        links[at] = link or _first(_SUBSETS, said, at)
    fill_all(said, links)
    return links


def shared_with_wholes(said: Measured, links: Sequence[Link | None]) -> list[Unit]:
    """The units of all figures, where a bare one that adds up to a whole counts what that one does."""
    found = list(said.units)
    for at, link in enumerate(links):
        if link and link.alike and found[at].is_bare:
            found[at] = as_shared(said.units[link.whole], said.clauses[link.whole].figure, found[at].end)
    return found


def of_repeated(said: Measured, at: int) -> Link | None:
    """ "kiểm tra 214 cơ sở …; 171/214 cơ sở đạt yêu cầu": the denominator says which figure it is of"""
    clause = said.clauses[at]
    if clause.figure.form != "fraction":
        return None
    for other in range(at - 1, -1, -1):
        earlier = said.clauses[other].figure
        if not earlier.form and earlier.value == clause.figure.other and same_unit(said.units[other], said.units[at]):
            return Link(other, "repeated", clause.phrase) if not is_apart(said, other) else None
    return None


def nested(said: Measured, at: int) -> Link | None:
    """ "(tiếp nhận mới 64.314, trong đó trực tuyến 9.210)": a list inside a bracket"""
    clause = said.clauses[at]
    cue = clause.cue
    if not clause.depth or cue is None or clause.figure.percent:
        return None
    for other in before_in_row(said.clauses, at):
        if not is_apart(said, other) and not said.clauses[other].figure.percent:
            return Link(other, "parts", cue) if comparable(said, other, at) else None
    return None


def in_bracket(said: Measured, at: int) -> Link | None:
    """ "13.065 hồ sơ (12.045 trực tiếp, …)": a bracket belongs to the figure before it."""
    clause = said.clauses[at]
    if not clause.depth or clause.host is None or clause.figure.percent or is_apart(said, at):
        return None
    average = any(p.sort == "average" for p in clause.lead)
    if (
        average
        or clause.figure.form == "rank"
        or said.framings[at].own
        or _is_base(clause.base_before, said.standings[clause.host])
    ):
        return None
    host = clause.host
    if said.clauses[host].figure.percent and (of := share(said, host)):
        host = of.whole  # "7.346 tín đồ, chiếm 7,4% dân số (Tin lành 4.102; …)"
    if host and said.clauses[host].is_slashed and not comparable(said, host, at):
        host -= 1  # "738 em/22 lớp (nữ 351 em)"
    first = next(i for i in range(clause.host + 1, at + 1) if are_beside(said.clauses[i], clause))
    before = [i for i in range(first, at) if are_beside(said.clauses[i], clause)]
    above = next((i for i in reversed(before) if said.clauses[i].cue), None)
    if (
        above is not None
        and not clause.cue
        and said.units[above].name == said.units[at].name
        and clause.parted in ("", ",")
    ):
        link = nested(said, above) or in_bracket(said, above)  # a list that goes on
        return Link(link.whole, "parts", link.cue) if link and comparable(said, link.whole, at) else None
    apart = first != at and is_apart(said, first) and not said.clauses[first].figure.percent
    if apart or is_apart(said, host, whole=True) or not comparable(said, host, at):
        return None
    return Link(host, "in_bracket", clause.phrase)


def _is_base(before: Words, standing: Standing) -> bool:
    """The bracket stands right behind a base: "so với năm 2020 (20.715 hồ sơ)", "kế hoạch (18)"."""
    return bool(standing.base) and bool(before) and before[-1] in standing.base


def among(said: Measured, at: int) -> Link | None:
    """ "318 thanh niên trong số này đủ điều kiện": the cue stands behind the part"""
    cue = next((p for p in said.clauses[at].tail if p.opens_parts), None)
    if cue is None:
        return None
    for other in range(at - 1, max(-1, at - 5), -1):
        if said.clauses[other].figure.percent or is_apart(said, other) or said.clauses[other].depth:
            continue
        return Link(other, "parts", cue) if comparable(said, other, at) else None
    return None


def _first(rules: Sequence[Rule], said: Measured, at: int) -> Link | None:
    return next(filter(None, (rule(said, at) for rule in rules)), None)


_AT_FIGURE: tuple[Rule, ...] = (contribution, of_repeated, share_of_all, share, nested, in_bracket)
"""By what stands at the figure, before any list that is open; the first that finds a whole has it."""
_BESIDE: tuple[Rule, ...] = (among, existing)
"""By the figure right before, where no list is open."""
_SUBSETS: tuple[Rule, ...] = (outcome, undergone, attribute)
"""By what the words say of some of those counted before, where nothing adds up."""
