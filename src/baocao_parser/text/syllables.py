"""Is it a Vietnamese syllable? The spelling rules alone tell text in the right encoding from text in a wrong one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SHARP = {"\u0301", "\u0323"}
"""sắc and nặng: the only tones of a syllable that ends in a stop."""

_SPELLING = re.compile(
    """
    (?: b | ch? | d | đ | gh? | gi | h | kh? | l | m | ngh? | nh? | ph? | qu | r | s | t[hr]? | v | x )?
    (?:
      a (?: [imnouy] | ng | nh )?     | ă (?: [mn] | ng )           | â (?: [mnuy] | ng )
    | e (?: [mno] | ng )?             | ê (?: [mnu] | nh )?         | i (?: [amnu] | nh )?
    | (?: i | y )ê (?: [mnu] | ng )   | y (?: n | nh )?
    | o (?: [imn] | ng )? | oong      | ô (?: [imn] | ng )?         | ơ (?: [imn] )?
    | oa (?: [imnoy] | ng | nh )?     | oă (?: [mn] | ng )          | oe (?: [mno] )?
    | u (?: [aimn] | ng )?            | uâ (?: [ny] | ng )          | uê (?: n | nh )?
    | uô (?: [imn] | ng ) | uơ        | uy (?: [anu] | nh )?        | uyên
    | ư (?: [aimnu] | ng )?           | ươ (?: [imnu] | ng )
    | (?P<stopped>
        a (?: [cpt] | ch ) | ă[cpt] | â[cpt] | e[cpt] | ê (?: [pt] | ch ) | i (?: [pt] | ch ) | iê[cpt] | yêt
      | o[cpt] | ooc | ô[cpt] | ơ[pt] | oa (?: [cpt] | ch ) | oă[ct] | oet | u[cpt] | uât | uê (?: t | ch )
      | uô[ct] | uy (?: [pt] | ch ) | uyêt | ư[ct] | ươ[cpt] | yt
      )
    )
    """,
    re.VERBOSE,
)


@lru_cache(10_000)
def is_syllable(word: str) -> bool:
    """Whether a word is spelled as a Vietnamese syllable: onset, rhyme, and one tone that the rhyme allows.

    >>> [is_syllable(word) for word in ("nghiệp", "QUỐC", "Huế", "ha", "cơng", "tàp", "café")]
    [True, True, True, True, False, False, False]
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(letters)
    spelled = _SPELLING.fullmatch(unicodedata.normalize("NFC", _TONES.sub("", letters)))
    return bool(spelled and len(tones) <= 1 and (not spelled["stopped"] or _SHARP.issuperset(tones or "-")))


_BARE = re.compile(
    "".join(
        letter
        for letter in unicodedata.normalize("NFD", _SPELLING.pattern.replace("đ", "d").replace("?P<stopped>", "?:"))
        if not unicodedata.combining(letter)
    ),
    re.VERBOSE,
)
"""The same spelling without marks."""


@lru_cache(10_000)
def is_bare_syllable(word: str) -> bool:
    """Whether a word is spelled as a Vietnamese syllable that has lost its marks.

    >>> [is_bare_syllable(word) for word in ("nghiep", "TRUYEN", "duoc", "ket", "report", "from", "nghiệp")]
    [True, True, True, True, False, False, False]
    """
    return _BARE.fullmatch(word.lower()) is not None


_WORD = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"[A-Z]{2,6}")


def is_foreign(text: str) -> bool:
    """Whether text is in another language: no letter that only Vietnamese has, and most words no syllables of it.

    Acronyms are words of no language.

    >>> is_foreign("Literate population at 6 years of age")
    True
    >>> is_foreign("Ha Noi, dan so"), is_foreign("2012"), is_foreign("Nữ"), is_foreign("THCS 12, THPT 5")
    (False, False, False, False)
    """
    words = [word for word in _WORD.findall(text) if not _ACRONYM.fullmatch(word)] if text.isascii() else ()
    return bool(words) and 2 * sum(map(is_bare_syllable, words)) < len(words)
