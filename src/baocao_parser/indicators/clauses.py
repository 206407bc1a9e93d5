"""The words around each number of a paragraph: what stands before it and behind it within its own clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import msgspec
import regex

from ..data import alternatives
from ..numbers.plans import PLAN_ABBREVIATIONS
from ..records import Mention
from ..text.folding import in_small_letters

MAX_WORDS = 24
"""Words kept on either side of a number: beyond that no reader would put them in a table."""

EDGES = " ,;:.)*/"
"""Characters taken off the words behind a number."""
WINDOW = 1000
"""Characters of a sentence that are looked at on either side of a number."""

_SENTENCE_END = regex.compile(
    r"""
    (?<! \b \p{Lu} ) (?<! \b (?: TP | Tp | tp | ThS | TS | PGS | GS | Mr | No ) )   # initials, abbreviations
    [.!?] (?= \s+ ["“(]? [\p{Lu}\d*] | \s*$ )
    | \n
    """,
    regex.X,
)
_BREAK = re.compile(
    rf"""
    [;:()\[\]\n,–—./-] (?:          # any of these, so that re passes over all else at once; and of them
        (?<= [;:()\[\]\n] ) | (?<= , ) (?! \d ) | (?<= [–—-] ) (?= \s ) | (?<= [.] ) (?= \s | $ )
      | (?<= / ) (?= {"|".join(PLAN_ABBREVIATIONS)} ) )
    """,
    re.VERBOSE,
)
_BRACKET = re.compile(r"[()\[\]]")
_ABBREVIATION = re.compile(r"\([^()\d]{1,40}\)")
_REFERS_BACK = re.compile(r"\s*(?:các|những|qua|đồng thời|trong|số|không)(?![^\W\d_])", re.IGNORECASE)
_WORD = re.compile(r"[^\s]+")


class Clause(msgspec.Struct, frozen=True, gc=False):
    """One number with its words; all text is of the paragraph, stripped."""

    mention: Mention
    sentence: int
    """Which sentence of the paragraph, from 0."""
    start: int
    """Where `before` begins."""
    depth: int
    """Open brackets around the number within its sentence; unbalanced ones close at its end."""
    opener: int | None
    """Offset of the innermost open bracket."""
    left: str
    """Words before the number: the verb ("cấp mới"), the name ("tổng số … là") or the topic ("mức độ 3:")."""
    right: str
    """Words behind it, unit included: "chứng thư số tổ chức"."""
    before: str
    """Everything in the sentence before the number."""
    after: str
    """Everything behind it up to the next number or the sentence's end."""
    gap: str
    """The end of `before`, from the number before this one on."""

    @property
    def printed(self) -> str:
        """The unit as printed: "TTHC" for "thủ tục hành chính"; "" where none stands behind the number."""
        return self.right[: self.mention.unit_end - self.mention.unit_start]


@cache
def _starter_pattern() -> re.Pattern[str]:
    """Of text in small letters: `re` takes half the time without IGNORECASE."""
    return re.compile(
        rf"""
        \b (?<! không\s ) (?<! (?:thực|phát|xuất|biểu)\s ) (?<! thể\s )   # "thực hiện" is one word
        (?! bằng\stiếng | nâng\scao | (?:tăng|giảm)\sgiá\b
          | đạt\s (?! (?: (?: [^\W\d_]+ | [≥>] ) \s ){{0,4}} \d ) )                  # "xã đạt chuẩn"
        (?: {alternatives("clause_starters.txt")} ) \b
        """,
        re.VERBOSE,
    )


def clauses_of(text: str, mentions: Sequence[Mention]) -> list[Clause]:
    """One clause per mention, in order; `text` is the paragraph that the mentions' offsets count in.

    >>> from ..numbers import find_numbers
    >>> text = "Thu hồi 08 chứng thư số, cấp mới 09 chứng thư số tổ chức."
    >>> [(c.left, c.right) for c in clauses_of(text, find_numbers(text))]
    [('Thu hồi', 'chứng thư số'), ('cấp mới', 'chứng thư số tổ chức')]
    >>> clauses_of("Không có số liệu.", [])
    []
    """
    ends = [found.end() for found in _SENTENCE_END.finditer(text)] + [len(text)]
    clauses = []
    small = in_small_letters(text)
    previous = behind = looked = 0
    opened: list[int] = []
    for index, mention in enumerate(mentions):
        sentence, start, end = _sentence(ends, mention.start)
        following = min(mentions[index + 1].start, end) if index + 1 < len(mentions) else end
        tail = _tail(text, small, mention, following, shared=following < end)
        if start > looked:  # another sentence
            opened, looked = [], start
        _follow_brackets(text, looked, mention.start, opened)
        looked = mention.start
        left_start = _left_start(text, small, max(start, previous), mention)
        clauses.append(
            Clause(
                mention,
                sentence,
                start,
                len(opened),
                opened[-1] if opened else None,
                text[left_start : mention.start].strip(" ,;(*"),
                text[mention.end : max(tail, mention.end)].strip(EDGES),
                text[start : mention.start],
                text[mention.end : following],
                text[max(start, behind) : mention.start],
            )
        )
        previous, behind = tail, mention.end
    return clauses


def _sentence(ends: list[int], at: int) -> tuple[int, int, int]:
    """(ordinal, start, end) of the sentence at an offset, cut to WINDOW on either side: lists may have no end mark."""
    index = min(bisect_right(ends, at), len(ends) - 1)
    start = ends[index - 1] if index else 0
    return index, max(start, at - WINDOW), min(ends[index], at + WINDOW)


def _tail(text: str, small: str, mention: Mention, limit: int, *, shared: bool) -> int:
    """End of the words behind a number; `small` is the text in small letters.

    A comma ends them only where the next number follows it (`shared`).
    """
    at = min(max(mention.end, mention.unit_end), limit)
    if mention.unit_end == mention.end and shared and text[mention.end : mention.end + 1] in tuple(",;)"):
        return at  # "khiếu nại 35, tố cáo 12": the words stand before the numbers
    starter = _starter_pattern().search(small, at, limit)
    stop = starter.start() if starter else limit
    commas = []
    for found in _BREAK.finditer(text, at, stop):
        if found[0] != ",":
            stop, shared = found.start(), False
            break
        commas.append(found.start())
    if commas and (shared or _REFERS_BACK.match(text, commas[0] + 1)):
        stop = commas[0] if not shared else commas[-1]
    if len(text[at:stop].split()) <= MAX_WORDS:
        return stop
    return list(_WORD.finditer(text, at, stop))[MAX_WORDS].start()


def _left_start(text: str, small: str, limit: int, mention: Mention) -> int:
    """Start of the words before a number: behind the last break that names a new thing.

    A comma is none where the words before the number are all that names it ("tổng số cán bộ, công chức là 120").
    """
    start = limit
    left = small[limit : mention.start].rstrip(" *")
    named = left.endswith((":", " là", " lên", " lên đến", " xuống còn")) or "tổng số" in left or "số lượng" in left
    own_noun = mention.kind == "count" and mention.unit_end > mention.end and not named
    for found in _BREAK.finditer(text, limit, mention.start):
        mark, rest = found[0], text[found.end() : mention.start]
        if mark == ":" and not rest.strip(" *"):
            continue
        if mark in "()" and _ABBREVIATION.match(text, text.rfind("(", limit, found.end()), mention.start):
            continue
        carries_on = mark == "," and not own_noun and text[found.start() - 1] != ")"
        if carries_on and not _starter_pattern().match(small, found.end() + 1):
            continue
        start = found.end()
    if len(text[start : mention.start].split()) <= MAX_WORDS:
        return start
    return list(_WORD.finditer(text, start, mention.start))[-MAX_WORDS].start()


def _follow_brackets(text: str, start: int, end: int, opened: list[int]) -> None:
    """Keep the list of the offsets at which brackets stand open."""
    for found in _BRACKET.finditer(text, start, end):
        if found[0] in "([":
            opened.append(found.start())
        elif opened:
            opened.pop()
