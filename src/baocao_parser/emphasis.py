"""Which figures of a report are shown: those that it sets in bold, its own mark for an indicator, or all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from .choices import one_of
from .records import Indicator, Issue

Emphasis = Literal["bold", "any"]
EMPHASES: tuple[Emphasis, ...] = ("bold", "any")
NOT_SHOWN = "figures-not-bold"
"""Code of the issue of a report that shows less than it states."""


def shown(indicators: Sequence[Indicator], emphasis: Emphasis) -> tuple[tuple[Indicator, ...], tuple[Issue, ...]]:
    """The figures that an emphasis asks for, and an issue that says what it leaves out, or could not tell.

    Figures whose bold nobody can say (a scan) are kept beside bold ones; a report without a bold figure is shown whole.
    """
    if one_of(emphasis, EMPHASES, "emphasis") == "any":
        return tuple(indicators), ()
    kept = [i for i in indicators if i.bold is not False]
    if not any(i.bold for i in indicators):
        message = "no figure is set in bold: all are kept"
        return tuple(indicators), (Issue("no-bold-numbers", "info", message),) if indicators else ()
    ids = {i.id for i in kept}
    whole = tuple(i if i.part_of is None or i.part_of in ids else replace(i, part_of=None) for i in kept)
    return whole, tuple(_issues(kept, len(indicators) - len(kept)))


def _issues(kept: Sequence[Indicator], left_out: int) -> list[Issue]:
    unknown = sum(i.bold is None for i in kept)
    found = []
    if left_out:
        message = f'{left_out} figures that are not bold are not shown; emphasis="any" shows them'
        found.append(Issue(NOT_SHOWN, "info", message))
    if unknown:
        found.append(Issue("bold-unknown", "info", f"{unknown} figures are kept that may be bold or not"))
    return found
