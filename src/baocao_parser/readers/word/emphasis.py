"""Bold and hidden text as Word shows them: the toggle rule over all layers of style.

ECMA-376 Part 1, 17.7.3, as Word applies it: direct formatting decides alone. Otherwise the document's default is
flipped once for every level of style (table, paragraph, character) that says the opposite of it. A chain of
styles is one level, within which the nearest style that speaks decides. The paragraph mark's own formatting and
the complex-script twin (w:bCs) do not count.
"""

from __future__ import annotations

from typing import NamedTuple

from .names import Element, children, on, value, w
from .styles import Styles

_RSTYLE, _BOLD, _VANISH = w("rStyle"), w("b"), w("vanish")
_Key = tuple[str | None, str | None, bool | None, bool | None, bool | None]
"""Paragraph style, character style, bold of the table; bold and hidden of the run itself."""


class Look(NamedTuple):
    """How a run looks."""

    bold: bool
    hidden: bool


class Emphasis:
    """The look of every run of a document; answered from memory once a combination of styles is known."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[_Key, Look] = {}

    def of_run(self, holder: Element | None, paragraph: str | None, table: bool | None = None) -> Look:
        """Look of a run from its w:rPr and the styles around it.

        `paragraph` is the id of the paragraph's style, `table` what the table's style says of bold.
        """
        style = bold = hidden = None
        for said in () if holder is None else children(holder):
            tag = said.tag
            if tag == _BOLD:
                bold = on(said)
            elif tag == _VANISH:
                hidden = on(said)
            elif tag == _RSTYLE:
                style = value(said)
        key = paragraph, style, table, bold, hidden
        look = self._known.get(key)
        if look is None:
            shown = self.of_styles(paragraph, style, table)
            look = Look(shown.bold if bold is None else bold, shown.hidden if hidden is None else hidden)
            self._known[key] = look
        return look

    def of_styles(self, paragraph: str | None, character: str | None, table: bool | None = None) -> Look:
        """Look of text that has no formatting of its own."""
        key = paragraph, character, table, None, None
        look = self._known.get(key)
        if look is None:
            bold = self._toggled(_BOLD, paragraph, character, table)
            look = self._known[key] = Look(bold, self._toggled(_VANISH, paragraph, character, None))
        return look

    def _toggled(self, tag: str, paragraph: str | None, character: str | None, table: bool | None) -> bool:
        default = bool(on(self._styles.default_of_runs(tag)))
        levels = (
            table,
            on(self._styles.of_runs("paragraph", paragraph, tag)),
            on(self._styles.of_runs("character", character, tag)),
        )
        flips = sum(said is not None and said != default for said in levels)
        return default ^ (flips % 2 == 1)
