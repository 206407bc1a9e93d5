"""Document → the flat list of its sections, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..document import Document
from ..records import Issue, Role, Section
from ..text.folding import fold
from .labels import LabelReading, signs_of
from .marked_lines import MarkedLine, Span, marked_lines
from .roles import role_of
from .tree import Choice, nest


class Outline(NamedTuple):
    """The sections and what the lines of headings are."""

    sections: tuple[Section, ...]
    headings: tuple[Span, ...]
    """Spans of labels and titles: what they count is stated only where the title says so (`is_stated`)."""
    issues: tuple[Issue, ...]


def outline(document: Document, apart: Sequence[Span] = ()) -> Outline:
    """Sections of a document; `apart` are spans without sections (letterhead, closing).

    Lines of tables of two or more columns are never headings. A document without headings has no sections. A section
    ends where the next of its level begins, at a bullet that goes on with a list around it, or at a span apart: what
    follows a closing is an appendix with a numbering of its own.
    Numbering faults keep the label as printed and give issues "label-gap", "label-repeated", "label-start".
    """
    sections: list[Section] = []
    spans: list[Span] = []
    issues: list[Issue] = []
    parents: list[Section] = []
    seen: Counter[str] = Counter()
    for line, choice, end in _chosen(document, apart):
        del parents[choice.depth :]
        if line.bullet:
            continue
        section = _section(line, choice, parents, seen, end)
        sections.append(section)
        spans.append((line.start, line.end))
        if choice.fault:
            issues.append(_fault(section, choice.fault, line.end))
        parents.append(section)
    return Outline(tuple(sections), tuple(spans), tuple(issues))


def _chosen(document: Document, apart: Sequence[Span]) -> Iterator[tuple[MarkedLine, Choice, int]]:
    """The headings, and the bullets between them, each with the end of its section."""
    lines = marked_lines(document, apart)
    notes = next((block.start for block in document.blocks if block.kind != "paragraph"), len(document.text))
    starts = [line.start for line in lines]
    first = 0
    for stop in (*sorted(start for start, _ in apart), notes):
        stretch = lines[first : bisect_left(starts, stop)]
        first += len(stretch)
        choices = nest([line.candidate for line in stretch])
        chosen = [(line, choice) for line, choice in zip(stretch, choices, strict=True) if choice.depth is not None]
        for (line, choice), end in zip(chosen, _ends(chosen, stop), strict=True):
            yield line, choice, end


def _section(line: MarkedLine, choice: Choice, parents: list[Section], seen: Counter[str], end: int) -> Section:
    title = line.title
    parent = parents[-1] if parents else None
    step = _step(choice.reading, parent) if choice.reading else "~" + _slug(title)
    path = f"{parent.path}.{step}" if parent else step
    seen[path] += 1
    path = path if seen[path] == 1 else f"{path}~{seen[path]}"
    role: Role = role_of(title, parent.role if parent else None) or (parent.role if parent else "general")
    label = choice.reading.label if choice.reading else ""
    return Section(path, label, title, len(parents), role, line.start, end, line.rule)


def _step(reading: LabelReading, parent: Section | None) -> str:
    """The label without its dots and brackets, and without the numbers of its parent ("6.1." below 6 → "1")."""
    if reading.family == "decimal" and parent:
        *prefix, ordinal = signs_of(reading.label)
        if prefix == signs_of(parent.label):
            return ordinal
    return reading.label.strip("().:/–- ").strip()


def _slug(title: str) -> str:
    return "-".join(fold(title).split()[:6])


def _ends(chosen: Sequence[tuple[MarkedLine, Choice]], end: int) -> list[int]:
    """Where each section ends: at the next line of its own depth or less."""
    ends = [end] * len(chosen)
    open_sections: list[int] = []
    for index, (line, choice) in enumerate(chosen):
        while open_sections and (chosen[open_sections[-1]][1].depth or 0) >= (choice.depth or 0):
            ends[open_sections.pop()] = line.start
        if not line.bullet:
            open_sections.append(index)
    return [max(e, line.start) for (line, _), e in zip(chosen, ends, strict=True)]


def _fault(section: Section, fault: str, end: int) -> Issue:
    said = {
        "gap": "leaves out a number before it",
        "repeated": "repeats or goes back in its sequence",
        "start": "begins a sequence, though it is not its first number",
    }[fault]
    message = f"heading {section.label!r} ({section.path}) {said}; it is kept as printed"
    return Issue(f"label-{fault}", "info", message, section.start, end)
