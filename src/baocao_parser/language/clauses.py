"""Phrases → Clauses: every word between two figures belongs to one of them, or to neither.

A clause is one figure with the words before it (its lead) and behind it (its tail). The words between two figures are
parted once, here: unit, label, nature, base, bound, period and part_of all read the same clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

import msgspec

from ..numbers.figures import Figure
from .parting import lead_start, parting, tail_end
from .phrase import Phrase, Words


class Clause(msgspec.Struct, frozen=True, gc=False):
    """One figure of a paragraph with its words."""

    phrase: Phrase
    figure: Figure
    lead: Words = ()
    """The words before it: "cấp mới", "tổng số người dùng … là", "mức độ 3:"."""
    tail: Words = ()
    """The words behind it, its noun first: "chứng thư số tổ chức"."""
    between: Words = ()
    """What stands between the figure before (or the sentence's beginning) and the lead."""
    asides: Words = ()
    """What a bracket without a figure says right behind: "(đầu nhiệm kỳ)"."""
    sentence: int = 0
    """Which sentence of the paragraph, from 0."""
    depth: int = 0
    """Open brackets around it within its sentence."""
    host: int | None = None
    """Position of the clause that stands before the innermost open bracket; None outside brackets, or without one."""
    group: int = 0
    """Which bracket of the sentence, 0 outside any: figures of one group stand side by side."""
    parted: str = "."
    """The strongest mark between the figure before it in its group and its lead, "" for none; "." for the first."""
    base_before: Words = ()
    """In a bracket: the words right before it, back to the host's figure: "so với cùng kỳ", "kế hoạch".

    () where it lists what is compared, and its host is that: "412 ca, tăng 5,6% so với cùng kỳ (nội trú 58, …)"."""

    @property
    def cue(self) -> Phrase | None:
        """The words that say that parts follow: "trong đó", "gồm", "riêng", "Theo hình thức: …"; None without."""
        words = (*self.between, *self.lead)
        said = next((p for p in words if p.opens_parts or (p.word_class == "link" and p.sort == "apart")), None)
        by = words[0] if words and words[0].text.lower() == "theo" and any(p.text == ":" for p in words) else None
        return said or by or _of_those(words)

    @property
    def is_slashed(self) -> bool:
        """ "981 vụ/1.702 bị can", "512,6 ha/KH 505 ha": a slash parts it from the figure before"""
        return bool(self.lead) and self.lead[0].text == "/"

    @property
    def is_out_of(self) -> bool:
        """ "58 viên chức trên 62 biên chế": so many there might be of what the figure before it counts"""
        return not self.parted and [p.sort for p in self.lead] == ["above"]


def _of_those(words: Words) -> Phrase | None:
    """ "Trong số đơn đã xử lý có …": the words behind "trong số" name a figure told before; None elsewhere"""
    at = next((at for at, p in enumerate(words) if p.word_class == "link" and p.sort == "whole"), None)
    if at is None:
        return None
    noun = next((n for n, p in enumerate(words[at:], at) if p.word_class == "noun"), len(words))
    return words[at] if any(p.sort == "exist" or p.text == "," for p in words[noun:]) else None


_STRENGTH = {"": 0, ",": 1, "-": 1, "–": 1, "—": 1, ":": 2, ";": 3}


def clauses_of(phrases: Sequence[Phrase]) -> list[Clause]:
    """One clause per figure, in order; [] for a paragraph without figures.

    >>> from .phrases import phrases_of
    >>> text = "Thu hồi 08 chứng thư số, cấp mới 09 chứng thư số tổ chức."
    >>> [(words(c.lead), words(c.tail)) for c in clauses_of(phrases_of(text))]
    [('Thu hồi', 'chứng thư số'), ('cấp mới', 'chứng thư số tổ chức')]
    >>> clauses_of(phrases_of("Không có số liệu."))
    []
    """
    clauses: list[Clause] = []
    for ordinal, sentence in enumerate(in_sentences(phrases)):
        clauses += _Sentence(sentence, ordinal, len(clauses)).clauses
    return clauses


def are_beside(one: Clause, other: Clause) -> bool:
    """In one bracket, or both outside of all brackets, of one sentence."""
    return one.sentence == other.sentence and one.group == other.group


def before_in_sentence(clauses: Sequence[Clause], at: int) -> Iterator[int]:
    """Positions of the figures before one in its sentence, the nearest first; none for the first."""
    for other in range(at - 1, -1, -1):
        if clauses[other].sentence != clauses[at].sentence:
            return
        yield other


def before_in_row(clauses: Sequence[Clause], at: int) -> Iterator[int]:
    """Those of `before_in_sentence` up to the first one that does not stand beside it, in its bracket or outside."""
    return takewhile(lambda other: are_beside(clauses[other], clauses[at]), before_in_sentence(clauses, at))


def words(phrases: Sequence[Phrase]) -> str:
    """The text of some phrases, marks between them as printed."""
    text = ""
    for phrase in phrases:
        text += phrase.text if not text or phrase.text in ",;:)." or text.endswith("(") else f" {phrase.text}"
    return text


def in_sentences(phrases: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """The phrases of each sentence of a paragraph, without the mark that ends it; the last may be empty."""
    sentence: list[Phrase] = []
    for phrase in phrases:
        if phrase.role == "mark" and phrase.text in ".!?…":
            yield sentence
            sentence = []
        else:
            sentence.append(phrase)
    yield sentence


class _Bracket:
    """The phrases of one bracket, or of the sentence outside all of them."""

    def __init__(self, group: int, depth: int, host: int | None, before: Words) -> None:
        self.group, self.depth, self.host = group, depth, host
        self.before = before
        self.waiting: list[Phrase] = []
        """Words since the last figure."""
        self.items: list[_Draft] = []
        """Its own figures."""
        self.last: int | None = None
        """Position of the last figure among the drafts."""
        self.first = True


class _Draft:
    """A clause in the making."""

    def __init__(self, phrase: Phrase, level: _Bracket) -> None:
        self.phrase, self.level = phrase, level
        self.lead: Words = ()
        self.tail: Words = ()
        self.between: Words = ()
        self.asides: list[Phrase] = []
        self.parted = "."


class _Sentence:
    """The clauses of one sentence; `offset` is how many clauses stand before it in the paragraph."""

    def __init__(self, phrases: Sequence[Phrase], ordinal: int, offset: int) -> None:
        self.drafts: list[_Draft] = []
        self.offset = offset
        self.groups = 0
        levels = [_Bracket(0, 0, None, ())]
        for phrase in phrases:
            if phrase.role == "mark" and phrase.text in "([":
                levels.append(self._opened(levels[-1]))
            elif phrase.role == "mark" and phrase.text in ")]":
                if len(levels) > 1:
                    self._closed(levels.pop(), levels[-1])
            elif phrase.figure:
                self._take(phrase, levels[-1])
            else:
                levels[-1].waiting.append(phrase)
        while levels:
            level = levels.pop()
            self._closed(level, levels[-1] if levels else level)
        self.clauses = [self._clause(draft, ordinal) for draft in self.drafts]

    def _opened(self, level: _Bracket) -> _Bracket:
        self.groups += 1
        return _Bracket(self.groups, level.depth + 1, level.last, tuple(level.waiting))

    def _closed(self, level: _Bracket, parent: _Bracket) -> None:
        """The words behind the last figure of a bracket are its tail; a bracket without figures is an aside."""
        if level.last is not None:
            draft = self.drafts[level.last]
            draft.tail = tuple(level.waiting[: tail_end(level.waiting, last=True)])
        elif parent is not level and parent.last is not None:
            self.drafts[parent.last].asides += level.waiting

    def _take(self, phrase: Phrase, level: _Bracket) -> None:
        draft = _Draft(phrase, level)
        waiting = tuple(level.waiting)
        if level.last is None:
            start = lead_start(waiting)
        else:
            before = self.drafts[level.last]
            end, start = parting(waiting, named=bool(before.lead))
            before.tail = waiting[:end]
            draft.between = waiting[end:start]
            draft.parted = max(
                (p.text for p in waiting[:start] if p.role == "mark"), key=lambda m: _STRENGTH.get(m, 0), default=""
            )
        if level.last is None:
            draft.between = waiting[:start]
        draft.lead = waiting[start:]
        level.waiting = []
        level.last = len(self.drafts)
        level.items.append(draft)
        self.drafts.append(draft)

    def _clause(self, draft: _Draft, ordinal: int) -> Clause:
        level = draft.level
        if draft is level.items[0] and level.host is not None and level.before:
            compared = self._compared(level.host)
            if _lists(level.items, level.before, self.drafts[compared]):
                level.host, level.before = compared, ()
        assert draft.phrase.figure
        return Clause(
            draft.phrase,
            draft.phrase.figure,
            draft.lead,
            draft.tail,
            draft.between,
            tuple(draft.asides),
            ordinal,
            level.depth,
            None if level.host is None else self.offset + level.host,
            level.group,
            draft.parted,
            level.before,
        )

    def _compared(self, host: int) -> int:
        """The figure that a change, or a row of changes, is one of."""
        while host and any(p.sort in _DIFFERENCES for p in self.drafts[host].lead):
            if self.drafts[host - 1].level is not self.drafts[host].level:
                break
            host -= 1
        return host


_BASES = frozenset({"against", "earlier"})


def _lists(items: Sequence[_Draft], before: Words, compared: _Draft) -> bool:
    """Whether a bracket right behind a base lists what is compared, and does not tell the base's own value.

    Behind a comparison two figures and more with names before them, and none behind, or that add up to what is
    compared; behind a plan what is "in it".
    """
    if any(p.sort == "plan" for p in before):
        return any(p.opens_parts for p in (*items[0].between, *items[0].lead))
    if len(items) < 2 or not all(map(_is_named, items[:2])) or not any(p.sort in _BASES for p in before):
        return False
    counted = any(draft.tail[:1] and draft.tail[0].word_class == "noun" for draft in items[:2])
    return not counted or sum(map(_value, items)) == _value(compared)


_DIFFERENCES = frozenset({"up", "down", "differ", "times", "equal", "attain"})


def _is_named(draft: _Draft) -> bool:
    named = any(p.role == "word" or p.word_class in ("noun", "quantity", "verb", "compound") for p in draft.lead)
    return named and not any(p.time or p.sort in _BASES for p in draft.lead)


def _value(draft: _Draft) -> Decimal:
    assert draft.phrase.figure
    return draft.phrase.figure.value
