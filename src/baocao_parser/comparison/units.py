"""Which units may stand in one series, and by how much they convert."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from ..data import lines_of, rows_of
from ..lexicon import entry_at

PEOPLE = "person"
HAPPENS = "event"
"""Sorts of the nouns that name people, and what happens, in the lexicon."""
COUNTER = "counter"
CLASSIFIER = "classifier"


@cache
def unit_class(unit: str) -> str:
    """What a unit measures or counts: units of one class may stand in one series.

    All words for people are one class, also by their turns ("lượt cán bộ"): who they are is for the name to say.

    >>> unit_class("km2") == unit_class("ha"), unit_class("công văn"), unit_class("lượt học viên"), unit_class("đồng")
    (True, 'văn bản', 'person', 'đồng')
    """
    measure = _measures().get(unit)
    if measure:
        return measure[0]
    first, _, rest = unit.partition(" ")
    counter = entry_at(first, 0) if rest else None
    nouns = (unit, rest) if counter and counter[0].general == COUNTER else (unit,)
    return PEOPLE if any(map(_are_people, nouns)) else _synonyms().get(unit, unit)


def _are_people(noun: str) -> bool:
    found = entry_at(noun, 0)
    return found is not None and found[0].sort == PEOPLE and found[2] == len(noun)


def factor(unit: str, into: str) -> Decimal | None:
    """What to multiply a value in `unit` with to have it in `into`; None where they do not convert.

    Nouns that count the same ("công văn", "văn bản"), also under a longer name ("trạm", "trạm BTS"), or of which one
    only counts ("trường hợp", "ca") convert by 1.

    >>> factor("km2", "ha"), factor("trạm BTS", "trạm"), factor("trường hợp", "ca"), factor("USD", "đồng")
    (Decimal('1E+2'), Decimal('1'), Decimal('1'), None)
    """
    if unit == into or unit.startswith(f"{into} ") or into.startswith(f"{unit} "):
        return Decimal(1)
    measures = _measures()
    if unit_class(unit) != unit_class(into):
        counted = unit not in measures and into not in measures and bool(unit) and bool(into)
        return Decimal(1) if counted and are_one(unit, into) else None
    return (measures[unit][1] / measures[into][1]).normalize() if unit in measures else Decimal(1)


@cache
def are_one(unit: str, other: str) -> bool:
    """Whether two counting nouns may count the same.

    One of them is missing, or only counts what the name says ("trường hợp"), or all its words are the other's, too.

    >>> are_one("lượt", "lượt khách du lịch"), are_one("đơn thư", "đơn"), are_one("hồ sơ", "văn bản")
    (True, True, False)
    >>> are_one("ca", "trường hợp"), are_one("cái", "đồng hồ"), are_one("vụ", "ha"), are_one("cái", "hồ sơ")
    (True, True, False, False)
    """
    words, others = set(unit.split()), set(other.split())
    return words <= others or others <= words or _only_counts(unit, other) or _only_counts(other, unit)


def _only_counts(unit: str, other: str) -> bool:
    """Whether a noun counts only what another one names: what happens ("ca", "trường hợp"), or things ("cái")."""
    one, two = entry_at(unit, 0), entry_at(other, 0)
    if one is None or two is None or one[2] < len(unit):
        return False
    if one[0].general == CLASSIFIER:
        return two[0].sort == one[0].sort
    return one[0].general == COUNTER and one[0].sort == HAPPENS and two[0].sort in (HAPPENS, "case")


@cache
def _measures() -> dict[str, tuple[str, Decimal]]:
    return {row["unit"]: (row["quantity"], Decimal(row["factor"])) for row in rows_of("unit_measures.tsv")}


@cache
def _synonyms() -> dict[str, str]:
    sets = [[noun.strip() for noun in line.split("|")] for line in lines_of("unit_synonyms.txt")]
    return {noun: nouns[0] for nouns in sets for noun in nouns}
