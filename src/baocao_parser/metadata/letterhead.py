"""The lines above the kind of a document → issuers, number, place and date."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from .date_lines import DateLine, read_date_line
from .issuers import Issuers, head_of, read_issuers
from .lines import PrintedLine, Rest
from .title import address, labelled, opener, sentence
from .wordlists import phrases

_NUMBER = regex.compile(
    r"""
    (?: (?i: số ) \s* [:.]? \s* )?
    (?: (?P<state> (?: \d+ [a-zđ]? (?: \s? \( [a-z] \) )? )? [\s.…_]* / \s* (?: (?:19|20) \d\d \s* / \s* )?  # 44 /2005/
          \p{Lu} [\p{L}\d&]* (?: \s? [-–/] \s? \p{Lu} [\p{L}\d&]* | \. [\p{L}\d]+ )* )                      # QĐ-UBND
      | (?P<party> (?: \d+ [a-z]? | [.…_]* ) \s* [-–] \s* \p{Lu}\p{L}{0,4} \s* / \s* \p{Lu} [\p{L}\d–-]* ) )  # 12-BC/TU
    (?! [\p{L}\d] )
    """,
    regex.X,
)
_BLANKS = re.compile(r"[\s.…_]+(?=[/-])|\s+")
_WORDS = re.compile(r"\w+")
_BLANK_NUMBER = re.compile(r"số\s*:[\s.…_/-]*", re.IGNORECASE)
_ABOUT = re.compile(r"v/v:?\s*|về việc\s+", re.IGNORECASE)
_MOTTOES = (
    "cộng hòa xã hội chủ nghĩa việt nam",
    "độc lập tự do hạnh phúc",
    "đảng cộng sản việt nam",
)


_UNION = ("đoàn tncs hồ chí minh", "đoàn thanh niên cộng sản hồ chí minh")
"""What the Youth Union prints in place of a motto, in the right-hand column."""


class Letterhead(NamedTuple):
    """What the lines said; `end` is the offset behind the last of them, 0 where there is no letterhead."""

    issuers: Issuers = Issuers()
    number: str | None = None
    dated: DateLine | None = None
    party: bool = False
    subject: str | None = None
    """ "V/v …" of a công văn, which has no kind."""
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class _LetterheadState:
    """The state while the lines are read."""

    numbers: list[str] = field(default_factory=list)
    dated: DateLine | None = None
    party: bool = False
    expected: str = ""
    """Words of the motto that a wrapped line still owes."""
    names: list[tuple[PrintedLine, int]] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)
    closed: bool = False
    """Text has begun behind the subject."""
    end: int = 0
    """Behind the last line that only a letterhead has."""


def read_letterhead(lines: Sequence[PrintedLine], *, before_kind: bool) -> Letterhead:
    """Letterhead that some lines hold, two columns in any order, glued or wrapped.

    `before_kind`: the lines end at the kind of the document ("BÁO CÁO"), so that an office's name alone is enough;
    without it, only what stands above a motto, number or date line belongs to a letterhead.
    """
    state = _LetterheadState()
    queue = deque(lines)
    while queue:
        line = queue.popleft()
        rest = next((rest for rule in RULES if (rest := rule(line, state)) is not None), None)
        queue.extendleft(reversed([piece for piece in rest or () if piece.text]))
    last = lines[-1].end if lines and before_kind else state.end
    offices = _office_column([(line, above) for line, above in state.names if line.end <= last], lines)
    return Letterhead(
        issuers=read_issuers(offices),
        number=state.numbers[0] if state.numbers else None,
        dated=state.dated,
        party=state.party,
        subject=" ".join(state.subject) or None,
        start=lines[0].start if last else 0,
        end=last,
    )


def _office_column(names: list[tuple[PrintedLine, int]], lines: Sequence[PrintedLine]) -> list[tuple[PrintedLine, int]]:
    """Without what stands in the right-hand column below the motto or beside the offices."""
    right = {(line.block.cell.table, line.column) for line in lines if line.block.cell and _motto(line)}
    left = [n for n in names if not (n[0].block.cell and (n[0].block.cell.table, n[0].column) in right)]
    return left or names


def holds_motto(line: PrintedLine) -> bool:
    """The line holds quốc hiệu, tiêu ngữ, or the Party's name, or their first words."""
    return _motto(line) is not None


def holds_number(line: PrintedLine) -> bool:
    """The line begins with a document's number: "Số: 45/BC-STTTT"."""
    return bool(_NUMBER.match(line.text) or _BLANK_NUMBER.match(line.text))


# Rules: each takes a line it knows, notes what it says, and gives back the rest of the line as further lines.


