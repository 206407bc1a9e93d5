"""How sure it is that two figures of two offices are one indicator: all that their reports say of them, weighed.

Names alone leave much open, because offices choose their own verbs and leave out what the unit, the subject or the
section says. Each kind of evidence has a weight (data/evidence.tsv), fitted on pairs of figures that are known to be
one or two; the sum is the logarithm of the odds, 0 where one is as likely as two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from math import exp, fsum, log
from types import MappingProxyType
from typing import NamedTuple

from ..catalogue import Catalogue
from ..data import rows_of
from ..messages import Message
from ..records import Indicator
from ..text.folding import fold
from .groups import doubt_between, wall_of
from .wording import Wording, opposed, words_of_text

APART = float("-inf")
"""The odds of figures that cannot be one."""
LIKELY = 0.0
"""The odds from which figures may be one; below it more speaks against it."""
ENOUGH = 4.0
"""Weight of words in common from which more of them say no more."""
MUCH = 3.0
"""The same of words that only one name has."""
WORTH_TELLING = 0.25
"""Weight from which a kind of evidence is told to whoever must trust a join."""
TOO_MUCH = 1.5
"""Weight of words, about two, that each name has for itself where they name different things."""

Words = Mapping[str, float]


class Description(NamedTuple):
    """What a report says of a figure."""

    indicator: Indicator
    name: Wording
    clause: Wording
    beside: frozenset[int]
    """The groups of the figures that stand beside it."""


class Pair:
    """Two figures, and what each kind of evidence asks of them."""

    def __init__(self, one: Description, other: Description) -> None:
        self.bare = bare = one.name.misread or other.name.misread
        self.one, self.other = one.indicator, other.indicator
        self.wordings = one.name, other.name
        self.names = weighed(one.name, bare), weighed(other.name, bare)
        self.clauses = weighed(one.clause, bare), weighed(other.clause, bare)
        said_here, said_there = (clause | name for clause, name in zip(self.clauses, self.names, strict=True))
        self.all = _around(one.name.context, bare) | said_here, _around(other.name.context, bare) | said_there
        self.alone = _without(said_here, self.all[1]), _without(said_there, self.all[0])
        self.beside = one.beside, other.beside


def names_alike(pair: Pair) -> float:
    """The share of two names that they have in common."""
    return _alike(*pair.names)


def words_in_common(pair: Pair) -> float:
    """How much it is that two names have in common: one word is soon the same, four are not."""
    return min(_common(*pair.names), ENOUGH) / ENOUGH


def left_over(pair: Pair) -> float:
    """The share of a name that nothing said of the other figure has, of the name of which that is more."""
    one, other = (_share(name, alone) for name, alone in zip(pair.names, pair.alone, strict=True))
    return max(one, other)


def said_otherwise(pair: Pair) -> float:
    """How much is said of each that nothing said of the other has: "chợ phiên" here, "sông nước" there."""
    return min(_otherwise(pair), MUCH) / MUCH


def clauses_alike(pair: Pair) -> float:
    """The share of two clauses that they have in common: labels lose words."""
    return _alike(*pair.clauses)


def surroundings_alike(pair: Pair) -> float:
    """The share in common of what is said around two names: clause, subject, section."""
    named = pair.names[0].keys() | pair.names[1].keys()
    one, other = ({word: w for word, w in own.items() if word not in named} for own in pair.all)
    return _alike(one, other)


def one_is_a_part(pair: Pair) -> float:
    """Whether one of them is told as part of another figure, and the other is not."""
    return float((pair.one.part_of is None) != (pair.other.part_of is None))


def natures_differ(pair: Pair) -> float:
    """Whether one is a state and the other a flow."""
    return float(pair.one.nature != pair.other.nature)


def nouns_differ(pair: Pair) -> float:
    """Whether they count with nouns that are not known to be one, and neither noun stands in the name of the other."""
    units, names = (pair.one.unit, pair.other.unit), reversed(pair.names)
    named = any(
        _says(name, [" ".join(words_of_text(unit))], pair.bare) for unit, name in zip(units, names, strict=True)
    )
    return float(not named and doubt_between(pair.one, pair.other) >= 1.0)


def stand_beside_the_same(pair: Pair) -> float:
    """Whether figures beside them are one."""
    one, other = pair.beside
    return float(not one.isdisjoint(other))


def one_has_a_code(pair: Pair) -> float:
    """Whether the catalogue knows one of them: the name of the other says more or less than its entry allows."""
    return float(bool(pair.one.code) != bool(pair.other.code))


EVIDENCE: tuple[Callable[[Pair], float], ...] = (
    names_alike,
    words_in_common,
    left_over,
    said_otherwise,
    clauses_alike,
    surroundings_alike,
    one_is_a_part,
    natures_differ,
    nouns_differ,
    one_has_a_code,
    stand_beside_the_same,
)
"""Each gives a number from 0 to 1; data/evidence.tsv has their weights by their names."""


def odds(one: Description, other: Description) -> float:
    """The logarithm of the odds that two figures are one; APART where something forbids it."""
    if wall_of(one.indicator) != wall_of(other.indicator):
        return APART
    pair = Pair(one, other)
    named = (sum(alone.get(word, 0.0) for word in name) for name, alone in zip(pair.names, pair.alone, strict=True))
    return APART if min(named) >= TOO_MUCH or are_told_apart(pair) else sum_of(pair)


def sum_of(pair: Pair) -> float:
    """The weight of all evidence, whatever forbids that two figures are one."""
    start, weights = _weights()
    return start + sum(weight * ask(pair) for ask, weight in zip(EVIDENCE, weights, strict=True))


def reason_for(one: Description, other: Description) -> Message:
    """What speaks for two figures being one, and what against it, the weightiest first."""
    pair, (_, weights) = Pair(one, other), _weights()
    found = [(weight * ask(pair), Message(ask.__name__)) for ask, weight in zip(EVIDENCE, weights, strict=True)]
    found.sort(key=lambda part: -abs(part[0]))
    speaking = tuple(told for weight, told in found if weight >= WORTH_TELLING)
    against = tuple(told for weight, told in found if weight <= -WORTH_TELLING)
    if not against:
        return Message("all-evidence", speaking=speaking)
    return Message("all-evidence-against", speaking=speaking, against=against)


def probability(odds: float) -> float:
    """What the logarithm of odds is as a probability.

    >>> probability(0.0), probability(APART)
    (0.5, 0.0)
    """
    return 1 / (1 + exp(-odds))


def are_told_apart(pair: Pair) -> bool:
    """Whether one name has a number or a word of those that have opposites, and nothing said of the other has it."""
    (one, other), (here, there) = pair.wordings, pair.all
    mine, theirs = one.marks - other.marks, other.marks - one.marks
    if any(opposed().get(mark, frozenset()) & theirs for mark in mine):
        return True
    return not (_says(there, mine, pair.bare) and _says(here, theirs, pair.bare))


def _says(said: Words, phrases: Iterable[str], bare: bool) -> bool:
    spelled = (fold(phrase) if bare else phrase for phrase in phrases)
    return all(said.keys() >= set(phrase.split()) for phrase in spelled)


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    known = {row["evidence"]: float(row["weight"]) for row in rows_of("evidence.tsv")}
    return known["start"], tuple(known[ask.__name__] for ask in EVIDENCE)


def _common(one: Words, other: Words) -> float:
    shared = one.keys() & other.keys()
    return fsum(min(one[word], other[word]) for word in shared)  # exact: a set has no order in which to add


def _alike(one: Words, other: Words) -> float:
    total = sum(one.values()) + sum(other.values())
    return 2 * _common(one, other) / total if total else 0.0


def _otherwise(pair: Pair) -> float:
    one, other = (sum(alone.values()) for alone in pair.alone)
    return min(one, other)


def _share(name: Words, alone: Words) -> float:
    total = sum(name.values())
    return sum(weight for word, weight in name.items() if word in alone) / total if total else 0.0


def _without(words: Words, others: Words) -> Words:
    return {word: weight for word, weight in words.items() if word not in others}


@lru_cache(maxsize=1 << 14)
def weighed(wording: Wording, bare: bool = False) -> dict[str, float]:
    """The words of a wording with their weights, the more the rarer; `bare` for their letters without marks."""
    words = zip(wording.words, wording.weights, strict=True)
    return {fold(word) if bare else word: weight * rarity(word) for word, weight in words}


@lru_cache(maxsize=1 << 14)
def _around(context: str, bare: bool) -> dict[str, float]:
    return {fold(word) if bare else word: rarity(word) for word in context.split()}


@lru_cache(maxsize=1 << 14)
def rarity(word: str) -> float:
    """How much a word tells: 1 for one that no name of the catalogue has, near 0 for one that most have.

    >>> rarity("xyz"), rarity("số") < rarity("karaoke")
    (1.0, True)
    """
    counted, names = _counted()
    return log((names + 1) / (counted.get(word, 0) + 1)) / log(names + 1)


@cache
def _counted() -> tuple[Mapping[str, int], int]:
    """In how many entries of the catalogue each word stands: it is the language of reports, field by field."""
    entries = list(Catalogue.default())
    counted = Counter(
        word for entry in entries for word in {w for name in (entry.name, *entry.wordings) for w in words_of_text(name)}
    )
    return MappingProxyType(counted), len(entries)
