"""What a paragraph has spoken of so far: the figures that those behind them leave unsaid."""

from __future__ import annotations

from ..records import Nature
from .clauses import Clause
from .labels import Said, Whole, own_words_of, related_noun
from .relations import Relation


class Spoken:
    """The last figure that stands for itself, and the first share of its sentence; fed number by number."""

    def __init__(self) -> None:
        self.head: Whole | None = None
        self.rate: Whole | None = None
        self.about: Whole | None = None
        """The head, or a share that stands for itself: what a "tăng 5%" behind it speaks of."""
        self._sentence = -1

    def said(self, clause: Clause, whole: Whole | None, relation: Relation | None) -> Said:
        """What a label is made from, for the next number."""
        return Said(clause, own_words_of(clause), whole, relation, self.head, self.rate, self.about)

    def add(self, said: Said, label: str, nature: Nature | None) -> None:
        """Take note of a number that was labelled; what was planned, or was before, stands beside a current figure."""
        if self.head and nature in ("target", "prior"):
            return
        kind, unit = said.clause.mention.kind, said.clause.mention.unit
        if said.relation:
            if noun := related_noun(said):
                self.head = self.about = Whole(noun, self.head.unit if self.head else "")
        elif kind == "percent":
            self.about = self.about if said.whole else Whole(label, unit)
            if said.clause.sentence != self._sentence:
                self.rate, self._sentence = Whole(label, unit), said.clause.sentence
        elif kind != "rank":
            self.head = self.about = Whole(label, unit)
