"""Mending of text files: what can be taken back for certain, in this order; every step that changes a text says so."""

from __future__ import annotations

from collections.abc import Callable

from ..records import Issue
from ..text.escapes import unescape
from ..text.legacy import convert_lines
from ..text.mojibake import undo_mojibake

STEPS: tuple[tuple[Callable[[str], str], str], ...] = (
    (unescape, "Escaped letters (“&#7871;”) were read as the letters that they stand for."),
    (undo_mojibake, "UTF-8 that had been taken for another encoding (“Káº¿t”) was read as what it is."),
    (convert_lines, "Text in an encoding of before Unicode (TCVN3, VNI, VISCII, windows-1258 …) was converted."),
)


def mend(text: str) -> tuple[str, list[Issue]]:
    """The text as it was meant, and an issue "text-repaired" for each step that changed it.

    >>> mend("K&#7871;t qu&#7843; c&ocirc;ng t&aacute;c")[0]
    'Kết quả công tác'
    >>> mend("Kết quả")
    ('Kết quả', [])
    """
    issues: list[Issue] = []
    for step, message in STEPS:
        mended = step(text)
        if mended != text:
            issues.append(Issue("text-repaired", "info", message))
            text = mended
    return text, issues
