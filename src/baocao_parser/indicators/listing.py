"""What the lines of a list share: the line that introduces them, and the total that stands before or behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

import msgspec

from ..language.phrase import Phrase
from ..language.phrases import phrases_of
from .adding_up import ENOUGH
from .features import Features
from .frames import Frame
from .statements import Context, Statement, statements_of
from .wholes import KINS, is_acronym

_BULLETS = ("-", "–", "+", "•", "*", "o", "·")
_LABEL = re.compile(r"\s*(?:\(\d{1,2}\)|\d{1,2}\)|[a-zđ]\))")
_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)/]\s")
_SAME = re.compile(r"\d+|[a-zđ]")
_ADDED_UP = frozenset({"until", "total"})
"""Times that hold for labelled items, too: "Tính đến 16 giờ ngày 21/9, thiệt hại như sau: 1. Về người: …"."""
TOLD = 40
"""Figures before a line that it may add up to."""
RECENT = 12
"""Phrases at a line's beginning among which "trong đó" speaks of the line before."""


class Figure(msgspec.Struct, frozen=True):
    """A figure of a line, as far as lists compare them."""

    id: str
    unit: str
    sort: str
    kind: str
    value: Decimal
    verbs: frozenset[str]
    """What was done, or how it stands, by its words: parts of several wholes belong to the one with their verb."""
    when: str
    is_head: bool
    """No part of another figure of its line."""
    bare: bool
    """Nothing behind it says what it counts."""


class Intro(msgspec.Struct, frozen=True):
    """A line that introduces those behind it."""

    mark: str
    features: Features
    opening: Frame | None
    wholes: tuple[Figure, ...] = ()
    """Its own figures, or those of the line before it, if it says that parts of them follow."""


class _Run(msgspec.Struct, frozen=True):
    """Items with one mark, and the figures of the line before them."""

    mark: str
    wholes: tuple[Figure, ...]
    items: list[tuple[Figure, ...]]

    def added_up(self, behind: Sequence[Figure]) -> Iterator[tuple[Sequence[Figure], Figure]]:
        """(parts, whole) where the first, the second … figures of all items fill one of the line before or `behind`."""
        for whole in (*self.wholes, *behind) if len(self.items) > 1 else ():
            if whole.value < ENOUGH:
                continue
            alike = [[figure for figure in item if _fits(whole, figure)] for item in self.items]
            for parts in zip(*alike, strict=False):
                if sum(part.value for part in parts) == whole.value and all(part.value < whole.value for part in parts):
                    yield parts, whole
                    break


