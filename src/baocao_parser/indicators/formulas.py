"""The formulas of rows that number the columns: "7=3-6", "8=(5)/(4)", "9=8/7*100", "4=5+6=7+8"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_LEFT = re.compile(r"\s*\(?\s*(?:\d{1,2}|[A-ZĐ])\s*\)?\s*$")
_RIGHT = re.compile(r"[\d+\-–−x×*:/()\s,.%]+$")
_TERM = re.compile(r"\d+|[-+–−x×*:/]")
_NUMBER = re.compile(r"\d+")
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

    @property
    def is_sum(self) -> bool:
        """Nothing but additions."""
        return all(sign == "+" for sign, _ in self.rest)

    def written(self, texts: Mapping[int, str]) -> str:
        """The formula with figures in it."""
        return " ".join([texts[self.first], *(f"{sign} {texts[column]}" for sign, column in self.rest)])


def formulas_of(numbers: Mapping[int, str]) -> dict[int, tuple[Formula, ...]]:
    """Formulas by grid column; `numbers` are the cells of the row that numbers the columns, by grid column.

    Plain numbers, and what is neither a chain of sums nor one ratio, have none.

    >>> formulas_of({4: "1", 5: "2", 6: "3=1-2"})
    {6: (Formula(text='3=1-2', first=4, rest=(('-', 5),)),)}
    >>> formulas_of({4: "1", 5: "2", 6: "3=1*2"})
    {}
    """
    columns = {int(n[0]): at for at, cell in numbers.items() if (n := _NUMBER.search(cell.split("=")[0]))}
    found = {at: tuple(_formulas(cell, columns)) for at, cell in numbers.items() if "=" in cell}
    return {at: formulas for at, formulas in found.items() if formulas}


def _formulas(cell: str, columns: Mapping[int, int]) -> Iterator[Formula]:
    left, *rights = cell.split("=")
    for right in rights if _LEFT.match(left) else ():
        terms = [_SIGNS.get(term, term) for term in _TERM.findall(right)] if _RIGHT.match(right) else []
        if terms[-2:] == ["*", "100"]:
            del terms[-2:]
        operands, signs = terms[::2], terms[1::2]
        known = all(o.isdecimal() and int(o) in columns for o in operands)
        if known and signs and len(operands) == len(signs) + 1 and (signs == ["/"] or set(signs) <= {"+", "-"}):
            rest = tuple((sign, columns[int(operand)]) for sign, operand in zip(signs, operands[1:], strict=True))
            yield Formula(f"{left.strip()}={right.strip()}", columns[int(operands[0])], rest)
