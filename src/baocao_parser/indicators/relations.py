"""What a number is measured against: "tăng 5,3% so với cùng kỳ", "bằng 101,5% so CK và 35,1% KH"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import regex

from ..numbers.plans import PLAN_NAMES
from ..text.folding import in_small_letters
from .clauses import Clause

_VERB = re.compile(
    r"""
    (?<! [^\W\d_] )
    (?P<verb>
        tăng (?: \s+ (?: trưởng | thêm | nhẹ | mạnh | cao ) )? | giảm (?: \s+ (?: nhẹ | mạnh | sâu ) )?
      | (?: cao | thấp | nhiều | ít | nhanh | chậm ) \s+ hơn | vượt | hụt | gấp | bằng | đạt | chiếm | hoàn\s thành
    )
    (?: \s+ (?: khoảng | hơn | gần | trên | xấp\s xỉ | tới | được | là | tỷ\s lệ | so\s với
            | tương\s ứng | lần\s lượt ) )*
    [\s*(:+\-−]* $
    """,
    re.VERBOSE,
)
_VERB_REACH = 64
"""Characters of the longest verb with what may stand between it and its number; it is looked for in small letters."""
_AND = re.compile(r"^[\s,]*(?:và|,)[\s*]*$", re.IGNORECASE)
_PLAN_WORDS = rf"(?:{PLAN_NAMES}|nghị\squyết|NQ|mục\stiêu|nhiệm\svụ)(?!\p{{L}})"
_BASE_STOP = r"""
    (?= \s* (?: [,;()] | [.](?!\d) | : | $ | \s (?: và|tăng|giảm|đạt|bằng|trong|nhưng|thì|của ) (?!\p{L}) ) )
"""
_BASE = regex.compile(
    rf"""
    ^ [\s*]* (?: so\s (?:với\s)? )? (?P<plan> {_PLAN_WORDS} [^,;().\d]{{0,24}}? (?: \s (?:19|20)\d\d )? ) {_BASE_STOP}
    | ^ [\s*]* (?P<base> CK | cùng\sk[ỳì] (?: \s (?: năm\s )? (?: trước | (?:19|20)\d\d ) )? ) {_BASE_STOP}
    | (?: so \s (?: với \s | cùng \s (?! kỳ | kì ) )? | cùng\s thời\s điểm\s ) (?P<base> [^,;()]{{2,60}}? ) {_BASE_STOP}
    """,
    regex.X | regex.I,
)
_OPENING = re.compile(r"^\W*so \s (?: với \s )? (?P<base> [^,;:()]{2,60}? ) \s* [,:]", re.VERBOSE | re.IGNORECASE)
_BEFORE_VERB = re.compile(
    r"(?<![^\W\d_])so \s (?: với \s )? (?P<base> [^,;:()]{2,60}? ) [\s,]* $", re.VERBOSE | re.IGNORECASE
)
_CHANGE = re.compile(r"tăng|giảm|hơn$|vượt|hụt|gấp", re.IGNORECASE)


class Relation(NamedTuple):
    """A number that says how another one stands to a base."""

    verb: str
    """As printed, in small letters: "tăng", "đạt", "bằng"; "" for the second of two bases."""
    base: str
    """ "cùng kỳ năm trước", "kế hoạch năm"; "" where the text leaves it out."""
    is_plan: bool

    @property
    def is_change(self) -> bool:
        """A difference or a ratio to an earlier value, not a share of a plan."""
        return bool(_CHANGE.search(self.verb)) or (bool(self.base) and not self.is_plan)

    @property
    def words(self) -> str:
        """What the relation adds to a label: "tăng so với cùng kỳ", "đạt kế hoạch"."""
        if self.is_plan:
            return f"{self.verb or 'đạt'} {self.base}"
        verb = "" if self.verb in ("bằng", "đạt") else self.verb
        return " ".join(filter(None, (verb, self.base and f"so với {self.base}")))


def relations_of(clauses: Sequence[Clause]) -> list[Relation | None]:
    """For each clause of a paragraph what its number is measured against; None for most.

    >>> from ..numbers import find_numbers
    >>> from .clauses import clauses_of
    >>> text = "Thu ngân sách 812 tỷ đồng, tăng 5,3% so với cùng kỳ, đạt 51,8% kế hoạch năm."
    >>> [r and (r.verb, r.base) for r in relations_of(clauses_of(text, find_numbers(text)))]
    [None, ('tăng', 'cùng kỳ'), ('đạt', 'kế hoạch năm')]
    >>> text = "Phát hành 812 văn bản, so với tháng trước tăng 131 văn bản."
    >>> [r and (r.verb, r.base) for r in relations_of(clauses_of(text, find_numbers(text)))]
    [None, ('tăng', 'tháng trước')]
    >>> text = "Thu ngân sách 812 tỷ đồng (51,8% dự toán)."
    >>> [r and (r.verb, r.base) for r in relations_of(clauses_of(text, find_numbers(text)))]
    [None, ('', 'dự toán')]
    """
    found: list[Relation | None] = []
    for clause in clauses:
        last = found[-1] if found else None
        found.append(_relation(clause, last))
    return found


def _relation(clause: Clause, last: Relation | None) -> Relation | None:
    tail = clause.gap[-_VERB_REACH:]
    said = _VERB.search(in_small_letters(tail))
    if not said and last is None and not clause.depth:
        return None
    base = _BASE.search(clause.after[clause.mention.unit_end - clause.mention.end :].lstrip(" *"))
    words = " ".join((base["base"] or base["plan"]).split()) if base else ""
    is_plan = bool(base and base["plan"])
    if not said:
        second = last is not None and bool(words) and bool(_AND.match(clause.gap.rpartition(last.base or " ")[2]))
        signed = clause.mention.text[0] in "+-−" and clause.depth > 0
        if signed:
            return Relation("tăng" if clause.mention.text[0] == "+" else "giảm", words, is_plan)
        of_plan = is_plan and clause.depth > 0 and clause.gap.rstrip(" *").endswith("(")
        return Relation("", words, is_plan) if second or of_plan else None
    verb = " ".join(said["verb"].split())
    if verb in ("bằng", "đạt", "chiếm", "hoàn thành") and (not words or clause.mention.kind != "percent"):
        return None
    if not words:
        verb_at = len(clause.gap) - len(tail) + said.start()
        before = _BEFORE_VERB.search(clause.gap, 0, verb_at) or _OPENING.match(clause.before)
        words = " ".join(before["base"].split()) if before else ""
    return Relation(verb, words, is_plan)
