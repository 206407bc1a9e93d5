"""Which figures of different reports are one indicator: the same code, or names alike enough.

Kind, quantity and what a figure is a change of are walls; nature and unit weigh where one side is not sure of them.
Report after report, figures are assigned one-to-one to the groups that earlier reports made, so that the total
likeness is greatest; what stays below the threshold begins a group of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..catalogue import Entry
from ..records import Indicator
from ..report import Report
from ..text.folding import fold
from .decisions import Decisions, Ruling
from .figures import Figure, by_report
from .units import are_one, unit_class
from .wording import Wording, likeness, wording_of, words_as

THRESHOLD = 0.82
"""Likeness from which two names are one; measured on the sample archive."""
NEAR = 0.6
"""Likeness from which a pair that was not joined is worth a look."""
UNSURE_NATURE = 0.05
"""What is taken from the likeness of a state and a flow: sentences seldom say which of them a figure is."""
OTHER_UNIT = 0.04
"""What is taken where units only may mean the same."""

Wall = tuple[str, str, str, str]


class Join(NamedTuple):
    """Why a figure stands in a group, or (`near`) why it does not stand in one that it is like."""

    figure: Figure
    partner: Figure
    """The figure of the group that it is most like."""
    score: float
    reason: str
    near: bool


class Group:
    """The figures of one indicator, at most one of each report, and the wordings they use."""

    def __init__(self, first: Figure, wording: Wording, known: Sequence[Wording] = ()) -> None:
        self.figures = [first]
        self.wordings = dict.fromkeys(known, first) | {wording: first}
        self.code = first.indicator.code
        self.ones = set[str]()
        """What its figures were decided to be, or what they are told of."""

    def add(self, figure: Figure, wording: Wording) -> None:
        """One more figure."""
        self.figures.append(figure)
        self.wordings.setdefault(wording, figure)
        self.code = self.code or figure.indicator.code

    def likeness(self, wording: Wording) -> tuple[float, Figure]:
        """How like the group's nearest wording is, and a figure that has it."""
        if wording in self.wordings:
            return 1.0, self.wordings[wording]
        best = max(self.wordings, key=lambda known: likeness(wording, known))
        return likeness(wording, best), self.wordings[best]


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
    ruling, pool = Ruling(decisions), _Pool(threshold, known)
    joins: list[Join] = []
    for at, own in by_report(figures).items():
        names = {figure.indicator.id: figure.indicator.label for figure in own}
        wordings = [wording_of(i, titles[at].get(i.section, ""), names.get(i.part_of or "", "")) for _, _, _, i in own]
        told_of = list(_companions(own))
        for later in (False, True):  # what is told of a figure goes where that went
            some = [n for n, companion in enumerate(told_of) if (companion is not None) == later]
            ones = [pool.one_of(told_of[n]) for n in some]
            joins += _assign([own[n] for n in some], [wordings[n] for n in some], ones, pool, ruling)
    return pool.groups, joins


TOLD_OF_OTHERS = ("change", "target", "prior", "cumulative")
"""Natures of figures that are told of another one, by its name."""


def _companions(own: Sequence[Figure]) -> Iterator[Figure | None]:
    """For each figure of a report the one that it is told of, the last before it that has its name; None for most."""
    named: dict[object, Figure] = {}
    for figure in own:
        i = figure.indicator
        key = i.section, fold(i.label)
        if i.nature in TOLD_OF_OTHERS and i.row is None:
            yield named.get(key)
        else:
            named[key] = figure
            yield None


