"""List labels as Word prints them (ECMA-376 Part 1, 17.9).

Word stores "level 1 of list 5" with a paragraph and counts when it prints. Counters belong to the abstract list,
so that two lists made from one go on counting together unless one of them says where to start.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .names import VAL, Element, Properties, integer, on, properties, value, w
from .number_formats import printed
from .styles import ParagraphFormat, paragraph_format
from .symbols import bullet

LEVELS = range(9)

_ABSTRACT, _ABSTRACT_ID, _LIST, _LIST_ID = (w(n) for n in ("abstractNum", "abstractNumId", "num", "numId"))
_OVERRIDE, _LEVEL, _ILVL = w("lvlOverride"), w("lvl"), w("ilvl")
_START, _START_OVERRIDE, _FORMAT, _TEXT = (w(n) for n in ("start", "startOverride", "numFmt", "lvlText"))
_RESTART, _LEGAL, _STYLE = w("lvlRestart"), w("isLgl"), w("pStyle")
_STYLE_LINK, _NUM_STYLE_LINK = w("styleLink"), w("numStyleLink")
_PPR, _RPR, _VANISH, _FONTS = (w(n) for n in ("pPr", "rPr", "vanish", "rFonts"))
_CAPITALS = w("caps"), w("smallCaps")
_MARKUP_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_PLACE = re.compile(r"%([1-9])")
_MAX_LABEL = 64
"""Characters of a label, and of the template it is made from: longer ones only multiply text."""


class Level(NamedTuple):
    """How one level of a list counts and prints."""

    start: int
    form: str
    """ST_NumberFormat: "decimal", "upperRoman", "bullet" …"""
    text: tuple[str, ...]
    """Template, or the bullet itself, split at its numbers: ("", "1", ".", "2", ".") for "%1.%2."."""
    restart: int
    """Levels below this number (from 0) set the count back; 0: none does."""
    legal: bool
    """All numbers of the label are printed as decimals."""
    style: str | None
    """Id of the paragraph style that stands for this level."""
    paragraph: ParagraphFormat
    """Layout of the level's paragraphs: their indents."""
    capitals: bool | None
    """The label is in capitals; None where that is left to the paragraph."""


class _List(NamedTuple):
    """One w:num: its levels, the starts it sets itself, and the counters of its abstract list."""

    levels: dict[int, Level]
    starts: dict[int, int]
    unused: dict[int, int]
    """Starts that no paragraph has had yet: each sets the count once, whatever it was."""
    counters: dict[int, int]
    """Count by level, shared with other lists; a level is missing until it is reached, and when it is set back."""

    def start(self, level: int) -> int:
        return self.starts.get(level, self.levels[level].start)


