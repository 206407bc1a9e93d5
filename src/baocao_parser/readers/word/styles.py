"""Styles: chains of inheritance, and what they say about a paragraph."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ...document import Alignment
from .names import TYPE, Element, Properties, children, integer, points, properties, value, w

Kind = Literal["paragraph", "character", "table", "numbering"]
Chain = tuple[Element, ...]

_STYLE, _ID, _DEFAULT, _NAME, _BASED_ON = (w(n) for n in ("style", "styleId", "default", "name", "basedOn"))
_DOC_DEFAULTS = w("docDefaults")
_PPR, _RPR = w("pPr"), w("rPr")
_NUM_PR, _NUM_ID, _ILVL, _JC, _OUTLINE, _IND = (w(n) for n in ("numPr", "numId", "ilvl", "jc", "outlineLvl", "ind"))
_LEFT, _START, _FIRST, _HANGING = (w(n) for n in ("left", "start", "firstLine", "hanging"))

_ALIGNMENTS: dict[str, Alignment] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "justify", "lowKashida": "justify", "mediumKashida": "justify",
    "highKashida": "justify", "thaiDistribute": "justify",
}  # fmt: skip
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LONGEST_CHAIN = 64
_BODY_TEXT = 9
"""The outline level that takes a style's level away."""


class ParagraphFormat(NamedTuple):
    """What one layer of formatting says about a paragraph; None for what it leaves to the layer below."""

    list_id: str | None = None
    """w:numId; "0" switches numbering off."""
    level: int | None = None
    """List level from 0."""
    align: Alignment | None = None
    outline: int | None = None
    """0 for the outermost heading … 9 for body text."""
    left: float | None = None
    """Points from the margin to the text."""
    first: float | None = None
    """Points from `left` to the first line, negative for a hanging one."""

    def over(self, base: ParagraphFormat) -> ParagraphFormat:
        """This layer laid over another."""
        if self == _SILENT:
            return base
        return ParagraphFormat._make([other if mine is None else mine for mine, other in zip(self, base, strict=True)])


_SILENT = ParagraphFormat()

FormatKey = tuple[str | None, str | None, str | None, str | None, str | None, str | None, str | None]
"""List, level, alignment, outline, left, first and hanging indent, as written.

A report has thousands of paragraphs and a dozen of these.
"""


def format_key(found: Properties) -> FormatKey:
    """What the children of one w:pPr say of the format, word for word."""
    list_id = level = left = first = hanging = None
    for said in children(found[_NUM_PR]) if _NUM_PR in found else ():
        if said.tag == _NUM_ID:
            list_id = value(said)
        elif said.tag == _ILVL:
            level = value(said)
    if _IND in found:
        indent = found[_IND]
        left, first, hanging = indent.get(_LEFT) or indent.get(_START), indent.get(_FIRST), indent.get(_HANGING)
    return list_id, level, value(found.get(_JC)), value(found.get(_OUTLINE)), left, first, hanging


def paragraph_format(found: Properties) -> ParagraphFormat:
    """What the children of one w:pPr say."""
    list_id, level, align, outline, left, first, hanging = format_key(found)
    hangs = points(hanging)
    return ParagraphFormat(
        list_id=list_id,
        level=integer(level),
        align=_ALIGNMENTS.get(align or ""),
        outline=integer(outline),
        left=points(left),
        first=points(first) if hangs is None else -hangs,
    )


class Styles:
    """The styles of one document; every look-up is answered from memory the second time."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._chains: dict[tuple[str, str | None], Chain] = {}
        self._formats: dict[str | None, ParagraphFormat] = {}
        self._own_formats: dict[Element, ParagraphFormat] = {}
        self._runs: dict[tuple[Kind, str | None], Properties] = {}
        self._default: str | None = None
        defaults = properties(None if root is None else root.find(_DOC_DEFAULTS))
        self.default_runs = properties(properties(defaults.get(w("rPrDefault"))).get(_RPR))
        """What the document's defaults say of runs."""
        self._paragraph_defaults = paragraph_format(properties(properties(defaults.get(w("pPrDefault"))).get(_PPR)))
        for style in () if root is None else root.iterchildren(_STYLE):
            kind, name = style.get(TYPE, "paragraph"), style.get(_ID, "")
            self._styles[kind, name] = style
            if kind == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on"):
                self._default = name

    def chain(self, kind: Kind, name: str | None) -> Chain:
        """A style and its ancestors, nearest first.

        It ends at a style that is missing, of another kind or already in it, and where no writer goes on. A paragraph
        without a style, or with an unknown one, has the default paragraph style; for other kinds the chain is then
        empty.
        """
        key = kind, name
        if key not in self._chains:
            self._chains[key] = self._follow(kind, name)
        return self._chains[key]

    def _follow(self, kind: Kind, name: str | None) -> Chain:
        if kind == "paragraph" and (kind, name) not in self._styles:
            name = self._default
        chain: dict[str, Element] = {}
        while name is not None and name not in chain and (kind, name) in self._styles and len(chain) < _LONGEST_CHAIN:
            chain[name] = self._styles[kind, name]
            name = value(chain[name].find(_BASED_ON))
        return tuple(chain.values())

    def runs(self, kind: Kind, name: str | None) -> Properties:
        """What a chain of styles says of runs, the nearest style first; {} for an unknown one."""
        key = kind, name
        if key not in self._runs:
            found: Properties = {}
            for style in reversed(self.chain(kind, name)):
                found |= properties(style.find(_RPR))
            self._runs[key] = found
        return self._runs[key]

    def paragraph(self, name: str | None) -> ParagraphFormat:
        """What a paragraph style, its ancestors and the document's defaults say about a paragraph.

        The list level is the style's own; where a list links its levels to styles, `Numbering.style_level` decides.
        """
        if name not in self._formats:
            form = self._paragraph_defaults
            for style in reversed(self.chain("paragraph", name)):
                form = self._own_format(style).over(form)
            self._formats[name] = form
        return self._formats[name]

    def written_name(self, name: str | None) -> str:
        """The name that a paragraph style shows, by its id; Word has fixed ones for its own styles ("toc 1")."""
        chain = self.chain("paragraph", name)
        return (value(chain[0].find(_NAME)) or "") if chain else ""

    def levels(self, name: str | None) -> tuple[tuple[str, int | None], ...]:
        """Ids of a paragraph style and its ancestors, nearest first, each with the list level it names itself."""
        return tuple((style.get(_ID, ""), self._own_format(style).level) for style in self.chain("paragraph", name))

    def _own_format(self, style: Element) -> ParagraphFormat:
        if style not in self._own_formats:
            form = paragraph_format(properties(style.find(_PPR)))
            # Word keeps the level of its own heading styles even where the file leaves it out.
            heading = _HEADING.fullmatch(value(style.find(_NAME)) or "")
            if heading and form.outline is None:
                form = form._replace(outline=int(heading[1]) - 1)
            self._own_formats[style] = form
        return self._own_formats[style]


def heading_level(outline: int | None) -> int | None:
    """Outline level of a heading, 0 for the outermost; None for body text."""
    return outline if outline is not None and 0 <= outline < _BODY_TEXT else None
