"""Text that is struck out: its author has withdrawn it, so that its figures are none of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Issue

_STRUCK = re.compile(r"~~(?=\S)([^~\n]+)(?<=\S)~~|<(s|del|strike)\b[^<>]*>([^<>]*)</\2\s*>", re.IGNORECASE)
_SAMPLE = 40
"""Characters of it that a message shows."""


def without_struck(text: str) -> tuple[str, list[str]]:
    """A text without what Markdown or HTML strike out in it, and that.

    >>> without_struck("Có ~~99~~ 12 hộ, <s>5</s> 6 xã, từ ~~ đến ~5 ấp")
    ('Có  12 hộ,  6 xã, từ ~~ đến ~5 ấp', ['99', '5'])
    """
    found = [match[1] or match[3] for match in _STRUCK.finditer(text)]
    return (_STRUCK.sub("", text), found) if found else (text, [])


def struck_out(texts: Sequence[str], at: int | None = None) -> Issue:
    """The issue that says of texts that were left out, the first of which would stand at an offset."""
    count, whole = sum(map(len, texts)), " … ".join(" ".join(text.split()) for text in texts)
    sample = whole if len(whole) <= _SAMPLE else f"{whole[:_SAMPLE]}…"
    message = f"The file holds text that is struck out; it was left out: {count} characters, “{sample}”."
    return Issue("text-struck-out", "warning" if any(map(str.isdigit, whole)) else "info", message, at, at)
