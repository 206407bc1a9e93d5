"""What the command line shows of a comparison: tables, what was not read, what does not add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..levels import LEVELS
from ..messages import Language, in_language, word
from ..numbers.scales import Scale
from ..visible import visible
from .amounts import written_alike
from .comparison import Comparison
from .issuers import Issuer, issuer_names
from .observations import COMPARING, Observation, Series, by_series
from .stretch import written_key

By = Literal["province", "month"]
Row = tuple[Text, list[str]]
NAMES = 34
"""Characters that the names of rows have to themselves: in fewer they break at every word."""
WIDEST = 22
"""Of a column: longer names of offices break."""
_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


def show(
    comparison: Comparison, by: By | None, indicator: str | None, language: Language = "en",
    console: Console | None = None,
) -> None:  # fmt: skip
    """Issuers side by side, or periods of each, or one indicator over both; then what was not read or does not add up.

    `by` None chooses: one issuer is shown over its periods, several stand side by side.
    """
    console = console or Console()
    usable = [o for o in comparison.observations if o.compares]
    if indicator:
        for series in comparison.named(indicator):
            _show_indicator(series, [o for o in usable if o.series == series], language, console)
    elif by == "month" or (by is None and len({o.issuer for o in usable}) == 1):
        for issuer, name in comparison.names.issuers.items():
            own = [o for o in usable if o.issuer == issuer and o.series.nature not in COMPARING]
            if own:
                _show_periods(name, own, language, console)
    else:
        _show_places([o for o in usable if o.series.nature not in COMPARING], language, console)
    _show_issues(comparison, language, console)
    _show_findings(comparison, language, console)
    _show_summary(comparison, language, console)


def _show_places(observations: Sequence[Observation], language: Language, console: Console) -> None:
    """Offices of one sort side by side, each sort in the period that most of them report on, the latest of these."""
    sorts: list[list[Issuer]] = []
    for issuer in dict.fromkeys(o.issuer for o in observations):
        sort = next((own for own in sorts if own[0].is_like(issuer)), None)
        if sort is None:
            sorts.append([issuer])
        else:
            sort.append(issuer)
    for issuers in sorted(sorts, key=lambda own: LEVELS.index(own[0].level) if own[0].level else len(LEVELS)):
        _show_alike([o for o in observations if o.issuer in set(issuers)], len(sorts) > 1, language, console)


def _show_alike(observations: Sequence[Observation], several: bool, language: Language, console: Console) -> None:
    counted = Counter(stretch for _, stretch in {(o.issuer, o.stretch) for o in observations})
    period = max(counted, key=lambda stretch: (counted[stretch], stretch), default=None)
    own = [o for o in observations if o.stretch == period]
    shared = Counter(series for series, _ in {(o.series, o.issuer) for o in own})
    kept = [o for o in own if shared[o.series] > 1] or own
    names = issuer_names(o.issuer for o in own)
    columns = sorted(names, key=lambda issuer: names[issuer])
    if period is None:
        return
    first = columns[0]
    sort = ", ".join(filter(None, (word(first.level or "unknown-level", language), first.task))) if several else ""
    title = word("screen-places", language).format(period=written_key(period.key, language))
    title = " – ".join(filter(None, (title, sort)))
    rows = _rows(kept, columns, lambda o: o.issuer, language)
    _show(title, rows, [names[issuer] for issuer in columns], console)


def _show_periods(name: str, own: Sequence[Observation], language: Language, console: Console) -> None:
    stretches = sorted({o.stretch for o in own if o.stretch})
    keys = [written_key(stretch.key, language) for stretch in stretches]
    _show(name, _rows(own, stretches, lambda o: o.stretch, language), keys, console)


def _show_indicator(series: Series, own: Sequence[Observation], language: Language, console: Console) -> None:
    """One indicator: issuers down, periods across."""
    stretches = sorted({o.stretch for o in own if o.stretch})
    scale, texts = written_alike(own, series.kind)
    names = issuer_names(o.issuer for o in own)
    values = {(o.issuer, o.stretch): text for o, text in zip(own, texts, strict=True)}
    issuers: list[Issuer] = sorted(names, key=lambda issuer: names[issuer])
    rows = [(Text(visible(names[i])), [values.get((i, s), "·") for s in stretches]) for i in issuers]
    title = f"{series.label} ({_sort(series, scale, language)})"
    _show(title, rows, [written_key(s.key, language) for s in stretches], console)


def _rows(
    observations: Sequence[Observation],
    columns: Sequence[object],
    column_of: Callable[[Observation], object],
    language: Language,
) -> list[Row]:
    """A row for each series: its name, and its values in one scale; "·" where nothing is stated."""
    found = []
    for series, own in by_series(observations).items():
        scale, texts = written_alike(own, series.kind)
        values = dict(zip(map(column_of, own), texts, strict=True))
        name = Text(visible(series.label)).append(f" ({_sort(series, scale, language)})", "dim")
        found.append((name, [values.get(column, "·") for column in columns]))
    return found


def _sort(series: Series, scale: Scale, language: Language) -> str:
    """ "triệu đồng, trong kỳ" """
    return visible(", ".join(filter(None, (scale.unit(series.unit), word(series.nature or "unknown", language)))))


def _show(title: str, rows: Sequence[Row], names: Sequence[str], console: Console) -> None:
    for first, last in _parts(rows, names, console.width - NAMES):
        table = Table(
            title=Text(visible(title), "bold"), title_justify="left", box=None, header_style="bold", pad_edge=False
        )
        table.add_column("", min_width=NAMES - 2, overflow="fold")
        for name in names[first:last]:
            table.add_column(Text(visible(name)), justify="right", max_width=WIDEST)
        for label, values in rows:
            if any(value != "·" for value in values[first:last]):
                table.add_row(label, *values[first:last])
        console.print(table, highlight=False)
        console.print()


def _parts(rows: Sequence[Row], names: Sequence[str], room: int) -> Iterator[tuple[int, int]]:
    """The columns of a table, as many at a time as stand beside each other in so many characters."""
    first, taken = 0, 0
    for at, name in enumerate(names):
        width = max([min(len(name), WIDEST), *(len(values[at]) for _, values in rows)]) + 2
        if taken and taken + width > room:
            yield first, at
            first, taken = at, 0
        taken += width
    if names:
        yield first, len(names)


def _show_issues(comparison: Comparison, language: Language, console: Console) -> None:
    """What was not read, stands apart or came twice, the most serious first."""
    order = list(_STYLES)
    for issue in sorted(comparison.told, key=lambda issue: order.index(issue.severity)):
        console.print(
            Text.assemble(
                (f"{word(issue.severity, language)} ", _STYLES[issue.severity]), visible(issue.line(language))
            )
        )


def _show_findings(comparison: Comparison, language: Language, console: Console) -> None:
    """What does not add up: where, and the sum itself."""
    for found in comparison.found:
        period = f", {written_key(found.period, language)}" if found.period else ""
        place = visible(f"{comparison.names.issuers[found.issuer]}{period}: ")
        said = visible(in_language(found.message, language))
        page = f", {word('page', language)} {found.page}" if found.page else ""
        console.print(
            Text.assemble(("✗ ", "bold red"), (place, "bold"), said, (f"  {visible(found.report)}{page}", "dim"))
        )


def _show_summary(comparison: Comparison, language: Language, console: Console) -> None:
    console.print(Text(comparison.summary(language), "bold red" if comparison.found else "bold green"))