class Listing:
    """Follows the lines of a document; says what each of them takes from the line that introduces it."""

    def __init__(self) -> None:
        self.intros: list[Intro] = []
        self.items: list[tuple[str, Figure]] = []
        """(mark, figure) of the items since the list began."""
        self.before: tuple[Figure, ...] = ()
        """Figures of the line before."""
        self.mark = ""
        """Of the line before."""
        self.links: dict[str, tuple[str, str]] = {}
        """Id of a part → id of its whole, and the rule."""
        self.bare: set[str] = set()
        """Ids of parts that count what their wholes do, whatever their own words say."""
        self.told: list[Figure] = []
        """The last figures, the nearest line first."""
        self.runs: list[_Run] = []
        """The lists that are open, the outermost first."""

    def context(self, line: str, text: str, context: Context) -> Context:
        """The context of the next line; `text` is what of it follows a heading."""
        mark = mark_of(line)
        label = mark or _number_of(line)
        self.intros = [intro for intro in self.intros if label and intro.mark != label]
        if not mark and not _is_total(text):
            self.items = []
        last = self.intros[-1] if self.intros else None
        if last is None or mark not in _BULLETS:  # labelled items are sections: they speak for themselves
            opening = last.opening if last and last.opening and last.opening.sort in _ADDED_UP else None
            return msgspec.structs.replace(context, opening=opening) if opening else context
        return msgspec.structs.replace(context, opening=last.opening, outer=last.features)

    def note(self, line: str, text: str, context: Context, statements: Sequence[Statement], ids: Sequence[str]) -> None:
        """Take note of a line that was read; `text` is what of it follows a heading."""
        mark, numbered = mark_of(line), _number_of(line)
        figures = tuple(_figure(s, id_) for s, id_ in zip(statements, ids, strict=True) if _stands(s))
        heads = tuple(figure for figure in figures if figure.is_head)
        if len(heads) > 1:
            self._line_adds_up(heads)
        parts = _opens_with_cue(text)
        if parts:
            self._link(heads, self.before, "line_before")
        if mark and self.intros:
            self._link(heads, self.intros[-1].wholes, "introduced")
        elif _is_total(text) and len(self.items) > 1:
            self._total(heads)
            self.items = []
        self._run(mark or numbered, heads)
        if mark:
            self.items += [(mark, figure) for figure in heads]
        if text.rstrip(" *").endswith(":"):
            self.intros.append(_intro(text, mark, context, heads or self.before))
            self.items = [] if not mark else self.items
        if figures:
            beside = parts and mark == self.mark  # "- Chia theo giới: …", "- Chia theo tuổi: …" part one whole
            self.before = self.before if beside else figures
            self.mark = mark
            self.told = [*figures, *self.told][:TOLD]

    def _link(self, parts: Sequence[Figure], wholes: Sequence[Figure], rule: str) -> None:
        taken: set[str] = set()
        for part in parts:
            free = [
                w
                for w in wholes
                if (w.id not in taken or rule == "line_before")
                and w.id != part.id
                and _alike(w, part)
                and part.value <= w.value
            ]
            whole = _likest(free, part) or (free[0] if free and rule == "line_before" else None)
            if whole and part.id not in self.links:
                taken.add(whole.id)  # of each item, one figure of each whole
                self.links[part.id] = whole.id, rule

    def close(self) -> None:
        """The document ends."""
        self._run("", ())

    def _run(self, mark: str, heads: tuple[Figure, ...]) -> None:
        """Take the line for an item of its list; lists that end here are added up."""
        while self.runs and self.runs[-1].mark != mark and (not mark or any(run.mark == mark for run in self.runs)):
            for parts, whole in self.runs.pop().added_up(heads):
                self._add(parts, whole.id)
        if mark and not (self.runs and self.runs[-1].mark == mark):
            self.runs.append(_Run(mark, self.before, []))
        if mark:
            self.runs[-1].items.append(heads)

    def _line_adds_up(self, heads: Sequence[Figure]) -> None:
        """ "- Loại 1: 31 đồng chí; loại 2: 52 đồng chí; loại 3: 35 đồng chí", below "bàn giao 118 thanh niên" """
        rows = [list(row) for _, row in groupby(heads, key=lambda head: (head.unit, head.kind, bool(head.verbs)))]
        whole_line = [list(heads)] if len(heads) > 2 and all(head.bare for head in heads) else []
        for row in [row for row in rows if not row[0].verbs] + whole_line:
            total = sum(head.value for head in row)
            if total < ENOUGH or len(row) < (2 if len(row) == len(heads) else 3):
                continue
            fits = (w for w in self.told if w.value == total and all(_fits(w, head) for head in row))
            if whole := next(fits, None):
                self._add(row, whole.id)

    def _add(self, parts: Sequence[Figure], whole: str) -> None:
        for part in parts:
            self.links.setdefault(part.id, (whole, "adds_up"))
            self.bare |= {part.id} if part.bare else set()

    def _total(self, wholes: Sequence[Figure]) -> None:
        """ "Cộng: 504 vụ/796 bị can": the total of the items before it"""
        outer = self.items[-1][0]
        for whole in wholes:
            parts = [figure for mark, figure in self.items if mark == outer and _alike(whole, figure)]
            if len(parts) > 1 and max(part.value for part in parts) <= whole.value:
                for part in parts:
                    self.links.setdefault(part.id, (whole.id, "total_line"))


def mark_of(line: str) -> str:
    """The bullet, or the sort of label, that an item begins with: "-", "(1)", "a)"; "" for none.

    >>> mark_of("- Khám bệnh: 12 lượt"), mark_of("(2) Đăng ký"), mark_of("b) Khác"), mark_of("2. Đã giải quyết")
    ('-', '(1)', 'a)', '')
    """
    first = line.lstrip()[:2]
    bullet = next((mark for mark in _BULLETS if first.startswith(mark if mark != "o" else "o ")), "")
    label = _LABEL.match(line)
    return bullet or (_SAME.sub(lambda found: "1" if found[0].isdecimal() else "a", label[0].strip()) if label else "")


