"""The clauses of a paragraph with all that is known of each: what the steps of reading it hand on."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..language.clauses import Clause
from ..language.phrase import Phrase
from .bases import Standing
from .frames import Framing
from .units import Unit


class Link(msgspec.Struct, frozen=True, gc=False):
    """A figure's whole, and the words that say so."""

    whole: int
    """Position of the whole's clause."""
    rule: str
    cue: Phrase | None = None
    alike: bool = False
    """It counts what its whole does, whatever noun its own words hold: "3.216 đoàn viên, trường học 2.640, …"."""


class Measured(msgspec.Struct, frozen=True):
    """The clauses of a paragraph with their units, standings and frames."""

    clauses: Sequence[Clause]
    units: Sequence[Unit]
    standings: Sequence[Standing]
    framings: Sequence[Framing]

    def is_change(self, at: int) -> bool:
        """A difference or a ratio to something else, not to a plan, by its verb or by its base."""
        standing = self.standings[at]
        told = bool(standing.base) and standing.base_sort != "plan" and self.units[at].kind == "percent"
        return standing.is_difference or told

    def is_movement(self, at: int) -> bool:
        """So many came or went, against nothing: "trong tháng giảm 78, gồm: hết án 71, chuyển trại 07"."""
        standing = self.standings[at]
        return standing.is_difference and not standing.base and self.units[at].kind == "count"


class Said(Measured, frozen=True):
    """The clauses of a paragraph with their units, standings, frames and links."""

    links: Sequence[Link | None]
