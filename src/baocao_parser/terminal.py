"""What the command line shows a person: letterhead, section tree, table of indicators."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from .excerpts import around
from .messages import Language, Message, in_language, word
from .visible import visible

if TYPE_CHECKING:
    from .explain import Explained
    from .records import Check, Indicator, Metadata, Period
    from .report import Report

AROUND = 40
"""Characters shown on either side of a number in an explanation."""


def _console() -> Console:
    """No emoji, no markup: texts are shown as they are."""
    return Console(emoji=False, markup=False, highlight=False)


def plain(text: str, style: str = "") -> Text:
    """Text of a file: no markup, no emoji, nothing that gives the terminal orders."""
    return Text(visible(text), style)


def print_reports(reports: Iterable[Report], console: Console | None = None, language: Language = "en") -> None:
    """Letterhead, section tree and indicators of each report, then its issues."""
    console = console or _console()
    for report in reports:
        console.rule(plain(report.document.source.name), align="left")
        console.print(_letterhead(report.metadata, language))
        for section in report.sections:
            console.print(plain(f"{'  ' * section.level}{section.label} {section.title}".rstrip()))
        console.print(_indicators(report.indicators, language))
        for issue in report.issues:
            told = plain(in_language(issue.message, language))
            console.print(Text.assemble((word(issue.severity, language), "yellow"), f" {issue.code}: ", told))


def print_explanation(
    report: Report, decisions: Iterable[Explained], console: Console | None = None, language: Language = "en"
) -> None:
    """One line a decision, the words around it shown, the number itself marked; rules have the names of the code."""
    from .explain import reading_of, silences

    console = console or _console()
    console.rule(plain(report.document.source.name), align="left")
    readings = {i.start: reading_of(i, language) for i in report.indicators}
    for decision in decisions:
        rules = (" → ".join(_rule(rule, language) for rule in decision.rules), "dim")
        if decision.what == "heading":
            console.print(Text.assemble("\n", plain(decision.result, "bold"), "  ", rules))
            continue
        style = "green" if decision.what == "indicator" else "red"
        console.print(Text.assemble("  ", _marked(report, decision, style)))
        reading = plain(f"{readings[decision.start]}  " if decision.result else "")
        what = word(f"explained-{decision.what}", language)
        console.print(Text.assemble("      ", (what, style), " ", reading, rules))
    console.print("\n" + Message("explained-natures", **silences(report)).in_language(language))


def print_checks(
    report: Report, checks: Iterable[Check], console: Console | None = None, language: Language = "en"
) -> None:
    """One line a check, in document order: whether it holds, where, and the sum itself."""
    console = console or _console()
    console.rule(plain(report.document.source.name), align="left")
    table = Table(box=None, show_header=False, pad_edge=False)
    places = {indicator.id: indicator.section for indicator in report.indicators}
    for check in checks:
        mark = Text(word("holds", language), "green") if check.holds else Text(word("fails", language), "bold red")
        place = places.get(check.records[0], "") if check.records else ""
        table.add_row(mark, plain(place), Text(check.code, "dim"), plain(in_language(check.message, language)))
    console.print(table if table.row_count else word("nothing-to-check", language))


def _rule(rule: str, language: Language) -> str:
    """ "unit:noun_behind": what it decided, in a language, and its name."""
    field, colon, name = rule.partition(":")
    return f"{word(f'field-{field}', language)}:{name}" if colon else rule


def _letterhead(meta: Metadata, language: Language) -> Table:
    grid = Table.grid(padding=(0, 2))
    facts = {
        "agency": " / ".join(filter(None, (meta.parent_agency, meta.agency, meta.co_agency))),
        "province": f"{meta.province.name} ({meta.province.code})" if meta.province else None,
        "number": meta.number,
        "date": ", ".join(filter(None, (meta.place, _day(meta.date, language)))),
        "title": " ".join(filter(None, (meta.kind, meta.title))),
        "period": _period(meta.period, language) if meta.period else None,
        "plan": meta.plan_period.label if meta.plan_period else None,
        "signed": " ".join(filter(None, (meta.signer.authority, meta.signer.position, meta.signer.name)))
        if meta.signer
        else None,
    }
    for name, fact in facts.items():
        if fact:
            grid.add_row(Text(word(f"shell-{name}", language), "dim"), plain(fact))
    return grid


def _period(period: Period, language: Language) -> str:
    days = " – ".join(_day(day, language) or "?" for day in (period.start, period.end))
    return f"{period.label} ({days})"


def _day(day: datetime.date | None, language: Language) -> str:
    """A day as a language writes it: 2020-06-15, 15/06/2020."""
    if day is None:
        return ""
    return f"{day:%d/%m/%Y}" if language == "vi" else day.isoformat()


def _indicators(indicators: tuple[Indicator, ...], language: Language) -> Table:
    from .numbers.writing import figure

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("section", "label", "value", "unit", "nature", "printed"):
        table.add_column(word(f"shell-{name}", language), no_wrap=name in ("section", "value", "printed"))
    table.columns[2].justify = "right"
    for i in indicators:
        nature = word(i.nature, language) if i.nature else ""
        table.add_row(plain(i.section), plain(i.label), figure(i), plain(i.unit), nature, plain(i.text))
    return table


def _marked(report: Report, decision: Explained, style: str) -> Text:
    """The number within its line, at most AROUND characters either way."""
    before, after = around(report.document, decision.start, decision.end, AROUND)
    number = report.document.text[decision.start : decision.end]
    parts = ((before, ""), (number, f"bold {style}"), (after, ""))
    return Text.assemble(*(plain(part.replace("\n", " ").replace("\t", " "), look) for part, look in parts))
