"""Is the text layer of a page usable? Scans have none, or only a signing stamp; broken fonts give garbage."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

import regex

from ...text.legacy import recognise
from ...text.syllables import is_syllable

_PICTURE = 0.5
"""Share of the page: pictures that cover more may be the page itself."""
_FEW = 40
"""Letters and digits: a page covered by pictures with fewer is a scan with a stamp or a page number on it."""
_UNNAMED = regex.compile(r"[\p{Co}\p{Cn}\p{Cc}\ufffd--[\s\uf020-\uf0ff]]", regex.V1)
"""Characters that no font should give: private use (but for Symbol and Wingdings), controls, unassigned ones."""
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]+")
_ODD = regex.compile(r"\p{L}[^\p{L}\p{M}\s\d.,;:/&()–’'‘“”+_@=|-]+\p{L} | \p{L}\d+\p{L}", regex.X)


def fault(text: str, pictured: float) -> str | None:
    """Why a page cannot be read from its text, None where it can; an empty page is no fault.

    `text` is the page's text without stamps, `pictured` the share of the page that pictures cover.

    >>> fault("", 1.0), fault("", 0.0)
    ('is a picture without text', None)
    >>> fault("7KӵF KLӋQ &KӍ WKӏ Vӕ FӫD 7Kӫ WѭӟQJ", 0.0)
    'has a text layer of wrong characters'
    """
    if pictured > _PICTURE and sum(map(str.isalnum, text)) < _FEW:
        return "is a picture without text"
    return "has a text layer of wrong characters" if is_garbled(text) else None


def is_strange(text: str, pictured: float) -> bool:
    """Whether many words of a text are no Vietnamese, and yet it is no other language: somebody's bad recognition.

    Over a picture, text without accents is one, too: it was recognised as English. Elsewhere it may have been typed so.

    >>> is_strange("Cong tac kim tra, duc thc hin theo k hoch, dat so voi cung ky, vuqt djnh muc tir dja", 0.0)
    True
    >>> is_strange("Công tác kiểm tra, giám sát được thực hiện theo kế hoạch năm của Ủy ban nhân dân tỉnh", 1.0)
    False
    """
    words = _words(_sample(text))
    if len(words) < _TELLING:
        return False
    spelled, accented = _shares(words)
    if pictured > _PICTURE:
        return spelled < _SPELLED or accented < _ACCENTED
    return _FOREIGN < spelled < _SPELLED


def quality(text: str) -> float:
    """How Vietnamese a text is, 0 to 1: the share of its words that are syllables, less where accents are missing.

    >>> quality("Cấp mới giấy phép"), quality("Cap moi giay phep"), quality("")
    (1.0, 0.0, 0.0)
    """
    words = _words(text)
    spelled, accented = _shares(words) if words else (0.0, 0.0)
    return spelled * min(accented / _USUAL, 1.0)


_LEAST, _MANY = 25, 100
"""Characters by which a text can be judged; and words that are enough for it, of those spread over a page."""
_TELLING = 15
"""Different words by which a text can be judged."""
_SPELLED, _FOREIGN = 0.8, 0.4
"""Share of syllables among the words of a report, which has 0.86 and more, and of another language at most."""
_ACCENTED, _USUAL = 0.3, 0.6
"""Share of words with accents: less than the first has text that lost them; reports have 0.8."""
_BARE = 0.1
"""Share of words with accents that a text typed without them has at most."""


def _words(text: str) -> set[str]:
    """The different words in small letters; abbreviations say nothing of a language, nor how often a unit comes."""
    return {word for word in _LETTERS.findall(text) if not word.isupper()}


_LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_BARE_SYLLABLE = regex.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|t[hr]?|v|x)?[aeiouy]{1,3}(?:ch?|m|nh?|ng|p|t)?", regex.I
)
"""A syllable typed without its accents."""


def _shares(words: Collection[str]) -> tuple[float, float]:
    """Shares of syllables and of words with accents."""
    accented = sum(not word.isascii() for word in words) / len(words)
    is_spelled = _BARE_SYLLABLE.fullmatch if accented < _BARE else is_syllable
    return sum(map(bool, map(is_spelled, words))) / len(words), accented


def is_garbled(text: str) -> bool:
    """Whether most of a text is characters or words that no report has: its fonts do not say what they draw.

    Names, abbreviations and other languages are no garbage; a text in an encoding of before Unicode is none either.
    """
    if len(text) < _LEAST:
        return False
    sample = _sample(text)
    if len(_UNNAMED.findall(sample)) > 0.1 * len(sample):
        return True
    if len(_ODD.findall(sample)) <= max(3, 0.15 * len(sample.split())) and _plausible(_WORD.findall(sample)):
        return False
    return recognise(text) is None


def _sample(text: str) -> str:
    """Enough of a text to judge it."""
    runs = text.split()
    return " ".join(runs[:: len(runs) // _MANY + 1])


def _plausible(words: Sequence[str]) -> bool:
    """Most words are Vietnamese syllables, or can at least be spoken."""
    return len(words) < 5 or 2 * sum(map(_is_word, words)) > len(words)


@lru_cache(10_000)
def _is_word(word: str) -> bool:
    return is_syllable(word) or bool(_SPOKEN.fullmatch(word))


_SPOKEN = regex.compile(r"(?:[b-df-hj-np-tv-xz]{0,3}[aeiouy]{1,3}){1,8}[b-df-hj-np-tv-xz]{0,4}", regex.I)
"""Latin words that can be spoken."""
