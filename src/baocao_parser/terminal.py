"""What the command line shows a person: letterhead, section tree, table of indicators."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from .explain import Decision, silences
from .numbers.writing import figure
from .records import Check, Indicator, Metadata
from .report import Report

CONTEXT = 40
"""Characters shown on either side of a number in an explanation."""


def print_reports(reports: Iterable[Report], console: Console | None = None) -> None:
    """Letterhead, section tree and indicators of each report, then its issues."""
    console = console or Console()
    for report in reports:
        console.rule(escape(report.document.source.name), align="left")
        console.print(_letterhead(report.metadata))
        for section in report.sections:
            console.print(
                f"{'  ' * section.level}{escape(section.label)} {escape(section.title)}".rstrip(),
                highlight=False,
            )
        console.print(_indicators(report.indicators))
        for issue in report.issues:
            console.print(f"[yellow]{issue.severity}[/] {issue.code}: {escape(issue.message)}", highlight=False)


def print_explanation(report: Report, decisions: Iterable[Decision], console: Console | None = None) -> None:
    """One line a decision, the words around it shown, the number itself marked."""
    console = console or Console()
    console.rule(escape(report.document.source.name), align="left")
    for decision in decisions:
        rules = " → ".join(decision.rules)
        if decision.what == "heading":
            console.print(f"\n[bold]{escape(decision.result)}[/]  [dim]{rules}[/]", highlight=False)
            continue
        style = "green" if decision.what == "indicator" else "red"
        console.print(f"  {_marked(report, decision, style)}", highlight=False)
        reading = f"{escape(decision.result)}  " if decision.result else ""
        console.print(f"      [{style}]{decision.what}[/] {reading}[dim]{rules}[/]", highlight=False)
    told = silences(report)
    said = f"{told['nothing_said']} by nothing said, {told['by_contrast']} by contrast with the report's period"
    console.print(f"\nnatures: {told['natures']}, of them {said}", highlight=False)


def print_checks(report: Report, checks: Iterable[Check], console: Console | None = None) -> None:
    """One line a check, in document order: whether it holds, where, and the sum itself."""
    console = console or Console()
    console.rule(escape(report.document.source.name), align="left")
    table = Table(box=None, show_header=False, pad_edge=False)
    places = {indicator.id: indicator.section for indicator in report.indicators}
    for check in checks:
        mark = "[green]holds[/]" if check.holds else "[bold red]FAILS[/]"
        place = places.get(check.records[0], "") if check.records else ""
        table.add_row(mark, place, f"[dim]{check.code}[/]", escape(check.message))
    console.print(table if table.row_count else "nothing to check", highlight=False)


def _letterhead(meta: Metadata) -> Table:
    grid = Table.grid(padding=(0, 2))
    facts = {
        "agency": " / ".join(filter(None, (meta.parent_agency, meta.agency, meta.co_agency))),
        "province": f"{meta.province.name} ({meta.province.code})" if meta.province else None,
        "number": meta.number,
        "date": ", ".join(filter(None, (meta.place, meta.date.isoformat() if meta.date else None))),
        "title": " ".join(filter(None, (meta.kind, meta.title))),
        "period": f"{meta.period.label} ({meta.period.start} – {meta.period.end})" if meta.period else None,
        "plan": meta.plan_period.label if meta.plan_period else None,
        "signed": " ".join(filter(None, (meta.signer.authority, meta.signer.position, meta.signer.name)))
        if meta.signer
        else None,
    }
    for name, fact in facts.items():
        if fact:
            grid.add_row(f"[dim]{name}[/]", escape(fact))
    return grid


def _indicators(indicators: tuple[Indicator, ...]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("section", no_wrap=True)
    table.add_column("label")
    table.add_column("value", justify="right", no_wrap=True)
    table.add_column("unit")
    table.add_column("nature")
    table.add_column("as printed", no_wrap=True)
    for i in indicators:
        table.add_row(i.section, escape(i.label), figure(i), escape(i.unit), i.nature or "", escape(i.text))
    return table


def _marked(report: Report, decision: Decision, style: str) -> str:
    """The number within its line, at most CONTEXT characters either way."""
    text = report.document.text
    block = report.document.block_at(decision.start)
    before = text[max(block.start, decision.start - CONTEXT) : decision.start]
    after = text[decision.end : min(block.end, decision.end + CONTEXT)]
    number = text[decision.start : decision.end]
    return f"{escape(before)}[bold {style}]{escape(number)}[/]{escape(after)}".replace("\n", " ")
