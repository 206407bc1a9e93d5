"""What a line looks like: is it a heading, and where does its title end?"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
import regex

from ..document import Block, Document
from ..language.phrase import Phrase
from ..language.phrases import phrases_of
from .roles import opens_title

MAX_TITLE_WORDS = 30
"""A heading of these reports may name a whole programme; longer lines are paragraphs."""
MAX_BARE_WORDS = 14
"""Words of a heading that has no label: without one, length is the main evidence."""


MAX_CLOSED_WORDS = 16
"""Words of a title with a full stop behind it, in a text without bold."""

_MAY_COUNT = re.compile(r"\d|không", re.IGNORECASE)
_AUXILIARIES = frozenset({"done", "going", "notyet", "passive", "negation"})
_CAPTION = re.compile(r"\s*(bảng|biểu|hình|biểu đồ|đơn vị tính|đvt|ghi chú|nguồn)\b", re.IGNORECASE)
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}&/-]*")
_COLON = re.compile(r":(?=\s|$)")
_SENTENCE_ENDS = regex.compile(r"; | [.!?] \s+ \p{Lu}", regex.X)


class LineLook(msgspec.Struct, frozen=True, gc=False):
    """The visible features of a line that decide whether it is a heading; offsets in `document.text`."""

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

    @property
    def shade(self) -> int:
        """How much it stands out: 2 for capitals, 1 for bold words or a heading style, 0 for plain text."""
        bold = self.bold or self.outline is not None or self.bold_end > self.start
        return 2 if self.upper else int(bold)


def look_at(document: Document, block: Block, start: int, end: int) -> LineLook:
    """Features of the line of a block between two offsets, its label left out."""
    text = document.text[start:end]
    bold_end = min(_bold_end(block, start), end)
    return LineLook(
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


def styled_heading(look: LineLook) -> int | None:
    """A heading style of the word processor."""
    return whole_title(look) if look.outline is not None and look.words <= MAX_TITLE_WORDS else None


def capitals(look: LineLook) -> int | None:
    """I. CÔNG TÁC QUẢN LÝ NHÀ NƯỚC"""
    return whole_title(look) if look.upper and look.words <= MAX_TITLE_WORDS else None


def bold_line(look: LineLook) -> int | None:
    """**2. Lĩnh vực bưu chính**"""
    return whole_title(look) if look.bold and look.words <= MAX_TITLE_WORDS else None


def bold_topic(look: LineLook) -> int | None:
    """**3. Lĩnh vực viễn thông:** Ban hành …"""
    text = look.text[: look.bold_end - look.start].rstrip()
    topic = text.endswith((":", ".")) and len(text.split()) <= MAX_TITLE_WORDS
    return look.start + len(text) if topic and any(map(str.isalpha, text)) else None


def topic(look: LineLook) -> int | None:
    """3. Lĩnh vực viễn thông: ban hành …; d) Số người làm việc: 38 người"""
    colon = _COLON.search(look.text)
    if not colon:
        return None
    head = look.text[: colon.start()]
    named = head.strip() and not _SENTENCE_ENDS.search(head) and not _is_sentence(head)
    return look.start + colon.end() if named else None


def short_line(look: LineLook) -> int | None:
    """1. Hoạt động của lãnh đạo; 2. Kết quả Đề án trồng 500 ha cây ăn quả (not "3. Phấn đấu đạt 55 triệu đồng")"""
    if look.ends_sentence or look.words > MAX_TITLE_WORDS:
        return None
    return look.end if not _states_figure(look.text) or _names_figure(look.text) else None


def closed_line(look: LineLook) -> int | None:
    """2. Công tác đào tạo. (begins like a title, and says nothing of what it names)"""
    text = look.text.strip()
    if not text.endswith(".") or look.words > MAX_CLOSED_WORDS or not opens_title(text):
        return None
    if _SENTENCE_ENDS.search(text) or _states_figure(text):
        return None
    return None if any(phrase.sort in _AUXILIARIES for phrase in phrases_of(text)) else look.end


TITLE_RULES = (styled_heading, capitals, bold_line, bold_topic, topic, short_line, closed_line)
"""In the order in which they are asked; a labelled line that fits none is a paragraph with an empty title."""


def title_of(look: LineLook) -> tuple[int, str]:
    """(end of the title, name of the rule) for a labelled line; (look.start, "paragraph") for a full sentence."""
    for rule in TITLE_RULES:
        end = rule(look)
        if end is not None:
            return end, rule.__name__
    return look.start, "paragraph"


def whole_title(look: LineLook) -> int:
    """The end of a title that is the line, or its colon where a figure is told behind it: "Tổng dự toán: 18,5 tỷ"."""
    colon = _COLON.search(look.text)
    if colon and colon.start() and _states_figure(look.text[colon.end() :]):
        return look.start + colon.end()
    return look.end


def _is_sentence(head: str) -> bool:
    """Words before a colon that are no topic: they count something, say when, lead to what follows, or are too many."""
    words = head.split()
    if len(words) > MAX_TITLE_WORDS or _states_figure(head):
        return True
    phrases = phrases_of(head)
    return _says_when(phrases) or (len(words) > 3 and _is_unfinished(phrases))


def _says_when(phrases: Sequence[Phrase]) -> bool:
    """A sentence's opening: "Trong tháng", "Trong 6 tháng", "Tính đến ngày …"; "Quý I" may be a topic."""
    if not phrases:
        return False
    first, behind = phrases[0], phrases[1] if len(phrases) > 1 else None
    stretch = first.time is not None and first.time.unit in ("state", "span")
    return first.word_class == "frame" or stretch or (first.sort == "prep" and behind is not None and bool(behind.time))


def _is_unfinished(phrases: Sequence[Phrase]) -> bool:
    """The last word wants more: "gồm", "trong đó", "như sau", "có"."""
    return bool(phrases) and (phrases[-1].word_class == "link" or phrases[-1].sort in ("prep", "exist", "is"))


def _states_figure(text: str) -> bool:
    """Something is counted or measured; how long something takes ("30 ngày đêm") may belong to its name."""
    if not _MAY_COUNT.search(text):
        return False
    phrases = phrases_of(text)
    behind = (*phrases[1:], None)
    return any(p.figure and not (after and after.sort == "time") for p, after in zip(phrases, behind, strict=True))


def _names_figure(text: str) -> bool:
    """A title with a figure in its name: it begins as titles do, and nothing is said to reach or to be that figure."""
    return opens_title(text) and not any(phrase.word_class == "relation" for phrase in phrases_of(text))


def is_bare_heading(look: LineLook) -> bool:
    """A heading without a label: a short line of capitals or bold words that ends no sentence and leads to no list."""
    if not may_end_title(look) or _CAPTION.match(look.text):
        return False
    letters = sum(map(len, _WORD.findall(look.text)))
    wordy = letters >= 5 and letters * 2 > len(look.text)
    if not (wordy and look.text.lstrip()[:1].isalpha()):
        return False
    return not (look.text.rstrip().endswith(":") and _is_unfinished(phrases_of(look.text.rstrip(": "))))


def may_end_title(look: LineLook) -> bool:
    """Short and shown like a heading, but perhaps too little to be one of its own: "NĂM 2019"."""
    shown = look.upper or look.bold or look.outline is not None
    return bool(look.words) and shown and look.words <= MAX_BARE_WORDS and not look.ends_sentence
