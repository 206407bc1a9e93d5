"""Indicators that were defined anew: the old series and the new one stand side by side and are never chained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..catalogue import Catalogue
from ..messages import Message
from .gaps import Gap
from .issuers import Issuer
from .observations import Observation, Series
from .stretch import Stretch


class Breaks:
    """Where the codes of a catalogue that break with each other are stated."""

    def __init__(self, observations: Iterable[Observation], catalogue: Catalogue) -> None:
        self._names = {entry.code: entry.name for entry in catalogue}
        self._with = {entry.code: entry.breaks_with for entry in catalogue if entry.breaks_with}
        self._stated = {
            (o.series.code, o.issuer, o.stretch) for o in observations if o.compares and o.series.code in self._with
        }

    def reason(self, series: Series, issuer: Issuer, stretch: Stretch) -> Message | None:
        """Why a series does not go on for an issuer and period: what stands in its stead; None for any other gap."""
        successors = self._with.get(series.code or "", ())
        found = [code for code in successors if (code, issuer, stretch) in self._stated]
        if not found:
            return None
        names = " and ".join(f"{self._names.get(code, code)!r} ({code})" for code in found)
        return Message("defined-anew", names=names)

    def explained(self, gap: Gap) -> Gap:
        """The gap, with its reason where it is none of the report's making."""
        reason = self.reason(gap.series, gap.issuer, gap.stretch)
        return gap._replace(status="not comparable", reason=reason) if reason else gap

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Names of the indicators of which both sides of a break are stated, each pair once."""
        stated = {code for code, _, _ in self._stated if code}
        for code in sorted(stated):
            for other in sorted(stated.intersection(self._with[code])):
                if code < other or code not in self._with.get(other, ()):
                    yield self._names[code], self._names[other]
