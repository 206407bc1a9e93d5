"""Document → the flat list of its sections, in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from ..document import Block, Document
from ..records import Issue, Role, Section
from ..text.folding import fold
from .headings import Line, is_bare_heading, look_at, title_of
from .labels import Reading, read_labels
from .roles import role_of
from .tree import Candidate, Choice, nest

Span = tuple[int, int]

_BULLET = re.compile(r"[-–—+*•·▪●○✓➢❖o]\s|[•·▪●✓➢❖]")


class Outline(NamedTuple):
    """The sections and what the lines of headings are."""

    sections: tuple[Section, ...]
    headings: tuple[Span, ...]
    """Spans of labels and titles: no indicator stands there."""
    issues: tuple[Issue, ...]


class _Heading(msgspec.Struct, frozen=True, gc=False):
    start: int
    """Offset of the label."""
    line: Line
    readings: tuple[Reading, ...]
    certain: bool
    """The label was set by the word processor."""
    further: tuple[Line, ...] = ()
    """Lines below that carry the title on."""


def outline(document: Document, apart: Sequence[Span] = ()) -> Outline:
    """Sections of a document; `apart` are spans without sections (letterhead, closing).

    Lines of tables of two or more columns are never headings. A document without headings has no sections.
    Numbering faults keep the label as printed and give issues "label-gap", "label-repeated", "label-start".
    """
    headings = list(_join_titles(list(_candidates(document, apart))))
    choices = nest([_candidate(heading) for heading in headings])
    chosen = [(h, c) for h, c in zip(headings, choices, strict=True) if c.depth is not None]
    ends = _ends([c.depth or 0 for _, c in chosen], [h.start for h, _ in chosen], _body_end(document, apart))
    sections: list[Section] = []
    spans: list[Span] = []
    issues: list[Issue] = []
    parents: list[Section] = []
    seen: Counter[str] = Counter()
    for (heading, choice), end in zip(chosen, ends, strict=True):
        del parents[choice.depth :]
        section, title_end = _section(document, heading, choice, parents, seen, end)
        sections.append(section)
        spans.append((heading.start, title_end))
        if choice.fault:
            issues.append(_fault(section, choice.fault, title_end))
        parents.append(section)
    return Outline(tuple(sections), tuple(spans), tuple(issues))


def _candidates(document: Document, apart: Sequence[Span]) -> Iterator[_Heading]:
    """Lines that may be headings, in order."""
    wide = {block.cell.table for block in document.blocks if block.cell and block.cell.column}
    for block in document.blocks_outside(apart):
        if block.kind != "paragraph" or (block.cell and block.cell.table in wide):
            continue
        for start, end in _lines(document.text, block):
            heading = _heading(document, block, start, end, block.label if start == block.start else "")
            if heading:
                yield heading


def _lines(text: str, block: Block) -> Iterator[Span]:
    start = block.start
    while start < block.end:
        end = text.find("\n", start, block.end)
        end = block.end if end < 0 else end
        yield start, end
        start = end + 1


def _heading(document: Document, block: Block, start: int, end: int, label: str) -> _Heading | None:
    start += len(document.text[start:end]) - len(document.text[start:end].lstrip())
    text = document.text[start:end]
    readings = _read_printed(label) if label else read_labels(text)
    if readings:
        line = look_at(document, block, min(start + readings[0].end, end), end)
        return _Heading(start, line, readings, bool(label)) if not _is_number(readings[0], line, bool(label)) else None
    if label or _BULLET.match(text):
        return None
    line = look_at(document, block, start, end)
    return _Heading(start, line, (), False) if is_bare_heading(line) else None


@lru_cache(maxsize=1024)  # word processors print the same few labels in every report
def _read_printed(label: str) -> tuple[Reading, ...]:
    return read_labels(f"{label} ")


def _is_number(reading: Reading, line: Line, certain: bool) -> bool:
    """ "1.5 triệu tấn" begins with a number, not with a label: its mark is no mark and a small letter follows."""
    bare = reading.family == "decimal" and reading.label[-1].isdigit()
    return bare and not certain and not line.bold and line.text[:1].islower()


def _join_titles(headings: list[_Heading]) -> Iterator[_Heading]:
    """Titles on the next line ("PHẦN I" / "KẾT QUẢ …") and headings broken in two belong to their label."""
    at = 0
    while at < len(headings):
        heading = headings[at]
        at += 1
        while at < len(headings) and len(heading.further) < 2 and _carries_on(heading, headings[at]):
            heading = replace(heading, further=(*heading.further, headings[at].line))
            at += 1
        yield heading


def _carries_on(heading: _Heading, below: _Heading) -> bool:
    last = heading.further[-1] if heading.further else heading.line
    if below.readings or below.start - last.end > 2:
        return False
    if not heading.line.words:
        return True
    if heading.readings and heading.readings[0].family == "part" and not heading.further:
        return below.line.upper or below.line.bold
    wrapped = last.upper == below.line.upper and last.bold == below.line.bold and not last.text.rstrip().endswith(":")
    return wrapped and (below.line.upper or below.line.text.lstrip()[:1].islower())


def _candidate(heading: _Heading) -> Candidate:
    line = heading.line
    if not heading.readings:
        return Candidate((), reject_cost=5.0, clears=0.4 if line.upper else 3.0)
    family, mark = heading.readings[0].family, heading.readings[0].mark
    shown = line.bold or line.upper or line.outline is not None
    if heading.certain:
        cost = 9.0
    elif shown or family in ("part", "roman"):
        cost = 6.0
    elif family == "upper" or mark == "()" or line.text[:1].islower():
        cost = 2.5
    else:
        cost = 4.0
    return Candidate(heading.readings, cost, 0.0)


def _section(
    document: Document,
    heading: _Heading,
    choice: Choice,
    parents: list[Section],
    seen: Counter[str],
    end: int,
) -> tuple[Section, int]:
    title_end, rule = title_of(heading.line) if choice.reading else (heading.line.end, "bare_heading")
    if heading.further:
        title_end, rule = heading.further[-1].end, "title_below"
    title = _tidy(document.text[heading.line.start : title_end])
    parent = parents[-1] if parents else None
    step = _step(choice.reading, parent) if choice.reading else "~" + _slug(title)
    path = f"{parent.path}.{step}" if parent else step
    seen[path] += 1
    path = path if seen[path] == 1 else f"{path}~{seen[path]}"
    own_role = role_of(title)
    role: Role = own_role or (parent.role if parent else "general")
    label = choice.reading.label if choice.reading else ""
    assert choice.depth is not None  # only chosen headings come here
    section = Section(path, label, title, choice.depth, role, heading.start, end, rule)
    return section, max(title_end, heading.line.start)


def _step(reading: Reading, parent: Section | None) -> str:
    """The label without its dots and brackets, and without the numbers of its parent ("6.1." below 6 → "1")."""
    step = reading.label.strip("().:/–- ").strip()
    if reading.family == "decimal" and parent:
        prefix, ordinal = step.rsplit(".", 1)
        if parent.label.strip("().:/–- ") == prefix:
            return ordinal
    return step


def _slug(title: str) -> str:
    return "-".join(fold(title).split()[:6])


def _tidy(title: str) -> str:
    return " ".join(title.split()).rstrip(":.;,/ ").lstrip(":-– ")


def _ends(depths: list[int], starts: list[int], end: int) -> list[int]:
    """Where each section ends: at the next one of its own depth or less."""
    ends = [end] * len(depths)
    open_sections: list[int] = []
    for index, depth in enumerate(depths):
        while open_sections and depths[open_sections[-1]] >= depth:
            ends[open_sections.pop()] = starts[index]
        open_sections.append(index)
    return [max(e, s) for s, e in zip(starts, ends, strict=True)]


def _body_end(document: Document, apart: Sequence[Span]) -> int:
    """The body ends where notes begin, or where a trailing closing does."""
    end = next((block.start for block in document.blocks if block.kind != "paragraph"), len(document.text))
    for first, last in sorted(apart, reverse=True):
        if first and last >= end - 1:
            end = first
    return end


def _fault(section: Section, fault: str, end: int) -> Issue:
    said = {
        "gap": "leaves out a number before it",
        "repeated": "repeats or goes back in its sequence",
        "start": "begins a sequence, though it is not its first number",
    }[fault]
    message = f"heading {section.label!r} ({section.path}) {said}; it is kept as printed"
    return Issue(f"label-{fault}", "info", message, section.start, end)
