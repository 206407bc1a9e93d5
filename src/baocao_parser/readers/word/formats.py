"""What the styles and lists of a file make of its paragraphs: the look-ups that all its parts share."""

from __future__ import annotations

from typing import NamedTuple

from ...document import Alignment
from .looks import Looks
from .names import Element, Properties, on, w
from .numbering import Numbering
from .styles import FormatKey, ParagraphFormat, Styles, format_key, heading_level, paragraph_format
from .table_styles import TableStyles

_RPR, _SECTION, _FRAME, _DROP_CAP = w("rPr"), w("sectPr"), w("framePr"), w("dropCap")
_GONE, _SEPARATOR = (w("del"), w("moveFrom")), w("specVanish")


class Layout(NamedTuple):
    """A paragraph's format over all layers."""

    align: Alignment
    outline: int | None
    """0 for the outermost heading, None for body text."""
    indent: float
    """Points from the margin to the first line."""
    list_place: tuple[str, int] | None
    """A list (w:numId) and a level in it."""


class Formats:
    """Styles and lists of one file."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self.styles, self.numbering = Styles(styles), Numbering(numbering)
        self.looks, self.tables = Looks(self.styles), TableStyles(self.styles)
        self._layouts: dict[tuple[FormatKey, str | None], Layout] = {}
        self._hidden: dict[str | None, bool] = {}

    def layout(self, found: Properties, style: str | None) -> Layout:
        """Layout of a paragraph from its w:pPr and the id of its style."""
        key = format_key(found), style
        layout = self._layouts.get(key)
        if layout is None:
            form, place = self._lay_over(paragraph_format(found), style)
            indent = (form.left or 0.0) + (form.first or 0.0)
            layout = self._layouts[key] = Layout(form.align or "", heading_level(form.outline), indent, place)
        return layout

    def _lay_over(self, direct: ParagraphFormat, style: str | None) -> tuple[ParagraphFormat, tuple[str, int] | None]:
        base = self.styles.paragraph(style)
        name = direct.list_id or base.list_id
        if name is None or name == "0":
            return direct.over(base), None
        number = direct.level
        if number is None:
            number = 0 if direct.list_id else self.numbering.style_level(name, self.styles.levels(style))
        level = self.numbering.level(name, number)
        if level is None:
            return direct.over(base), None
        # A list's indents give way to those of the style only where the style brought the list.
        layers = (level.paragraph, base) if direct.list_id else (base, level.paragraph)
        return direct.over(layers[0]).over(layers[1]), (name, number)

    def counts_empty(self, found: Properties, style: str | None) -> bool:
        """Word numbers an empty paragraph unless its end is hidden or removed, or it only ends a section."""
        return not (_SECTION in found or _is_gone(found.get(_RPR)) or self.ends_hidden(found, style))

    def runs_on(self, found: Properties, style: str | None) -> bool:
        """Word shows no end of this paragraph: its mark is hidden or deleted, or it is a drop cap."""
        if _FRAME in found and found[_FRAME].get(_DROP_CAP) in ("drop", "margin"):
            return True
        return _is_gone(found.get(_RPR)) or self.ends_hidden(found, style)

    def ends_hidden(self, found: Properties, style: str | None) -> bool:
        """The paragraph's mark is hidden, as it is between a run-in heading and its text (a style separator)."""
        mark = found.get(_RPR)
        if mark is None:
            if style not in self._hidden:
                self._hidden[style] = self.looks.of_run(None, style).unseen == "hidden"
            return self._hidden[style]
        return self.looks.of_run(mark, style).unseen == "hidden" or bool(on(mark.find(_SEPARATOR)))

    def label(self, found: Properties, style: str | None, place: tuple[str, int]) -> str:
        """Count a paragraph in its list; the label as printed: the paragraph's mark says whether in capitals."""
        label = self.numbering.label(*place)
        if not label or label == label.upper():
            return label
        level = self.numbering.level(*place)
        own = level.capitals if level else None
        return label.upper() if (self.looks.of_run(found.get(_RPR), style).capitals if own is None else own) else label


def _is_gone(mark: Element | None) -> bool:
    return mark is not None and next(mark.iterchildren(*_GONE), None) is not None
