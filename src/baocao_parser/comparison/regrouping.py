"""Groups that reports told apart and later ones show to be one: an office's own words, and a code that has them now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .decisions import Ruling
from .figures import Figure
from .groups import Group, Groups, Join, doubt_between, put_apart, wall_of

SURE = 0.9
"""Likeness from which a group joins another at the end: nearly the same words, since nobody chose between them."""


def regrouped(groups: Groups, figures: Sequence[Figure], ruling: Ruling) -> tuple[list[Group], list[Join]]:
    """All groups in the order of `figures`, those without a code joined to one with it that is like them; and joins.

    What comes first no longer decides: "văn bằng … được cấp" meets a coded group before anybody has called it so.
    """
    all_, into, joins = groups.groups, dict[int, int](), list[Join]()
    for at, group in enumerate(all_):
        found = None if group.code else _best(group, groups, ruling)
        if found:
            into[at], join = found
            joins.append(join)
            all_[into[at]].take(group)
    for at, other in _told_of(all_, into):
        into[at] = other
        all_[other].take(all_[at])
    places = {(figure.report, figure.indicator.id): n for n, figure in enumerate(figures)}

    def place(figure: Figure) -> int:
        return places[figure.report, figure.indicator.id]

    for other in set(into.values()):
        all_[other].figures.sort(key=place)
    left = (group for at, group in enumerate(all_) if at not in into)
    return sorted(left, key=lambda group: place(group.figures[0])), joins


def _best(group: Group, groups: Groups, ruling: Ruling) -> tuple[int, Join] | None:
    """The coded group that a group without a code is most like, and why; None where it is like none."""
    best: tuple[int, Join] | None = None
    for wording, figure in group.wordings.items():
        if wording.bare:
            continue
        for other in groups.sharing_words(figure.indicator, wording):
            coded = groups.groups[other]
            if not coded.code or not _may_be_one(group, coded, ruling):
                continue
            named, partner = coded.likeness(wording)
            score = named - doubt_between(figure.indicator, coded.figures[0].indicator)
            named_there = partner.indicator.decided("code") != "short_name"  # else its section lent it the code
            if named_there and score >= SURE and (best is None or score > best[1].score):
                reason = "same words" if named == 1.0 else "similar words"
                best = other, Join(figure, partner, score, reason, near=False)
    return best


def _told_of(groups: Sequence[Group], into: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Groups that are told of groups that were joined: those of one wall are one, too."""
    homes = {
        (one, wall_of(group.figures[0].indicator)): at
        for at, group in enumerate(groups)
        for one in group.ones
        if one.startswith("told of")
    }
    for (one, wall), at in homes.items():
        whole = into.get(int(one.split()[-1]))
        other = homes.get((f"told of {whole}", wall))
        if other is not None and groups[at].reports.isdisjoint(groups[other].reports):
            yield at, other


def _may_be_one(group: Group, coded: Group, ruling: Ruling) -> bool:
    apart = any(put_apart(figure, coded, ruling) for figure in group.wordings.values())
    return not apart and group.reports.isdisjoint(coded.reports)
