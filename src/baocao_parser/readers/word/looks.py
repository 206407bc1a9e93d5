"""What a run looks like: bold, capitals, raised, hidden, white, as Word shows it, over all layers of style.

Bold, capitals and hidden are toggles (ECMA-376 Part 1, 17.7.3, as Word applies it): direct formatting decides alone.
Otherwise the document's default is flipped once for every level of style (table, paragraph, character) that says the
opposite of it. A chain of styles is one level, within which the nearest style that speaks decides. The paragraph mark's
own formatting and the complex-script twin (w:bCs) do not count. Of all else the nearest layer that speaks decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from .names import VAL, Element, Properties, children, integer, on, w
from .shades import Backdrops, is_white, shade
from .styles import Styles

_RSTYLE, _BOLD, _VANISH, _CAPS, _SMALL_CAPS = (w(n) for n in ("rStyle", "b", "vanish", "caps", "smallCaps"))
_VERTICAL, _POSITION, _SIZE, _COLOR = (w(n) for n in ("vertAlign", "position", "sz", "color"))
_SHADING, _HIGHLIGHT = w("shd"), w("highlight")
_STRIKES = w("strike"), w("dstrike")
_TOGGLES = (_BOLD, _VANISH, _CAPS, _SMALL_CAPS, *_STRIKES)
_ASKED = frozenset({*_TOGGLES, _VERTICAL, _POSITION, _SIZE, _COLOR, _SHADING, _HIGHLIGHT, _RSTYLE})
_RAISED = 4
"""Half-points from which a run that stands higher (w:position) is raised; less is a matter of looks."""
_TINY = 3
"""Half-points of type that nobody can see."""

Unseen = Literal["", "hidden", "struck", "tiny", "white", "merged"]


class Look(NamedTuple):
    """How a run looks."""

    bold: bool
    capitals: bool
    raised: bool
    lowered: bool
    unseen: Unseen
    """Why a reader of the page does not see it, or what is struck out; "white" only if the paper behind it is, too."""


_Said = dict[str, str | None]
"""What a layer says, by the names of properties; for a w:shd its colour."""


class Looks:
    """The look of every run of a document; answered from memory once a combination of styles is known."""

    def __init__(self, styles: Styles) -> None:
        self._styles, self._backdrops = styles, Backdrops(styles)
        self._layers: dict[tuple[str | None, str | None], _Layers] = {}
        self._known: dict[tuple[str | None, bool | None, tuple[tuple[str, str | None], ...]], Look] = {}

    def of_run(self, holder: Element | None, paragraph: str | None, table: bool | None = None) -> Look:
        """Look of a run from its w:rPr and the styles around it.

        `paragraph` is the id of the paragraph's style, `table` what the table's style says of bold.
        """
        said: tuple[tuple[str, str | None], ...] = ()
        if holder is not None:
            for element in children(holder):
                tag = element.tag
                if tag in _ASKED:
                    said += ((tag, shade(element) if tag == _SHADING else element.get(VAL, "")),)
        key = paragraph, table, said
        look = self._known.get(key)
        if look is None:
            own = dict(said)
            styles = paragraph, own.get(_RSTYLE)
            if styles not in self._layers:
                self._layers[styles] = _Layers(self._styles, *styles)
            look = self._known[key] = self._layers[styles].look(own, table)
        return look

    def on_paper(self, look: Look, element: Element) -> Look:
        """The look of white text of an element where it stands: seen if something may lie behind it."""
        return look._replace(unseen="") if self._backdrops.behind(element) else look


class _Layers:
    """What the styles of a paragraph and of a run say together."""

    def __init__(self, styles: Styles, paragraph: str | None, character: str | None) -> None:
        default = styles.default_runs
        levels = styles.runs("paragraph", paragraph), styles.runs("character", character)
        layers = (default, *levels)
        self._nearest: _Said = {
            tag: shade(element) if tag == _SHADING else element.get(VAL, "")
            for layer in layers
            for tag, element in layer.items()
            if tag in _ASKED
        }
        self._default_bold = bool(on(default.get(_BOLD)))
        self._toggled = {tag: _toggled(default, levels, tag) for tag in _TOGGLES}

    def look(self, own: _Said, table: bool | None) -> Look:
        """Look of a run that says something itself."""
        toggled = self._toggled | {tag: _flag(own[tag]) for tag in _TOGGLES if tag in own}
        said = self._nearest | own
        flips = table is not None and table != self._default_bold and _BOLD not in own
        vertical, position = said.get(_VERTICAL), integer(said.get(_POSITION)) or 0
        return Look(
            bold=toggled[_BOLD] ^ flips,
            capitals=toggled[_CAPS] or toggled[_SMALL_CAPS],
            raised=vertical == "superscript" or (position >= _RAISED and vertical != "subscript"),
            lowered=vertical == "subscript" or position <= -_RAISED,
            unseen="hidden" if toggled[_VANISH] else "struck" if any(map(toggled.get, _STRIKES)) else _unseen(said),
        )


def _unseen(said: _Said) -> Unseen:
    size = integer(said.get(_SIZE))
    if size is not None and size <= _TINY:
        return "tiny"
    backed = said.get(_SHADING) or said.get(_HIGHLIGHT) not in (None, "none", "white")
    return "white" if is_white(said.get(_COLOR)) and not backed else ""


def _toggled(default: Properties, levels: Iterable[Properties], tag: str) -> bool:
    """The document's default, flipped by each level of style that says the opposite of it."""
    start = bool(on(default.get(tag)))
    flips = sum(on(level[tag]) != start for level in levels if tag in level)
    return start ^ (flips % 2 == 1)


def _flag(text: str | None) -> bool:
    return text not in ("0", "false", "off")
