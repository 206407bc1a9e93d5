"""Figures that names alone gave no group: what their wholes and their sentences say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from .clauses import Clauses, said_in_each_other
from .decisions import Ruling
from .figures import Figure
from .groups import Group, Groups, Like, doubt_between, put_apart, wall_of
from .matching import matching
from .wording import Wording, likeness, named_alike

SAID = 0.94
"""Share of two names that has to be said in each other's clause."""
ALIKE = 0.9
"""Likeness of two whole clauses."""
FEW_WORDS = 2
"""Telling words that a name needs: one word is said in many sentences."""


class Pending(NamedTuple):
    """The figures of a report that are given groups."""

    own: Sequence[Figure]
    wordings: Sequence[Wording]
    likes: Sequence[dict[int, Like]]
    """For each figure the groups that it is like."""
    chosen: dict[int, int]
    """Figure → group, by position."""

    def left(self) -> Iterator[int]:
        """The figures without a group."""
        return (at for at in range(len(self.own)) if at not in self.chosen)


def look_again(pending: Pending, groups: Groups, ruling: Ruling, clauses: Clauses) -> None:
    """Choose groups for figures that are left, by one look after the other; the choices are put into `pending`."""
    for look in LOOKS:
        scores: list[dict[int, float]] = [{} for _ in pending.own]
        taken = set(pending.chosen.values())
        for at in pending.left():
            for near, like in look(pending, at, groups, clauses):
                group = groups.groups[near]
                if near not in taken and not (ruling.decides and put_apart(pending.own[at], group, ruling)):
                    pending.likes[at][near], scores[at][near] = like, like[0]
        pending.chosen.update(matching(scores))


def same_sentence(pending: Pending, at: int, groups: Groups, clauses: Clauses) -> Iterator[tuple[int, Like]]:
    """The figure that stood in this very sentence in another month: a misprint may have cost it its name."""
    figure = pending.own[at]
    sentence = clauses.sentence_of(figure)
    near = groups.of_sentence(figure, sentence) if sentence else None
    if near is None:
        return
    group, code = groups.groups[near], figure.indicator.code
    if not (code and group.code and code != group.code):
        yield near, (SAID, group.figures[-1], "the same sentence")


def part_of_the_same(pending: Pending, at: int, groups: Groups, _: Clauses) -> Iterator[tuple[int, Like]]:
    """Parts of one whole, of which one says no more than the other: "mượn", "mượn về nhà"."""
    figure, wording = pending.own[at], pending.wordings[at]
    whole_id = figure.indicator.part_of
    whole = next((n for n, other in enumerate(pending.own) if other.indicator.id == whole_id), -1) if whole_id else -1
    for near in groups.parts_of(pending.chosen.get(whole, -1)):
        group = groups.groups[near]
        first = group.figures[0]
        held = [known for known in group.wordings if wording.marks == known.marks and wording.holds_or_is_in(known)]
        if held and wall_of(figure.indicator) == wall_of(first.indicator):
            best = max(held, key=lambda known: likeness(wording, known))
            doubt = doubt_between(figure.indicator, first.indicator) + (1.0 - likeness(wording, best)) / 2
            if doubt < 1:
                yield near, (1.0 - doubt, group.wordings[best], "part of the same")


def said_in_sentences(pending: Pending, at: int, groups: Groups, clauses: Clauses) -> Iterator[tuple[int, Like]]:
    """Figures of two offices each of whose names is said in the clause of the other: labels lose words."""
    figure, wording = pending.own[at], pending.wordings[at]
    lent = groups.known.get(figure.indicator.code or "", ())
    names = [name for name in (wording, *lent) if len(name.telling) >= FEW_WORDS and not name.bare]
    for near in groups.sharing_words(figure.indicator, wording) if names else ():
        group = groups.groups[near]
        if not (group.code and figure.indicator.code):
            score, partner = max(
                _scores(figure, names, group, clauses), default=(0.0, None), key=lambda found: found[0]
            )
            if partner and score >= SAID:
                yield near, (score, partner, "said in each other's sentence")


def _scores(figure: Figure, names: Sequence[Wording], group: Group, clauses: Clauses) -> Iterator[tuple[float, Figure]]:
    here = clauses.of(figure)
    for known, other in group.wordings.items():
        if len(known.telling) >= FEW_WORDS and other.issuer != figure.issuer:
            said = max(said_in_each_other(name, known, here, clauses.of(other))[0] for name in names)
            yield said - doubt_between(figure.indicator, other.indicator), other


def told_alike(pending: Pending, at: int, groups: Groups, clauses: Clauses) -> Iterator[tuple[int, Like]]:
    """Figures of two offices whose clauses say their names, and nearly the same: labels lose words."""
    figure, wording = pending.own[at], pending.wordings[at]
    here = clauses.of(figure)
    if not _says_what(wording, here, figure):
        return
    for near in groups.sharing_words(figure.indicator, wording):
        group = groups.groups[near]
        if group.code and figure.indicator.code:
            continue
        for known, other in group.wordings.items():
            there = clauses.of(other)
            if other.issuer != figure.issuer and _says_what(known, there, other):
                score = named_alike(here, there) - doubt_between(figure.indicator, other.indicator)
                if score >= ALIKE:
                    yield near, (score, other, "told alike")


def _says_what(name: Wording, clause: Wording, figure: Figure) -> bool:
    """Whether a clause says a name, which has no words from elsewhere then, and something besides the unit."""
    told = set(clause.telling).difference(figure.indicator.unit.lower().split())
    return len(told) >= FEW_WORDS and set(name.telling) <= set(clause.words)


LOOKS: tuple[Callable[[Pending, int, Groups, Clauses], Iterator[tuple[int, Like]]], ...] = (
    same_sentence,
    part_of_the_same,
    said_in_sentences,
    told_alike,
)
"""In this order."""
