"""What the figures of the archive must agree with, as `figures.tsv` says in its column `follows`.

| follows | the figure is |
|---|---|
| `sum a + b - c` | that sum, of the same report |
| `carry + a - b` | its own value one report earlier, and that |
| `share a of b` | a in b, in percent |
| `change a` | a less a one report earlier |
| `growth a` | that change in percent of the earlier value |
| `prior a` | a one report earlier |
| `of a` | done of all: its total is a |
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from corpus.content import Stretch
from corpus.figures import Figure, months, read_figures

Month = Mapping[str, Figure]
NEW_BOUNDARIES = Stretch(2025, 7, 1)
"""Nothing carries over from the month before: the province is another one."""


def expected(figure: Figure, month: Month, earlier: Month) -> Decimal | None:
    """What the identity of a figure gives, with its printed decimals; None where it cannot be asked.

    For `of a` it is the total that is expected.
    """
    rule, _, rest = figure.follows.partition(" ")
    words = rest.split()
    looked_up = {"carry": figure.key, "change": rest, "growth": rest, "prior": rest}.get(rule)
    here = [] if looked_up == rest else [word for word in words if word not in ("+", "-", "of")]
    if not rule or (looked_up and looked_up not in earlier) or any(key not in month for key in here):
        return None
    if rule == "share":
        return _rounded(100 * month[words[0]].value / month[words[2]].value, figure)
    if rule in ("sum", "carry"):
        return (earlier[figure.key].value if rule == "carry" else Decimal(0)) + _sum(words, month)
    if rule == "of":
        return month[words[0]].value
    before = earlier[words[0]].value
    if rule == "prior":
        return before
    change = month[words[0]].value - before
    return _rounded(100 * change / before, figure) if rule == "growth" else change


def broken(table: Path) -> dict[tuple[str, str], Decimal]:
    """Month and key of every figure of a province that breaks its identity, with the value that would keep it."""
    found: dict[tuple[str, str], Decimal] = {}
    before = ""
    earlier: Month = {}
    for name in months(table):
        month = read_figures(table, name)
        if not before or Stretch.of(before).after != Stretch.of(name) or Stretch.of(name) == NEW_BOUNDARIES:
            earlier = {}
        for figure in month.values():
            wanted = expected(figure, month, earlier)
            stated = figure.total if figure.follows.startswith("of ") else figure.value
            if wanted is not None and wanted != stated:
                found[name, figure.key] = wanted
        before, earlier = name, month
    return found


def _sum(words: list[str], month: Month) -> Decimal:
    total, sign = Decimal(0), 1
    for word in words:
        if word in "+-":
            sign = -1 if word == "-" else 1
        else:
            total += sign * month[word].value
    return total


def _rounded(value: Decimal, like: Figure) -> Decimal:
    return value.quantize(like.value, ROUND_HALF_UP)
