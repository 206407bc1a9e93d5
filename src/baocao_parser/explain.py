"""Which rule decided what: one entry for every heading and for every number of a report, in reading order."""

from __future__ import annotations

from typing import Literal, NamedTuple

from .indicators import scan
from .metadata import describe
from .numbers.writing import figure
from .records import Indicator
from .report import Report


class Decision(NamedTuple):
    """What a rule made of a stretch of text."""

    start: int
    end: int
    what: Literal["heading", "indicator", "none"]
    rules: tuple[str, ...]
    """Names of the rules, in the order in which they spoke."""
    result: str
    """The section's path, the indicator's reading, or ""."""


def explain(report: Report) -> list[Decision]:
    """Decisions of a report parsed with emphasis="any", in reading order; [] for a document without digits or headings.

    Every digit run of the text lies in a heading, in an indicator or in a "none".
    """
    headings = [
        Decision(s.start, s.start, "heading", (s.rule,), f"{s.path}  {s.title}".rstrip()) for s in report.sections
    ]
    found = [
        Decision(i.start, i.end, "indicator", tuple(f"{e.field}:{e.rule}" for e in i.evidence), reading_of(i))
        for i in report.indicators
    ]
    return sorted([*headings, *found, *_rejected(report, found)])


def silences(report: Report) -> dict[str, int]:
    """How many natures no word said: {"natures", "nothing_said", "by_contrast"}, of all indicators with one.

    "nothing_said" were decided by the last line of the table alone, "by_contrast" by the report's own period.
    """
    rules = [e.rule for i in report.indicators for e in i.evidence if e.field == "nature" and i.nature]
    said = {name: sum(name in rule for rule in rules) for name in ("nothing_said", "by_contrast")}
    return {"natures": len(rules), **said}


def reading_of(indicator: Indicator) -> str:
    """ "9 chứng thư số · count · flow: cấp mới chứng thư số" """
    sort = " · ".join(
        filter(None, (f"{figure(indicator)} {indicator.unit}".rstrip(), indicator.kind, indicator.nature))
    )
    return f"{sort}: {indicator.label}"


def _rejected(report: Report, found: list[Decision]) -> list[Decision]:
    """Numbers that became no indicator: rejected by a rule of numbers, or for the place where they stand."""
    document, taken = report.document, {decision.start for decision in found}
    apart = describe(document)[2]
    decisions = []
    for block in document.blocks:
        mentions, rejections = scan(document.text_of(block))
        where = "letterhead_or_closing" if any(s <= block.start < e for s, e in apart) else "heading_or_table_label"
        none = [(m.start, m.end, where) for m in mentions if block.start + m.start not in taken]
        none += [(r.start, r.end, r.rule) for r in rejections if block.start + r.start not in taken]
        decisions += [Decision(block.start + s, block.start + e, "none", (rule,), "") for s, e, rule in none]
    return decisions
