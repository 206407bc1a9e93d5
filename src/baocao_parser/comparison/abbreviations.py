"""Abbreviations that no table knows: the words of the reports at hand that begin with their letters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from msgspec.structs import replace

from ..lexicon import Tokens, entries_in
from ..records import Indicator
from ..text.folding import fold
from ..text.syllables import is_syllable
from .wording import words_of_text

LETTERS = range(3, 8)
"""Of an abbreviation; two letters stand for too many words."""


class Abbreviations:
    """What the abbreviations in the texts of some reports stand for.

    >>> known = Abbreviations(["Số vụ TNLĐ", "tai nạn lao động", "tổ hòa giải"])
    >>> known.written_out("Số vụ TNLĐ nghiêm trọng"), known.written_out("Số vụ TNGT")
    ('Số vụ tai nạn lao động nghiêm trọng', 'Số vụ TNGT')
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        said = {" ".join(words_of_text(text)) for text in set(texts)}
        self._meant = dict(_meant(said))
        known = sorted(self._meant, key=len, reverse=True)
        self._any = re.compile(rf"\b(?:{'|'.join(known)})\b", re.IGNORECASE) if known else None

    def written_out(self, text: str) -> str:
        """A text with the words for its abbreviations; as it is where it has none that is known."""
        if self._any is None:
            return text
        return self._any.sub(lambda found: self._meant[found[0].lower()], text)

    def full(self, indicator: Indicator) -> Indicator:
        """A figure with the abbreviations of its names written out."""
        label, subject = self.written_out(indicator.label), indicator.subject and self.written_out(indicator.subject)
        if (label, subject) == (indicator.label, indicator.subject):
            return indicator
        return replace(indicator, label=label, subject=subject)


def _meant(texts: set[str]) -> Iterator[tuple[str, str]]:
    """Abbreviations of some texts, and the words that most of the texts have for them."""
    short: dict[str, set[str]] = defaultdict(set)
    for word in {word for text in texts for word in text.split()}:
        if len(word) in LETTERS and word.isalpha() and not is_syllable(word):
            short[fold(word)].add(word)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts if short else ():
        for letters, run in _written_out(text, short.keys()):
            for word in short[letters]:
                found[word][run] += 1
    for word, runs in found.items():
        yield word, min(runs, key=lambda run: (-runs[run], run))


def _written_out(text: str, short: Set[str]) -> Iterator[tuple[str, str]]:
    """Which abbreviations the words of a text begin with the letters of, each where it first does, and those words."""
    words = [word for word in text.split() if not _joins(word)]
    initials = "".join(fold(word)[:1] or word[0] for word in words)
    runs = [(initials[at : at + size], at, at + size) for size in LETTERS for at in range(len(words) - size + 1)]
    first = {letters: (start, end) for letters, start, end in reversed(runs) if letters in short}
    edges = _edges(words) if first else set[int]()
    for letters, (start, end) in first.items():
        if start in edges and end in edges:
            yield letters, " ".join(words[start:end])


@lru_cache(maxsize=1 << 14)
def _joins(word: str) -> bool:
    """Whether abbreviations leave a word out: "ATVSLĐ", an toàn *và* vệ sinh lao động."""
    return any(entry.sort == "and" for entry in entries_in(word))


def _edges(words: list[str]) -> set[int]:
    """Where phrases begin and end: an abbreviation stands for whole ones, none of which goes on before or behind."""
    return {at for _, *both in Tokens(" ".join(words)).phrases() for at in both}
