"""No two figures of a report under one name: times or subjects tell them apart, or an issue says that nothing does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from ..records import Indicator, Issue
from ..text.folding import fold_tone

NEAR = 12
"""Figures of one unit before another one that may be taken for it when one label says less than the other."""
Words = Callable[[Indicator], str]


def told_apart(indicators: Sequence[Indicator], times: Mapping[str, str]) -> tuple[list[Indicator], list[Issue]]:
    """The indicators, the labels of those that share one completed; issues for those that still do.

    `times` are the words that say when a figure holds, by its id: figures of different times under one label are told
    apart by them, others by their subjects. An earlier value always says of when it is. A change has the label of what
    changes, and its time.
    """
    timed = _completed(indicators, _by_label, lambda i: times.get(i.id, ""))
    timed = [
        replace(i, label=_joined(i.label, times.get(i.id, ""))) if i.nature == "prior" and i.row is None else i
        for i in timed
    ]
    named = _completed(timed, _by_name, lambda i: i.subject or "")
    return named, [_issue(group) for group in _by_name(named) if all(i.nature != "change" for i in group)]


def _by_label(indicators: Sequence[Indicator]) -> Iterator[list[Indicator]]:
    """Groups of two or more figures with one label, or one label and a shorter one close by."""
    groups: dict[str, list[Indicator]] = defaultdict(list)
    for i in indicators:
        if i.row is None:
            groups[fold_tone(i.label)].append(i)
    yield from (group for group in groups.values() if len(group) > 1)
    recent: dict[str, list[tuple[Indicator, set[str]]]] = defaultdict(list)
    for i in indicators:
        if i.row is None and i.nature in ("flow", "cumulative"):
            words = set(fold_tone(i.label).split())
            for other, others in recent[i.unit][-NEAR:]:
                if (
                    other.nature != i.nature
                    and len(words) > 1
                    and len(others) > 1
                    and (words < others or others < words)
                ):
                    yield [other, i]
            recent[i.unit].append((i, words))


def _by_name(indicators: Sequence[Indicator]) -> Iterator[list[Indicator]]:
    groups: dict[object, list[Indicator]] = defaultdict(list)
    for i in indicators:
        if i.row is None:
            groups[fold_tone(i.label), i.nature, i.period, i.base].append(i)
    yield from (group for group in groups.values() if len(group) > 1 and group[0].nature != "change")


def _completed(
    indicators: Sequence[Indicator], grouped: Callable[[Sequence[Indicator]], Iterable[list[Indicator]]], words: Words
) -> list[Indicator]:
    """The indicators, those of a group completed by their words where these differ; changes follow the others."""
    shared: set[str] = set()
    for group in grouped(indicators):
        if len({words(i) for i in group if i.nature != "change"}) > 1:
            shared.update(i.id for i in group)
    return [replace(i, label=_joined(i.label, words(i))) if i.id in shared else i for i in indicators]


def _joined(label: str, words: str) -> str:
    """The label with what tells it apart, unless it names it already."""
    if not words or fold_tone(words) in fold_tone(label):
        return label
    return f"{label} {words[:1].lower()}{words[1:]}"


def _issue(group: Sequence[Indicator]) -> Issue:
    last = group[-1]
    values = ", ".join(indicator.text for indicator in group)
    return Issue("label-shared", "info", f"{last.label!r} names {len(group)} figures: {values}", last.start, last.end)
