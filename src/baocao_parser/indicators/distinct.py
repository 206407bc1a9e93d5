"""No two figures of a report under one name: their subjects tell them apart, or an issue says that nothing does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from ..records import Indicator, Issue
from ..text.folding import fold_tone


def told_apart(indicators: Sequence[Indicator]) -> tuple[list[Indicator], list[Issue]]:
    """The indicators, the labels of those that share one completed by their subject; issues for those that still do.

    Two figures share a name where label, nature, period and base are the same.
    """
    groups = _namesakes(indicators)
    shared = {i.id for group in groups for i in group if len({i.subject for i in group}) > 1}
    named = [replace(i, label=_completed(i)) if i.id in shared else i for i in indicators]
    return named, [_issue(group) for group in (_namesakes(named) if shared else groups)]


def _namesakes(indicators: Iterable[Indicator]) -> list[list[Indicator]]:
    """Groups of two or more figures under one name."""
    groups: dict[tuple[object, ...], list[Indicator]] = {}
    for i in indicators:
        groups.setdefault((fold_tone(i.label), i.nature, i.period, i.base), []).append(i)
    return [group for group in groups.values() if len(group) > 1]


def _completed(indicator: Indicator) -> str:
    """The label with its subject, unless it names it already."""
    subject = indicator.subject
    if not subject or fold_tone(subject) in fold_tone(indicator.label):
        return indicator.label
    return f"{indicator.label} – {subject}"


def _issue(group: Sequence[Indicator]) -> Issue:
    last = group[-1]
    values = ", ".join(indicator.text for indicator in group)
    return Issue("label-shared", "info", f"{last.label!r} names {len(group)} figures: {values}", last.start, last.end)
