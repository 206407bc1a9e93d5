"""Words: how a name is written for look-up, which wordings of a catalogue it holds, and what it says besides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ..data import lines_of, rows_of
from ..records import Indicator
from ..text.folding import fold
from .entries import Entry
from .synonyms import in_one_word

SPELLED_ALIKE = 80
"""Likeness (of 100) from which two words may be one, misread or mistyped."""


@lru_cache(1 << 14)
def words_of(text: str) -> str:
    """Look-up form of a name: folded, synonyms as one word, abbreviations written out, a space at both ends.

    >>> words_of("Tỉ lệ VB ký số (CTS)"), words_of("–")
    (' ty le van ban ky so chung thu so ', ' ')
    """
    abbreviations = _abbreviations()
    words = [abbreviations.get(word, word) for word in fold(in_one_word(text)).split()]
    return f" {' '.join(words)} " if words else " "


def own_label(indicator: Indicator) -> str:
    """The label of a figure without its subject, which completes it in a list or tells it from others."""
    label, subject = indicator.label, indicator.subject
    if not subject:
        return label
    own = _without(label, subject)
    return _beyond(label, subject) if own == label and indicator.part_of else own


@lru_cache(1 << 14)
def _without(label: str, subject: str) -> str:
    end = f" {subject[:1].lower()}{subject[1:]}"
    return label.removeprefix(f"{subject} ").removesuffix(end)


def _beyond(label: str, subject: str) -> str:
    """What a part says beyond its subject, of which it took over what holds of it: "Tổng số hồ sơ đã tiếp nhận" """
    words, said = label.split(), iter(subject.split())
    beyond = next((at for at, word in enumerate(words) if word not in said), 0)
    return " ".join(words[beyond:] if beyond > 1 else words)


def bare_label(indicator: Indicator) -> str:
    """The label of a figure without its subject, wherever that stands in it: "thi hành xong việc … trong tháng"."""
    return " ".join(indicator.label.replace(indicator.subject or "", " ", 1).split())


class Wording(NamedTuple):
    """A wording of an entry, ready for comparison."""

    entry: Entry
    phrases: tuple[str, ...]
    """In the form of `words_of`, the longest first."""
    length: int
    """How many words it has."""
    short: bool


class Index:
    """The wordings of a catalogue by their rarest word."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        wordings = [wording for entry in entries for wording in _wordings(entry)]
        common = Counter(word for wording in wordings for word in {w for p in wording.phrases for w in p.split()})
        self._by_word: dict[str, list[Wording]] = {}
        for wording in wordings:
            rarest = min((w for p in wording.phrases for w in p.split()), key=common.__getitem__)
            self._by_word.setdefault(rarest, []).append(wording)

    def held_by(self, words: str) -> Iterator[Wording]:
        """Wordings all of whose phrases stand in a name."""
        for word in dict.fromkeys(words.split()):
            for wording in self._by_word.get(word, ()):
                for phrase in wording.phrases:
                    if phrase not in words:
                        break
                else:
                    yield wording


def besides(words: str, wording: Wording, unit: str = " ") -> Literal["nothing", "a detail", "more"]:
    """What a name says besides a wording that it holds: more than nothing or a detail means another, narrower figure.

    Nothing are words of reporting (data/catalogue/neutral_words.txt), the entry's `also` and the unit, in the form of
    `words_of`; a detail is what comes after the entry's `tail` or after a purpose (data/catalogue/purposes.txt).
    """
    rest = words
    for phrase in wording.phrases:
        rest = rest.replace(phrase, " | ", 1)
    if rest.count("|") < len(wording.phrases):
        return "more"  # two phrases share words
    detail = _tails(wording.entry.tail).search(rest, rest.rindex("|"))
    if detail:
        rest = rest[: detail.start() + 1]
    for phrase in (unit, *_phrases(wording.entry.also)):
        rest = rest.replace(phrase, " ")
    if not is_neutral(rest):
        return "more"
    return "a detail" if detail else "nothing"


def is_neutral(words: str) -> bool:
    """Whether a name says nothing of what is counted.

    >>> is_neutral(words_of("trong tháng 5/2020 trên địa bàn tỉnh")), is_neutral(words_of("về du lịch"))
    (True, False)
    """
    tokens = ["#" if word.isdigit() else word for word in words.split() if word != "|"]
    neutral, longest = _neutral()
    at = 0
    while at < len(tokens):
        for length in range(min(longest.get(tokens[at], 0), len(tokens) - at), 0, -1):
            if " ".join(tokens[at : at + length]) in neutral:
                at += length
                break
        else:
            return False
    return True


def _wordings(entry: Entry) -> Iterator[Wording]:
    for short, names in ((False, entry.wordings), (True, entry.short)):
        for name in names:
            phrases = tuple(sorted(map(words_of, name.split("+")), key=len, reverse=True))
            yield Wording(entry, phrases, sum(len(phrase.split()) for phrase in phrases), short)


@cache
def _phrases(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(map(words_of, names), key=len, reverse=True))


@cache
def _tails(own: tuple[str, ...]) -> re.Pattern[str]:
    phrases = _phrases((*own, *lines_of("catalogue/purposes.txt")))
    return re.compile("|".join(re.escape(phrase) for phrase in phrases))


@cache
def _neutral() -> tuple[frozenset[str], dict[str, int]]:
    """The neutral phrases, and how many words the longest one has that begins with a word."""
    lines = lines_of("catalogue/neutral_words.txt")
    phrases = frozenset(words_of(line.replace("#", "0")).strip().replace("0", "#") for line in lines) | {"#"}
    longest: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return phrases, longest


@cache
def _abbreviations() -> dict[str, str]:
    return {fold(row["written"]): fold(row["words"]) for row in rows_of("catalogue/abbreviations.tsv")}
