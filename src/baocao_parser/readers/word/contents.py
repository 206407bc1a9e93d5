"""Tables of contents of a Word file: made by a field (TOC), in styles of their own, or typed below their title.

Whether a title stands over contents only the next paragraphs say, so paragraphs that may be of a table are held back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Generic, TypeVar

from ..contents import TITLE, lines_of_contents, page_led_to, rows_are_contents
from .line import Line
from .styles import Styles

_OWN_STYLE = re.compile(r"(?P<head>toc heading|contents heading)|toc \d|table of figures", re.IGNORECASE)
_LONGEST_TITLE = 80
"""Characters."""
Where = TypeVar("Where")


class TableOfContents(Generic[Where]):
    """The paragraphs held back, each with where it stands."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[str | None, str] = {}
        self.held: list[tuple[Line, Where]] = []
        self._sure = set[int]()
        """Indexes of those that are contents for certain; what stands before them is, too."""
        self._rows: list[str] = []

    def holds(self, line: Line, where: Where) -> bool:
        """Hold a paragraph back if it may be of a table of contents, or a blank one or a title before it."""
        style = self._style(line.style)
        if not (line.in_contents or style or self.held or line.length <= _LONGEST_TITLE):
            return False
        text = line.text.strip()
        sure = page_led_to(text) is not None and (line.in_contents or style == "entry")
        sure = sure or (line.in_contents and (not text or style == "entry"))
        if sure or style == "head" or TITLE.fullmatch(text) or (self.held and _may_follow(text)):
            if sure:
                self._sure.add(len(self.held))
            self.held.append((line, where))
            return True
        return False

    def holds_table(self, rows: Sequence[Sequence[str]]) -> bool:
        """Take the rows of a table that stands right below the title of contents, if it is them."""
        title = next((line.text for line, _ in reversed(self.held) if line.has_text), "").strip()
        found = TITLE.fullmatch(title)
        if found is None or found["contents"] is None or not rows_are_contents(rows):
            return False
        self._sure.add(len(self.held) - 1)
        self._rows += map("\t".join, rows)
        return True

    def release(self) -> tuple[list[tuple[Line, Where]], list[str]]:
        """What was held back: paragraphs that are text after all, and the printed lines of contents."""
        held, sure, rows = self.held, self._sure, self._rows
        self.held, self._sure, self._rows = [], set(), []
        texts = [line.text.strip() for line, _ in held]
        gone = lines_of_contents(texts) | set(range(max(sure, default=-1) + 1))
        text = [each for at, each in enumerate(held) if at not in gone]
        return text, [*(texts[at] for at in sorted(gone) if texts[at]), *rows]

    def _style(self, style: str | None) -> str:
        if style not in self._known:
            found = _OWN_STYLE.fullmatch(self._styles.written_name(style))
            self._known[style] = "" if not found else "head" if found["head"] else "entry"
        return self._known[style]


def _may_follow(text: str) -> bool:
    return not text or page_led_to(text) is not None or text.casefold() == "trang"
