"""What the lines of a list share: the line that introduces them, and the total that stands before or behind them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from ..language.phrases import phrases_of
from .bases import CHANGES
from .frames import Frame
from .heads import PARTS
from .natures import Features
from .statements import Context, Statement, statements_of

_MARKS = ("-", "–", "+", "•", "*", "o ", "·")


class Figure(msgspec.Struct, frozen=True):
    """A figure of a line, as far as lists compare them."""

    id: str
    unit: str
    kind: str
    value: Decimal


class Intro(msgspec.Struct, frozen=True):
    """A line that introduces those behind it."""

    mark: str
    features: Features
    opening: Frame | None
    wholes: tuple[Figure, ...] = ()
    """Its own figures, if it says that parts of them follow."""


class Listing:
    """Follows the lines of a document; says what each of them takes from the line that introduces it."""

    def __init__(self) -> None:
        self.intros: list[Intro] = []
        self.items: list[tuple[str, Figure]] = []
        """(mark, figure) of the items since the list began."""
        self.links: dict[str, tuple[str, str]] = {}
        """Id of a part → id of its whole, and the rule."""

    def context(self, text: str, context: Context) -> Context:
        """The context of the next line."""
        mark = mark_of(text)
        self.intros = [intro for intro in self.intros if mark and intro.mark != mark]
        if not mark and not _is_total(text):
            self.items = []
        if not self.intros:
            return context
        last = self.intros[-1]
        return msgspec.structs.replace(context, opening=last.opening, outer=last.features)

    def note(self, text: str, context: Context, statements: Sequence[Statement], ids: Sequence[str]) -> None:
        """Take note of a line that was read."""
        mark = mark_of(text)
        heads = [
            Figure(id_, s.unit.name, s.mention.kind, s.mention.value)
            for s, id_ in zip(statements, ids, strict=True)
            if s.clause and not s.clause.depth and not s.link and _stands(s)
        ]
        if mark and self.intros:
            self._link(heads, self.intros[-1].wholes, "introduced")
        elif _is_total(text) and len(self.items) > 1:
            self._total(heads)
            self.items = []
        if mark:
            self.items += [(mark, figure) for figure in heads]
        if text.rstrip(" *").endswith(":"):
            self.intros.append(_intro(text, mark, context, heads))
            self.items = [] if not mark else self.items

    def _link(self, parts: Sequence[Figure], wholes: Sequence[Figure], rule: str) -> None:
        taken: set[str] = set()
        for part in parts:
            whole = next((w for w in wholes if _alike(w, part) and part.value <= w.value and w.id not in taken), None)
            if whole and part.id not in self.links:
                taken.add(whole.id)  # of each item, one figure of each unit
                self.links[part.id] = whole.id, rule

    def _total(self, wholes: Sequence[Figure]) -> None:
        """ "Cộng: 504 vụ/796 bị can": the total of the items before it"""
        outer = self.items[-1][0]
        for whole in wholes:
            parts = [figure for mark, figure in self.items if mark == outer and _alike(whole, figure)]
            if len(parts) > 1 and max(part.value for part in parts) <= whole.value:
                for part in parts:
                    self.links.setdefault(part.id, (whole.id, "total_line"))


def mark_of(text: str) -> str:
    """The bullet that a line begins with, "" for none."""
    first = text.lstrip()[:2]
    return next((mark.strip() for mark in _MARKS if first.startswith(mark)), "")


def _is_total(text: str) -> bool:
    phrases = phrases_of(text)
    first = phrases[0].entry if phrases else None
    return first is not None and first.kind == "sum"


def _alike(whole: Figure, part: Figure) -> bool:
    if whole.kind in ("percent", "percentage_point", "rank") or not whole.unit or not part.unit:
        return False
    return whole.unit == part.unit or whole.unit.startswith(part.unit) or part.unit.startswith(whole.unit)


def _stands(statement: Statement) -> bool:
    """A figure for itself: no change, no rate of a plan, no earlier value."""
    apart = statement.standing.sort in CHANGES or statement.standing.sort == "times" or bool(statement.standing.base)
    return not apart and statement.decision.nature not in ("prior", "change")


def _intro(text: str, mark: str, context: Context, heads: Sequence[Figure]) -> Intro:
    """What a line that ends with a colon says of those behind it: its time, what governs it, whether parts follow."""
    statements = statements_of(f"{text} 1 mục", context)
    last = statements[-1]
    frame = last.framing.own or last.framing.carried
    features = dict(last.features)
    if frame and frame.sort in ("later", "earlier"):
        frame = None  # "kết quả tháng 5, nhiệm vụ tháng 6 như sau:"
    verbs = [p for p in last.clause.lead if p.aspect == "event"] if last.clause else []
    if features["aspect"] == "event" and all(p.entry and p.entry.general for p in verbs):
        features["aspect"] = ""
    others = [s for s in statements[:-1] if s.clause and not s.clause.depth and _stands(s)]
    if others and not features["aspect"] and features["state"] in ("", "colon", "named", "exist"):
        features = dict(others[-1].features)
        frame = frame or others[-1].framing.own or others[-1].framing.carried
    features["sort"] = ""
    cue = any(p.word_class == "link" and p.sort in PARTS for p in phrases_of(text)[-6:])
    return Intro(mark, features, frame, tuple(heads) if cue else ())
