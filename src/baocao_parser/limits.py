"""Limits: what one file may cost at most, in time, memory and size. What exceeds one is said, by its name."""

from __future__ import annotations

import math
import re

import msgspec

from .errors import BaocaoError, ReadError

Amount = int | float | None


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one file may cost at most; None (or `math.inf`) for no limit.

    A file that exceeds one gives a ReadError that names the limit and how to raise it; a paragraph with more than
    `numbers` is left out of the report's figures, and an issue says so. The defaults are far above what reports reach:
    a yearbook of 1,000 pages has 30,000 paragraphs and 60,000 cells. `time` and `memory` hold where a file is parsed in
    a process of its own: in `parse_many`, in `parse(..., isolated=True)` and for LibreOffice.

    >>> Limits(pages=100).time
    300.0
    >>> Limits(time=float("nan"))
    Traceback (most recent call last):
    baocao_parser.errors.BaocaoError: limit time: must be a number above 0, or None for no limit; nan is none ...
    """

    file_size: Amount = 256
    """Megabytes of the file as it is on disk."""
    pages: Amount = 5_000
    """Pages of a PDF file."""
    paragraphs: Amount = 100_000
    """Paragraphs outside tables."""
    cells: Amount = 250_000
    """Paragraphs in cells of tables."""
    numbers: Amount = 2_000
    """Numbers in one paragraph or cell."""
    depth: Amount = 100
    """Elements of a Word file within each other; Word's own files reach 30."""
    time: Amount = 300.0
    """Seconds for one file; OCR takes two for a page."""
    memory: Amount = 2_048
    """Megabytes of address space of the process that parses, where the system can limit it (Linux). A report takes a
    tenth of it. LibreOffice has at least the default."""

    def __post_init__(self) -> None:
        """Refuse what is no limit: 0, negative numbers, NaN. TypeError for what is no number."""
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise TypeError(f"limit {name} must be a number or None, not {type(value).__name__}")
            if not value > 0:
                problem = f"must be a number above 0, or None for no limit; {value!r} is none"
                raise BaocaoError(problem, source=f"limit {name}", remedy="leave it out for the default")

    def allows(self, name: str, amount: float) -> bool:
        """Whether so much is within the limit of this name."""
        limit = getattr(self, name)
        return limit is None or amount <= limit

    def check(self, name: str, amount: float, source: str) -> None:
        """ReadError, naming file, limit and how to raise it, where a file has more of something than is allowed."""
        if not self.allows(name, amount):
            unit = " MB" if name == "file_size" else ""
            said = f"is {amount:,.0f} MB large" if unit else f"has {amount:,.0f} {name}"
            raise ReadError(
                f"{said}, more than the {getattr(self, name):,}{unit} allowed",
                source=source,
                remedy=raise_it(name, math.ceil(amount)),
            )


DEFAULT = Limits()


def raise_it(name: str, amount: Amount = None) -> str:
    """The remedy for a file that exceeds a limit."""
    new = "…" if amount is None else f"{amount:.0f}"
    return f"if the file is sound, allow more with limits=Limits({name}={new}) or --limit {name}={new}"


def limit_named(error: BaocaoError) -> str | None:
    """The limit that an error says to raise; None where it names none.

    >>> limit_named(ReadError("has 2 pages", remedy=raise_it("pages", 2))), limit_named(ReadError("is empty"))
    ('pages', None)
    """
    found = _RAISED.search(error.remedy)
    return found[1] if found else None


_RAISED = re.compile(r"limits=Limits\((\w+)=")
