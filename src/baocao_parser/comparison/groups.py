"""The groups of figures that are one indicator each, where to look for them, and what keeps two figures apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..records import Indicator
from ..text.folding import fold
from .clauses import Clauses
from .decisions import Ruling
from .figures import Figure
from .issuers import Issuer
from .units import are_one, unit_class
from .wording import Wording, likeness

UNSURE_NATURE = 0.05
"""What is taken from the likeness of a state and a flow: sentences seldom say which of them a figure is."""
OTHER_UNIT = 0.04
"""What is taken where units only may mean the same."""

TOLD_OF_OTHERS = ("change", "target", "prior", "cumulative")
"""Natures of figures that are told of another one, by its name, and never are that one."""

Wall = tuple[str, str, str, str]


class Join(NamedTuple):
    """Why a figure stands in a group, or (`near`) why it does not stand in one that it is like."""

    figure: Figure
    partner: Figure
    """The figure of the group that it is most like."""
    score: float
    reason: str
    near: bool


Like = tuple[float, Figure, str]
"""How surely a figure belongs to a group, the figure of the group that it is most like, and why."""


class Group:
    """The figures of one indicator, at most one of each report, and the wordings they use."""

    def __init__(self, first: Figure, wording: Wording, known: Sequence[Wording] = ()) -> None:
        self.figures = [first]
        self.reports = {first.report}
        self.issuers = {first.issuer}
        self.wordings = dict.fromkeys(known, first) | {wording: first}
        self.code = first.indicator.code
        self.ones = set[str]()
        """What its figures were decided to be, or what they are told of."""

    def add(self, figure: Figure, wording: Wording) -> None:
        """One more figure."""
        self.figures.append(figure)
        self.reports.add(figure.report)
        self.issuers.add(figure.issuer)
        self.wordings.setdefault(wording, figure)
        self.code = self.code or figure.indicator.code

    def take(self, other: Group) -> None:
        """All figures of another group."""
        self.figures += other.figures
        self.reports |= other.reports
        self.issuers |= other.issuers
        for wording, figure in other.wordings.items():
            self.wordings.setdefault(wording, figure)

    def likeness(self, wording: Wording) -> tuple[float, Figure]:
        """How like the group's nearest wording is, and a figure that has it."""
        if wording in self.wordings:
            return 1.0, self.wordings[wording]
        best = max(self.wordings, key=lambda known: likeness(wording, known))
        return likeness(wording, best), self.wordings[best]


