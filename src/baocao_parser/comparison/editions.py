"""Reports of one issuer for one period: a draft and what was signed, a corrected one, the same file twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from ..records import Metadata
from ..report import Report
from ..text.folding import fold
from .issuers import Issuer
from .stretch import Stretch, stretch_of

ONE_TOPIC = 90
"""Likeness (of 100) from which two titles name one topic; a report on another one is no edition."""
_DIGITS = re.compile(r"\d+")


class Editions(NamedTuple):
    """Reports of which the last takes the place of the others."""

    issuer: Issuer
    stretch: Stretch
    reports: tuple[int, ...]
    """Positions in the comparison, in the order of number, date, signature and hash."""


def order_of(reports: Sequence[Report]) -> tuple[int, ...]:
    """The rank of each report by number, date, signature and hash, whatever the order in which they were given."""
    ranked = sorted(range(len(reports)), key=lambda at: _issued(reports[at]))
    ranks = [0] * len(reports)
    for rank, at in enumerate(ranked):
        ranks[at] = rank
    return tuple(ranks)


def editions_of(reports: Sequence[Report], issuers: Sequence[Issuer], order: Sequence[int]) -> tuple[Editions, ...]:
    """All issuers and periods with several reports on one topic, in the order of the reports."""
    by_period: dict[tuple[Issuer, Stretch], list[int]] = defaultdict(list)
    for at, (report, issuer) in enumerate(zip(reports, issuers, strict=True)):
        stretch = stretch_of(report.metadata.period)
        if stretch:
            by_period[issuer, stretch].append(at)
    return tuple(
        Editions(issuer, stretch, tuple(sorted(group, key=order.__getitem__)))
        for (issuer, stretch), found in by_period.items()
        for group in _by_topic(found, reports)
        if len(group) > 1
    )


def successors(editions: Sequence[Editions]) -> dict[int, int]:
    """Reports whose place another one has taken → that one."""
    return {at: found.reports[-1] for found in editions for at in found.reports[:-1]}


def _by_topic(found: Sequence[int], reports: Sequence[Report]) -> list[list[int]]:
    groups: list[list[int]] = []
    for at in found:
        topic = _topic(reports[at].metadata)
        alike = (g for g in groups if fuzz.ratio(topic, _topic(reports[g[0]].metadata)) >= ONE_TOPIC)
        group = next(alike, None)
        if group is None:
            groups.append([at])
        else:
            group.append(at)
    return groups


def _topic(metadata: Metadata) -> str:
    return _DIGITS.sub("", fold(metadata.title or ""))


def _issued(report: Report) -> tuple[object, ...]:
    """A draft has no number, no date or no signer; what was issued later has the greater number."""
    metadata = report.metadata
    number = _DIGITS.match(metadata.number or "")
    date = metadata.date.isoformat() if metadata.date else ""
    signed = bool(metadata.signer and metadata.signer.name)
    return int(number[0]) if number else -1, date, signed, report.document.source.sha256
