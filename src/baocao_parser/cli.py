"""The command line: `baocao parse`, `check`, `compare`, `catalogue` …: thin calls of the public functions.

A command imports what it needs when it runs: starting is most of the time that one small file takes.
"""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .cli_errors import Failure, tell
from .cli_language import LANG, spoken
from .cli_options import LIMIT, corrections_of, limits_of
from .errors import BaocaoError, reason
from .visible import in_json, visible

if TYPE_CHECKING:
    from .comparison.screen import By
    from .levels import Level
    from .report import Emphasis, Report

FORMATS = ("table", "json", "ndjson", "csv")
FILES = click.argument("files", nargs=-1, required=True, type=click.Path())
EMPHASIS = click.option(
    "--emphasis",
    type=click.Choice(["bold", "any"]),
    default="bold",
    show_default=True,
    help="Keep the numbers set in bold, or every indicator.",
)
CORRECTIONS = click.option(
    "--corrections", metavar="FILE.tsv", help="Apply these, as pages of `baocao view` write them."
)
Command = TypeVar("Command", bound=Callable[..., Any])


def limited(command: Command) -> Command:
    """The options that say how carefully files are parsed."""
    isolated = click.option("--isolated", is_flag=True, help="Parse in a process of its own, however small the file.")
    return LANG(isolated(LIMIT(command)))


_APART = {"archive": ".cli_archive", "catalogue": ".cli_catalogue", "view": ".cli_view"}
"""Commands with a module of their own, which is imported when they are asked for."""


class Commands(click.Group):
    """The commands; what cannot be printed is an error, no traceback."""

    def list_commands(self, context: click.Context) -> list[str]:  # noqa: D102
        return sorted([*super().list_commands(context), *_APART])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:  # noqa: D102
        if name not in _APART:
            return super().get_command(context, name)
        command: click.Command = getattr(import_module(_APART[name], __package__), name)
        return command

    def invoke(self, context: click.Context) -> object:  # noqa: D102
        try:
            result = super().invoke(context)
            sys.stdout.flush()
            return result
        except OSError as error:
            if error.errno == errno.EPIPE:  # `| head`: click ends quietly
                raise
            raise Failure(f"the output cannot be written: {reason(error)}") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="baocao-parser")
