"""Which number is a part, or a share, of which other one in the same paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import regex

from .clauses import Clause

_PART_MARKER = regex.compile(r"(?<!\p{L})(trong (?:số )?đó|bao gồm|gồm|cụ thể|chia ra)(?!\p{L})", regex.I)
_SHARE_WORD = regex.compile(r"(?<!\p{L})(t[ỷỉ] lệ|t[ỷỉ] trọng|chiếm|đạt)(?!\p{L})[\s:,]*$", regex.I)


class Whole(NamedTuple):
    """The number that a number belongs to, and the rule that found it."""

    position: int
    rule: str


def wholes_of(clauses: Sequence[Clause]) -> list[Whole | None]:
    """For each clause of a paragraph the clause that it is a part or a share of; None for most."""
    found: list[Whole | None] = []
    for index in range(len(clauses)):
        decided = ((rule(clauses, index), rule.__name__) for rule in RULES)
        found.append(next((Whole(whole, name) for whole, name in decided if whole is not None), None))
    return found


def share_of_count(clauses: Sequence[Clause], index: int) -> int | None:
    """ "11.114 văn bản (tỷ lệ 72,20%)": a percentage points at the count it describes."""
    clause = clauses[index]
    if clause.mention.kind != "percent" or not index:
        return None
    before = clauses[index - 1]
    near = before.sentence == clause.sentence and before.mention.kind in (
        "count",
        "fraction",
        "money",
        "measure",
    )
    return index - 1 if near and _SHARE_WORD.search(clause.before) else None


def in_brackets(clauses: Sequence[Clause], index: int) -> int | None:
    """ "13.065 hồ sơ (12.045 trực tiếp, …)": a bracket belongs to the number before it."""
    clause = clauses[index]
    if clause.opener is None:
        return None
    for other in range(index - 1, -1, -1):
        candidate = clauses[other]
        if candidate.mention.start < clause.start:  # another sentence
            return None
        if candidate.mention.start < clause.opener and candidate.depth < clause.depth:
            return other if _comparable(candidate, clause) else None
    return None


def after_marker(clauses: Sequence[Clause], index: int) -> int | None:
    """ "45 tin, bài, trong đó 13 tin, bài …": behind the marker, parts of the last number before it."""
    clause = clauses[index]
    markers = list(_PART_MARKER.finditer(clause.before))
    if not markers or clause.depth:
        return None
    at = clause.start + markers[-1].start()
    opens_sentence = not clause.before[: markers[-1].start()].strip()
    for other in range(index - 1, -1, -1):
        candidate = clauses[other]
        if candidate.mention.start < at and candidate.depth <= clause.depth:
            same = candidate.mention.unit == clause.mention.unit or opens_sentence
            return other if _comparable(candidate, clause) and same else None
    return None


def _comparable(whole: Clause, part: Clause) -> bool:
    return whole.mention.kind == part.mention.kind and whole.mention.value >= part.mention.value


RULES: tuple[Callable[[Sequence[Clause], int], int | None], ...] = (share_of_count, in_brackets, after_marker)
"""In the order in which they are asked; the first answer counts."""
