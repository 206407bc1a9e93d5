"""One-to-one: which row goes with which column, so that the total score is greatest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

UNPAIRED = 2.0
"""Cost of a pair that was not given."""
IN_ORDER = 1e-9
"""Of pairings that are equally good, the first rows and columns are chosen, the first row for the first column."""


def matching(scores: Sequence[Mapping[int, float]]) -> dict[int, int]:
    """Row → column of the one-to-one assignment of greatest total score, among the pairs given.

    >>> matching([{7: 0.9, 8: 0.8}, {7: 0.9}, {}])
    {0: 8, 1: 7}
    """
    best = {row: max(own, key=own.__getitem__) for row, own in enumerate(scores) if own}
    counted: dict[int, list[int]] = defaultdict(list)
    for row, column in best.items():
        counted[column].append(row)
    if all(len(rows) == 1 for rows in counted.values()):
        return best
    import lap

    rows = [row for row, own in enumerate(scores) if own]
    columns = sorted({column for row in rows for column in scores[row]})
    place = {column: at for at, column in enumerate(columns)}
    cost = np.full((len(rows), len(columns)), UNPAIRED)
    for at, row in enumerate(rows):
        for column, score in scores[row].items():
            # the first row and the first column cost least, and both less where they keep their order
            part = place[column] / len(columns)
            cost[at, place[column]] = 1.0 - score + (at + part * (len(rows) - at)) * IN_ORDER
    _, assigned, _ = lap.lapjv(cost, extend_cost=True, cost_limit=1.5)
    return {
        row: columns[column]
        for at, row in enumerate(rows)
        if (column := int(assigned[at])) >= 0 and cost[at, column] < UNPAIRED
    }
