"""What may be a part of what: counted alike, no more than it, and told of the same time."""

from __future__ import annotations

from decimal import Decimal

from .plans import is_planned
from .said import Measured
from .unit_names import is_classifier, is_each
from .units import RELATIVE, Unit

SLIP = Decimal("1.2")
"""A part that is larger than this many times its whole was misread, not misprinted."""
KINS = frozenset({"person", "body"})
"""Sorts whose members have names of their own: "06 cán bộ, gồm 01 bác sĩ", "46 tổ chức đảng (31 đảng bộ)"."""
_OTHER_TIMES = frozenset({"earlier", "plan", "later"})


def is_apart(said: Measured, at: int, *, whole: bool = False) -> bool:
    """A change, a plan, an earlier value: no part of anything. A plan may be a `whole` of what it contains."""
    clause, standing, framing = said.clauses[at], said.standings[at], said.framings[at]
    own = framing.own.sort if framing.own else ""
    if standing.is_difference or standing.base_sort == "plan" or own in _OTHER_TIMES:
        return True
    return not whole and (is_planned(clause, standing) or any(p.aspect == "plan" for p in clause.lead))


def comparable(said: Measured, whole: int, part: int) -> bool:
    """Counted alike, and not more than the whole; more is a mistake only where the next words say "in it"."""
    one, other = said.units[whole], said.units[part]
    first, second = said.clauses[whole].figure, said.clauses[part].figure
    if one.kind in RELATIVE or first.form in ("rank", "range") or is_each(one.name):
        return False  # "28 m2/người, trong đó đô thị 31": no average has parts
    printed_wrong = part == whole + 1 and one.name == other.name and said.clauses[part].cue
    most = max((first.value, *first.alternatives)) * (SLIP if printed_wrong else 1)
    if second.value * factor_of(said, part) > most:
        return False
    return same_unit(one, other) or (one.sort == other.sort and one.sort in KINS)


def factor_of(said: Measured, part: int) -> Decimal:
    """The scale that a part shares with its whole: "1.150 triệu đồng, bao gồm: tỉnh 700"."""
    unit = said.units[part]
    return unit.scale if said.clauses[part].figure.scale == 1 and unit.rule == "shared" else Decimal(1)


def is_acronym(short: str, full: str) -> bool:
    """ "ĐV" for "đoàn viên" """
    return len(short) > 1 and short.isupper() and short.lower() == "".join(word[0] for word in full.lower().split())


def same_unit(one: Unit, other: Unit) -> bool:
    """One unit, or a longer name of it: "dịch vụ" and "dịch vụ công"."""
    if one.name == other.name or not one.name or not other.name or ("/" in one.name) != ("/" in other.name):
        return one.name == other.name  # "77 hồ sơ/ngày" are no part of 386 hồ sơ
    if is_acronym(other.name, one.name) or is_acronym(one.name, other.name):
        return True
    if (
        one.kind == other.kind == "count"
        and (is_classifier(one.name) or is_classifier(other.name))
        and "thing" in (one.sort, other.sort)
    ):
        return True  # "58 con, gồm 35 bò mẹ, 24 bê"; "3.812 tàu cá, trong đó … 1.946 chiếc"
    return one.name.startswith(other.name) or other.name.startswith(one.name)
