"""What the engine habitually takes for something else, put right where the way reports are written proves it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ....data import lines_of
from ....text.folding import fold
from .engine import PixelBox, Word

_LIKE = str.maketrans("§SOoÖlI|;", "85000111,")
"""Letters and signs that stand for a digit between digits; and a semicolon, for the comma of a share."""
_FIGURE = re.compile(
    r"""
    (?P<open> [(\[“"]* )
    (?P<figure>
        [\d§SOolI|]{1,3} (?: \.[\d§SOol|]{3} )+ (?: ,[\d§SOol|]{1,3} )?   # 15S.000  I.540  2§.300,5
      | [\d§SOolI|]{1,4} ,[\d§SOol|]{1,3} (?= \D | $ )                    # 1§,5  l2,50
      | \d{1,3} ; \d{1,2} (?= % )                                         # 31;04%
      | [\dSOol§]+ (?= % )                                                 # 1§%
      | [lI|]? \d+ § | § \d* | \d+ § \d*                                   # 1§
      | [l|I] \d+ (?! \d ) (?= [^\w/]* $ )                                 # l2
    )
    (?P<rest> (?: [^\w] .* | đ .* )? )
    """,
    re.VERBOSE,
)


def repaired_figures(text: str) -> str:
    """A word with what must be digits made digits; the word itself where that is not sure.

    >>> repaired_figures("15S.000đ/hk."), repaired_figures("I.540"), repaired_figures("1§")
    ('155.000đ/hk.', '1.540', '18')
    >>> repaired_figures("E5"), repaired_figures("I/2020"), repaired_figures("A95III")
    ('E5', 'I/2020', 'A95III')
    """
    found = _FIGURE.fullmatch(text)
    if not found or not re.search(r"[\d§]", found["figure"]):
        return text
    return found["open"] + found["figure"].translate(_LIKE) + found["rest"]


_RULE = re.compile(r"[_|~¬‐\[\]]+")
_CUT = re.compile(r"\d[.,]?")
_REST = re.compile(r"[.,„]?\d")
_JOINT = 0.3
"""Share of a word's height: a gap that a figure may have within; a space is 0.35 and wider."""
_DOUBT = 0.8
"""Highest confidence of a word put together from two."""


_SIGNS = {
    re.compile(r"[-—–]{2,}"): "–",
    re.compile(r"^([-+•])[.…]+$"): r"\1",
    re.compile(r"^¡(?=i)"): "",
    re.compile("¡(?=[b-df-hj-np-tv-zđ])"): "i",
    re.compile(r"^5(?=[ốở]\b)"): "S",
    re.compile(r"^[1l|](?=[VX]\.$)"): "I",
    re.compile(r"(?<=\d)[lI|](?=[/.-]\d)"): "1",
    re.compile(r"(?<=/)[€©]|[€©](?=/)"): "c",
    re.compile(r"(?<=\d)(?=(?:tháng|năm|ngày|quý)\b)"): " ",
}
"""A dash read as two, a bullet with dots, an i, "5ố", "1V. Môi trường", "2l/5/2021", "(b/c)", the space of "6tháng"."""


def with_signs(text: str) -> str:
    """A word with the signs in it that no report has put right.

    >>> with_signs("—-"), with_signs("(b/€);"), with_signs("6tháng"), with_signs("1V."), with_signs("1V")
    ('–', '(b/c);', '6 tháng', 'IV.', '1V')
    """
    for pattern, right in _SIGNS.items():
        text = pattern.sub(right, text)
    return text


def joined(words: Iterable[Word]) -> Iterator[Word]:
    """The words of a line without what is left of rules, and with figures whole that the engine cut: "15. 000"."""
    before: Word | None = None
    for word in words:
        if _RULE.fullmatch(word.text):
            continue
        if before and _goes_on(before, word):
            before = _as_one(before, word)
            continue
        if before:
            yield before
        before = word
    if before:
        yield before


def _goes_on(before: Word, word: Word) -> bool:
    if not (_CUT.fullmatch(before.text[-2:].lstrip("(+-")) and _REST.match(word.text)):
        return False
    return word.box.left - before.box.right < _JOINT * (word.box.bottom - word.box.top)


def _as_one(before: Word, word: Word) -> Word:
    box = PixelBox(
        before.box.left, min(before.box.top, word.box.top), word.box.right, max(before.box.bottom, word.box.bottom)
    )
    rest = word.text.replace("„", ",", 1)
    letters = [letter._replace(text="," if letter.text == "„" else letter.text) for letter in word.letters]
    sure = min(before.confidence, word.confidence, _DOUBT)
    return Word(before.text + rest, sure, box, before.letters + letters)


_ENDS_IN_ONE = re.compile(r"(?P<open>[(“]?)(?P<figure>\d{1,3})(?P<one>[lI|]{1,2})")
_LITRES = frozenset(["xăng", "dầu", "nước", "sữa", "rượu", "bia", "mắm", "mật", "cồn", "hóa", "dung", "nhiên", "thuốc"])
"""What is measured in litres: "2l dầu" is no "21 dầu"."""


def with_ones(words: Sequence[Word]) -> Iterator[Word]:
    """The words of a line, with the last digit of "2l tháng" and "3I hồ sơ" a one, in doubt.

    An l is a litre before what is measured so, and where no word follows.
    """
    for word, behind in zip(words, [*words[1:], None], strict=False):
        found = _ENDS_IN_ONE.fullmatch(word.text)
        counted = behind is not None and behind.text[0].islower() and behind.text.rstrip(",.;:") not in _LITRES
        if found and (counted or "l" not in found["one"]):
            figure = found["open"] + found["figure"] + "1" * len(found["one"])
            yield word._replace(text=figure, confidence=min(word.confidence, _DOUBT))
        else:
            yield word


_BROKEN = re.compile(r"[(+-]*[.,„]\d|.*\d;\d")
_SPACE = 0.7
"""Share of a word's height: words of one sentence stand closer, cells of a table do not."""


def with_doubts(words: Sequence[Word]) -> Iterator[Word]:
    """The words of a line, those doubted that may be parts of one figure: "21.1 10đ/lít", ".000đ", "Ï. 330đ"."""
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        broken = _BROKEN.match(word.text) or (before and _is_part(before, word)) or (after and _is_part(word, after))
        yield word._replace(confidence=min(word.confidence, _DOUBT)) if broken else word


def _is_part(before: Word, word: Word) -> bool:
    """Two words may be one figure; "5. 2 hồ sơ" is an item of a list."""
    ends, goes_on = before.text[-1], re.match(r"\d+", word.text)
    if not goes_on or not (ends.isdigit() or (ends in ".,„" and len(before.text) < 4 and goes_on.end() == 3)):
        return False
    return word.box.left - before.box.right < _SPACE * (word.box.bottom - word.box.top)


@cache
def _phrases() -> dict[tuple[str, ...], list[str]]:
    """Fixed phrases, by their folded words."""
    printed = (line.split() for line in lines_of("fixed_phrases.txt"))
    return {tuple(map(fold, words)): words for words in printed}


def with_phrases(words: Sequence[Word]) -> list[Word]:
    """The words of a line with the tones of fixed phrases put right: "PHO GIAM ĐỌC" is PHÓ GIÁM ĐỐC."""
    found, folded = list(words), [fold(word.text) for word in words]
    known = frozenset(folded)
    for phrase, printed in _phrases().items():
        if not known.issuperset(phrase):
            continue
        for at in range(len(words) - len(phrase) + 1):
            here = words[at : at + len(phrase)]
            if tuple(folded[at : at + len(phrase)]) == phrase and all(map(_same_case, here, printed)):
                found[at : at + len(phrase)] = [
                    word._replace(text=_with_edges(word.text, right)) for word, right in zip(here, printed, strict=True)
                ]
    return found


def _same_case(word: Word, printed: str) -> bool:
    """A phrase in small letters holds for capitals, too."""
    return word.text.isupper() or not printed.isupper()


def _with_edges(text: str, right: str) -> str:
    """A word put right, with its capital and the signs that stood around it."""
    start = len(text) - len(text.lstrip("“\"'(.,-:;"))
    end = len(text.rstrip("”\"').,-:;"))
    if end <= start:
        return text
    capital = right[0].upper() if text[start].isupper() else right[0].lower()
    rest = right[1:].upper() if text.isupper() and end - start > 1 else right[1:]
    return text[:start] + capital + rest + text[end:]
