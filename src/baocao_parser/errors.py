"""Errors of the package: one root, each message naming the file and a remedy."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from .translation import vietnamese

if TYPE_CHECKING:
    from .messages import Language


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

    def in_language(self, language: Language) -> str:
        """The message in a language: "thang-5.docx: trống (xuất lại báo cáo)"."""
        if language == "en":
            return str(self)
        return str(BaocaoError(vietnamese(self.problem), source=self.source, remedy=vietnamese(self.remedy)))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.problem, self.source, self.remedy)


def _rebuild(kind: type[BaocaoError], problem: str, source: str, remedy: str) -> BaocaoError:
    """Pickle support: keyword-only arguments do not survive Exception's own protocol."""
    return kind(problem, source=source, remedy=remedy)


class ReadError(BaocaoError):
    """The file cannot be read: missing, not of its kind, damaged, encrypted, hostile, or beyond a limit."""


class NumberError(BaocaoError, ValueError):
    """The text is not one number written the Vietnamese way."""


def unforeseen(error: Exception, source: str) -> BaocaoError:
    """The package's own error for one that nobody foresaw, so that it costs one file and says where it arose.

    >>> str(unforeseen(OSError(28, "No space left on device"), "thang-5.docx"))
    'thang-5.docx: could not be parsed: no space left on device (see to this and try again)'
    """
    if isinstance(error, OSError):  # of the system, not of the file
        return BaocaoError(f"could not be parsed: {reason(error)}", source=source, remedy="see to this and try again")
    if isinstance(error, MemoryError):
        remedy = "free some, or split the file"
        return ReadError("could not be parsed: it needs more memory than there is", source=source, remedy=remedy)
    if isinstance(error, RecursionError):
        return ReadError("is nested too deeply", source=source, remedy="open it in Word and save it again")
    places = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(places[-1].filename).name}, line {places[-1].lineno})" if places else ""
    return BaocaoError(
        f"could not be parsed: {type(error).__name__}: {error}{where}",
        source=source,
        remedy="this is a defect of baocao_parser: please report it with the file",
    )


def reason(error: Exception) -> str:
    """What the system or a library says, in the middle of a sentence: "no space left on device", "line 3: …".

    >>> reason(UnicodeDecodeError("utf-8", b"\\xff", 0, 1, "invalid start byte"))
    'it is no text in UTF-8'
    """
    if isinstance(error, UnicodeDecodeError):
        return "it is no text in UTF-8"
    line, told = getattr(error, "lineno", None), getattr(error, "msg", None)  # of TOML and of JSON
    said = (error.strerror if isinstance(error, OSError) else None) or told or str(error) or type(error).__name__
    said = said[:1].lower() + said[1:]
    return f"line {line}: {said}" if line else said
