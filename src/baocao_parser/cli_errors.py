"""What goes wrong, as the shell says it: one line on stderr, whatever a file's name or text holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from .cli_language import told
from .errors import BaocaoError


@contextmanager
def said() -> Iterator[None]:
    """A BaocaoError in the block ends the command: click prints it, without a traceback, and exits with 1."""
    try:
        yield
    except BaocaoError as error:
        raise click.ClickException(told(error)) from error


def tell(message: object) -> None:
    """Say that something could not be read; the command goes on."""
    click.echo(f"baocao: {told(message)}", err=True)
