"""Which number is a part, or a share, of which other one in the same paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from ..data import lines_of
from ..numbers.plans import PLAN_ABBREVIATIONS
from ..numbers.writing import one_digit_apart
from ..text.folding import fold_tone, in_small_letters
from .clauses import Clause

_PART_MARKERS = ("trong đó", "trong số đó", "bao gồm", "gồm", "cụ thể", "chia ra")
_PART_MARKER = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_PART_MARKERS)})(?![^\W\d_])")
_NEW_TOTAL = re.compile(r"(?<![^\W\d_])(?:l[ũu][yỹ] kế|nâng|đưa|tổng số)(?![^\W\d_])", re.IGNORECASE)
_RUNNING = re.compile(r"(?<![^\W\d_])(?:l[ũu][yỹ] kế|cộng dồn)(?![^\W\d_])", re.IGNORECASE)
_SHARE_WORD = re.compile(r"(?<![^\W\d_])(t[ỷỉ] lệ|t[ỷỉ] trọng|chiếm|đạt)(?![^\W\d_])[\s:,]*$", re.IGNORECASE)

_SHARES = ("percent", "percentage_point", "rank")
_EDGE = 32
"""Characters of the longest words that are looked for just before a number."""
_ALONE = re.compile(r"\([\s*]*$")


class Whole(NamedTuple):
    """The number that a number belongs to, and the rule that found it."""

    position: int
    rule: str


def wholes_of(clauses: Sequence[Clause]) -> list[Whole | None]:
    """For each clause of a paragraph the clause that it is a part or a share of; None for most."""
    return [_whole_of(clauses, index) for index in range(len(clauses))]


def _whole_of(clauses: Sequence[Clause], index: int) -> Whole | None:
    for rule in RULES:
        position = rule(clauses, index)
        if position is not None:
            return Whole(position, rule.__name__)
    return None


def share_of_count(clauses: Sequence[Clause], index: int) -> int | None:
    """ "11.114 văn bản (tỷ lệ 72,20%)", "11.114 văn bản (72,20%)": a percentage points at the count it describes."""
    clause = clauses[index]
    if clause.mention.kind != "percent" or not index:
        return None
    planned = index > 1 and clauses[index - 1].left in PLAN_ABBREVIATIONS  # "2,3 tỷ đồng/KH 3 tỷ đồng, đạt 78%"
    described = index - 2 if planned else index - 1
    before = clauses[described]
    near = before.sentence == clause.sentence and before.mention.kind in (
        "count",
        "fraction",
        "money",
        "measure",
    )
    alone = (
        _ALONE.search(clause.gap) and clause.after.lstrip(" *").startswith(")") and clause.mention.text[0].isdecimal()
    )
    own = ";" in clause.gap and _SHARE_WORD.sub("", clause.left).strip()  # "cấp 600 thẻ; giải ngân đạt 65%"
    return described if near and not own and (alone or _SHARE_WORD.search(clause.before[-_EDGE:])) else None


def in_brackets(clauses: Sequence[Clause], index: int) -> int | None:
    """ "13.065 hồ sơ (12.045 trực tiếp, …)": a bracket belongs to the number before it."""
    clause = clauses[index]
    if clause.opener is None or _RUNNING.search(clause.left):
        return None
    for other in range(index - 1, -1, -1):
        candidate = clauses[other]
        if candidate.mention.start < clause.start:  # another sentence
            return None
        if candidate.mention.start < clause.opener and candidate.depth < clause.depth:
            fits = _comparable(candidate, clause) or _adds_up_but_a_digit(clauses, candidate, clause)
            return other if fits or _counts_of_rate(candidate, clause) else None
    return None


def _counts_of_rate(rate: Clause, clause: Clause) -> bool:
    """46,8% (10.234/21.867 trẻ)"""
    return (rate.mention.kind, clause.mention.kind) == ("percent", "fraction") and not clause.gap.strip(" *(")


def _adds_up_but_a_digit(clauses: Sequence[Clause], whole: Clause, part: Clause) -> bool:
    """1.150 (1.425 USB, 25 SIM): a part too large, in a bracket that adds up but for a digit, is a part."""
    beside = [c.mention for c in clauses if c.opener == part.opener and c.mention.kind == whole.mention.kind]
    return len(beside) > 1 and one_digit_apart(sum((m.value for m in beside), Decimal(0)), whole.mention.value)


def after_marker(clauses: Sequence[Clause], index: int) -> int | None:
    """ "45 tin, bài, trong đó 13 tin, bài …": behind the marker, parts of the last number before it."""
    clause = clauses[index]
    if not index or clause.depth:
        return None
    before = in_small_letters(clause.before)
    markers = list(_PART_MARKER.finditer(before)) if any(map(before.__contains__, _PART_MARKERS)) else []
    if not markers:
        return None
    between = clause.before[markers[-1].end() :]
    if _NEW_TOTAL.search(clause.left) or (";" in between and not between.lstrip().startswith(":")):
        return None  # the list is over
    at = clause.start + markers[-1].start()
    opens_sentence = not clause.before[: markers[-1].start()].strip()
    possible = list(islice((o for o in range(index - 1, -1, -1) if _may_be_whole(clauses[o], clause, at)), NEAR))
    if opens_sentence:  # what counts the same is meant, though other figures stand nearer
        alike = (other for other in possible if same_noun(clauses[other], clause))
        possible = [other for other in alike if _comparable(clauses[other], clause)] or possible
    for other in possible[:1]:
        candidate = clauses[other]
        related = same_noun(candidate, clause) or opens_sentence or _adds_up(clauses, candidate, at)
        if _comparable(candidate, clause) and related:
            return other
    return None


def _may_be_whole(candidate: Clause, clause: Clause, marker: int) -> bool:
    """Before the marker, and no share of what is meant: "thu 812 tỷ đồng, đạt 79% dự toán, trong đó …"."""
    if candidate.mention.kind in _SHARES and clause.mention.kind not in _SHARES:
        return False
    return candidate.mention.start < marker and candidate.depth <= clause.depth and not _ends_in_change(candidate.gap)


def _adds_up(clauses: Sequence[Clause], whole: Clause, marker: int) -> bool:
    """186 người; trong đó: bác sĩ 52, điều dưỡng 134: parts that have nouns of their own"""
    listed = [c.mention for c in clauses if c.sentence == whole.sentence and c.mention.start > marker and not c.depth]
    parts = [mention.value for mention in listed if mention.kind == whole.mention.kind]
    return len(parts) > 1 and sum(parts) == whole.mention.value


def subset_of_count(clauses: Sequence[Clause], index: int) -> int | None:
    """ "phát hành 15.394 văn bản, ký số 11.114 văn bản": some of the things that were counted before"""
    clause = clauses[index]
    if not index or clause.mention.kind not in ("count", "fraction"):
        return None
    for other in range(index - 1, max(-1, index - NEAR), -1):
        candidate = clauses[other]
        whole = candidate.mention
        enough = whole.kind == "count" and whole.value >= clause.mention.value
        if enough and same_noun(candidate, clause) and not _names_subset(candidate):
            return other if _names_subset(clause) and not _ends_in_change(candidate.gap) else None
    return None


NEAR = 5
"""How many figures back the whole of a subset may stand."""
_CHANGE = re.compile(r"(?<![^\W\d_])(?:tăng|giảm)(?:\s[^\W\d_]+)?\s*$")


def _ends_in_change(words: str) -> bool:
    edge = words[-_EDGE:].lower()
    return ("tăng" in edge or "giảm" in edge) and _CHANGE.search(edge) is not None


def _names_subset(clause: Clause) -> bool:
    words = f" {fold_tone(clause.left)} {fold_tone(clause.right)} "
    return any(f" {word} " in words for word in lines_of("subset_words.txt"))


def same_noun(one: Clause, other: Clause) -> bool:
    """One unit, or a longer name of it: "dịch vụ" and "dịch vụ công"."""
    first, second = one.mention.unit, other.mention.unit
    return bool(first and second) and (first.startswith(second) or second.startswith(first))


def _comparable(whole: Clause, part: Clause) -> bool:
    """Of one kind, no change, and large enough; if both count the same, a part too large is the report's mistake."""
    of_fraction = whole.mention.kind == "fraction" and part.mention.kind == "count" and same_noun(whole, part)
    if (whole.mention.kind != part.mention.kind and not of_fraction) or _ends_in_change(whole.gap):
        return False
    return whole.mention.value >= part.mention.value or (
        whole.mention.unit != "" and whole.mention.unit == part.mention.unit
    )


RULES: tuple[Callable[[Sequence[Clause], int], int | None], ...] = (
    share_of_count,
    in_brackets,
    after_marker,
    subset_of_count,
)
"""In the order in which they are asked; the first answer counts."""
