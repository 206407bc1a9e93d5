"""What the lexicon knows of the name of a unit."""

from __future__ import annotations

from functools import lru_cache

from ..lexicon import Entry, entry_at


@lru_cache(maxsize=1024)
def entry_of(name: str) -> Entry | None:
    """What the lexicon knows of a unit's noun; None for a word that it does not know."""
    found = entry_at(name, 0)
    return found[0] if found and found[2] == len(name) else None


def is_classifier(name: str) -> bool:
    """A noun that counts what another noun names: "đàn lợn 86.500 con, trong đó lợn nái 9.200"."""
    entry = entry_of(name)
    return entry is not None and entry.general == "classifier"


def is_counter(name: str) -> bool:
    """A noun that a label needs only where no other noun names what is counted: "người", "lượt"."""
    entry = entry_of(name)
    return entry is not None and entry.general in ("counter", "classifier", "pronoun")


def is_pronoun(name: str) -> bool:
    """A noun that stands for people named before: "742 học sinh, cuối học kỳ còn 738 em"."""
    entry = entry_of(name)
    return entry is not None and entry.general == "pronoun"


def is_per_head(rate: str) -> bool:
    """Money for one of these is paid or earned, not the price of goods: "đồng/người/tháng"."""
    entry = entry_of(rate.split("/")[1])
    return entry is not None and entry.sort in ("person", "time", "event")


def is_each(name: str) -> bool:
    """A measure of each person: "m2/người", "đồng/người/tháng"; "tấn/ngày" is one of all."""
    entry = entry_of(name.split("/")[1]) if "/" in name else None
    return entry is not None and entry.sort == "person"