class _Pool:
    """The groups so far, and where to look for those that a figure may belong to."""

    def __init__(self, threshold: float, known: Mapping[str, Sequence[Wording]]) -> None:
        self.threshold, self.known = threshold, known
        self.groups: list[Group] = []
        self._by_name: dict[object, list[int]] = defaultdict(list)
        self._by_word: dict[tuple[Wall, str], set[int]] = defaultdict(set)
        self._indexed: dict[int, set[Wording]] = defaultdict(set)
        self._group_of: dict[tuple[int, str], int] = {}
        self._parts: dict[int, dict[int, None]] = defaultdict(dict)

    def one_of(self, companion: Figure | None) -> str:
        """What figures that are told of a figure have in common, whatever their own names are; "" without it."""
        at = None if companion is None else self._group_of.get((companion.report, companion.indicator.id))
        return "" if at is None else f"told of {at}"

    def open(self, figure: Figure, wording: Wording, one: str) -> None:
        """A new group."""
        code = figure.indicator.code or ""
        self.groups.append(Group(figure, wording, self.known.get(code, ())))
        self.put(len(self.groups) - 1, figure, wording, one)
        for words in self.known.get(code, ()):
            self._index(len(self.groups) - 1, figure.indicator, words)

    def put(self, at: int, figure: Figure, wording: Wording, one: str) -> None:
        """Remember the words of a figure that stands in a group."""
        self._group_of[figure.report, figure.indicator.id] = at
        whole = self._group_of.get((figure.report, figure.indicator.part_of or ""))
        if whole is not None:
            self._parts[whole][at] = None
        self.groups[at].ones.add(one)
        self._index(at, figure.indicator, wording)
        wall, code = _wall(figure.indicator), figure.indicator.code
        names = [(wall, name) for name in (code, one and f"decided:{one}") if name]
        for key in (*names, (wall, code, wording.words, wording.marks)):
            if at not in self._by_name[key]:
                self._by_name[key].append(at)

    def candidates(self, indicator: Indicator, wording: Wording, one: str) -> Iterable[int]:
        """Groups of the same code or decision, else those that share a telling word."""
        wall = _wall(indicator)
        if one and (found := self._by_name.get((wall, f"decided:{one}"))):
            return found
        if found := self._by_name.get((wall, indicator.code, wording.words, wording.marks)):
            return found  # months of one office say the same again
        if indicator.code and (found := self._by_name.get((wall, indicator.code))):
            return found
        near = set[int]()
        for word in wording.telling or wording.words:
            near |= self._by_word.get((wall, word), set())
        return sorted(near)

    def parts_of(self, whole: int) -> Iterable[int]:
        """Groups of figures that are told as parts of those of a group."""
        return self._parts.get(whole, ())

    def _index(self, at: int, indicator: Indicator, wording: Wording) -> None:
        if wording not in self._indexed[at]:
            self._indexed[at].add(wording)
            for word in wording.telling or wording.words:
                self._by_word[_wall(indicator), word].add(at)


def _assign(
    own: list[Figure], wordings: list[Wording], told_of: list[str], pool: _Pool, ruling: Ruling
) -> Iterator[Join]:
    """Give each figure of a report its group, or a new one."""
    decided = [ruling.one(figure.indicator) if ruling.decides else "" for figure in own]
    ones = [one or told for one, told in zip(decided, told_of, strict=True)]
    likes: list[dict[int, tuple[float, Figure, str]]] = []
    for figure, wording, one in zip(own, wordings, ones, strict=True):
        said = (wording, *pool.known.get(figure.indicator.code or "", ()))
        found = {at: _score(figure, said, one, pool.groups[at], ruling)
                 for at in pool.candidates(figure.indicator, wording, one)}  # fmt: skip
        likes.append({at: score for at, score in found.items() if score[0] > 0})
    chosen = matching([{at: s for at, (s, _, reason) in row.items() if s >= _least(reason, pool.threshold)}
                        for row in likes])  # fmt: skip
    chosen |= _parts_of_one_whole(own, wordings, chosen, likes, pool, ruling)
    for at, (figure, wording) in enumerate(zip(own, wordings, strict=True)):
        group = chosen.get(at)
        if group is None:
            for score, partner, _ in likes[at].values():
                if NEAR <= score < pool.threshold:
                    yield Join(figure, partner, score, "similar words, below the threshold", near=True)
            pool.open(figure, wording, ones[at])
            continue
        score, partner, reason = likes[at][group]
        pool.groups[group].add(figure, wording)
        pool.put(group, figure, wording, ones[at])
        yield Join(figure, partner, score, reason, near=False)


def _parts_of_one_whole(
    own: Sequence[Figure],
    wordings: Sequence[Wording],
    chosen: Mapping[int, int],
    likes: Sequence[dict[int, tuple[float, Figure, str]]],
    pool: _Pool,
    ruling: Ruling,
) -> dict[int, int]:
    """Parts left over → groups of parts of the same whole, of which one says no more than the other: "mượn (về nhà)".

    What is found is also put among the likes.
    """
    places = {figure.indicator.id: at for at, figure in enumerate(own)}
    taken, found = set(chosen.values()), []
    for at, (figure, wording) in enumerate(zip(own, wordings, strict=True)):
        whole = chosen.get(places.get(figure.indicator.part_of or "", -1)) if at not in chosen else None
        near = () if whole is None else (part for part in pool.parts_of(whole) if part not in taken)
        groups = {part: pool.groups[part] for part in near if not _put_apart(figure, pool.groups[part], ruling)}
        like = {part: _family_score(figure, wording, group) for part, group in groups.items()}
        likes[at].update({part: score for part, score in like.items() if score[0]})
        found.append({part: score for part, (score, _, _) in like.items() if score})
    return matching(found)


