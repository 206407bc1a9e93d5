"""Complex fields: Word shows their results and keeps their instructions to itself (ECMA-376 Part 1, 17.16.18)."""

from __future__ import annotations

from collections.abc import Iterable

from .names import VAL, Element, integer, value, w
from .wrappers import NOT_SHOWN

_KIND = w("fldCharType")
_LIST, _RESULT, _ENTRY = w("ddList"), w("result"), w("listEntry")

_Marks = dict[Element, bool]
"""Each w:fldChar of a complete field, with whether the field has a result."""


class Fields:
    """Where the reading stands in the fields of one story (main text, note, text box)."""

    def __init__(self, marks: Iterable[Element]) -> None:
        self._marks = _complete(marks)
        self._open: list[bool] = []
        self._codes: list[list[str]] = []
        self.contents = 0
        """Tables of contents (or of figures and tables) that the reading stands in."""
        self.silent = False
        """The reading stands in an instruction."""
        self.bare = False
        """The field that began last has no result."""

    def nested(self) -> Fields:
        """The fields of a text box inside this story."""
        inside = Fields(())
        inside._marks = self._marks
        return inside

    def choice(self, mark: Element) -> str:
        """The text that a mark shows itself: the chosen entry of a drop-down form field without a result, or ""."""
        choices = next(mark.iter(_LIST), None)
        if choices is None or self.silent or self._marks.get(mark):
            return ""
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(_ENTRY)]
        chosen = integer(value(choices.find(_RESULT))) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""

    def instruct(self, code: str) -> None:
        """Go past a w:instrText: a part of the code of the field that is open, or all of it."""
        if self.silent:
            self._codes[-1].append(code)

    def pass_mark(self, mark: Element) -> None:
        """Go past a w:fldChar."""
        kind = mark.get(_KIND) if mark in self._marks else None
        if kind == "begin":
            self._open.append(True)
            self._codes.append([])
            self.bare = not self._marks[mark]
        elif self._open and kind == "separate":
            self._open[-1] = False
            self.contents += _is_contents(self._codes[-1])
        elif self._open and kind == "end":
            if not self._open.pop():
                self.contents -= _is_contents(self._codes[-1])
            self._codes.pop()
        self.silent = True in self._open


def _is_contents(code: list[str]) -> bool:
    return "".join(code).split()[:1] == ["TOC"]


def _complete(found: Iterable[Element]) -> _Marks:
    """The marks of fields that have an end: a lone beginning must not silence the rest of the text."""
    marks: _Marks = {}
    open_fields: list[list[Element]] = []
    for mark in found:
        run = mark.getparent()
        holder = None if run is None else run.getparent()
        if holder is not None and holder.tag in NOT_SHOWN:
            continue
        kind = mark.get(_KIND)
        if kind == "begin":
            open_fields.append([mark])
        elif open_fields:
            open_fields[-1].append(mark)
            if kind == "end":
                field = open_fields.pop()
                marks |= dict.fromkeys(field, len(field) > 2)
    return marks
