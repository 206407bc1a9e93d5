"""Which figures of different reports are one indicator: the same code, names alike enough, or all evidence together.

Kind, quantity and what a figure is a change of are walls; nature and unit weigh where one side is not sure of them.
Report after report, figures are assigned one-to-one to the groups that earlier reports made, so that the total
likeness is greatest; what stays below the threshold begins a group of its own, which may join another at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..catalogue import Entry
from ..report import Report
from .abbreviations import Abbreviations
from .clauses import Clauses
from .companions import companions
from .decisions import Decisions, Ruling
from .figures import Figure, by_report
from .groups import Group, Groups, Join, Like, doubt_between, put_apart
from .leftovers import look_again
from .matching import matching
from .neighbours import Neighbours
from .regrouping import regrouped
from .weighing import Ground, Pending, Weighing
from .wording import Wording, wording_of, words_as

THRESHOLD = 0.82
"""Likeness from which two names are one; measured on the sample archive."""
NEAR = 0.6
"""Likeness from which a pair that was not joined is worth a look."""


def align(
    figures: Iterable[Figure],
    reports: Sequence[Report],
    threshold: float = THRESHOLD,
    decisions: Decisions = Decisions(),  # noqa: B008  it never changes
    entries: Iterable[Entry] = (),
) -> tuple[list[Group], list[Join]]:
    """Groups of figures, one for each indicator, and the joins that made them, near misses included.

    `entries` of the catalogue lend groups of their codes their own words.
    """
    titles = [{section.path: section.title for section in report.sections} for report in reports]
    known = {entry.code: words_as(entry) for entry in entries}
    figures = list(figures)
    short = Abbreviations(_texts(figures, titles))
    clauses, neighbours = Clauses(reports, short), Neighbours(reports)
    ground = Ground(Groups(threshold, known), Ruling(decisions), clauses, neighbours)
    joins: list[Join] = []
    for at, own in by_report(figures).items():
        wordings = list(_wordings(own, titles[at], short, misread=bool(reports[at].document.doubts)))
        told_of = list(companions(own, wordings, reports[at]))
        for later in (False, True):  # what is told of a figure goes where that went
            some = [n for n, companion in enumerate(told_of) if (companion is not None) == later]
            ones = [ground.groups.one_of(told_of[n]) for n in some]
            joins += _assign([own[n] for n in some], [wordings[n] for n in some], ones, ground)
    groups, late = regrouped(ground.groups, figures, ground.ruling)
    return groups, joins + late


def _wordings(
    own: Sequence[Figure], titles: Mapping[str, str], short: Abbreviations, *, misread: bool
) -> Iterator[Wording]:
    """The wordings of the figures of a report."""
    names = {figure.indicator.id: short.written_out(figure.indicator.label) for figure in own}
    for figure in own:
        i = figure.indicator
        section, before = short.written_out(titles.get(i.section, "")), names.get(i.part_of or "", "")
        yield wording_of(short.full(i), section, before, misread)


def _texts(figures: Iterable[Figure], titles: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Everything that names figures."""
    for figure in figures:
        yield from (figure.indicator.label, figure.indicator.subject or "")
    for own in titles:
        yield from own.values()


CERTAIN = ("code", "decided", "told of the same")
"""Reasons that join whatever names are like."""


def _assign(own: list[Figure], wordings: list[Wording], told_of: list[str], ground: Ground) -> Iterator[Join]:
    """Give each figure of a report its group, or a new one."""
    ruling, pool = ground.ruling, ground.groups
    decided = [ruling.one(figure.indicator) if ruling.decides else "" for figure in own]
    ones = [one or told for one, told in zip(decided, told_of, strict=True)]
    pending = Pending(own, wordings, list(_likes(own, wordings, ones, ground)), {})
    weighing = Weighing(pending, ground)
    rows = [
        {near: score for near, (score, _, reason) in row.items()
         if reason in CERTAIN or (score >= pool.threshold and not weighing.speaks_against(at, near))}
        for at, row in enumerate(pending.likes)
    ]  # fmt: skip
    pending.chosen.update(matching(rows))
    look_again(pending, ground)
    for at, (figure, wording) in enumerate(zip(own, wordings, strict=True)):
        group = pending.chosen.get(at)
        if group is None:
            yield from _near(figure, pending.likes[at], rows[at], pool.threshold)
            group = pool.open(figure, wording)
        else:
            yield _join(figure, *pending.likes[at][group])
        pool.put(group, figure, wording, ones[at], ground.clauses)


def _likes(own: list[Figure], wordings: list[Wording], ones: list[str], ground: Ground) -> Iterator[dict[int, Like]]:
    """For each figure the groups that its name is like, or that something else makes its own."""
    pool = ground.groups
    for figure, wording, one in zip(own, wordings, ones, strict=True):
        said = (wording, *pool.known.get(figure.indicator.code or "", ()))
        found = {at: _like(figure, said, one, pool.groups[at], ground.ruling)
                 for at in pool.candidates(figure.indicator, wording, one)}  # fmt: skip
        yield {at: like for at, like in found.items() if like is not None and like[0] > 0}


def _near(figure: Figure, likes: Mapping[int, Like], row: Mapping[int, float], threshold: float) -> Iterator[Join]:
    """The groups that a figure without one is like, and why it does not stand there."""
    for near, (score, partner, _) in likes.items():
        if NEAR <= score < threshold:
            yield Join(figure, partner, score, "similar words, below the threshold", near=True)
        elif score >= threshold and near not in row:
            yield Join(figure, partner, score, "similar words, but more speaks against it", near=True)


def _join(figure: Figure, score: float, partner: Figure, reason: str) -> Join:
    why = f"code {figure.indicator.code}" if reason == "code" else reason
    return Join(figure, partner, score, why, near=False)


def _like(figure: Figure, wordings: Sequence[Wording], one: str, group: Group, ruling: Ruling) -> Like | None:
    """How surely a figure belongs to a group, and why; None where something keeps it out.

    `wordings` are its own and those that the catalogue lends it.
    """
    mine, first = figure.indicator, group.figures[0]
    if put_apart(figure, group, ruling):
        return None
    named, partner = group.likeness(wordings[0])
    if one and ruling.decides and any(ruling.one(other.indicator) == one for other in group.wordings.values()):
        return 1.0, partner, "decided"
    if one and one in group.ones and not (mine.code and group.code and mine.code != group.code):
        return 1.0, partner, "told of the same"
    if wordings[0].bare and not mine.code and group.figures[-1].issuer != figure.issuer:
        return None  # it says nothing but its unit
    if mine.code and mine.code == group.code:
        return max(named, 0.01), partner, "code"
    if mine.code and group.code:
        return None
    if not group.code:
        named, partner = max((group.likeness(wording) for wording in wordings), key=lambda found: found[0])
    return named - doubt_between(mine, first.indicator), partner, "same words" if named == 1.0 else "similar words"
