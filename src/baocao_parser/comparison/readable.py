"""A comparison as a person reads it: amounts in words of their scale, commas and dots, periods as they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from ..messages import Language, word
from .amounts import written_alike
from .issuers import issuer_names
from .observations import COMPARING, Observation, by_series
from .stretch import written_key


def readable(observations: Iterable[Observation], language: Language, natures: Sequence[str] | None) -> pd.DataFrame:
    """Indicators down, issuers and periods across, every value as text; "" where nothing that compares is stated.

    Where there is one issuer the columns are its periods, where there is one period they are the issuers.
    """
    own = [o for o in observations if o.compares and o.stretch]
    own = [o for o in own if (o.series.nature in natures if natures else o.series.nature not in COMPARING)]
    names = issuer_names(o.issuer for o in own)
    columns = sorted({(names[o.issuer], o.stretch) for o in own if o.stretch})
    places, stretches = {name for name, _ in columns}, {stretch for _, stretch in columns}
    heads = [
        " ".join((name,) * (len(places) > 1 or len(stretches) == 1)
                 + (written_key(stretch.key, language),) * (len(stretches) > 1 or len(places) == 1))
        for name, stretch in columns
    ]  # fmt: skip
    rows = []
    for series, stated in by_series(own).items():
        scale, texts = written_alike(stated, series.kind)
        sign = "%" if series.unit == "%" else ""
        values = {(names[o.issuer], o.stretch): text + sign for o, text in zip(stated, texts, strict=True)}
        told = (series.label, word(series.nature or "unknown", language), scale.unit(series.unit))
        rows.append((*told, *(values.get(column, "") for column in columns)))
    index = [word(f"column-{name}", language) for name in ("indicator", "nature", "unit")]
    return pd.DataFrame(rows, columns=[*index, *heads]).set_index(index[0])
