"""In which language a command speaks: `--lang`, before the command or behind it, else the language of the locale."""

from __future__ import annotations

import click

from .errors import BaocaoError
from .messages import Language, Message, in_language, language_of
from .visible import visible

_KEY = "baocao_parser.language"


def _chosen(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    try:
        context.meta[_KEY] = language_of(value)
    except BaocaoError as error:
        raise click.BadParameter(visible(str(error))) from error


LANG = click.option(
    "--lang",
    "--language",
    metavar="en|vi",
    expose_value=False,
    is_eager=True,
    callback=_chosen,
    help="Language of what is said; by default that of the locale.",
)


def spoken(default: Language | None = None) -> Language:
    """The language asked for, else the default, else that of the locale."""
    context = click.get_current_context(silent=True)
    chosen: Language | None = context.meta.get(_KEY) if context else None
    return chosen or default or language_of()


def say(key: str, **values: object) -> str:
    """A message of data/messages.tsv in the language that is spoken; whole numbers as it groups them: 1,234 or 1.234.

    >>> say("archive-parts", before=1234, after=2)
    '1,234 parts, now 2'
    """
    written = {name: counted(value) if isinstance(value, int) else value for name, value in values.items()}
    return Message(key, **written).in_language(spoken())


def counted(number: int) -> str:
    """A whole number as the language that is spoken groups its digits."""
    return f"{number:,}" if spoken() == "en" else f"{number:,}".replace(",", ".")


def told(text: object) -> str:
    """A text or an error in the language that is spoken, giving the terminal no orders."""
    said = text.in_language(spoken()) if isinstance(text, BaocaoError) else in_language(str(text), spoken())
    return visible(said)
