"""The Phrase: a stretch of text that means one thing."""

from __future__ import annotations

from typing import Literal

import msgspec

from ..lexicon import Entry
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
    figure: Figure | None = None
    time: FoundPeriod | None = None
    reason: str = ""
    """Why digits are no figure."""

    @property
    def sort(self) -> str:
        """Sort of its entry; "" for other phrases."""
        return self.entry.sort if self.entry else ""

    @property
    def word_class(self) -> str:
        """Class of its entry; "" for other phrases."""
        return self.entry.word_class if self.entry else ""

    @property
    def kind(self) -> str:
        """How what it counts is measured; "" for what counts nothing."""
        return self.entry.kind if self.entry else ""

    @property
    def general(self) -> str:
        """Column "general" of its entry; "" for other phrases."""
        return self.entry.general if self.entry else ""

    @property
    def is_left(self) -> bool:
        """Says that something is still there, or not yet done."""
        return self.sort in LEFT

    @property
    def opens_parts(self) -> bool:
        """Says that parts of a figure follow: "trong đó", "gồm"."""
        return self.word_class == "link" and self.sort in PARTS

    @property
    def aspect(self) -> str:
        """What it says as a verb: "event", "state" …; "" where it is none."""
        if self.entry is None:
            return ""
        return self.entry.sort if self.entry.word_class == "verb" else self.entry.aspect


Words = tuple[Phrase, ...]
"""Phrases that stand side by side."""
