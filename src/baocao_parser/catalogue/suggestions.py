"""Proposals: names that reports use again and again for figures that no entry of a catalogue fits."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from ..messages import Language, Message
from ..records import Indicator
from ..text.folding import fold
from .entries import Entry
from .wordings import words_of

if TYPE_CHECKING:
    from ..report import Report
    from .catalogue import Catalogue


class Suggestion(NamedTuple):
    """A proposed entry; its `code` begins with "new." and is yours to change."""

    entry: Entry
    reports: int
    """How many reports use the name."""

    def to_toml(self, language: Language = "en", comment: str = "") -> str:
        """The entry as a table for a file that `Catalogue.load` reads; the comment says by default how many use it."""
        entry = self.entry
        comment = comment or Message("suggested-by", count=self.reports).in_language(language)
        lines = [
            f"[[indicator]]  # {comment}",
            f'code = "{entry.code}"',
            f"name = {_quoted(entry.name)}",
        ]
        lines += [f"wordings = [{', '.join(map(_quoted, entry.wordings))}]"]
        lines += [f"units = [{_quoted(entry.unit)}]"] * bool(entry.unit)
        lines += [f'kind = "{entry.kind}"'] * (entry.kind != "count")
        lines += [f'nature = "{entry.nature}"'] * bool(entry.nature)
        return "\n".join(lines) + "\n"


def suggestions(catalogue: Catalogue, reports: Iterable[Report], at_least: int) -> list[Suggestion]:
    """A proposal for each name, with unit, kind and nature, that at least so many reports use, most frequent first."""
    used: Counter[tuple[str, str, str, str | None]] = Counter()
    spelled: dict[str, str] = {}
    for report in reports:
        unknown = [i for i in catalogue.recognise(report.indicators) if i.code is None and i.nature != "change"]
        for name, i in {words_of(_name_of(i)): i for i in unknown}.items():
            spelled.setdefault(name, _name_of(i))
            used[name, i.unit, i.kind, i.nature] += 1
    return [
        Suggestion(_entry(spelled[name], unit, kind, nature), count)
        for (name, unit, kind, nature), count in used.most_common()
        if count >= at_least
    ]


def proposed(indicator: Indicator, count: int) -> Suggestion:
    """A proposal of one figure, which somebody has named."""
    return Suggestion(_entry(_name_of(indicator), indicator.unit, indicator.kind, indicator.nature), count)


def _entry(name: str, unit: str, kind: str, nature: str | None) -> Entry:
    code = f"new.{fold(name).replace(' ', '-')}"
    said = {"code": code, "name": name, "wordings": (name,), "units": (unit,) if unit else (), "kind": kind}
    return msgspec.convert(said | {"nature": nature}, Entry)


def _name_of(i: Indicator) -> str:
    """Its label, or its row's name, without dates, which change from report to report."""
    return " ".join(word for word in (i.row or i.label).split() if "/" not in word)


def _quoted(text: str) -> str:
    """As a TOML string."""
    return json.dumps(text, ensure_ascii=False)