def empty(line: PrintedLine, _: _LetterheadState) -> Rest | None:
    """Rules of dashes, the asterisk below a Party issuer, and marks of urgency, secrecy and stamps."""
    key = line.key.lstrip("([ *")
    known = any(phrases(name).match(key) for name in ("letterhead_marks.txt", "signature_stamps.txt"))
    return [] if line.is_rule or known else None


def motto(line: PrintedLine, state: _LetterheadState) -> Rest | None:
    """Quốc hiệu, tiêu ngữ, or the Party's name; a name glued before it is given back."""
    found = _motto(line)
    if found is None:
        return _rest_of_motto(line, state)
    start, end, missing = found
    state.expected, state.end = missing, max(state.end, line.end)
    state.party |= line.folded.startswith(("đảng", "đoàn"), start)
    return [line.cut(0, start), line.cut(end)]


def _rest_of_motto(line: PrintedLine, state: _LetterheadState) -> Rest | None:
    """The words that a broken motto still lacks end a line, or begin it: "- Hạnh phúc Cà Mau, ngày 14 …"."""
    start = line.folded.rfind(state.expected) if state.expected else -1
    end = start + len(state.expected)
    if start < 0 or (end < len(line.text) and line.folded[:start].strip(" -–—")):
        return None
    state.expected, state.end = "", max(state.end, line.end)
    return [line.cut(0, start), line.cut(end)]


def number(line: PrintedLine, state: _LetterheadState) -> Rest | None:
    """ "Số: 45/BC-STTTT", "Số 12-BC/TU", "Số:      /BC-CTK"."""
    found = _NUMBER.match(line.text)
    said = line.text[:2].lower() == "số"
    if not found or not (said or found.end() == len(line.text)):
        return None
    written = found["state"] or found["party"]
    state.numbers.append(_BLANKS.sub("", written.replace("–", "-")))
    state.end = max(state.end, line.end)
    return [line.cut(found.end())]


def blank_number(line: PrintedLine, _: _LetterheadState) -> Rest | None:
    """ "Số:" with nothing behind it."""
    return [] if _BLANK_NUMBER.fullmatch(line.text) else None


def dated(line: PrintedLine, state: _LetterheadState) -> Rest | None:
    """ "Trà Vinh, ngày 14 tháng 5 năm 2020", or its end; an office's name glued before the place is given back."""
    rest = state.dated.with_rest(line) if state.dated else None
    if rest:
        state.dated, state.end = rest, max(state.end, line.end)
        return []
    found = read_date_line(line)
    if not found:
        return None
    state.dated = state.dated or found
    state.end = max(state.end, line.end)
    return [line.cut(0, found.start - line.start), line.cut(found.end - line.start)]


def subject(line: PrintedLine, state: _LetterheadState) -> Rest | None:
    """ "V/v báo cáo tháng 5/2020" and the lines that carry it on."""
    opening = _ABOUT.match(line.text)
    if opening:
        state.subject = [line.text[opening.end() :]]
    elif not state.subject or state.closed or head_of(line.text) or line.column:
        return None
    elif any(begins(line, [line]) for begins in (labelled, address, opener, sentence)):
        state.closed = True
        return None
    else:
        state.subject.append(line.text)
    state.end = max(state.end, line.end)
    return []


def name(line: PrintedLine, state: _LetterheadState) -> Rest | None:
    """Anything else may be part of an office's name."""
    state.names.append((line, len(state.numbers)))
    return []


RULES: tuple[Callable[[PrintedLine, _LetterheadState], Rest | None], ...] = (
    empty, motto, number, blank_number, dated, subject, name,
)  # fmt: skip


def _motto(line: PrintedLine) -> tuple[int, int, str] | None:
    """Start and end of a motto or its first words, and the words that it lacks."""
    if line.column and line.key in _UNION:
        return 0, len(line.text), ""
    found = _MOTTO.search(line.folded)
    if not found:
        return None
    said = _WORDS.findall(found[0])
    whole = next(words for words in map(str.split, _MOTTOES) if words[:2] == said[:2])
    return found.start(), found.end(), " ".join(whole[len(said) :])


def _any_length(phrase: str) -> str:
    """Pattern of a phrase or at least its first two words, dashes allowed between them."""
    first, second, *more = phrase.split()
    pattern = ""
    for word in reversed(more):
        pattern = rf"(?:[\s–—-]+{word}\b{pattern})?"
    return rf"\b{first}\s+{second}\b{pattern}"


_MOTTO = re.compile("|".join(map(_any_length, _MOTTOES)))
