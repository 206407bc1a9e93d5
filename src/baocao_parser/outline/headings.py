"""What a line looks like: is it a heading, and where does its title end?"""

from __future__ import annotations

import re

import msgspec
import regex

from ..document import Block, Document

MAX_TITLE_WORDS = 30
"""A heading of these reports may name a whole programme; longer lines are paragraphs."""
MAX_TOPIC_WORDS = 12
"""Words before the colon of a heading that runs into its text ("3. Lĩnh vực viễn thông: Ban hành …")."""
MAX_BARE_WORDS = 14
"""Words of a heading that has no label: without one, length is the main evidence."""

_CAPTION = re.compile(r"\s*(bảng|biểu|hình|biểu đồ|đơn vị tính|đvt|ghi chú|nguồn)\b", re.IGNORECASE)
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}&/-]*")
_TOPIC = re.compile(r"[^:.;]{2,160}:(?=\s|$)")


class Line(msgspec.Struct, frozen=True, gc=False):
    """The visible features of a block that decide whether it is a heading; offsets in `document.text`."""

    start: int
    """First character behind the label."""
    end: int
    text: str
    words: int
    bold: bool
    """Nine tenths of the letters behind the label are bold."""
    bold_end: int
    """End of the bold text that the line begins with; `start` where it begins plain."""
    upper: bool
    """Every cased letter is a capital, and there are at least three."""
    outline: int | None
    ends_sentence: bool


def look_at(document: Document, block: Block, start: int, end: int) -> Line:
    """Features of the line of a block between two offsets, its label left out."""
    text = document.text[start:end]
    bold_end = min(_bold_end(block, start), end)
    return Line(
        start=start,
        end=end,
        text=text,
        words=len(text.split()),
        bold=bold_end == end or _is_mostly_bold(document, block, start, end),
        bold_end=bold_end,
        upper=text.isupper() and sum(map(str.isalpha, text)) >= 3,
        outline=block.outline,
        ends_sentence=text.rstrip().endswith((".", ";", ",")),
    )


def _is_mostly_bold(document: Document, block: Block, start: int, end: int) -> bool:
    return any(run.bold for run in block.runs) and (document.bold_share(start, end) or 0.0) >= 0.9


def _bold_end(block: Block, start: int) -> int:
    """End of the bold stretch that begins at `start`."""
    end = start
    for run in block.runs:
        if run.end > start:
            if not run.bold:
                break
            end = run.end
    return end


# Each rule takes a labelled line and gives the end of its title, None where it is not of that sort.


def styled_heading(line: Line) -> int | None:
    """A heading style of the word processor."""
    return line.end if line.outline is not None and line.words <= MAX_TITLE_WORDS else None


def capitals(line: Line) -> int | None:
    """I. CÔNG TÁC QUẢN LÝ NHÀ NƯỚC"""
    return line.end if line.upper and line.words <= MAX_TITLE_WORDS else None


def bold_line(line: Line) -> int | None:
    """**2. Lĩnh vực bưu chính**"""
    return line.end if line.bold and line.words <= MAX_TITLE_WORDS else None


def bold_topic(line: Line) -> int | None:
    """**3. Lĩnh vực viễn thông:** Ban hành …"""
    text = line.text[: line.bold_end - line.start].rstrip()
    topic = text.endswith((":", ".")) and len(text.split()) <= MAX_TITLE_WORDS
    return line.start + len(text) if topic and any(map(str.isalpha, text)) else None


def short_line(line: Line) -> int | None:
    """1. Hoạt động của lãnh đạo"""
    return line.end if not line.ends_sentence and line.words <= MAX_TITLE_WORDS else None


def topic(line: Line) -> int | None:
    """3. Lĩnh vực viễn thông: ban hành … (a figure before the colon belongs to a sentence, not to a title)"""
    found = _TOPIC.match(line.text)
    if not found or len(found[0].split()) > MAX_TOPIC_WORDS or any(map(str.isdigit, found[0])):
        return None
    return line.start + found.end()


TITLE_RULES = (styled_heading, capitals, bold_line, bold_topic, short_line, topic)
"""In the order in which they are asked; a labelled line that fits none is a paragraph with an empty title."""


def title_of(line: Line) -> tuple[int, str]:
    """(end of the title, name of the rule) for a labelled line; (line.start, "paragraph") for a full sentence."""
    for rule in TITLE_RULES:
        end = rule(line)
        if end is not None:
            return end, rule.__name__
    return line.start, "paragraph"


def is_bare_heading(line: Line) -> bool:
    """A heading without a label: a short line of capitals or bold words that ends no sentence."""
    if not line.words or line.words > MAX_BARE_WORDS or line.ends_sentence or _CAPTION.match(line.text):
        return False
    letters = sum(map(len, _WORD.findall(line.text)))
    wordy = letters >= 5 and letters * 2 > len(line.text)
    return wordy and (line.upper or line.bold or line.outline is not None) and line.text.lstrip()[:1].isalpha()
