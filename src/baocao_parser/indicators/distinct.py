"""No two figures of a report under one name: their times or subjects tell them apart, or an issue says that nothing does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from ..records import Indicator, Issue
from ..text.folding import fold_tone


def told_apart(
    indicators: Sequence[Indicator], times: Mapping[str, str]
) -> tuple[list[Indicator], list[Issue]]:
    """The indicators, the labels of those that share one completed; issues for those that still do.

    A change has the label of what changes: it shares no name. `times` are the words that say when a figure holds, by
    its id: figures of different times under one label are told apart by them, others by their subjects.
    """
    timed = _completed(indicators, lambda i: i.label, lambda i: times.get(i.id, ""))
    named = _completed(timed, _name, lambda i: i.subject or "")
    return named, [_issue(group) for group in _namesakes(named, _name)]


def _name(i: Indicator) -> object:
    return i.label, i.nature, i.period, i.base


def _completed(indicators: Iterable[Indicator], name, words) -> list[Indicator]:  # type: ignore[no-untyped-def]
    found = list(indicators)
    shared = {
        i.id for group in _namesakes(found, name) for i in group if len({words(other) for other in group}) > 1
    }
    return [replace(i, label=_joined(i.label, words(i))) if i.id in shared else i for i in found]


def _namesakes(indicators: Iterable[Indicator], name) -> list[list[Indicator]]:  # type: ignore[no-untyped-def]
    """Groups of two or more figures under one name."""
    groups: dict[object, list[Indicator]] = {}
    for i in indicators:
        if i.nature != "change" and i.row is None:
            key = name(i)
            groups.setdefault(fold_tone(key) if isinstance(key, str) else (fold_tone(key[0]), *key[1:]), []).append(i)
    return [group for group in groups.values() if len(group) > 1]


def _joined(label: str, words: str) -> str:
    """The label with what tells it apart, unless it names it already."""
    if not words or fold_tone(words) in fold_tone(label):
        return label
    return f"{label} {words[:1].lower()}{words[1:]}"


def _issue(group: Sequence[Indicator]) -> Issue:
    last = group[-1]
    values = ", ".join(indicator.text for indicator in group)
    return Issue("label-shared", "info", f"{last.label!r} names {len(group)} figures: {values}", last.start, last.end)
