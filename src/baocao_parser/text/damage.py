"""Damage: text whose letters were lost or changed so that nobody can say for certain what they were.

The spelling of Vietnamese tells: a word with a mark is a syllable (see `syllables`), and two words of three have one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import regex

from ..records import Issue, Severity
from .syllables import is_bare_syllable, is_syllable

_REMEDY = "Give the file that it was made from, or export it again in UTF-8."
_SEVERE = 0.1
"""Share of damaged words from which no figure can be trusted to its words."""

_DOUBLE = re.compile(  # Unicode converted from VNI once more: ô → ơ, ò → ị, ó → ĩ; syllables that do not exist
    "[bcdđghklmnpqrstvx]{0,3} (?: ơng | ơc | [ịĩ]ng | [ịĩ]i | ĩ[cpt] ) | hịa | cĩ", re.VERBOSE
)
_VOWELLESS = re.compile("[bcdđghklmnpqrstvx]{2,}")  # "mt s điều", "ngh ĩa"; units (km, kg) are but a few
_HOLE = regex.compile(
    r"""
      (?<= \p{L} ) [?□▯¿] (?= \p{L} | [ ] \p{Ll} )   # "c?p", "s? h?"
    | [?□▯¿]{2} (?= \p{L} )                         # "??t"
    | (?<! \S ) [?□▯¿] (?= \p{L} )                  # "?ã"
    """,
    regex.X,
)
_WORD = re.compile(r"[^\W\d_]{2,}")


class _Text(NamedTuple):
    """What the rules look at."""

    whole: str
    printed: frozenset[str]
    """Different words without the signs around them."""
    words: Sequence[str]
    """Runs of two letters and more."""


class _Finding(NamedTuple):
    """What is wrong, and how many words of how many."""

    message: str
    damaged: int
    words: int


def damage(text: str) -> Issue | None:
    """The issue "text-damaged" for a text that was spoilt beyond safe repair; None for a sound one.

    Its severity is "error" where a tenth of the words is damaged: their figures have no names that can be trusted.

    >>> damage("VĂN PHỊNG UBND TỈNH báo cáo cơng tác thơng tin").code
    'text-damaged'
    >>> damage("VĂN PHÒNG UBND TỈNH báo cáo công tác thông tin") is None
    True
    """
    words = [word for word in text.split() if not ("://" in word or "@" in word)]
    plain = " ".join(words)
    looked_at = _Text(plain, frozenset(word.strip("“”\"'(),.:;–-") for word in words), _WORD.findall(plain))
    found = next((found for rule in RULES if (found := rule(looked_at))), None)
    if found is None:
        return None
    severity: Severity = "error" if found.damaged >= _SEVERE * found.words else "warning"
    return Issue("text-damaged", severity, f"{found.message} {_REMEDY}")


# Rules: each knows one kind of damage, and says nothing of a text without it.


def unreadable(text: _Text) -> _Finding | None:
    """Bytes that no encoding explains."""
    lost = text.whole.count("\ufffd")
    message = "Characters of the file could not be read and were replaced by \ufffd."
    return _Finding(message, lost, len(text.words)) if lost else None


def holes(text: _Text) -> _Finding | None:
    """A program that knew no Vietnamese letters wrote another sign for each."""
    found = len(_HOLE.findall(text.whole))
    message = "Letters were replaced by “?” or another sign (“S? ?ã c?p” for “Sở đã cấp”), and cannot be told any more."
    return _Finding(message, found, len(text.words)) if found >= max(2, 0.01 * len(text.words)) else None


def converted_twice(text: _Text) -> _Finding | None:
    """Text in Unicode that was converted from VNI."""
    words = {word.lower() for word in text.printed}
    found = sum(map(bool, map(_DOUBLE.fullmatch, words)))
    message = "The text was converted twice (“cơng”, “PHỊNG” for “công”, “PHÒNG”): words are misspelt."
    return _Finding(message, found, len(words)) if found >= max(2, 0.005 * len(words)) else None


def letters_lost(text: _Text) -> _Finding | None:
    """Letters that were dropped, or parted from their words."""
    found = sum(map(bool, map(_VOWELLESS.fullmatch, text.printed)))
    message = "Letters were lost or set apart (“Truyn”, “ngh ĩa”): words are misspelt."
    return _Finding(message, found, len(text.printed)) if found >= max(6, 0.02 * len(text.printed)) else None


def marks_lost(text: _Text) -> _Finding | None:
    """Vietnamese without its marks, or none at all."""
    words = [word for word in text.words if word.isascii()]
    if len(text.words) < 20 or len(words) < 0.98 * len(text.words):
        return None
    bare = sum(map(is_bare_syllable, words))
    if bare >= 0.7 * len(words):
        message = "The text has no marks (“Bao cao ket qua”): words that differ by them cannot be told apart."
        return _Finding(message, len(words), len(words))
    message = "The text has no Vietnamese letters: it is in another language, or in a writing that is not known."
    return _Finding(message, 0, len(words))


def misread(text: _Text) -> _Finding | None:
    """Words with marks that are no syllables: bytes were taken for other letters than they are."""
    marked = {word for word in text.printed if not word.isascii() and any(map(str.isalpha, word))}
    foreign = [word for word in marked if not all(map(is_syllable, _letters(word)))]
    message = "Most words with marks are no Vietnamese words: their letters were read in a wrong encoding."
    return _Finding(message, len(foreign), len(marked)) if len(foreign) >= max(8, 0.4 * len(marked)) else None


def _letters(word: str) -> list[str]:
    """The parts of a word that should be syllables; a sign that no writer puts inside a word is part of none."""
    return [part for part in re.split(r"[-/.,&()\d]+", word) if part and not part.isascii()]


RULES: tuple[Callable[[_Text], _Finding | None], ...] = (
    unreadable, holes, converted_twice, misread, letters_lost, marks_lost,
)  # fmt: skip
