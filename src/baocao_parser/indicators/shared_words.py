"""Words that the figures of a row share because only one of them says them: a verb, a quantity, a noun."""

from __future__ import annotations

from itertools import islice

from ..language.clauses import before_in_row
from .names import BARE_HEADS, Named
from .telling import is_verb, telling, text_of
from .unit_names import is_counter
from .wholes import same_unit

NEAR = 4
"""Figures back among which a noun says what a counting word counts."""
FAR = 64
"""Figures back among which one says the verb or the quantity of a list."""


def shared_verb(said: Named, at: int) -> str:
    """The verb that an item without one shares: "phạt 15 tổ chức, 3 cá nhân"; "" without one."""
    if any(p.aspect for p in said.clauses[at].lead):
        return ""  # it has one of its own, be it one that labels leave out: "xảy ra"
    led = False
    for other in islice(before_in_row(said.clauses, at), FAR):
        led = led or bool(said.names[other + 1].lead)
        if said.clauses[other + 1].parted not in ("", ",") and led:
            return ""
        if any(p.aspect for p in said.clauses[other].lead) and not said.is_change(other):
            lead = telling(said.clauses[other].lead)
            if any(p.aspect for p in lead):
                return text_of(lead)
    return ""


def shared_quantity(said: Named, at: int) -> str:
    """ "Sản lượng thịt trâu đạt 1.688 tấn; thịt bò đạt 5.998 tấn": the quantity of all items; "" without one"""
    unit = said.units[at]
    if unit.kind == "count" or any(p.word_class == "quantity" or is_verb(p) for p in said.names[at].lead):
        return ""
    for other in islice(before_in_row(said.clauses, at), FAR):
        lead = said.names[other].lead
        alike = said.is_change(other) == said.is_change(at) and same_unit(said.units[other], unit)
        if alike and lead and lead[0].sort in BARE_HEADS:
            return lead[0].text if len(lead) > 1 else ""
    return ""


def name_with_shared_noun(said: Named, at: int) -> str:
    """ "giảm 17 học sinh (chuyển trường 09 em)": a name with the noun of a figure before; "" where it needs none"""
    name, unit = said.names[at], said.units[at]
    if not is_counter(unit.name) or not name.noun or not name.is_doing or unit.sort != "person":
        return ""
    for other in range(at - 1, max(-1, at - NEAR - 1), -1):
        before = said.units[other]
        if before.sort == "person" and not is_counter(before.name) and said.names[other].noun:
            return text_of([*name.lead, *said.names[other].noun, *name.rest])
    return ""
