"""Counting and measuring nouns: which one stands at a place of the text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec
import regex

from ..data import lines_of, rows_of
from ..text.folding import fold_tone
from .segments import word_end

_TOKEN = regex.compile(r"đ/c(?!\p{L})|[\p{L}\p{M}]+(?:[²³23](?!\d))?|[°%‰₫]\p{L}?|,", regex.I)
_GAP = re.compile(r"[\s*]*")


folded_word = lru_cache(maxsize=4096)(fold_tone)
"""fold_tone of single words, which come back all the time."""


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit found in a text."""

    name: str
    """Canonical spelling."""
    kind: str
    start: int
    end: int


@cache
def _lexicon() -> dict[str, tuple[str, str]]:
    """Folded words of a unit or one of its aliases → (canonical name, kind)."""
    lexicon = {}
    for row in rows_of("units.tsv"):
        for name in (row["unit"], *filter(None, row["aliases"].split("|"))):
            lexicon[_key(name)] = (row["unit"], row["kind"])
    return lexicon


@cache
def _beginnings() -> frozenset[str]:
    """The first word, the first two words … of every name."""
    names = [key.split() for key in _lexicon()]
    return frozenset(" ".join(words[:size]) for words in names for size in range(1, len(words) + 1))


def _key(name: str) -> str:
    return " ".join(fold_tone(token) for token in _TOKEN.findall(name))


@lru_cache(maxsize=512)  # several rules ask for the same place
def unit_at(text: str, start: int) -> Unit | None:
    """The longest unit that begins at `start` (white space and bold marks before it are skipped), None if none does.

    >>> unit_at("cấp 09 chứng thư số cá nhân", 6).name
    'chứng thư số'
    >>> unit_at("đạt kết quả tốt", 0)
    """
    position = at = _GAP.match(text, start).end()  # type: ignore[union-attr]
    words, found = "", None
    while token := _TOKEN.match(text, position):
        words = f"{words} {folded_word(token[0])}" if words else folded_word(token[0])
        if words not in _beginnings():
            break
        entry = _lexicon().get(words)
        if entry and _is_whole(text, token.end()):
            found = Unit(*entry, at, token.end())
        position = _GAP.match(text, token.end()).end()  # type: ignore[union-attr]
    return found


def _is_whole(text: str, end: int) -> bool:
    return end == len(text) or not (text[end].isalpha() or text[end].isdigit())


def first_unit_in(text: str, start: int, end: int) -> Unit | None:
    """The first counting or money noun between two offsets: the head of a noun phrase stands first.

    A noun of one syllable counts only as the first word: elsewhere it may be half of another ("ngân sách").
    """
    for index, token in enumerate(_TOKEN.finditer(text, start, end)):
        unit = unit_at(text, token.start())
        if unit and unit.end <= end and unit.kind in ("count", "money") and (not index or " " in unit.name):
            return unit
    return None


@cache
def _no_nouns() -> frozenset[str]:
    return frozenset(map(fold_tone, lines_of("not_units.txt")))


_SECOND = regex.compile(r"\s(\p{Ll}+)")
_NAME = regex.compile(r"\p{Lu}[\p{Lu}\d]+(?:\s\p{Lu}{2,})*(?!\p{L})|[\p{L}]+")


def unknown_unit_at(text: str, start: int) -> Unit | None:
    """A noun that the lexicon does not know, right behind a number: an acronym ("USB"), or a word.

    Where its next syllable may belong to it, segmentation decides ("giáo xứ | mới", "hạt | kiểm lâm"). Verbs,
    prepositions and the like never become units (data/not_units.txt); None for these.
    """
    at = _GAP.match(text, start).end()  # type: ignore[union-attr]
    found = _NAME.match(text, at)
    if not found or fold_tone(found[0]) in _no_nouns():
        return None
    if found[0].isupper() and len(found[0]) > 1:
        return Unit(found[0], "count", at, found.end())
    second = _SECOND.match(text, found.end())
    doubtful = second and fold_tone(second[1]) not in _no_nouns()
    end = max(word_end(text, at), found.end()) if doubtful else found.end()
    return Unit(text[at:end].lower(), "count", at, end)
