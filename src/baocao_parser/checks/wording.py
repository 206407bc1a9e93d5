"""How a check says its sum: figures as printed, but all of them in one scale."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ..numbers.scales import ONE, SCALES, Scale
from ..numbers.writing import vietnamese
from ..records import Indicator

PRINTED = (*SCALES, Scale("nghìn", Decimal(1000)))
"""Scales that figures, or the headers of their columns, are printed in."""
SCALED = frozenset({"money", "count", "measure"})
"""Kinds that are."""


class Wording:
    """Writes the figures of one check, and what they come to, in the largest scale that one of them is printed in.

    All their decimals are there: "0,54 tỷ + 12,3 triệu" are "0,54 tỷ + 0,0123 tỷ". Where none is printed in a scale,
    figures stay as printed.
    """

    def __init__(self, figures: Iterable[Indicator]) -> None:
        self.scale = max(map(_printed_scale, figures), key=lambda scale: scale.factor, default=ONE)

    def figure(self, figure: Indicator) -> str:
        """A figure."""
        as_printed = self.scale is ONE or figure.kind not in SCALED or figure.upper is not None
        return figure.text if as_printed else self.value(figure.value)

    def value(self, value: Decimal, decimals: int = 0) -> str:
        """What figures come to; `decimals` are those of a value that is not scaled."""
        if self.scale is ONE:
            return vietnamese(value, decimals).replace("-", "−")
        scaled = value / self.scale.factor
        exact = max(0, -int(scaled.normalize().as_tuple().exponent))
        return f"{vietnamese(scaled, exact)} {self.scale.word}".replace("-", "−")

    def sum(self, figures: Iterable[Indicator]) -> str:
        """ "3.015 + 1.195" """
        return " + ".join(map(self.figure, figures))

    def equation(self, terms: str, printed: Indicator, right: str = "") -> str:
        """ "3.015 + 1.195 = 4.210"; with what is `right` where another figure is printed."""
        said = self.figure(printed)
        return f"{terms} = {right}, but {said} is printed" if right else f"{terms} = {said}"


def _printed_scale(figure: Indicator) -> Scale:
    """The scale of a word in a figure, or of one above its column: "54,6 tỷ", and "54,6" where it says 54,6 tỷ."""
    if figure.kind not in SCALED or not figure.value or figure.text == vietnamese(figure.value, figure.decimals):
        return ONE
    for scale in PRINTED:
        if scale.word in figure.text.lower() or figure.text == vietnamese(figure.value / scale.factor, figure.decimals):
            return scale
    return ONE
