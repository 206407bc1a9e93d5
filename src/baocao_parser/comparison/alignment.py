"""Which figures of different reports are one indicator: the same code, or names alike enough.

Kind, quantity and what a figure is a change of are walls; nature and unit weigh where one side is not sure of them.
Report after report, figures are assigned one-to-one to the groups that earlier reports made, so that the total
likeness is greatest; what stays below the threshold begins a group of its own, which may join another at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..catalogue import Entry
from ..catalogue.recognition import is_total_of
from ..records import Indicator
from ..report import Report
from .clauses import Clauses
from .decisions import Decisions, Ruling
from .figures import Figure, by_report
from .groups import Group, Groups, Join, Like, doubt_between, put_apart
from .leftovers import Pending, look_again
from .matching import matching
from .names import key_of
from .regrouping import regrouped
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
    ruling, pool, clauses = Ruling(decisions), Groups(threshold, known), Clauses(reports)
    joins: list[Join] = []
    figures = list(figures)
    for at, own in by_report(figures).items():
        names = {figure.indicator.id: figure.indicator.label for figure in own}
        misread = bool(reports[at].document.doubts)
        wordings = [
            wording_of(i, titles[at].get(i.section, ""), names.get(i.part_of or "", ""), misread) for _, _, _, i in own
        ]
        told_of = list(_companions(own, wordings, reports[at]))
        for later in (False, True):  # what is told of a figure goes where that went
            some = [n for n, companion in enumerate(told_of) if (companion is not None) == later]
            ones = [pool.one_of(told_of[n]) for n in some]
            joins += _assign([own[n] for n in some], [wordings[n] for n in some], ones, pool, ruling, clauses)
    groups, late = regrouped(pool, figures, ruling)
    return groups, joins + late


CERTAIN = ("code", "decided", "told of the same")
"""Reasons that join whatever names are like."""
TOLD_OF_OTHERS = ("change", "target", "prior", "cumulative")
"""Natures of figures that are told of another one, by its name."""


def _companions(own: Sequence[Figure], wordings: Sequence[Wording], report: Report) -> Iterator[Figure | None]:
    """For each figure of a report the one that it is told of; None for most.

    A change, a plan, an earlier value, a running total: the last before it that has its name. Money that has no words
    but those of the count before it ("cho 48.300 đối tượng, kinh phí 26,8 tỷ đồng"), and a share of nothing but its
    part ("18 phương tiện không đạt, tỷ lệ 2,1%"): that count.
    """
    named: dict[object, Figure] = {}
    places = {figure.indicator.id: at for at, figure in enumerate(own)}
    for at, figure in enumerate(own):
        i = figure.indicator
        key = i.section, key_of(i.label)
        if at and i.row is None and is_total_of(i, own[at - 1].indicator):
            yield own[at - 1]
        elif i.nature in TOLD_OF_OTHERS and i.row is None:
            yield named.get(key)
        else:
            named[key] = figure
            part = places.get(i.part_of or "")
            if part is not None and _is_share(i) and set(wordings[at].telling) <= set(wordings[part].telling):
                yield own[part]
            else:
                yield own[at - 1] if at and _costs_of(at, own, wordings, report) else None


def _is_share(i: Indicator) -> bool:
    """Whether a figure that belongs to another one is a share of it, and of no plan."""
    return i.kind == "percent" and i.base is None and i.nature != "change"


def _costs_of(at: int, own: Sequence[Figure], wordings: Sequence[Wording], report: Report) -> bool:
    """Whether a figure is money for what the figure before it in its paragraph counts."""
    i, before = own[at].indicator, own[at - 1].indicator
    if i.kind != "money" or before.kind != "count" or before.nature in TOLD_OF_OTHERS or i.row is not None:
        return False
    beside = report.document.block_at(i.start) == report.document.block_at(before.start)
    words, count = set(wordings[at].telling), wordings[at - 1]
    return beside and words <= {*count.telling, *(word for phrase in count.topic for word in phrase.split())}


def _assign(
    own: list[Figure], wordings: list[Wording], told_of: list[str], pool: Groups, ruling: Ruling, clauses: Clauses
) -> Iterator[Join]:
    """Give each figure of a report its group, or a new one."""
    decided = [ruling.one(figure.indicator) if ruling.decides else "" for figure in own]
    ones = [one or told for one, told in zip(decided, told_of, strict=True)]
    likes: list[dict[int, Like]] = []
    for figure, wording, one in zip(own, wordings, ones, strict=True):
        said = (wording, *pool.known.get(figure.indicator.code or "", ()))
        found = {at: _score(figure, said, one, pool.groups[at], ruling)
                 for at in pool.candidates(figure.indicator, wording, one)}  # fmt: skip
        likes.append({at: score for at, score in found.items() if score[0] > 0})
    chosen = matching([{at: s for at, (s, _, reason) in row.items() if s >= _least(reason, pool.threshold)}
                        for row in likes])  # fmt: skip
    look_again(Pending(own, wordings, likes, chosen), pool, ruling, clauses)
    for at, (figure, wording) in enumerate(zip(own, wordings, strict=True)):
        group = chosen.get(at)
        if group is None:
            for score, partner, _ in likes[at].values():
                if NEAR <= score < pool.threshold:
                    yield Join(figure, partner, score, "similar words, below the threshold", near=True)
            pool.open(figure, wording, ones[at], clauses.sentence_of(figure))
            continue
        score, partner, reason = likes[at][group]
        pool.groups[group].add(figure, wording)
        pool.put(group, figure, wording, ones[at], clauses.sentence_of(figure))
        why = f"code {figure.indicator.code}" if reason == "code" else reason
        yield Join(figure, partner, score, why, near=False)


def _least(reason: str, threshold: float) -> float:
    return 0.0 if reason in CERTAIN else threshold


def _score(figure: Figure, wordings: Sequence[Wording], one: str, group: Group, ruling: Ruling) -> Like:
    """How surely a figure belongs to a group.

    `wordings` are its own and those that the catalogue lends it.
    """
    mine, first = figure.indicator, group.figures[0]
    if ruling.decides and put_apart(figure, group, ruling):
        return 0.0, first, "put apart"
    named, partner = group.likeness(wordings[0])
    if one and any(ruling.one(other.indicator) == one for other in group.wordings.values()):
        return 1.0, partner, "decided"
    if one and one in group.ones and not (mine.code and group.code and mine.code != group.code):
        return 1.0, partner, "told of the same"
    if wordings[0].bare and not mine.code and group.figures[-1].issuer != figure.issuer:
        return 0.0, first, "says nothing but its unit"
    if mine.code and mine.code == group.code:
        return max(named, 0.01), partner, "code"
    if mine.code and group.code:
        return 0.0, partner, "other codes"
    if not group.code:
        named, partner = max((group.likeness(wording) for wording in wordings), key=lambda found: found[0])
    score = named - doubt_between(mine, first.indicator)
    return max(score, 0.0), partner, "same words" if named == 1.0 else "similar words"