class Groups:
    """The groups so far, and where to look for those that a figure may belong to."""

    def __init__(self, threshold: float, known: Mapping[str, Sequence[Wording]]) -> None:
        self.threshold, self.known = threshold, known
        self.groups: list[Group] = []
        self._by_name: dict[object, list[int]] = defaultdict(list)
        self._by_word: dict[tuple[Wall, str], set[int]] = defaultdict(set)
        self._by_said: dict[tuple[Wall, str], set[int]] = defaultdict(set)
        self._indexed: dict[int, set[Wording]] = defaultdict(set)
        self._group_of: dict[tuple[int, str], int] = {}
        self._by_sentence: dict[tuple[Wall, Issuer, str], tuple[int, int | None]] = {}

    def home_of(self, place: tuple[int, str]) -> int | None:
        """The group of the figure of a report (its position) and id; None where it has none yet."""
        return self._group_of.get(place)

    def one_of(self, companion: Figure | None) -> str:
        """What figures that are told of a figure have in common, whatever their own names are; "" without it."""
        at = None if companion is None else self.home_of((companion.report, companion.indicator.id))
        return "" if at is None else f"told of {at}"

    def open(self, figure: Figure, wording: Wording) -> int:
        """A new group: its position."""
        code, at = figure.indicator.code or "", len(self.groups)
        self.groups.append(Group(figure, wording, self.known.get(code, ())))
        for words in self.known.get(code, ()):
            self._index(at, figure.indicator, words)
        return at

    def put(self, at: int, figure: Figure, wording: Wording, one: str, clauses: Clauses) -> None:
        """Put a figure into a group, and remember its words."""
        if figure is not self.groups[at].figures[0]:
            self.groups[at].add(figure, wording)
        sentence = clauses.sentence_of(figure)
        if sentence:
            where = wall_of(figure.indicator), figure.issuer, sentence
            report, known = self._by_sentence.get(where, (-1, None))
            self._by_sentence[where] = figure.report, None if report == figure.report and known != at else at
        if wording not in self._indexed[at]:
            for word in clauses.of(figure).telling:
                self._by_said[wall_of(figure.indicator), word].add(at)
        self._group_of[figure.report, figure.indicator.id] = at
        self.groups[at].ones.add(one)
        self._index(at, figure.indicator, wording)
        wall, code = wall_of(figure.indicator), figure.indicator.code
        names = [(wall, name) for name in (code, one and f"decided:{one}") if name]
        for key in (*names, (wall, code, wording.words, wording.marks)):
            if at not in self._by_name[key]:
                self._by_name[key].append(at)

    def candidates(self, indicator: Indicator, wording: Wording, one: str) -> Iterable[int]:
        """Groups of the same code or decision, else those that share a telling word."""
        wall = wall_of(indicator)
        if one and (found := self._by_name.get((wall, f"decided:{one}"))):
            return found
        if found := self._by_name.get((wall, indicator.code, wording.words, wording.marks)):
            return found  # months of one office say the same again
        if indicator.code and (found := self._by_name.get((wall, indicator.code))):
            return found
        return self.sharing_words(indicator, wording)

    def sharing_words(self, indicator: Indicator, wording: Wording) -> list[int]:
        """Groups within its wall that share a telling word of a figure."""
        near, wall = set[int](), wall_of(indicator)
        for word in wording.telling or wording.words:
            near |= self._by_word.get((wall, word), set())
        return sorted(near)

    def speaking_of(self, indicator: Indicator, *said: Wording) -> list[int]:
        """Groups within its wall whose names or clauses share a telling word with what is said of a figure."""
        wall, near = wall_of(indicator), set[int]()
        for word in {word for wording in said for word in wording.telling}:
            near |= self._by_word.get((wall, word), set()) | self._by_said.get((wall, word), set())
        return sorted(near)

    def of_sentence(self, figure: Figure, sentence: str) -> int | None:
        """The group of the figure that the last report of its office with this sentence had in its place."""
        return self._by_sentence.get((wall_of(figure.indicator), figure.issuer, sentence), (-1, None))[1]

    def _index(self, at: int, indicator: Indicator, wording: Wording) -> None:
        if wording not in self._indexed[at]:
            self._indexed[at].add(wording)
            for word in wording.telling or wording.words:
                self._by_word[wall_of(indicator), word].add(at)


def put_apart(figure: Figure, group: Group, ruling: Ruling) -> bool:
    """Whether a user has put a figure apart from one of a group."""
    others = group.wordings.values() if ruling.decides else ()
    return any(ruling.apart(figure.indicator, other.indicator) for other in others)


def doubt_between(one: Indicator, other: Indicator) -> float:
    """What nature, base and unit take from the likeness of two figures within one wall; 1 where they cannot be one."""
    doubt = UNSURE_NATURE * (one.nature != other.nature)
    doubt += UNSURE_NATURE * (one.base != other.base)
    if one.kind == "count" and unit_class(one.unit) != unit_class(other.unit):
        doubt += OTHER_UNIT if are_one(one.unit, other.unit) else 1.0
    return doubt


def wall_of(indicator: Indicator) -> Wall:
    """What figures of one indicator share: kind, quantity, whether they compare, and with what."""
    kind = "count" if indicator.kind == "fraction" else indicator.kind
    quantity = unit_class(indicator.unit) if kind in ("measure", "money") else ""
    nature = indicator.nature if indicator.nature in TOLD_OF_OTHERS else ""
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
