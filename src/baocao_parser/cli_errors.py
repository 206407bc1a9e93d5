"""What goes wrong, as the shell says it: one line on stderr, whatever a file's name or text holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import click

from .cli_language import spoken, told
from .errors import BaocaoError
from .messages import word


class Failure(click.ClickException):
    """What ends a command: one line, whose first word is in the language of the others, and exit code 1."""

    def __init__(self, error: object) -> None:
        super().__init__(told(error))
        self._head = word("shell-error", spoken())

    def show(self, file: IO[str] | None = None) -> None:  # noqa: D102
        click.echo(f"{self._head}: {self.message}", file=file, err=file is None)


@contextmanager
def said() -> Iterator[None]:
    """A BaocaoError in the block ends the command: click prints it, without a traceback, and exits with 1."""
    try:
        yield
    except BaocaoError as error:
        raise Failure(error) from error


def tell(message: object) -> None:
    """Say that something could not be read; the command goes on."""
    click.echo(f"baocao: {told(message)}", err=True)
