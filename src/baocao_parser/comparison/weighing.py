"""The odds between the figures of a report and the groups that earlier reports have made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .clauses import Clauses
from .decisions import Ruling
from .evidence import LIKELY, Description, odds, probability, reason_for
from .figures import Figure
from .groups import Groups, Like
from .neighbours import Neighbours
from .wording import Wording


class Odds(NamedTuple):
    """How sure it is that a figure belongs to a group, and the figure of another office in it that says so most."""

    sure: float
    partner: Figure
    told: Description
    """What its report says of the partner."""


class Ground(NamedTuple):
    """What is known of all reports."""

    groups: Groups
    ruling: Ruling
    clauses: Clauses
    neighbours: Neighbours


class Pending(NamedTuple):
    """The figures of a report while they are given groups."""

    own: Sequence[Figure]
    wordings: Sequence[Wording]
    likes: Sequence[dict[int, Like]]
    """For each figure the groups that it is like."""
    chosen: dict[int, int]
    """Figure → group, by position."""

    def left(self) -> list[int]:
        """The figures without a group."""
        return [at for at in range(len(self.own)) if at not in self.chosen]


class Weighing:
    """The odds between figures and groups, as far as they have been asked for, by what is chosen so far."""

    def __init__(self, pending: Pending, ground: Ground) -> None:
        self._pending, self._ground = pending, ground
        self._homes = {
            (figure.report, figure.indicator.id): pending.chosen[at]
            for at, figure in enumerate(pending.own)
            if at in pending.chosen
        }
        self._taken = set(pending.chosen.values())
        self._known: dict[tuple[int, int], Odds | None] = {}

    def odds(self, at: int, near: int) -> Odds | None:
        """How sure it is that a figure belongs to a group; None for one of its own office only."""
        if (at, near) not in self._known:
            self._known[at, near] = max(self._all_odds(at, near), default=None, key=lambda found: found.sure)
        return self._known[at, near]

    def likely(self, at: int) -> Iterator[tuple[int, Like]]:
        """The free groups for which more speaks than against them, and why."""
        for near in self._free(at):
            found = self.odds(at, near)
            if found is not None and found.sure >= LIKELY:
                why = reason_for(self._told(self._pending.own[at], self._pending.wordings[at]), found.told)
                yield near, (probability(found.sure), found.partner, why)

    def speaks_against(self, at: int, near: int) -> bool:
        """Whether a figure more likely belongs elsewhere than to a group of other offices, however like the names."""
        if self._pending.own[at].issuer in self._ground.groups.groups[near].issuers:
            return False
        found = self.odds(at, near)
        return found is None or found.sure < LIKELY

    def _free(self, at: int) -> list[int]:
        """The groups that no figure of the report has and that share a telling word with what is said of a figure."""
        figure = self._pending.own[at]
        said = self._pending.wordings[at], self._ground.clauses.of(figure)
        return [near for near in self._ground.groups.speaking_of(figure.indicator, *said) if near not in self._taken]

    def _all_odds(self, at: int, near: int) -> Iterator[Odds]:
        figure, group = self._pending.own[at], self._ground.groups.groups[near]
        if figure.indicator.code and group.code:
            return
        mine = self._told(figure, self._pending.wordings[at])
        for wording, other in group.wordings.items():
            if other.issuer != figure.issuer:
                theirs = self._told(other, wording)
                yield Odds(odds(mine, theirs), other, theirs)

    def _told(self, figure: Figure, wording: Wording) -> Description:
        homes = (
            self._homes.get(place, self._ground.groups.home_of(place)) for place in self._ground.neighbours.of(figure)
        )
        beside = frozenset(home for home in homes if home is not None)
        return Description(figure.indicator, wording, self._ground.clauses.of(figure), beside)