class Numbering:
    """The lists of one document with their running counters: ask for labels in reading order."""

    def __init__(self, root: Element | None) -> None:
        self._abstracts: dict[str | None, Element] = {}
        self._linked: dict[str, str | None] = {}
        self._nums: dict[str | None, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str | None, dict[int, int]] = {}
        for element in () if root is None else root.iterchildren(_ABSTRACT, _LIST):
            if element.tag == _LIST:
                self._nums[element.get(_LIST_ID)] = element
                continue
            number = element.get(_ABSTRACT_ID)
            self._abstracts[number] = element
            if link := value(element.find(_STYLE_LINK)):
                self._linked[link] = number

    def level(self, name: str, level: int) -> Level | None:
        """Definition of a level of a list (w:numId); None where the file has no such list or level."""
        found = self._list(name)
        return found.levels.get(level) if found else None

    def style_level(self, name: str, styles: tuple[tuple[str, int | None], ...]) -> int:
        """Level of a list that a paragraph's styles (nearest first, each with its own w:ilvl) lead to."""
        found = self._list(name)
        linked = {level.style: number for number, level in found.levels.items() if level.style} if found else {}
        own = (linked.get(style, level) for style, level in styles)
        return next((level for level in own if level is not None), 0)

    def label(self, name: str, level: int) -> str:
        """Count one paragraph and return its label; "" where nothing is printed.

        A level that was skipped shows its start, and begins with it when it is reached.
        """
        found = self._list(name)
        if found is None or level not in found.levels:
            return ""
        counters = found.counters
        if level in counters and level not in found.unused:
            counters[level] += 1
        else:
            counters[level] = found.unused.pop(level, found.start(level))
        for deeper in [deeper for deeper in counters if deeper > level]:
            if deeper not in found.levels or level < found.levels[deeper].restart:
                del counters[deeper]
        return _printed(found, level)

    def _list(self, name: str) -> _List | None:
        if name not in self._lists:
            self._lists[name] = self._read(name)
        return self._lists[name]

    def _read(self, name: str) -> _List | None:
        num = self._nums.get(name)
        counter = None if num is None else value(num.find(_ABSTRACT_ID))
        abstract = self._abstracts.get(counter)
        if num is None or abstract is None:
            return None
        # A list made from a list style only names the style; the levels stand with the style's own list.
        style = value(abstract.find(_NUM_STYLE_LINK))
        if style in self._linked:
            counter = self._linked[style]
            abstract = self._abstracts[counter]
        levels, starts = _levels(abstract), {}
        for override in num.iterchildren(_OVERRIDE):
            number = integer(override.get(_ILVL))
            start = integer(value(override.find(_START_OVERRIDE)))
            levels |= _levels(override)
            if number is not None and start is not None:
                starts[number] = start
        return _List(levels, starts, dict(starts), self._counters.setdefault(counter, {}))


def _levels(holder: Element) -> dict[int, Level]:
    numbered = ((integer(level.get(_ILVL)), level) for level in holder.iterchildren(_LEVEL))
    return {number: _level(number, level) for number, level in numbered if number is not None and number in LEVELS}


def _level(number: int, element: Element) -> Level:
    found = properties(element)
    runs = properties(found.get(_RPR))
    form, text = _form(found), (value(found.get(_TEXT)) or "").strip()
    if form == "bullet":
        text = bullet(text, _font(runs)).strip()
    restart, start = integer(value(found.get(_RESTART))), integer(value(found.get(_START)))
    return Level(
        start=0 if start is None else start,
        form=form,
        text=tuple(_PLACE.split("" if on(runs.get(_VANISH)) else text[:_MAX_LABEL])),
        restart=number if restart is None else restart,
        legal=bool(on(found.get(_LEGAL))),
        style=value(found.get(_STYLE)),
        paragraph=paragraph_format(properties(found.get(_PPR))),
        capitals=any(map(on, said)) if (said := [runs[tag] for tag in _CAPITALS if tag in runs]) else None,
    )


def _form(found: Properties) -> str:
    """Number format; Word 2010 wraps the ones it invented ("001, 002, …"), with a plain one beside."""
    if _MARKUP_CHOICE in found:
        formats = [element.get(VAL) or "" for element in found[_MARKUP_CHOICE].iter(_FORMAT)]
        return next((form for form in formats if form != "custom"), "decimal")
    return value(found.get(_FORMAT)) or "decimal"


def _font(runs: Properties) -> str | None:
    fonts = runs.get(_FONTS)
    return None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))


def _printed(found: _List, level: int) -> str:
    definition = found.levels[level]
    if len(definition.text) == 1:
        return definition.text[0]
    parts = list(definition.text)
    for index in range(1, len(parts), 2):
        parts[index] = _number(found, level, int(parts[index]) - 1)
    return "".join(parts).strip()[:_MAX_LABEL]


def _number(found: _List, level: int, place: int) -> str:
    """The count of one level as the label of another prints it."""
    if place > level or place not in found.levels:
        return ""
    form = found.levels[place].form
    decimal = found.levels[level].legal and form not in ("none", "bullet")
    return printed(found.counters.get(place, found.start(place)), "decimal" if decimal else form)
