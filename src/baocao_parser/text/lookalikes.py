"""Look-alikes: Cyrillic and Greek letters among Latin ones, and digits of other scripts.

Keyboards, converters and decoration put them there. They look like what is meant and are found by no search, so they
are read as what they look like: one character for one, so that no offset moves.
"""

from __future__ import annotations

import re
import unicodedata

import regex

_LATIN_TWINS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԌԚԜаеѕіјорсухԛԝѵһԁӏӐӑ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ",
    "ABESIJKMHOPCTYXGQWaesijopcyxqwvhdlĂă" + "ABEZHIKMNOPTYXocj",
)
_TWIN = f"[{''.join(map(chr, _LATIN_TWINS))}]"
_SUSPECT = re.compile("[\u0370-\u1dff\u1f00-\u1fff\ua620-\uabff\U00010000-\U0001fbff]")
"""Where the letters and digits of other scripts are."""
_FOREIGN = regex.compile(r"(?! \p{Latin} | \p{Common} | \p{Inherited} | \p{Greek} | \p{Cyrillic} ) \p{L}", regex.X)
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_OWN_CYRILLIC = regex.compile(rf"(?! {_TWIN} ) \p{{Cyrillic}}", regex.X)
_CYRILLIC_TWIN = regex.compile(rf"(?= {_TWIN} ) \p{{Cyrillic}}", regex.X)
_LATIN = regex.compile(r"\p{Latin}")
_DECORATED = regex.compile(r"[\U0001D400-\U0001D7FF]")
_OTHER_DIGIT = regex.compile(r"(?! [0-9０-９] ) \p{Nd}", regex.X)


def as_latin(text: str) -> str:
    """The text with look-alikes as the letters and digits that they look like; as long as before.

    Cyrillic that is Cyrillic stays, and so do Greek letters that stand for themselves.

    >>> as_latin("Kết quả сông táс"), as_latin("cấp 𝟏.𝟐𝟓𝟎 thẻ, ٣١٢ hộ")
    ('Kết quả công tác', 'cấp 1.250 thẻ, 312 hộ')
    >>> as_latin("Москва, α = 0,05")
    'Москва, α = 0,05'
    """
    if text.isascii() or not _SUSPECT.search(text):
        return text
    text = _DECORATED.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), text)
    if not _FOREIGN.search(text):
        text = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0], digit[0])), text)
    if not _LATIN.search(text):
        return text
    if not _OWN_CYRILLIC.search(text):
        text = _CYRILLIC_TWIN.sub(lambda letter: letter[0].translate(_LATIN_TWINS), text)
    return _WORD.sub(_of_one_script, text)


def _of_one_script(found: regex.Match[str]) -> str:
    word = found[0]
    return word.translate(_LATIN_TWINS) if not word.isascii() and _LATIN.search(word) else word
