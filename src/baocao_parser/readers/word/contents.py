"""Tables of contents of a Word file: made by a field (TOC), in styles of their own, or typed below their title.

Whether a title stands over contents only the next paragraphs say, so paragraphs that may be of a table are held back.
"""

from __future__ import annotations

import re
from typing import Generic, TypeVar

from ..contents import TITLE, lines_of_contents, page_led_to
from .line import Line
from .styles import Styles

_OWN_STYLE = re.compile(r"(?P<head>toc heading|contents heading)|toc \d|table of figures", re.IGNORECASE)
_LONGEST_TITLE = 80
"""Characters."""
Where = TypeVar("Where")


class Contents(Generic[Where]):
    """The paragraphs held back, each with where it stands."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[str | None, str] = {}
        self._held: list[tuple[Line, Where]] = []
        self._sure = set[int]()

    def holds(self, line: Line, where: Where) -> bool:
        """Hold a paragraph back if it may be of a table of contents, or a blank one or a title before it."""
        style = self._style(line.style)
        if not (line.in_contents or style or self._held or line.length <= _LONGEST_TITLE):
            return False
        text = line.text.strip()
        sure = page_led_to(text) is not None and (line.in_contents or style == "entry")
        sure = sure or (line.in_contents and (not text or style == "entry"))
        if sure or style == "head" or TITLE.fullmatch(text) or (self._held and _may_follow(text)):
            if sure:
                self._sure.add(len(self._held))
            self._held.append((line, where))
            return True
        return False

    def release(self) -> tuple[list[tuple[Line, Where]], list[Line]]:
        """What was held back: paragraphs that are text after all, and those of contents."""
        held, sure = self._held, self._sure
        self._held, self._sure = [], set()
        texts = [line.text.strip() for line, _ in held]
        gone = lines_of_contents(texts) | sure
        if sure:  # what stands above and between
            gone |= {at for at in range(max(sure)) if at not in gone}
        text = [each for at, each in enumerate(held) if at not in gone]
        return text, [held[at][0] for at in sorted(gone)]

    def _style(self, style: str | None) -> str:
        if style not in self._known:
            found = _OWN_STYLE.fullmatch(self._styles.written_name(style))
            self._known[style] = "" if not found else "head" if found["head"] else "entry"
        return self._known[style]


def _may_follow(text: str) -> bool:
    return not text or page_led_to(text) is not None or text.casefold() == "trang"
