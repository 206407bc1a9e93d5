"""`baocao view`: a report as a page on which every figure is seen where it stands."""

from __future__ import annotations

import re
import tempfile
import webbrowser
from pathlib import Path

import click

from .aside import aside
from .cli_errors import said
from .cli_language import LANG, spoken
from .cli_options import LIMIT, limits_of
from .visible import visible


@click.command()
@click.argument("file", type=click.Path())
@click.option("--open", "opened", is_flag=True, help="Show it in the browser.")
@click.option("--to", "target", type=click.Path(), metavar="FILE.html", help="Write it here.")
@click.option(
    "--pages", metavar="3-5", help="Picture these pages of a PDF (also 1,4-6, all, none) [default: the first 20]."
)
@click.option("--corrections", metavar="FILE.tsv", help="Apply these, as the page has written them.")
@LANG
@LIMIT
def view(
    file: str,
    opened: bool,
    target: str | None,
    pages: str | None,
    corrections: str | None,
    limits: tuple[str, ...],
) -> None:
    """Write FILE as one HTML page: its text, or its pages, with every figure marked, and the records beside it.

    Without --to the page is FILE.html in this folder, or with --open a file in the temporary folder. Without --lang it
    is in Vietnamese.
    """
    from .parsing import parse

    allowed = limits_of(limits)
    with said():
        report = parse(file, emphasis="any", isolated=True, limits=allowed, corrections=corrections)
        page = report.to_html(pages=pages, language=spoken("vi"))
        path = Path(target) if target else _path_of(report.document.source.name, temporary=opened)
        with aside(path) as written:
            written.write_text(page, "utf-8")
    click.echo(visible(str(path)))
    if opened:
        webbrowser.open(path.absolute().as_uri())


def _path_of(name: str, *, temporary: bool) -> Path:
    """Where the page goes if nobody says."""
    stem = re.sub(r"[^\w.-]+", "-", Path(name).name) or "report"
    return Path(tempfile.mkdtemp(prefix="baocao-")) / f"{stem}.html" if temporary else Path(f"{stem}.html")
