"""What a unit measures, said in a label whose words do not say it: "tỷ lệ người dân có thẻ BHYT", "giá thép D10"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..lexicon import Entry, tokens_of
from .unit_names import entry_of, is_per_head
from .units import Unit

_RATES = frozenset({"rate", "growth", "mark", "price"})
"""Quantities that are told in percent themselves."""


def with_dimension(label: str, unit: Unit) -> str:
    """A label with what its unit measures; as it is where its words name a quantity, of a share a rate.

    >>> from .units import Unit
    >>> share, price = Unit("%", kind="percent"), Unit("đồng/kg", kind="money")
    >>> with_dimension("người dân có thẻ BHYT", share), with_dimension("thép D10", price)
    ('tỷ lệ người dân có thẻ BHYT', 'giá thép D10')
    >>> with_dimension("tốc độ tăng", share), with_dimension("học phí", price)
    ('tốc độ tăng', 'học phí')
    """
    dimension = dimension_of(unit)
    if not dimension or _names_quantity(label, rate=unit.kind == "percent"):
        return label
    return f"{dimension} {label}"


def dimension_of(unit: Unit) -> str:
    """ "tỷ lệ" of "%", "diện tích" of "ha", "giá" of money for a thing; "" where nothing is measured."""
    noun, slash, _ = unit.name.partition("/")
    price = unit.kind == "money" and bool(slash) and not is_per_head(unit.name)
    entry = entry_of(noun) if price or unit.kind in ("percent", "measure") else None
    return entry.counts if entry else ""


@lru_cache(maxsize=4096)
def _names_quantity(label: str, *, rate: bool) -> bool:
    return any(e.word_class == "quantity" and (not rate or e.sort in _RATES) for e in _entries(label))


def _entries(text: str) -> Iterator[Entry]:
    """What the lexicon knows of a text, from left to right."""
    tokens, at = tokens_of(text), 0
    while at < len(tokens.words):
        found = tokens.longest(at)
        if found:
            yield found[0]
        at = found[1] if found else at + 1
