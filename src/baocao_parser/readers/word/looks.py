"""What a run looks like: bold, capitals, raised, hidden, white, as Word shows it, over all layers of style.

Bold, capitals and hidden are toggles (ECMA-376 Part 1, 17.7.3, as Word applies it): direct formatting decides alone.
Otherwise the document's default is flipped once for every level of style (table, paragraph, character) that says the
opposite of it. A chain of styles is one level, within which the nearest style that speaks decides. The paragraph mark's
own formatting and the complex-script twin (w:bCs) do not count. Of all else the nearest layer that speaks decides.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from .names import Element, children, integer, value, w
from .names import on as is_on
from .shades import has_backdrop, is_white, shade
from .styles import Styles

_RSTYLE, _BOLD, _VANISH, _CAPS, _SMALL_CAPS = (w(n) for n in ("rStyle", "b", "vanish", "caps", "smallCaps"))
_VERTICAL, _POSITION, _SIZE, _COLOR = (w(n) for n in ("vertAlign", "position", "sz", "color"))
_SHADING, _HIGHLIGHT = w("shd"), w("highlight")
_ASKED = frozenset(
    {_BOLD, _VANISH, _CAPS, _SMALL_CAPS, _VERTICAL, _POSITION, _SIZE, _COLOR, _SHADING, _HIGHLIGHT, _RSTYLE}
)
_RAISED = 4
"""Half-points from which a run that stands higher (w:position) is raised; less is a matter of looks."""
_TINY = 3
"""Half-points of type that nobody can see."""

Unseen = Literal["", "hidden", "tiny", "white", "merged"]


class Look(NamedTuple):
    """How a run looks."""

    bold: bool
    capitals: bool
    raised: bool
    lowered: bool
    unseen: Unseen
    """Why a reader of the page does not see it; "white" only if the paper behind it is white, too."""


_Key = tuple[str | None, bool | None, tuple[tuple[str, str | None], ...]]
"""Paragraph style, bold of the table, what the run says itself."""


class Looks:
    """The look of every run of a document; answered from memory once a combination of styles is known."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[_Key, Look] = {}

    def of_run(self, holder: Element | None, paragraph: str | None, table: bool | None = None) -> Look:
        """Look of a run from its w:rPr and the styles around it.

        `paragraph` is the id of the paragraph's style, `table` what the table's style says of bold.
        """
        said: tuple[tuple[str, str | None], ...] = ()
        if holder is not None:
            for element in children(holder):
                if (tag := element.tag) in _ASKED:
                    said += ((tag, shade(element) if tag == _SHADING else value(element) or ""),)
        key = paragraph, table, said
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = _Layers(self._styles, paragraph, table, dict(said)).look()
        return look

    def on_paper(self, look: Look, element: Element) -> Look:
        """The look of white text of an element where it stands: seen if something may lie behind it."""
        return look._replace(unseen="") if has_backdrop(element, self._styles) else look


class _Layers:
    """The layers that say what one kind of run looks like."""

    def __init__(self, styles: Styles, paragraph: str | None, table: bool | None, own: dict[str, str | None]) -> None:
        self._own, self._table, self._default = own, table, styles.default_runs
        self._character = styles.runs("character", own[_RSTYLE]) if _RSTYLE in own else {}
        self._paragraph = styles.runs("paragraph", paragraph)

    def look(self) -> Look:
        vertical, position = self._nearest(_VERTICAL), integer(self._nearest(_POSITION)) or 0
        return Look(
            bold=self._toggled(_BOLD, self._table),
            capitals=self._toggled(_CAPS) or self._toggled(_SMALL_CAPS),
            raised=vertical == "superscript" or (position >= _RAISED and vertical != "subscript"),
            lowered=vertical == "subscript" or position <= -_RAISED,
            unseen=self._unseen(),
        )

    def _unseen(self) -> Unseen:
        if self._toggled(_VANISH):
            return "hidden"
        if (size := integer(self._nearest(_SIZE))) is not None and size <= _TINY:
            return "tiny"
        if not is_white(self._nearest(_COLOR)):
            return ""
        return "" if self._nearest(_SHADING) or self._nearest(_HIGHLIGHT) not in (None, "none", "white") else "white"

    def _toggled(self, tag: str, table: bool | None = None) -> bool:
        if tag in self._own:
            return _flag(self._own[tag])
        default = bool(is_on(self._default.get(tag)))
        levels = table, is_on(self._paragraph.get(tag)), is_on(self._character.get(tag))
        flips = sum(said is not None and said != default for said in levels)
        return default ^ (flips % 2 == 1)

    def _nearest(self, tag: str) -> str | None:
        """What the run itself, its character style, its paragraph's style or the defaults say; None for nothing."""
        if tag in self._own:
            return self._own[tag]
        for layer in (self._character, self._paragraph, self._default):
            if tag in layer:
                return shade(layer[tag]) if tag == _SHADING else value(layer[tag])
        return None


def _flag(text: str | None) -> bool:
    return text not in ("0", "false", "off")
