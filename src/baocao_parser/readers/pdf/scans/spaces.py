"""Words that the engine set together: "xãNghi", "đạt101,5%", "kếhoạch". They are parted where only words come of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ....text.syllables import is_syllable
from .engine import PixelBox, Word

_SIGNS = "“”\"'‘’(),.:;!?…"
_JOINT = re.compile(
    r"""
    (?<= [^\W\d_] ) (?= \d )            # đạt|101,5%
    | (?<= [\d%] ) (?= [^\W\d_]{2} )    # 15|hồ
    """,
    re.VERBOSE,
)


def parted(words: Iterable[Word]) -> Iterator[Word]:
    """The words of a line, those parted that are two; each part has its share of the box and of the letters."""
    for word in words:
        at = joint(word.text)
        if at is None:
            yield word
            continue
        first, second = _halves(word, at)
        yield first
        yield from parted([second])


def joint(text: str) -> int | None:
    """Where a word is two, None where it is one or may be.

    >>> [text[: joint(text)] for text in ("xãNghi", "đạt101,5%", "15hồ", "kếhoạch,")]
    ['xã', 'đạt', '15', 'kế']
    >>> [joint(text) for text in ("hoạch", "m2", "QĐ12", "taxi", "BCĐ", "12kg", "21/BC-VHTT")]
    [None, None, None, None, None, None, None]
    """
    for found in _JOINT.finditer(text):
        at = found.start()
        word = text[:at] if text[at].isdigit() else text[at:]
        if _is_telling(word.strip(_SIGNS)):
            return at
    if not text.strip(_SIGNS).isalpha() or is_syllable(text.strip(_SIGNS)) or text.isupper():
        return None
    places = [at for at in range(2, len(text) - 1) if _are_words(text[:at], text[at:])]
    return places[0] if len(places) == 1 else None


def _is_telling(word: str) -> bool:
    """A syllable in small letters that is no abbreviation: it has an accent, or several letters."""
    return word[:1].islower() and len(word) > 1 and is_syllable(word) and (not word.isascii() or len(word) > 3)


def _are_words(first: str, second: str) -> bool:
    """Two syllables, of which the second begins with a capital, or both have accents: "taxi" has none."""
    first, second = first.lstrip(_SIGNS), second.rstrip(_SIGNS)
    if not (is_syllable(first) and is_syllable(second)):
        return False
    if second[0].isupper():
        return first[-1].islower() and second[1:].islower()
    return second.islower() and not first.isascii() and not second.isascii()


def _halves(word: Word, at: int) -> tuple[Word, Word]:
    left, top, right, bottom = word.box
    letters = word.letters if "".join(letter.text for letter in word.letters) == word.text else []
    if letters:
        end, start = letters[at - 1].right, letters[at].left
    else:
        end = start = left + (right - left) * at // len(word.text)
    first = word._replace(text=word.text[:at], box=PixelBox(left, top, end, bottom), letters=letters[:at])
    return first, word._replace(text=word.text[at:], box=PixelBox(start, top, right, bottom), letters=letters[at:])
