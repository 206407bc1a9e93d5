"""Phrases → Clauses: every word between two figures belongs to one of them, or to neither.

A clause is one figure with the words before it (its lead) and behind it (its tail). The words between two figures are
parted once, here: unit, label, nature, base, bound, period and part_of all read the same clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ..numbers.figures import Figure
from .phrases import Phrase

Words = tuple[Phrase, ...]


class Clause(msgspec.Struct, frozen=True, gc=False):
    """One figure of a paragraph with its words."""

    phrase: Phrase
    figure: Figure
    lead: Words
    """The words before it: "cấp mới", "tổng số người dùng … là", "mức độ 3:"."""
    tail: Words
    """The words behind it, its noun first: "chứng thư số tổ chức"."""
    between: Words
    """What stands between the figure before (or the sentence's beginning) and the lead."""
    asides: Words
    """What a bracket without a figure says right behind: "(đầu nhiệm kỳ)"."""
    sentence: int
    """Which sentence of the paragraph, from 0."""
    depth: int
    """Open brackets around it within its sentence."""
    host: int | None
    """Position of the clause that stands before the innermost open bracket; None outside brackets, or without one."""
    group: int
    """Which bracket of the sentence, 0 outside any: figures of one group stand side by side."""
    parted: str
    """The strongest mark between the figure before it in its group and its lead: "", ",", ":", ";"; "." for the first."""
    base_before: Words = ()
    """In a bracket: the words right before it, back to the host's figure: "so với cùng kỳ", "kế hoạch"."""


_HARD = frozenset({";"})
_SOFT = frozenset({",", "-", "–", "—"})
_STRENGTH = {"": 0, ",": 1, "-": 1, "–": 1, "—": 1, ":": 2, ";": 3}
_STARTS = frozenset({"relation", "link", "frame"})
_HEADS = frozenset({"amount", "balance", "price", "rate", "output", "extent", "mark", "total"})
_VERBS_GO_ON = frozenset({"passive", "done", "going", "notyet", "negation", "exist", "prep", "remain", "and", "of"})
MAX_TAIL = 14
"""Phrases kept behind a figure: beyond that no reader would put them in a table."""


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
    for ordinal, sentence in enumerate(_sentences(phrases)):
        clauses += _Sentence(sentence, ordinal, len(clauses)).clauses
    return clauses


def words(phrases: Sequence[Phrase]) -> str:
    """The text of some phrases, marks between them as printed."""
    text = ""
    for phrase in phrases:
        text += phrase.text if not text or phrase.text in ",;:)." or text.endswith("(") else f" {phrase.text}"
    return text


def _sentences(phrases: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    sentence: list[Phrase] = []
    for phrase in phrases:
        if phrase.role == "mark" and phrase.text in ".!?…":
            yield sentence
            sentence = []
        else:
            sentence.append(phrase)
    yield sentence


class _Level:
    """The phrases of one bracket, or of the sentence outside all of them."""

    def __init__(self, group: int, depth: int, host: int | None, before: Words) -> None:
        self.group, self.depth, self.host = group, depth, host
        self.before = before
        self.waiting: list[Phrase] = []
        """Words since the last figure."""
        self.last: int | None = None
        """Position of the last figure among the drafts."""
        self.first = True


class _Draft:
    """A clause in the making."""

    def __init__(self, phrase: Phrase, level: _Level) -> None:
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
        levels = [_Level(0, 0, None, ())]
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

    def _opened(self, level: _Level) -> _Level:
        self.groups += 1
        return _Level(self.groups, level.depth + 1, level.last, tuple(level.waiting))

    def _closed(self, level: _Level, parent: _Level) -> None:
        """The words behind the last figure of a bracket are its tail; a bracket without figures is an aside."""
        if level.last is not None:
            draft = self.drafts[level.last]
            draft.tail = tuple(level.waiting[: tail_end(level.waiting)])
        elif parent is not level and parent.last is not None:
            self.drafts[parent.last].asides += level.waiting

    def _take(self, phrase: Phrase, level: _Level) -> None:
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
        self.drafts.append(draft)

    def _clause(self, draft: _Draft, ordinal: int) -> Clause:
        level = draft.level
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


def is_start(phrase: Phrase) -> bool:
    """A phrase that begins what is said of the next figure: a relation, "trong đó", "hiện", a rate, an amount."""
    return (
        phrase.word_class in _STARTS
        or phrase.sort == "with"
        or phrase.sort == "remain"
        or (phrase.word_class == "quantity" and phrase.sort in _HEADS)
    )


def parting(waiting: Words, *, named: bool) -> tuple[int, int]:
    """(end of the tail, start of the lead) among the words between two figures.

    `named` says that the first figure has words before it, so that words behind its noun are the next one's.
    """
    hard = [at for at, phrase in enumerate(waiting) if phrase.text in _HARD]
    colon = _list_colon(waiting)
    limit = hard[-1] if hard else colon
    if limit is not None:
        first = hard[0] if hard else limit
        end = tail_end(waiting[:first])
        return end, limit + 1 + lead_start(waiting[limit + 1 :])
    commas = [at for at, phrase in enumerate(waiting) if phrase.text in _SOFT]
    if commas:
        end = tail_end(waiting)
        start = max(lead_start(waiting), min(end, commas[-1]))
        end = min(end, start)
        return end, start + (waiting[start : start + 1] != () and waiting[start].text == ",")
    return _run_on(waiting, named)


def _run_on(waiting: Words, named: bool) -> tuple[int, int]:
    """No mark parts the words: a start does, an "và" before the next figure, a verb of its own, else the first noun."""
    skip = noun_end(waiting)
    base = base_end(waiting, skip)
    if base > skip:
        return skip, base + (base < len(waiting) and waiting[base].sort == "and")
    for at in range(skip, len(waiting)):
        phrase = waiting[at]
        if phrase.sort == "and" and not any(p.aspect for p in waiting[at + 2 :]) and len(waiting) - at < 4:
            return at, at + 1
        if (is_start(phrase) and not (at == 0 and phrase.word_class == "quantity")) or (
            phrase.sort == "exist" and at == len(waiting) - 1
        ):
            return at, at  # a quantity right behind a figure is its noun: "38,5% lực lượng lao động"
        own = phrase.aspect in ("event", "plan", "raise") and (at == 0 or waiting[at - 1].sort not in _VERBS_GO_ON)
        if own and at > 0:
            return at, at
    if named and skip < len(waiting):
        return skip, skip
    return len(waiting), len(waiting)


def base_end(waiting: Words, at: int) -> int:
    """Behind the base that stands right behind a figure: "so với tháng 9/2019", "kế hoạch năm"; `at` where none does."""
    if at == len(waiting):
        return at
    first = waiting[at]
    if first.sort == "against":
        end = at + 1
    elif first.sort == "earlier" or (first.sort == "plan" and first.word_class in ("noun", "quantity")):
        end = at
    else:
        return at
    while end < len(waiting):
        phrase = waiting[end]
        stops = (
            phrase.role == "mark" or phrase.word_class in ("relation", "link") or phrase.sort in ("and", "with", "done")
        )
        if stops or (end > at + 1 and (phrase.word_class == "quantity" or phrase.aspect)):
            break
        end += 1
    return end


def noun_end(waiting: Words) -> int:
    """Behind the noun that a figure counts, if one stands at the beginning, with its rate ("đồng/người/tháng")."""
    if len(waiting) > 1 and waiting[0].role == "word" and waiting[1].text == "/":
        return 1  # "9.817 bóng/412 km"
    if not waiting or waiting[0].word_class != "noun":
        return 0
    end = 1
    while end + 1 < len(waiting) and waiting[end].text == "/" and waiting[end + 1].sort != "plan":
        end += 2
    return end


def _list_colon(waiting: Words) -> int | None:
    """A colon that opens a list: words, not only the next figure, stand behind it."""
    for at in range(len(waiting) - 1, -1, -1):
        if waiting[at].text == ":" and any(p.word_class != "bound" for p in waiting[at + 1 :]):
            return at
    return None


def tail_end(waiting: Sequence[Phrase]) -> int:
    """How many of the words behind a figure tell of it."""
    skip = noun_end(tuple(waiting))
    for at in range(skip, min(len(waiting), MAX_TAIL)):
        phrase = waiting[at]
        if phrase.text in _HARD or phrase.text == ":" or phrase.word_class == "relation":
            return at
        if phrase.word_class == "link" and not (phrase.text.lower().startswith("trong số") and at <= skip + 1):
            return at
        if phrase.text in _SOFT:
            if not _lists_on(waiting[at + 1 :]):
                return at
        elif phrase.word_class == "frame" and at > skip:
            return at
    return min(len(waiting), MAX_TAIL)


def _lists_on(behind: Sequence[Phrase]) -> bool:
    """Whether a comma lists nouns: what follows up to the next mark begins like one and says nothing of its own."""
    if not behind or not _goes_on(behind[0]):
        return False
    stop = next((at for at, p in enumerate(behind) if p.role == "mark" or p.sort == "passive"), len(behind))
    return not any(
        p.aspect in ("event", "state", "raise") or p.sort in ("negation", "exist", "done") for p in behind[1:stop]
    )


def _goes_on(phrase: Phrase) -> bool:
    """A noun, or an unknown word in small letters, that a comma may list with the one before it."""
    if phrase.role == "word":
        return phrase.text[:1].islower()
    return phrase.word_class in ("noun", "compound", "cover", "qualifier")


def lead_start(waiting: Sequence[Phrase]) -> int:
    """Where the words that lead to a figure begin: behind the last mark that does not part a list of nouns."""
    limit = max((at + 1 for at, p in enumerate(waiting) if p.text in _HARD), default=0)
    colon = _list_colon(tuple(waiting))
    if colon is not None:
        limit = max(limit, colon + 1)
    start = limit
    for at in range(len(waiting) - 1, limit - 1, -1):
        if waiting[at].text not in _SOFT:
            continue
        before = next((i + 1 for i in range(at - 1, limit - 1, -1) if waiting[i].text in _SOFT), limit)
        if not _joins(waiting[before:at], waiting[at + 1 :], waiting[limit:at]):
            start = at + 1
            break
    for at in range(len(waiting) - 1, start, -1):  # "…, trong đó", "… và": what follows is the figure's own
        if waiting[at].word_class == "link" and at + 1 < len(waiting):
            return at
    return start


SEGMENT = 4
"""Phrases of an item of a list before the last one."""
_NO_ITEM = frozenset({"prep", "exist", "negation", "with", "opener", "done", "of"})


def _joins(item: Words, behind: Words, before: Words) -> bool:
    """Whether the words before a comma are an item of the list that ends behind it: "kết thúc, xử lý", "cát, sỏi bị thu giữ".

    `before` are all the words before the comma, back to a stronger mark.
    """
    if not item or not behind or item[0].sort in _NO_ITEM:
        return False
    if any(p.word_class in ("relation", "link", "frame") or p.role in ("time", "digits") for p in item):
        return False
    if item[-1].aspect and behind[0].aspect and not (item[-1].word_class == "noun" and behind[0].word_class == "noun"):
        return True
    if len(item) > SEGMENT:  # "nâng tổng số hộp thư cấp cho công chức, viên chức lên 7.032"
        return _is_noun(item[-1]) and len(behind) > 1 and _is_noun(behind[0]) and behind[1].word_class == "relation"
    passive = len(behind) > 1 and behind[1].sort == "passive"
    ends = next((at for at, p in enumerate(behind) if p.text in _SOFT or p.word_class == "relation"), len(behind))
    predicated = ends < SEGMENT and any(p.word_class == "relation" for p in behind)
    if predicated or passive:
        return not any(p.aspect for p in item[:-1]) and (_goes_on(behind[0]) or bool(behind[0].aspect))
    told = any(p.aspect or p.word_class == "link" for p in behind[1:])
    listed = any(p.word_class == "quantity" for p in before[-6:]) or len(behind) < SEGMENT + 2
    return _is_noun(behind[0]) and _is_noun(item[-1]) and not told and listed


def _is_noun(phrase: Phrase) -> bool:
    plain = phrase.role == "word" and phrase.text[:1].islower()
    return plain or phrase.word_class in ("noun", "quantity", "compound", "cover", "qualifier")
