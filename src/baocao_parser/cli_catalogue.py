"""`baocao catalogue`: what the catalogue knows, and what an archive would add to it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from .cli_errors import said, tell
from .cli_language import LANG, spoken
from .cli_options import corrections_of
from .errors import BaocaoError
from .messages import word
from .visible import visible

if TYPE_CHECKING:
    from .catalogue import Catalogue

OWN = click.option("--own", metavar="FILE.toml", help="Your entries, read before the ones of the package.")


@click.group()
def catalogue() -> None:
    """Canonical indicators: list them, or propose new ones from an archive."""


@catalogue.command("list")
@OWN
@LANG
def list_entries(own: str | None) -> None:
    """Print code, name, unit, kind and nature of every indicator, parted by tabs."""
    for entry in _catalogue(own):
        kind = word(f"kind-{entry.kind}", spoken())
        fields = (entry.code, entry.name, entry.unit, kind, word(entry.nature or "", spoken()))
        click.echo("\t".join(map(visible, fields)))


@catalogue.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path())
@OWN
@click.option("--at-least", default=3, show_default=True, help="Reports that must use a name.")
@click.option("--corrections", metavar="FILE.tsv", help="Learn from these, too.")
@LANG
def suggest(sources: tuple[str, ...], own: str | None, at_least: int, corrections: str | None) -> None:
    """Propose entries, as TOML, for names that the reports of SOURCES share and no entry knows.

    Corrections propose wordings and entries, too, and name, as comments, the rules that decided wrongly.

    Exits with 2 when a file could not be read.
    """
    from .catalogue.lessons import lessons
    from .isolation import parse_many

    known, taught = _catalogue(own), corrections_of(corrections)
    failed, reports = False, []
    for result in parse_many(sources, emphasis="any"):
        if isinstance(result, BaocaoError):
            failed = True
            tell(result)
        else:
            reports.append(result)
    for suggestion in known.suggest(reports, at_least=at_least):
        click.echo(suggestion.to_toml(spoken()))
    for lesson in lessons(known, reports, taught) if taught else ():
        click.echo(lesson.to_toml(spoken()))
    sys.exit(2 if failed else 0)


def _catalogue(own: str | None) -> Catalogue:
    from .catalogue import Catalogue

    with said():
        return Catalogue.load(own) if own else Catalogue.default()
