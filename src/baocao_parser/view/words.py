"""What the pages say, in Vietnamese and in English (words.tsv)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ..messages import Language


@cache
def words() -> dict[str, tuple[str, str]]:
    """Key → (Vietnamese, English).

    >>> words()["stock"]
    ('tại thời điểm', 'stock')
    >>> words()["no such key"]
    Traceback (most recent call last):
    KeyError: 'no such key'
    """
    text = files(__package__).joinpath("words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {key: (vietnamese, english) for key, vietnamese, english in rows if key != "key"}


def word(key: str, language: Language = "vi") -> str:
    """What a page says for a key; the key itself, its underscores as spaces, where no word is listed.

    >>> word("stock", "en"), word("some_rule")
    ('stock', 'some rule')
    """
    found = words().get(key)
    return found[language == "en"] if found else key.replace("_", " ")
