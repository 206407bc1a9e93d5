"""The words of headers and of rows' names, as phrases; which of them govern, and which say when."""

from __future__ import annotations

from msgspec.structs import replace

from ..language.phrase import Phrase, Words
from .header_phrases import phrases_of_header

OTHER_TIMES = frozenset({"plan", "earlier"})
BEHIND = 10_000
"""Offsets of a column's words: they stand behind those of the row."""


class HeaderWords:
    """Reads each header of a table once; `year` is what a time without one is of."""

    def __init__(self, year: int | None) -> None:
        self.year = year
        self._phrases: dict[tuple[str, int], Words] = {}
        self._paths: dict[tuple[str, ...], Words] = {}

    def of(self, text: str, offset: int = 0) -> Words:
        """The phrases of one text, without links, brackets and verbs of what offices do with everything."""
        if (text, offset) not in self._phrases:
            found = [p for p in phrases_of_header(text, self.year) if p.text not in "()%" and p.word_class != "link"]
            told = [p for p in found if not (p.general == "yes" and p.word_class == "verb")]
            self._phrases[text, offset] = tuple(_without_figure(p, offset) for p in told)
        return self._phrases[text, offset]

    def path(self, columns: tuple[str, ...]) -> Words:
        """The phrases of all headers above a column, from top to bottom."""
        if columns not in self._paths:
            self._paths[columns] = tuple(p for at, text in enumerate(columns, 1) for p in self.of(text, BEHIND * at))
        return self._paths[columns]

    def governing(self, columns: tuple[str, ...]) -> Words:
        """The header that governs: what is left or going wherever it stands, else the outermost one with a verb."""
        levels = [self.of(text, BEHIND * at) for at, text in enumerate(columns, 1)]
        left = next((words for words in reversed(levels) if any(map(is_state, words))), None)
        if left or len(levels) < 2:
            return left or self.path(columns)
        first = next(
            (
                at
                for at, words in enumerate(levels)
                if any(p.aspect not in ("", "plan") or p.sort == "exist" for p in words)
            ),
            len(levels),
        )
        below = (p for words in levels[first + 1 :] for p in words if is_time(p))
        plans = (p for words in levels[: first + 1] for p in words if p.sort == "plan")
        return (*(p for words in levels[: first + 1] for p in words), *below, *plans)


def is_time(phrase: Phrase) -> bool:
    """What says when: a time, "lũy kế", "cùng kỳ", "kế hoạch"."""
    return phrase.time is not None or phrase.word_class == "frame" or phrase.sort in OTHER_TIMES


def is_state(phrase: Phrase) -> bool:
    """ "đang giải quyết", "còn lại", "kỳ trước chuyển sang" """
    return phrase.is_left or phrase.aspect == "state"


def is_place(words: Words) -> bool:
    """Words that name an office or a place: "Phòng Tài nguyên", "Xã Mộc Bắc", "Đơn vị"."""
    named = bool(words) and words[0].sort in ("body", "place") and words[0].word_class == "noun"
    return named and not any(p.aspect for p in words[1:])


def without_base(words: Words) -> Words:
    """The words of a header before what it compares with: "Tăng, giảm so với năm 2020"."""
    return words[: next((at for at, p in enumerate(words) if p.sort == "against"), len(words))]


def _without_figure(phrase: Phrase, offset: int) -> Phrase:
    """A phrase of a header; a figure there is part of a name."""
    found = replace(phrase, start=phrase.start + offset, end=phrase.end + offset)
    return replace(found, role="digits", figure=None, reason="header") if found.figure else found