@LANG
def main() -> None:
    """Vietnamese administrative reports (báo cáo) as section trees and typed numeric records."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows consoles and C locales cannot write Vietnamese otherwise
            stream.reconfigure(encoding="utf-8", errors="replace")


@main.command()
@FILES
@EMPHASIS
@CORRECTIONS
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@limited
def parse(
    files: tuple[str, ...],
    emphasis: Emphasis,
    corrections: str | None,
    form: str,
    isolated: bool,
    limits: tuple[str, ...],
) -> None:
    """Parse reports and print their letterhead, sections and indicators.

    json: one report, or an array of reports for several FILES; ndjson: one report a line; csv: one indicator a row.
    Exits with 2 when a file, or a page of one, could not be read; all else is printed all the same.
    """
    failures: list[BaocaoError] = []
    reports = _readable(_results(files, emphasis, isolated, limits, corrections), failures)
    if form == "table":
        from . import terminal

        terminal.print_reports(reports, language=spoken())
    elif form == "csv":
        from .frames import write_csv

        write_csv(reports, sys.stdout)
    elif form == "ndjson":
        for parsed in reports:
            click.echo(in_json(parsed.to_json()))
    else:
        texts = [in_json(parsed.to_json(indent=1)) for parsed in reports]
        click.echo(texts[0] if len(files) == len(texts) == 1 else f"[{','.join(texts)}]")
    sys.exit(2 if failures else 0)


@main.command()
@FILES
@limited
def explain(files: tuple[str, ...], isolated: bool, limits: tuple[str, ...]) -> None:
    """Say, line by line, which rule made this a heading, this number an indicator, and that one none."""
    from . import terminal
    from .explain import explain as explain_report

    failures: list[BaocaoError] = []
    for parsed in _readable(_results(files, "any", isolated, limits), failures):
        terminal.print_explanation(parsed, explain_report(parsed), language=spoken())
    sys.exit(2 if failures else 0)


@main.command()
@FILES
@CORRECTIONS
@click.option("--failed", is_flag=True, help="Print only what does not hold.")
@limited
def check(
    files: tuple[str, ...], corrections: str | None, failed: bool, isolated: bool, limits: tuple[str, ...]
) -> None:
    """Recompute what the figures of a report say of each other: sums, shares, changes, dates.

    Exits with 1 when something does not hold, with 2 when a file, or a page of one, could not be read.
    """
    from . import terminal

    failures: list[BaocaoError] = []
    wrong = False
    for parsed in _readable(_results(files, "any", isolated, limits, corrections), failures):
        terminal.print_checks(parsed, [c for c in parsed.checks if not (failed and c.holds)], language=spoken())
        wrong |= any(not c.holds for c in parsed.checks)
    sys.exit(2 if failures else int(wrong))


@main.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path())
@click.option(
    "--by",
    type=click.Choice(["province", "month"]),
    help="Places side by side in their latest common period, or the periods of each; by default what there is more of.",
)
@click.option("--indicator", metavar="CODE", help="One indicator over all places and periods: a code or a label.")
@click.option("--level", "levels", multiple=True, metavar="LEVEL", help="Only reports of a level: province, commune …")
@click.option("--joins", metavar="FILE.toml", help="What you decided of names: see Comparison.join.")
@click.option("--own", metavar="FILE.toml", help="Your catalogue entries, read before the ones of the package.")
@click.option("--restate", is_flag=True, help="Put the provinces before 1/7/2025 under the boundaries of that day.")
@LANG
@click.option("--to", "target", type=click.Path(), help="Write it: .html, a folder/, .xlsx, .sdmx.csv, .csv, .parquet.")
@CORRECTIONS
def compare(
    sources: tuple[str, ...],
    by: By | None,
    indicator: str | None,
    levels: tuple[Level, ...],
    joins: str | None,
    own: str | None,
    restate: bool,
    target: str | None,
    corrections: str | None,
) -> None:
    """Set the indicators of many reports side by side. SOURCES are files and folders.

    Exits with 2 when a file or a page could not be read; the others are compared all the same.
    """
    from .catalogue import Catalogue
    from .comparison import compare as compare_reports
    from .comparison import screen
    from .comparison.issues import NOT_READ

    try:
        language = spoken()
        catalogue = Catalogue.load(own) if own else None
        comparison = compare_reports(
            sources, catalogue, level=levels, joins=joins, corrections=corrections_of(corrections)
        )
        comparison = comparison.restate() if restate else comparison
        if target:
            comparison.to_file(target, language)
        screen.show(comparison, by, indicator, language)
        if target:
            click.echo(visible(target))
    except (KeyError, BaocaoError) as error:
        raise Failure(error.args[0] if isinstance(error, KeyError) else error) from error
    for issue in comparison.told:
        if issue.code in NOT_READ:
            tell(issue.line(language))
    sys.exit(0 if comparison.is_whole else 2)


@main.command()
def schema() -> None:
    """Print the JSON Schema of `parse --format json`."""
    from .report import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))


def _results(
    files: tuple[str, ...],
    emphasis: Emphasis,
    isolated: bool,
    allowed: tuple[str, ...],
    corrections: str | None = None,
) -> Iterable[Report | BaocaoError]:
    """The report of each file, or the error in its place. One that can do no harm needs no process of its own."""
    limits, known = limits_of(allowed), corrections_of(corrections)
    if len(files) == 1 and not isolated:
        from .near import parse_near

        return parse_near(files[0], emphasis=emphasis, limits=limits, corrections=known)
    from .isolation import parse_many

    return parse_many(files, emphasis=emphasis, limits=limits, corrections=known)


def _readable(results: Iterable[Report | BaocaoError], failures: list[BaocaoError]) -> Iterator[Report]:
    """The results without the errors, which go to stderr and to `failures` as they come; so do pages not read."""
    for result in results:
        error = result if isinstance(result, BaocaoError) else _unread(result)
        if error:
            failures.append(error)
            tell(error)
        if not isinstance(result, BaocaoError):
            yield result


def _unread(report: Report) -> BaocaoError | None:
    """The error of a report some pages of which could not be read."""
    if not report.unread:
        return None
    source, first = report.document.source, report.unread[0].message
    return BaocaoError(f"{len(report.unread)} of {source.pages} pages could not be read. {first}", source=source.name)
