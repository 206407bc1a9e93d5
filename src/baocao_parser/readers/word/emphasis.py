"""Bold and hidden text as Word shows them: the toggle rule over all layers of style.

ECMA-376 Part 1, 17.7.3, as Word applies it: direct formatting decides alone. Otherwise the document's default is
flipped once for every level of style (table, paragraph, character) that says the opposite of it. A chain of
styles is one level, within which the nearest style that speaks decides. The paragraph mark's own formatting and
the complex-script twin (w:bCs) do not count.
"""

from __future__ import annotations

from typing import NamedTuple

from .names import Properties, on, value, w
from .styles import Styles

_RSTYLE, _BOLD, _VANISH = w("rStyle"), w("b"), w("vanish")
_SPEAKING = {_RSTYLE, _BOLD, _VANISH}


class Look(NamedTuple):
    """How a run looks."""

    bold: bool
    hidden: bool


class Emphasis:
    """The look of every run of a document; answered from memory once a combination of styles is known."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[tuple[str | None, str | None, bool | None], Look] = {}

    def of_run(self, found: Properties, paragraph: str | None, table: bool | None = None) -> Look:
        """Look of a run from the children of its w:rPr and the styles around it.

        `paragraph` is the id of the paragraph's style, `table` what the table's style says of bold.
        """
        if found.keys().isdisjoint(_SPEAKING):
            return self.of_styles(paragraph, None, table)
        look = self.of_styles(paragraph, value(found.get(_RSTYLE)), table)
        bold, hidden = on(found.get(_BOLD)), on(found.get(_VANISH))
        return Look(look.bold if bold is None else bold, look.hidden if hidden is None else hidden)

    def of_styles(self, paragraph: str | None, character: str | None, table: bool | None = None) -> Look:
        """Look of text that has no formatting of its own."""
        key = paragraph, character, table
        if key not in self._known:
            bold, hidden = self._toggled(_BOLD, *key), self._toggled(_VANISH, paragraph, character, None)
            self._known[key] = Look(bold, hidden)
        return self._known[key]

    def _toggled(self, tag: str, paragraph: str | None, character: str | None, table: bool | None) -> bool:
        default = self._styles.default_toggle(tag)
        levels = (
            table,
            self._styles.toggle("paragraph", paragraph, tag),
            self._styles.toggle("character", character, tag),
        )
        flips = sum(said is not None and said != default for said in levels)
        return default ^ (flips % 2 == 1)
