"""The command line: `baocao parse`, `check`, `compare`, `catalogue` …: thin calls of the public functions."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from .cli_catalogue import catalogue
from .errors import BaocaoError
from .visible import visible

if TYPE_CHECKING:
    from .comparison.screen import By
    from .levels import Level
    from .report import Report

FORMATS = ("table", "json", "ndjson", "csv")
FILES = click.argument("files", nargs=-1, required=True, type=click.Path())
EMPHASIS = click.option(
    "--emphasis",
    type=click.Choice(["bold", "any"]),
    default="bold",
    show_default=True,
    help="Keep the numbers set in bold, or every indicator.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="baocao-parser")
def main() -> None:
    """Vietnamese administrative reports (báo cáo) as section trees and typed numeric records."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows consoles and C locales cannot write Vietnamese otherwise
            stream.reconfigure(encoding="utf-8", errors="replace")


main.add_command(catalogue)


@main.command()
@FILES
@EMPHASIS
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def parse(files: tuple[str, ...], emphasis: str, form: str) -> None:
    """Parse reports and print their letterhead, sections and indicators.

    json: one report, or an array of reports for several FILES; ndjson: one report a line; csv: one indicator a row.
    Exits with 2 when a file could not be read; the others are printed all the same.
    """
    from . import isolation, terminal

    results = isolation.parse_many(files, emphasis="bold" if emphasis == "bold" else "any")
    failures: list[BaocaoError] = []
    reports = _readable(results, failures)
    if form == "table":
        terminal.print_reports(reports)
    elif form == "csv":
        from .frames import frame_of

        frame_of(reports).to_csv(sys.stdout, index=False)
    elif form == "ndjson":
        for parsed in reports:
            click.echo(parsed.to_json())
    else:
        texts = [parsed.to_json(indent=1) for parsed in reports]
        click.echo(texts[0] if len(files) == len(texts) == 1 else f"[{','.join(texts)}]")
    sys.exit(2 if failures else 0)


@main.command()
@FILES
def explain(files: tuple[str, ...]) -> None:
    """Say, line by line, which rule made this a heading, this number an indicator, and that one none."""
    from . import isolation, terminal
    from .explain import explain as explain_report

    failures: list[BaocaoError] = []
    for parsed in _readable(isolation.parse_many(files, emphasis="any"), failures):
        terminal.print_explanation(parsed, explain_report(parsed))
    sys.exit(2 if failures else 0)


@main.command()
@FILES
@click.option("--failed", is_flag=True, help="Print only what does not hold.")
def check(files: tuple[str, ...], failed: bool) -> None:
    """Recompute what the figures of a report say of each other: sums, shares, changes, dates.

    Exits with 1 when something does not hold, with 2 when a file could not be read.
    """
    from . import isolation, terminal

    failures: list[BaocaoError] = []
    wrong = False
    for parsed in _readable(isolation.parse_many(files, emphasis="any"), failures):
        terminal.print_checks(parsed, [c for c in parsed.checks if not (failed and c.holds)])
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
@click.option("--lang", metavar="en|vi", help="Language of the output; by default that of the locale.")
@click.option("--to", "target", type=click.Path(), help="Write it: .xlsx, .sdmx.csv, .csv, .parquet.")
def compare(
    sources: tuple[str, ...],
    by: By | None,
    indicator: str | None,
    levels: tuple[Level, ...],
    joins: str | None,
    own: str | None,
    restate: bool,
    lang: str | None,
    target: str | None,
) -> None:
    """Set the indicators of many reports side by side. SOURCES are files and folders.

    Exits with 2 when a file or a page could not be read; the others are compared all the same.
    """
    from .catalogue import Catalogue
    from .comparison import compare as compare_reports
    from .comparison import screen
    from .comparison.issues import NOT_READ
    from .messages import language_of

    try:
        language = language_of(lang)
        catalogue = Catalogue.load(own) if own else None
        comparison = compare_reports(sources, catalogue, level=levels, joins=joins)
        comparison = comparison.restate() if restate else comparison
        if target:
            comparison.to_file(target, language)
        screen.show(comparison, by, indicator, language)
    except (KeyError, BaocaoError) as error:
        raise click.ClickException(visible(str(error.args[0] if isinstance(error, KeyError) else error))) from error
    for issue in comparison.told:
        if issue.code in NOT_READ:
            where = "" if issue.message.startswith(issue.report) else f"{issue.report}: "
            click.echo(f"baocao: {visible(f'{where}{issue.message}')}", err=True)
    sys.exit(0 if comparison.is_whole else 2)


@main.command()
def schema() -> None:
    """Print the JSON Schema of `parse --format json`."""
    from .report import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))


def _readable(results: Iterable[Report | BaocaoError], failures: list[BaocaoError]) -> Iterator[Report]:
    """The results without the errors, which go to stderr and to `failures` as they come."""
    for result in results:
        if isinstance(result, BaocaoError):
            failures.append(result)
            click.echo(f"baocao: {result}", err=True)
        else:
            yield result
