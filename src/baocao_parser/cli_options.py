"""What several commands may be told: what files may cost (`--limit time=600`), and corrections."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from .cli_errors import said
from .cli_language import told
from .errors import BaocaoError

if TYPE_CHECKING:
    from .corrections import Corrections
    from .limits import Limits

LIMIT = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=NUMBER",
    help="Allow files more (or less): time=600, pages=none.",
)


def limits_of(allowed: tuple[str, ...]) -> Limits:
    """The defaults, changed by what "name=number" says; "none" for no limit. click.BadParameter for what is none."""
    from .limits import Limits

    changed = {}
    try:
        for each in allowed:
            name, _, number = each.partition("=")
            changed[name.replace("-", "_")] = None if number == "none" else json.loads(number)
        return Limits(**changed)
    except (ValueError, TypeError) as error:
        known = ", ".join(Limits.__struct_fields__)
        raise click.BadParameter(told(f"give NAME=NUMBER, with a name of {known}"), param_hint="--limit") from error
    except BaocaoError as error:
        raise click.BadParameter(told(error), param_hint="--limit") from error


def corrections_of(path: str | None) -> Corrections | None:
    """The corrections of a file, read before any report is; None for no file. What is no such file ends the command."""
    if path is None:
        return None
    from .corrections import Corrections

    with said():
        return Corrections.load(path)
