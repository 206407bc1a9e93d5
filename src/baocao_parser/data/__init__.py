"""Word lists and tables, each a text file whose "#" lines give its version and source."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """Lines of a data file without comments and blank lines.

    >>> lines_of("section_roles.tsv")[0]
    'phrase\\trole\\tplace\\ttopical'
    >>> lines_of("no-such-file.txt")
    Traceback (most recent call last):
    FileNotFoundError: ...
    """
    text = files(__name__).joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def rows_of(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a tab-separated data file, by the names in its first line; cells that are missing are ""."""
    head, *rows = [line.split("\t") for line in lines_of(name)]
    blank = [""] * len(head)
    return tuple([dict(zip(head, row + blank[len(row) :], strict=True)) for row in rows])
