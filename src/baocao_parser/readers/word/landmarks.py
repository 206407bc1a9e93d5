"""Landmarks: what has to be known of a part before its text is read, found in one scan of the tree."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from .names import Element, w

_SECTION, _PAGE_BREAK, _FIELD_MARK = w("sectPr"), w("lastRenderedPageBreak"), w("fldChar")
_REMOVED = w("del"), w("moveFrom")


class Landmarks(NamedTuple):
    """Elements of one part, each kind in the order of the text."""

    sections: list[Element]
    """w:sectPr, which ends a section."""
    page_breaks: list[Element]
    """w:lastRenderedPageBreak: where Word broke the page when it last laid the file out."""
    field_marks: list[Element]
    """w:fldChar: begin, separator and end of complex fields."""
    removed: list[Element]
    """w:del and w:moveFrom: what a tracked change has taken away."""


def landmarks_of(root: Element) -> Landmarks:
    """The landmarks below an element."""
    found: dict[str, list[Element]] = defaultdict(list)
    for element in root.iter(_SECTION, _PAGE_BREAK, _FIELD_MARK, *_REMOVED):
        found[element.tag].append(element)
    removed = [element for tag in _REMOVED for element in found[tag]]
    return Landmarks(found[_SECTION], found[_PAGE_BREAK], found[_FIELD_MARK], removed)
