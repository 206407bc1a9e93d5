"""What files may cost, as the shell says it: `--limit time=600`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from .errors import BaocaoError
from .visible import visible

if TYPE_CHECKING:
    from .limits import Limits

LIMIT = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=NUMBER",
    help="Allow files more (or less): time=600, pages=none.",
)


def limits_of(allowed: tuple[str, ...]) -> Limits:
    """The defaults, changed by what "name=number" says; "none" for no limit."""
    from .limits import Limits

    changed = {}
    try:
        for each in allowed:
            name, _, number = each.partition("=")
            changed[name.replace("-", "_")] = None if number == "none" else json.loads(number)
        return Limits(**changed)
    except (ValueError, TypeError) as error:
        known = ", ".join(Limits.__struct_fields__)
        raise click.BadParameter(f"give NAME=NUMBER, with a name of {known}", param_hint="--limit") from error
    except BaocaoError as error:
        raise click.BadParameter(visible(str(error)), param_hint="--limit") from error
