"""What a paragraph has spoken of so far: the figures that those behind them leave unsaid."""

from __future__ import annotations

from ..records import Nature
from .labels import Said, Whole, related_noun


class Spoken:
    """The last figure that stands for itself, and the first share of its sentence; fed number by number."""

    def __init__(self) -> None:
        self.head: Whole | None = None
        self.rate: Whole | None = None
        self._sentence = -1

    def add(self, said: Said, label: str, nature: Nature | None) -> None:
        """Take note of a number that was labelled; what was planned, or was before, stands beside a current figure."""
        if self.head and nature in ("target", "prior"):
            return
        kind, unit = said.clause.mention.kind, said.clause.mention.unit
        if said.relation:
            if noun := related_noun(said):
                self.head = Whole(noun, self.head.unit if self.head else "")
        elif kind == "percent":
            if said.clause.sentence != self._sentence:
                self.rate, self._sentence = Whole(label, unit), said.clause.sentence
        elif kind != "rank":
            self.head = Whole(label, unit)