def _number_of(line: str) -> str:
    """ "1." for a line that begins with a number and a dot; "" for any other."""
    return "1." if _NUMBER.match(line) else ""


def _is_total(text: str) -> bool:
    phrases = phrases_of(text)
    first = phrases[0].entry if phrases else None
    return first is not None and first.kind == "sum"


def _opens_with_cue(text: str) -> bool:
    """ "Trong đó, trị giá xuất khẩu …", "Phân loại theo nội dung: …" speak of the line before."""
    first = [p for p in phrases_of(text)[:RECENT] if p.role != "mark"]
    return bool(first) and first[0].opens_parts


def _figure(statement: Statement, id_: str) -> Figure:
    lead = statement.clause.lead if statement.clause else ()
    verbs = frozenset(p.text.lower() for p in lead if _is_doing(p))
    when = statement.framing.own.sort if statement.framing.own else ""
    mention, unit = statement.mention, statement.unit
    is_head = statement.link is None
    return Figure(id_, unit.name, unit.sort, mention.kind, mention.value, verbs, when, is_head, unit.is_bare)


def _is_doing(phrase: Phrase) -> bool:
    return bool(phrase.aspect) or phrase.is_left


def _alike(whole: Figure, part: Figure) -> bool:
    if whole.kind in ("percent", "percentage_point", "rank") or not whole.unit:
        return False
    if not part.unit:
        return part.kind == "count" and whole.kind == "count"
    return whole.unit.startswith(part.unit) or part.unit.startswith(whole.unit) or is_acronym(part.unit, whole.unit)


def _fits(whole: Figure, part: Figure) -> bool:
    """Counted alike, or by another name of its members: "giao 118 thanh niên … loại 1: 31 đồng chí"; or bare."""
    kin = bool(part.unit) and whole.sort == part.sort and whole.sort in KINS
    return kin or _alike(whole, part) or (part.bare and part.kind == whole.kind == "count")


def _likest(wholes: Sequence[Figure], part: Figure) -> Figure | None:
    """The whole of a part: of several, the one with its verb and its time; None where two are as like."""
    if len(wholes) < 2:
        return wholes[0] if wholes else None
    ranked = sorted(((bool(w.verbs & part.verbs), w.when == part.when, w.is_head), -at) for at, w in enumerate(wholes))
    best, second = ranked[-1], ranked[-2]
    told = best[0] > second[0] or wholes[0].unit != wholes[1].unit
    return wholes[-best[1]] if told or not part.verbs else None


def _stands(statement: Statement) -> bool:
    """A figure for itself: outside of brackets, no change, no rate of a plan, no earlier value."""
    clause = statement.clause
    if clause is None or (clause.depth and clause.host is not None) or statement.mention.kind == "percent":
        return False
    apart = statement.standing.is_difference or bool(statement.standing.base)
    return not apart and statement.decision.nature not in ("prior", "change")


def _intro(text: str, mark: str, context: Context, heads: Sequence[Figure]) -> Intro:
    """What a line that ends with a colon says of those behind it: its time, what governs it, whether parts follow."""
    statements = statements_of(f"{text} 1 mục", context)
    if not statements:
        return Intro(mark, context.outer, context.opening)  # "mỗi:" makes no figure of what follows it
    last = statements[-1]
    frame = last.framing.own or last.framing.carried
    features = dict(last.features)
    if frame and frame.sort in ("later", "earlier"):
        frame = None  # "kết quả tháng 5, nhiệm vụ tháng 6 như sau:"
    verbs = [p for p in last.clause.lead if p.aspect == "event"] if last.clause else []
    if features["aspect"] == "event" and all(p.general == "yes" for p in verbs):
        features["aspect"] = ""
    others = [s for s in statements[:-1] if _stands(s) and not s.link]
    if others and not features["aspect"] and features["state"] in ("", "colon", "named", "exist"):
        features = dict(others[-1].features)
        frame = frame or others[-1].framing.own or others[-1].framing.carried
    features["sort"] = ""
    phrases = phrases_of(text)
    cue = any(p.opens_parts for p in phrases[-6:]) or phrases[0].sort == "whole"
    return Intro(mark, features, frame, tuple(heads) if cue else ())
