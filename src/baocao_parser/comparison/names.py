"""What a comparison calls its reports, issuers and indicators, and how a caller's name finds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..choices import nearest
from ..errors import BaocaoError
from ..text.folding import fold
from .issuers import Issuer
from .observations import Observation, Series
from .stretch import written_key

_NATURES = ("flow", "stock", "cumulative", "target", "change", "prior", None)
"""In the order in which a reader asks for them."""


@lru_cache(1 << 14)
def key_of(label: str) -> str:
    """A label as it is looked up: months of one office say the same again."""
    return fold(label)


class Names(NamedTuple):
    """Names by which a reader knows what is compared."""

    reports: tuple[str, ...]
    """By position: the path below the folder given, else the file's name."""
    issuers: Mapping[Issuer, str]

    def sources(self, o: Observation) -> str:
        """The report of an observation; those of old provinces with " + " between them."""
        return " + ".join(self.reports[figure.report] for figure in o.figures)


def series_named(series: Sequence[Series], indicator: str) -> list[Series]:
    """The series of a code, an id or a label, whatever case and tone marks; KeyError, naming the nearest, for none."""
    found = [s for s in series if indicator in (s.code, s.id, s.label)]
    if not found:
        key = fold(indicator)
        found = [s for s in series if key and key in (fold(s.code or ""), fold(s.id), fold(s.label))]
    if not found:
        known = sorted({name for s in series for name in (s.code, s.label) if name})
        near = nearest(indicator, known)
        raise KeyError(f"no indicator {indicator!r}" + (f"; nearest: {', '.join(near)}" if near else ""))
    return found


def leading(observations: Iterable[Observation], named: Sequence[Series]) -> Series:
    """Of several series of one name the one that a reader means: the month's flow, else the state, else the total.

    A report that states a figure twice has a series for each; the one of most issuers leads.
    """
    counted = Counter(o.series for o in observations)
    return min(named, key=lambda s: (_NATURES.index(s.nature), -counted[s]))


def period_named(observations: Iterable[Observation], period: str) -> str:
    """The key of a period ("2020-05", "2020-Q2") as readers write it ("T5/2020", "quý II/2020"); BaocaoError for none.

    >>> period_named([], "2020-05")
    Traceback (most recent call last):
    baocao_parser.errors.BaocaoError: no period '2020-05' (there is none)
    """
    keys = sorted({o.stretch.key for o in observations if o.stretch})
    called = {fold(written_key(key, "vi")): key for key in keys}
    if period in keys or fold(period) in called:
        return period if period in keys else called[fold(period)]
    from ..times import find_periods

    for found in find_periods(period):
        start, end = found.period.start, found.period.end
        key = next(
            (o.stretch.key for o in observations if o.stretch and (o.stretch.start, o.stretch.end) == (start, end)),
            None,
        )
        if key:
            return key
    raise BaocaoError(
        f"no period {period!r}", remedy=f"nearest: {', '.join(nearest(period, keys))}" if keys else "there is none"
    )
