"""The formulas of column-number rows: "7=3-6", "8=(5)/(4)", "9=8/7*100"."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import regex

from ..records import Indicator
from .intervals import HUNDRED, Interval, difference_of, sum_of

_FORMULA = regex.compile(r"\s*\(?\s*(?:\d{1,2}|\p{Lu})\s*\)?\s*=\s*(?P<right>[\d+\-–−x×*:/()\s,.%]+?)\s*\)?\s*$")
_TERM = regex.compile(r"\d+|[-+–−x×*:/]")
_NUMBER = regex.compile(r"\d+")
_SIGNS = {"–": "-", "−": "-", "x": "*", "×": "*", ":": "/"}


class Formula(NamedTuple):
    """A chain of columns: sums and differences, or one ratio, perhaps times 100."""

    text: str
    """As printed: "7=3-6"."""
    first: int
    """Grid column of the first operand."""
    rest: tuple[tuple[str, int], ...]
    """("+", "-" or "/") and the grid column of each operand behind it."""

    @property
    def columns(self) -> tuple[int, ...]:
        """Grid columns of all operands."""
        return (self.first, *(column for _, column in self.rest))

    def written(self, texts: Mapping[int, str]) -> str:
        """The formula with figures in it."""
        return " ".join([texts[self.first], *(f"{sign} {texts[column]}" for sign, column in self.rest)])


def formula_of(text: str, numbers: Mapping[int, str]) -> Formula | None:
    """Formula of a cell of the column-number row; `numbers` are all cells of that row by grid column.

    None for a plain number, and for what is neither a chain of sums nor one ratio.

    >>> formula_of("3=1-2", {4: "1", 5: "2", 6: "3=1-2"})
    Formula(text='3=1-2', first=4, rest=(('-', 5),))
    >>> formula_of("3", {4: "1", 5: "2", 6: "3"}), formula_of("3=1*2", {4: "1", 5: "2", 6: "3=1*2"})
    (None, None)
    """
    found = _FORMULA.match(text)
    if not found:
        return None
    columns = {int(n[0]): at for at, cell in numbers.items() if (n := _NUMBER.search(cell.split("=")[0]))}
    terms = [_SIGNS.get(term, term) for term in _TERM.findall(found["right"])]
    if terms[-2:] == ["*", "100"]:
        del terms[-2:]
    operands, signs = terms[::2], terms[1::2]
    if len(operands) != len(signs) + 1 or not all(o.isdecimal() and int(o) in columns for o in operands) or not signs:
        return None
    if signs != ["/"] and not set(signs) <= {"+", "-"}:
        return None
    rest = tuple((sign, columns[int(operand)]) for sign, operand in zip(signs, operands[1:], strict=True))
    return Formula(text.strip(), columns[int(operands[0])], rest)


def computed(formula: Formula, values: Mapping[int, Interval], result: Indicator) -> Interval | None:
    """What a formula gives; None for a ratio to nothing. A ratio is per cent where its column is."""
    value = values[formula.first]
    for sign, column in formula.rest:
        other = values[column]
        if sign == "/":
            if other.low <= 0:
                return None
            factor = HUNDRED if result.kind == "percent" else Decimal(1)
            return Interval(value.low * factor / other.high, value.high * factor / other.low)
        value = sum_of([value, other]) if sign == "+" else difference_of(value, other)
    return value
