"""What corrections teach: wordings for entries, new entries, and the rules that decided wrongly."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..excerpts import around
from ..messages import Language, Message
from ..records import Indicator
from .suggestions import Suggestion, proposed

if TYPE_CHECKING:
    from ..corrections import Correction, Corrections
    from ..report import Report
    from .catalogue import Catalogue

AROUND = 60
"""Characters of the sentence that an example shows on either side of its number."""


class Lesson(NamedTuple):
    """Corrections of one kind, and what they propose."""

    field: str
    rule: str
    """The rule that decided the field as it was."""
    was: str
    to: str
    examples: tuple[str, ...]
    """The words around each number."""
    code: str = ""
    """Of a label: the entry that the corrected record has, and whose wording the old label may become."""
    proposal: Suggestion | None = None
    """Of a label that no entry knows: a new one."""

    def to_toml(self, language: Language = "en") -> str:
        """A table for a file that `Catalogue.load` reads; of what no entry can learn a comment for who writes rules."""
        count = Message(f"corrections-{'one' if len(self.examples) == 1 else 'many'}", count=len(self.examples))
        source = Message("learnt-from", count=count).in_language(language)
        if self.code:
            return f'[[indicator]]  # {source}\ncode = "{self.code}"\nwordings = [{_quoted(self.was)}]\n'
        if self.proposal:
            return self.proposal.to_toml(language, source)
        was, to = (said or Message("nothing") for said in (self.was, self.to))
        told = Message("lesson", count=count, field=Message(f"field-{self.field}"), was=was, to=to, rule=self.rule)
        return f"# {told.in_language(language)}\n" + "".join(f"#   {example}\n" for example in self.examples)


def lessons(catalogue: Catalogue, reports: Iterable[Report], corrections: Corrections) -> list[Lesson]:
    """What the corrections of some reports, parsed without them, teach; the most frequent first."""
    grouped: dict[tuple[str, ...], list[tuple[str, Suggestion | None]]] = {}
    for report in reports:
        for one, before, after in _pairs(catalogue, report, corrections):
            key = (one.field, before.decided(one.field), one.was, one.to)
            example, code, proposal = _example(report, before), "", None
            if one.field == "label" and after is not None:
                code = after.code if after.code and before.code is None else ""
                proposal = proposed(after, 1) if after.code is None else None
            if one.field != "label" or code or proposal:
                grouped.setdefault((*key, code or ""), []).append((example, proposal))
    found = [
        Lesson(field, rule, was, to, tuple(example for example, _ in group), code, group[0][1])
        for (field, rule, was, to, code), group in grouped.items()
    ]
    return sorted(found, key=lambda lesson: -len(lesson.examples))


def _pairs(
    catalogue: Catalogue, report: Report, corrections: Corrections
) -> Iterator[tuple[Correction, Indicator, Indicator | None]]:
    """Corrections of a report with the record before and after; None for one that was taken out."""
    before = {(i.start, i.end): i for i in catalogue.recognise(report.indicators)}
    after = {(i.start, i.end): i for i in catalogue.recognise(corrections.apply(report).indicators)}
    for one in corrections:
        place = (one.start, one.end)
        if one.sha256 == report.document.source.sha256 and place in before:
            yield one, before[place], after.get(place)


def _example(report: Report, i: Indicator) -> str:
    before, after = around(report.document, i.start, i.end, AROUND)
    return " ".join(f"{before}[{i.text}]{after}".split())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
