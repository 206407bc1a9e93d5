"""Folding: the one spelling under which variants of a word meet. For look-ups, never for values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby


class _Folded(dict[int, str]):
    """Code point → its folded form, worked out when first met: `str.translate` then runs at C speed."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFD", chr(code).lower())
        bare = "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))
        folded = bare.translate(_BARRED) if bare.isalnum() else " " * bool(bare)
        return self.setdefault(code, folded)


_BARRED = str.maketrans("đðɖ", "ddd")  # NFD does not take the bar off
_FOLDED = _Folded()


def fold(text: str) -> str:
    """Look-up key: lower case, no marks, đ as d, words separated by one space; "" where there is no word.

    NFC and NFD text give the same key. Different words may share one (ban, bàn, bạn).

    >>> fold("Thừa Thiên – Huế"), fold("TP.HCM"), fold("ĐẮK LẮK"), fold(" – ")
    ('thua thien hue', 'tp hcm', 'dak lak', '')
    """
    return " ".join(text.translate(_FOLDED).split())


def _tone_styles() -> dict[str, str]:
    """oà → òa, uý → úy …: in open oa, oe, uy the older style marks the second vowel, the newer the first."""
    compose = unicodedata.normalize
    return {
        compose("NFC", first + second + tone): compose("NFC", first + tone + second)
        for first, second in ("oa", "oe", "uy")
        for tone in "\u0300\u0301\u0303\u0309\u0323"
    }


_STYLES = _tone_styles()
_VARIANTS = {
    "tỉ": "tỷ", "kì": "kỳ", "kí": "ký", "kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ",
    "qui": "quy", "quí": "quý", "quì": "quỳ", "quỉ": "quỷ", "quĩ": "quỹ", "quị": "quỵ",
}  # fmt: skip
_ENDS = r"(?![^\W\d_])"


def _without_before(mark: str, syllables: Iterable[str]) -> Iterator[str]:
    """One pattern for the syllables that begin alike; each begins with its letter, so that re skips to where one is."""
    for start, group in groupby(sorted(syllables), lambda syllable: syllable[:-1]):
        yield rf"{start}[{''.join(syllable[-1] for syllable in group)}](?<!{mark}{start}.){_ENDS}"


_TONED = re.compile(
    "|".join(
        [
            *_without_before("q", _STYLES),  # hoà, but not quý and not hoàn
            *_without_before(r"\w", _VARIANTS),  # whole syllables only
        ]
    )
)
_ONE_STYLE = _STYLES | _VARIANTS


def fold_tone(text: str) -> str:
    """Lower case, one place for the tone mark and one choice of i or y; ban, bàn and bạn stay different.

    For matching words in NFC text. The result is as long as the text, so offsets in one hold for the other.

    >>> fold_tone("Luỹ kế QUÍ I; UỶ ban; khoẻ; hoàn thành; 5 tỉ")
    'lũy kế quý i; ủy ban; khỏe; hoàn thành; 5 tỷ'
    """
    return _TONED.sub(lambda match: _ONE_STYLE[match[0]], text.replace("İ", "I").lower())
