"""`baocao archive`: reports of any number, kept in a folder and asked in SQL."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .cli_errors import said
from .cli_language import LANG, say, spoken, told
from .cli_options import LIMIT, limits_of
from .messages import word
from .visible import in_csv

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from .archive import Archive

ARCHIVE = click.argument("folder", metavar="ARCHIVE", type=click.Path())
FORMATS = ("table", "csv", "json")
LEAST_WIDTH = 8
"""Signs that a column of a table needs."""
MOST_ROWS = 200
"""That a table on the screen shows."""
MANY_PARTS = 1000
"""From so many on `compact` is worth its while."""
ADDED = ("files", "new", "known", "moved", "failed")
Command = TypeVar("Command", bound=Callable[..., Any])

FORMAT = click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)


@click.group()
def archive() -> None:
    """Keep the reports of whole folders, and ask all of them."""


@archive.command()
@ARCHIVE
@LANG
@click.argument("sources", nargs=-1, required=True)
@click.option("--workers", type=int, metavar="N", help="Processes that parse; by default one for each core.")
@LIMIT
@click.option("--progress/--no-progress", default=None, help="By default a bar is shown in a terminal.")
def add(
    folder: str, sources: tuple[str, ...], workers: int | None, limits: tuple[str, ...], progress: bool | None
) -> None:
    """Add what is new of SOURCES to ARCHIVE: files, folders, "2020/**/*.docx", s3://….

    Stopped, or killed, it goes on where it was. Exits with 2 when files cannot be parsed; `failures` lists them.
    """
    with said():
        added = _open(folder).add(sources, workers=workers, limits=limits_of(limits), progress=progress)
    click.echo(say("archive-added", **{name: getattr(added, name) for name in ADDED}))
    sys.exit(2 if added.failed else 0)


@archive.command()
@ARCHIVE
@LANG
def status(folder: str) -> None:
    """Say how much ARCHIVE holds."""
    with said():
        held = _open(folder).status()
    parsers = [say("archive-parser", count=count, parser=parser) for parser, count in held.parsers.items()]
    by = ", ".join(parsers) or say("archive-none")
    click.echo(say("archive-reports", count=held.reports, parsers=by, superseded=held.superseded))
    click.echo(say("archive-figures", count=held.indicators, checks=held.checks, failed=held.failed_checks))
    click.echo(say("archive-failures", count=held.failures, pages=held.unread_pages))
    size = f"{held.megabytes:.1f}".replace(".", "." if spoken() == "en" else ",")
    click.echo(say("archive-size", count=held.parts, size=size) + say("archive-compact") * (held.parts > MANY_PARTS))


@archive.command()
@ARCHIVE
@LANG
@click.argument("sql")
@FORMAT
def query(folder: str, sql: str, form: str) -> None:
    """Ask ARCHIVE in SQL: reports, indicators, checks, failures. docs/archive.md lists their columns."""
    with said():
        _show(_open(folder).sql(sql), form)


@archive.command()
@ARCHIVE
@LANG
@click.option("--province", help="Only of this province.")
@click.option("--period", help="Only of this period: 2020-05, 2020-Q2.")
@FORMAT
def findings(folder: str, province: str | None, period: str | None, form: str) -> None:
    """What does not add up in the reports of ARCHIVE, errors first. Exits with 1 when there is any."""
    with said():
        found = _open(folder).findings(province=province, period=period)
        _show(found, form, ("severity", "message", "code"), ("label", "province", "report_period", "path"))
    sys.exit(int(len(found) > 0))


@archive.command()
@ARCHIVE
@LANG
@FORMAT
def failures(folder: str, form: str) -> None:
    """Files that cannot be parsed, with the reason and what can be done. Exits with 1 when there is any."""
    with said():
        found = _open(folder).failures()
        _show(found, form, ("stage", "reason", "limit"), ("path", "remedy"))
    sys.exit(int(len(found) > 0))


@archive.command()
@ARCHIVE
@LANG
@click.argument("target", type=click.Path())
def export(folder: str, target: str) -> None:
    """Write ARCHIVE as one file: TARGET ends in .duckdb or .xlsx."""
    with said():
        _open(folder).export(target)


@archive.command()
@ARCHIVE
@LANG
def compact(folder: str) -> None:
    """Make few large parts of the many small ones of ARCHIVE. Readers and writers go on."""
    with said():
        before, after = _open(folder).compact()
    click.echo(say("archive-parts", before=before, after=after))


def _open(folder: str) -> Archive:
    from .archive import Archive

    return Archive(folder)


def _show(frame: pd.DataFrame, form: str, first: Sequence[str] = (), then: Sequence[str] = ()) -> None:
    """A frame as a table, or as two lines a row of some columns each; or whole as CSV or JSON, one object a line."""
    if form == "csv":
        frame.map(in_csv).to_csv(sys.stdout, index=False, lineterminator="\n")
    elif form == "json":
        frame.to_json(sys.stdout, orient="records", lines=True, force_ascii=False, date_format="iso")
    elif first:
        _tell(frame, first, then)
    else:
        _draw(frame)


def _tell(frame: pd.DataFrame, first: Sequence[str], then: Sequence[str]) -> None:
    from rich.console import Console

    from .terminal import plain

    console = Console(soft_wrap=True)
    for row in frame.to_dict("records"):
        head, *said = (_spoken(name, row[name]) for name in first)
        console.print(plain(head, "yellow"), plain("  ".join(filter(None, said))), highlight=False)
        more = " · ".join(filter(None, (_spoken(name, row[name]) for name in then)))
        console.print(plain(f"  {more}", "dim"), highlight=False)


def _spoken(column: str, value: object) -> str:
    """A value of a finding or a failure in the language that is spoken: texts are translated, words looked up."""
    text = _text(value)
    if column in ("message", "reason", "remedy"):
        return told(text)
    return word(f"stage-{text}" if column == "stage" else text, spoken()) if column in ("severity", "stage") else text


def _draw(frame: pd.DataFrame) -> None:
    from rich.console import Console

    from .numbers.writing import written

    console = Console()
    fractions = frame.select_dtypes("float").columns
    rows = [
        [written(value) if name in fractions else _text(value) for name, value in zip(frame.columns, row, strict=True)]
        for row in frame.head(MOST_ROWS).itertuples(index=False, name=None)
    ]
    fits = len(frame.columns) * LEAST_WIDTH <= console.width
    (_draw_table if fits else _draw_records)(console, frame, rows)
    if len(frame) > MOST_ROWS:
        console.print(say("archive-more", count=len(frame) - MOST_ROWS), style="dim", highlight=False)


def _draw_table(console: Console, frame: pd.DataFrame, rows: Sequence[Sequence[str]]) -> None:
    from rich.table import Table

    from .terminal import plain

    drawn = Table(box=None, header_style="bold", pad_edge=False)
    numbers = frame.select_dtypes("number").columns
    for name in frame.columns:
        drawn.add_column(plain(str(name)), justify="right" if name in numbers else "left")
    for row in rows:
        drawn.add_row(*map(plain, row))
    console.print(drawn, highlight=False)


def _draw_records(console: Console, frame: pd.DataFrame, rows: Sequence[Sequence[str]]) -> None:
    """A line for each value, where as many columns would have no room ("SELECT *")."""
    from .terminal import plain

    for row in rows:
        for name, text in zip(frame.columns, row, strict=True):
            console.print(plain(str(name), "bold"), plain(text), highlight=False, soft_wrap=True)
        console.print()


def _text(value: object) -> str:
    import pandas as pd

    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if pd.api.types.is_list_like(value):  # "SELECT *": flags, evidence
        return "; ".join(map(_text, value))  # type: ignore[call-overload]
    return "" if value is None or value is pd.NA or value is pd.NaT or value != value else str(value)
