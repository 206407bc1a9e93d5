"""What the command line shows of a comparison: its wide table, a piece at a time, and what does not add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import pandas as pd
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from ..numbers.writing import written
from ..visible import visible
from . import tables
from .comparison import Comparison

By = Literal["province", "month"]
NAMES = 30
"""Characters that the names of rows have to themselves: in fewer they break at every word."""


def show(comparison: Comparison, by: By, indicator: str | None, console: Console | None = None) -> None:
    """Places side by side, or periods of each place, or one indicator over both; then what does not add up."""
    console = console or Console()
    if indicator:
        for series in comparison.named(indicator):
            frame = comparison.table()
            row = frame[frame.index == tables.index_of(series)].dropna(axis="columns")
            by_place = pd.DataFrame(row.T.unstack("period")).droplevel([0, 1, 2, 3], axis="columns")
            _show(f"{series.label} ({series.unit}, {series.nature})", by_place.sort_index(axis="columns"), console)
    elif by == "month":
        frame = comparison.table()
        for place in frame.columns.unique("place"):
            here = frame.loc[:, [column for column in frame.columns if column[0] == place]].droplevel(
                "place", "columns"
            )
            own = here.dropna(how="all")
            _show(place, _rows_by_label(own), console)
    else:
        frame = comparison.table(by="period")
        counted = Counter(frame.columns.get_level_values("period"))
        period = max(counted, key=lambda key: (counted[key], key), default=None)
        if period:
            here = frame.loc[:, [column for column in frame.columns if column[0] == period]].droplevel(
                "period", "columns"
            )
            shared = here.dropna(thresh=2)
            _show(f"{period}: what at least two places state", _rows_by_label(shared), console)
    _show_issues(comparison, console)
    _show_checks(comparison, console)


def _rows_by_label(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows named as a person would: label, nature, unit."""
    labels = [f"{label} [dim]{nature}, {unit}[/]" for _, label, nature, unit in frame.index]
    return frame.set_axis(labels, axis="index")


def _show(title: str, frame: pd.DataFrame, console: Console) -> None:
    for part in _parts(frame, console.width - NAMES):
        table = Table(title=escape(title), title_justify="left", box=None, header_style="bold", pad_edge=False)
        table.add_column("", min_width=NAMES - 2)
        for name in part.columns:
            table.add_column(escape(str(name)), justify="right", no_wrap=True)
        for row in part.itertuples(name=None):
            table.add_row(str(row[0]), *map(written, row[1:]))
        console.print(table, highlight=False)
        console.print()


def _parts(frame: pd.DataFrame, room: int) -> Iterator[pd.DataFrame]:
    """The columns of a table, as many at a time as stand beside each other in so many characters."""
    first, taken = 0, 0
    for at, name in enumerate(frame.columns):
        width = max(map(len, (str(name), *map(written, frame.iloc[:, at])))) + 2
        if taken and taken + width > room:
            yield frame.iloc[:, first:at]
            first, taken = at, 0
        taken += width
    yield frame.iloc[:, first:]


def _show_issues(comparison: Comparison, console: Console) -> None:
    """What was not read, stands apart or came twice; checks that failed are shown by themselves."""
    styles = {"error": "bold red", "warning": "yellow", "info": "dim"}
    for issue in comparison.told:
        where = f"{issue.report}: " if issue.report and not issue.message.startswith(issue.report) else ""
        said = Text.assemble((f"{issue.severity} ", styles[issue.severity]), visible(f"{where}{issue.message} "))
        console.print(said.append(issue.code, "dim"))


def _show_checks(comparison: Comparison, console: Console) -> None:
    failed = [check for check in comparison.checks if not check.holds]
    held = len(comparison.checks) - len(failed)
    console.print(f"[green]{held} checks across reports hold[/], [bold red]{len(failed)} fail[/]", highlight=False)
    for check in failed:
        console.print(Text.assemble("  ", visible(f"{check.report}: {check.message} "), (check.code, "dim")))