def _family_score(figure: Figure, wording: Wording, group: Group) -> tuple[float, Figure, str]:
    """How alike two parts of one whole are where one's name holds the other's; 0 where none does."""
    first = group.figures[0]
    held = [known for known in group.wordings if wording.marks == known.marks and wording.holds_or_is_in(known)]
    if not held or _wall(figure.indicator) != _wall(first.indicator):
        return 0.0, first, ""
    best = max(held, key=lambda known: likeness(wording, known))
    score = 1.0 - doubt_between(figure.indicator, first.indicator) - (1.0 - likeness(wording, best)) / 2
    return max(score, 0.0), group.wordings[best], "part of the same"


def _least(reason: str, threshold: float) -> float:
    return 0.0 if reason.startswith(("code", "decided", "told of")) else threshold


def _score(
    figure: Figure, wordings: Sequence[Wording], one: str, group: Group, ruling: Ruling
) -> tuple[float, Figure, str]:
    """How surely a figure belongs to a group, the figure of the group that it is most like, and why.

    `wordings` are its own and those that the catalogue lends it.
    """
    mine, first = figure.indicator, group.figures[0]
    if _put_apart(figure, group, ruling):
        return 0.0, first, "put apart"
    if wordings[0].bare and not mine.code and group.figures[-1].issuer != figure.issuer:
        return 0.0, first, "says nothing but its unit"
    named, partner = group.likeness(wordings[0])
    if one and any(ruling.one(other.indicator) == one for other in group.wordings.values()):
        return 1.0, partner, "decided"
    if one and one in group.ones:
        return 1.0, partner, "told of the same"
    if mine.code and mine.code == group.code:
        return max(named, 0.01), partner, f"code {mine.code}"
    if mine.code and group.code:
        return 0.0, partner, "other codes"
    if not group.code:
        named, partner = max((group.likeness(wording) for wording in wordings), key=lambda found: found[0])
    score = named - doubt_between(mine, first.indicator)
    return max(score, 0.0), partner, "same words" if named == 1.0 else "similar words"


def _put_apart(figure: Figure, group: Group, ruling: Ruling) -> bool:
    others = group.wordings.values() if ruling.decides else ()
    return any(ruling.apart(figure.indicator, other.indicator) for other in others)


def doubt_between(one: Indicator, other: Indicator) -> float:
    """What nature, base and unit take from the likeness of two figures within one wall; 1 where they cannot be one."""
    doubt = UNSURE_NATURE * (one.nature != other.nature)
    doubt += UNSURE_NATURE * (one.base != other.base)
    if one.kind == "count" and unit_class(one.unit) != unit_class(other.unit):
        doubt += OTHER_UNIT if are_one(one.unit, other.unit) else 1.0
    return doubt


def _wall(indicator: Indicator) -> Wall:
    """What figures of one indicator share: kind, quantity, whether they compare, and with what."""
    kind = "count" if indicator.kind == "fraction" else indicator.kind
    quantity = unit_class(indicator.unit) if kind in ("measure", "money") else ""
    nature = indicator.nature if indicator.nature in ("change", "target", "prior", "cumulative") else ""
    return kind, quantity, nature or "", base_class(indicator.base) if nature == "change" else ""


def base_class(base: str | None) -> str:
    """With what a change compares: the "year" or the "period" before, the "plan", another base as it is written.

    >>> base_class("cùng kỳ năm trước"), base_class("tháng trước"), base_class("dự toán năm"), base_class(None)
    ('year', 'period', 'plan', '')
    """
    words = fold(base or "")
    if "cung ky" in words or "nam truoc" in words or "nam ngoai" in words:
        return "year"
    if "truoc" in words:
        return "period"
    return "plan" if any(word in words for word in ("ke hoach", "du toan", "chi tieu")) else words


def matching(scores: list[dict[int, float]]) -> dict[int, int]:
    """Row → column of the one-to-one assignment of greatest total score, among the pairs given."""
    best = {row: max(own, key=own.__getitem__) for row, own in enumerate(scores) if own}
    counted: dict[int, list[int]] = defaultdict(list)
    for row, column in best.items():
        counted[column].append(row)
    if all(len(rows) == 1 for rows in counted.values()):
        return best
    import lap

    rows = [row for row, own in enumerate(scores) if own]
    columns = sorted({column for row in rows for column in scores[row]})
    place = {column: at for at, column in enumerate(columns)}
    cost = np.full((len(rows), len(columns)), 2.0)
    for at, row in enumerate(rows):
        for column, score in scores[row].items():
            cost[at, place[column]] = 1.0 - score
    _, assigned, _ = lap.lapjv(cost, extend_cost=True, cost_limit=1.5)
    return {
        row: columns[column]
        for at, row in enumerate(rows)
        if (column := int(assigned[at])) >= 0 and cost[at, column] <= 1.0
    }
