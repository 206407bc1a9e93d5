"""Some of those that a figure before counts, where no "trong đó" parts them: there are, came out so, are women."""

from __future__ import annotations

from collections.abc import Callable

from ..language.clauses import Clause, are_beside, before_in_row
from ..language.phrase import Phrase
from .said import Link, Measured
from .wholes import comparable, is_apart, same_unit


def existing(said: Measured, at: int) -> Link | None:
    """ "1.146 trạm BTS, có 38 trạm 5G": of the count right before it there are so many"""
    clause = said.clauses[at]
    told = [p for p in clause.lead if p.word_class != "bound" and p.role != "mark"]
    if len(told) != 1 or told[0].sort != "exist" or clause.parted != "," or not at or is_apart(said, at - 1):
        return None
    before = said.clauses[at - 1]
    counted = said.units[at].kind == "count" and same_unit(said.units[at], said.units[at - 1])
    alike = counted and are_beside(before, clause) and not before.figure.form and not clause.figure.form
    return Link(at - 1, "exists", told[0]) if alike and clause.figure.value < before.figure.value else None


def outcome(said: Measured, at: int) -> Link | None:
    """ "xét nghiệm 214 mẫu, 31 mẫu không đạt", "đối soát 386 thuê bao, phát hiện 21": how many of them came out so"""
    clause = said.clauses[at]
    cue = next(filter(_is_outcome, (*clause.lead, *clause.tail[1:4])), None)
    found = next((p for p in clause.lead if p.plays("finds")), None)
    if not (cue or found) or said.units[at].kind != "count" or any(p.sort == "remain" for p in clause.lead):
        return None
    whole = _larger_before(said, at, _comes_out)
    words = (*said.clauses[whole].lead, *said.clauses[whole].tail) if whole is not None else ()
    examined = any(p.plays("examines") or (cue and p.aspect) for p in words)
    among = examined or (found and clause.parted in ("", ",") and said.units[at].sort in ("body", "thing", "place"))
    return Link(whole, "outcome", cue or found) if whole is not None and among else None


def undergone(said: Measured, at: int) -> Link | None:
    """ "gửi về 640 tin, bài, được dùng 506": what was done to some of those that the figure before counts"""
    clause = said.clauses[at]
    if not _is_undergone(clause) or clause.parted not in ("", ",") or said.units[at].kind != "count":
        return None
    whole = _larger_before(said, at, _is_undergone)
    return Link(whole, "undergone", clause.lead[0]) if whole is not None else None


def attribute(said: Measured, at: int) -> Link | None:
    """ "41 đồng chí, nữ 19", "3.926 người, là đảng viên 1.217 người": words that only say what some of them are"""
    clause = said.clauses[at]
    if said.units[at].sort != "person" or not _is_attribute(clause):
        return None
    whole = _larger_before(said, at, _is_attribute)
    return Link(whole, "attribute", clause.lead[0]) if whole is not None else None


def _larger_before(said: Measured, at: int, beside: Callable[[Clause], bool]) -> int | None:
    """The figure before, in one row, that counts the same and more; those `beside` are other parts of it."""
    clause = said.clauses[at]
    if clause.figure.form or clause.parted == "." or is_apart(said, at):
        return None
    for other in before_in_row(said.clauses, at):
        before = said.clauses[other]
        if same_unit(said.units[other], said.units[at]) and not beside(before):
            more = before.figure.value > clause.figure.value and not before.figure.form and not is_apart(said, other)
            return other if more and comparable(said, other, at) else None
    return None


def _comes_out(clause: Clause) -> bool:
    return any(map(_is_outcome, (*clause.lead, *clause.tail)))


def _is_outcome(phrase: Phrase) -> bool:
    return phrase.sort == "attain" or phrase.plays("outcome")


def _is_undergone(clause: Clause) -> bool:
    return [p.sort for p in clause.lead if p.role != "mark"][:1] == ["passive"]


def _is_attribute(clause: Clause) -> bool:
    words = [p for p in clause.lead if p.role != "mark"]
    return bool(words) and (words[0].sort == "is" or all(p.word_class == "qualifier" for p in words))
