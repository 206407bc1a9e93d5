"""Messages that speak two languages: their text is English, and they know what they say in Vietnamese."""

from __future__ import annotations

import locale
import os
from functools import cache
from typing import Literal

from .choices import one_of
from .data import rows_of
from .translation import filled_in, vietnamese

Language = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = ("en", "vi")


class Message(str):
    """A message of data/messages.tsv with its values filled in: a string, the English one.

    >>> Message("no-report")
    'no report of this office for the period'
    >>> Message("no-report").in_language("vi")
    'không có báo cáo của cơ quan này cho kỳ đó'
    >>> Message("no such message")
    Traceback (most recent call last):
    KeyError: 'no such message'
    """

    __slots__ = ("key", "values")
    key: str
    values: dict[str, object]

    def __new__(cls, key: str, **values: object) -> Message:
        """The message of a key; KeyError for an unknown one, or for a value that its text asks for and nobody gives."""
        said = super().__new__(cls, _filled(key, "en", values))
        said.key, said.values = key, values
        return said

    def in_language(self, language: Language) -> str:
        """The message in a language; values that are messages speak it, too."""
        return _filled(self.key, language, self.values)

    def __reduce__(self) -> tuple[object, ...]:
        return _said, (self.key, self.values)


def in_language(text: str, language: Language) -> str:
    """A text in a language: a message, or what data/texts.tsv has; all else as it is.

    >>> in_language("is no archive", "vi")
    'không phải kho lưu trữ'
    """
    if isinstance(text, Message):
        return text.in_language(language)
    return vietnamese(text) if language == "vi" else text


def word(key: str, language: Language) -> str:
    """What a language has for a key of data/messages.tsv; the key itself where it has nothing.

    >>> word("stock", "vi"), word("tra-vinh", "vi")
    ('thời điểm', 'tra-vinh')
    """
    found = _messages().get(key)
    return found[language] if found else key


def language_of(wanted: str | None = None) -> Language:
    """The language that is asked for, else that of the user's locale; BaocaoError for one that is not spoken."""
    if wanted is None:
        told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
        return "vi" if (told or (locale.getlocale()[0] or "")).lower().startswith("vi") else "en"
    return one_of(wanted, LANGUAGES, "language")


def _filled(key: str, language: Language, values: dict[str, object]) -> str:
    told = {name: _told(value, language, name) for name, value in values.items()}
    return _messages()[key][language].format(**told)


def _told(value: object, language: Language, name: str = "") -> object:
    """A value in a language; several of them as a list."""
    if isinstance(value, tuple):
        return ", ".join(str(_told(one, language)) for one in value)
    if isinstance(value, str) and not isinstance(value, Message) and language == "vi":
        return filled_in(name, value)
    return in_language(value, language) if isinstance(value, str) else value


def _said(key: str, values: dict[str, object]) -> Message:
    return Message(key, **values)


@cache
def _messages() -> dict[str, dict[Language, str]]:
    return {row["key"]: {"en": row["en"], "vi": row["vi"]} for row in rows_of("messages.tsv")}
