"""The Phrase: a stretch of text that means one thing."""

from __future__ import annotations

from typing import Literal

import msgspec

from ..lexicon import Entry, words_with
from ..numbers.figures import Figure
from ..times import FoundPeriod

Role = Literal["word", "entry", "figure", "digits", "time", "mark"]
PARTS = frozenset({"parts", "all"})
"""Sorts of links: what follows is a part of the figure before, or all of its parts."""
LEFT = frozenset({"going", "notyet", "remain"})
"""Sorts of the words that say that something is still there, or not yet done: "đang", "chưa", "còn lại"."""


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text that means one thing."""

    start: int
    end: int
    text: str
    role: Role
    entry: Entry | None = None
    """Given by `of`, which sets what it says, too."""
    sort: str = ""
    """Sort of its entry; "" for other phrases. It and the next four are asked for most of all."""
    word_class: str = ""
    """Class of its entry."""
    kind: str = ""
    """How what it counts is measured; "" for what counts nothing."""
    general: str = ""
    """Column "general" of its entry."""
    aspect: str = ""
    """What it says as a verb: "event", "state" …; "" where it is none."""
    figure: Figure | None = None
    time: FoundPeriod | None = None
    reason: str = ""
    """Why digits are no figure."""

    @classmethod
    def of(cls, entry: Entry, start: int, end: int, text: str) -> Phrase:
        """A phrase of the lexicon."""
        aspect = entry.sort if entry.word_class == "verb" else entry.aspect
        return cls(start, end, text, "entry", entry, entry.sort, entry.word_class, entry.kind, entry.general, aspect)

    def plays(self, role: str) -> bool:
        """Whether its word has a role beside figures (column `roles`); KeyError for a role that no word has."""
        return (self.entry.words if self.entry else self.text.lower()) in words_with(role)

    @property
    def is_left(self) -> bool:
        """Says that something is still there, or not yet done."""
        return self.sort in LEFT

    @property
    def opens_parts(self) -> bool:
        """Says that parts of a figure follow: "trong đó", "gồm"."""
        return self.word_class == "link" and self.sort in PARTS


Words = tuple[Phrase, ...]
"""Phrases that stand side by side."""
