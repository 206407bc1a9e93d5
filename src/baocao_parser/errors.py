"""Errors of the package: one root, each message naming the file and a remedy."""

from __future__ import annotations


class BaocaoError(Exception):
    """Root of every error this package raises on purpose.

    `source` is the name of the file or input; `remedy` says what the reader of the message can do.

    >>> raise ReadError("is empty", source="thang-5.docx", remedy="export the report again")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: thang-5.docx: is empty (export the report again)
    """

    def __init__(self, problem: str, *, source: str = "", remedy: str = "") -> None:
        self.problem, self.source, self.remedy = problem, source, remedy
        super().__init__(problem, source, remedy)

    def __str__(self) -> str:
        place = f"{self.source}: " if self.source else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.problem}{remedy}"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.problem, self.source, self.remedy)


def _rebuild(kind: type[BaocaoError], problem: str, source: str, remedy: str) -> BaocaoError:
    """Pickle support: keyword-only arguments do not survive Exception's own protocol."""
    return kind(problem, source=source, remedy=remedy)


class ReadError(BaocaoError):
    """The file cannot be read: missing, not of its kind, damaged, encrypted, or hostile."""


class NumberError(BaocaoError, ValueError):
    """The text is not one number written the Vietnamese way."""
