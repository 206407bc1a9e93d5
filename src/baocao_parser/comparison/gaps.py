"""What is not stated: series without a value for an issuer and a period, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..messages import Message
from .figures import Filed
from .issuers import Issuer
from .observations import COMPARING, Observation, Series, Status
from .stretch import Stretch
from .twins import twins_of

STATED_ELSEWHERE = Message("stated-elsewhere")
STATED_NOWHERE = Message("stated-nowhere")
NO_REPORT = Message("no-report")


class Gap(NamedTuple):
    """A series that has no value for an issuer and a period, and why."""

    series: Series
    issuer: Issuer
    stretch: Stretch
    status: Status
    reason: str


Places = set[tuple[Issuer, Stretch | None]]


def gaps_of(observations: Sequence[Observation], filed: Filed) -> list[Gap]:
    """Periods for which an issuer does not state a series: its report leaves it out, or there is no report.

    Issuers of other levels than those that state it are not asked, nor are figures that only compare.
    """
    stated: dict[Series, Places] = defaultdict(set)
    for o in observations:
        if not o.is_superseded and o.series.nature not in COMPARING:
            stated[o.series].add((o.issuer, o.stretch))
    elsewhere = _elsewhere(observations)
    stretches = sorted({stretch for own in filed.values() for stretch in own})
    found = []
    for series, here in stated.items():
        issuers, lengths = {issuer for issuer, _ in here}, {stretch.length for _, stretch in here if stretch}
        asked = [issuer for issuer in filed if issuer in issuers or any(map(issuer.is_like, issuers))]
        for stretch in (s for s in stretches if s.length in lengths):
            for issuer in asked:
                if (issuer, stretch) in here or (issuer, stretch) in elsewhere[series]:
                    continue
                if stretch in filed[issuer]:
                    known = issuer in issuers
                    status: Status = "missing" if known else "not reported"
                    found.append(Gap(series, issuer, stretch, status, STATED_ELSEWHERE if known else STATED_NOWHERE))
                elif issuer in issuers:
                    found.append(Gap(series, issuer, stretch, "not reported", NO_REPORT))
    return found


def _elsewhere(observations: Sequence[Observation]) -> Mapping[Series, Places]:
    """Where other series of its code, or its twins, state what a series does."""
    usable = [o for o in observations if not o.is_superseded]
    coded: dict[tuple[str | None, str | None], Places] = defaultdict(set)
    named: dict[Series, Places] = defaultdict(set)
    for o in usable:
        coded[o.series.code, o.series.nature].add((o.issuer, o.stretch))
        named[o.series].add((o.issuer, o.stretch))
    found: dict[Series, Places] = defaultdict(set)
    for series in named:
        found[series] |= coded[series.code, series.nature] if series.code else set()
    for (series, _), twins in twins_of(usable).items():
        found[series] = found[series].union(*(named[twin] for twin in twins))
    return found
