"""What the weights of data/evidence.tsv should be, and how well they judge fields that they were not fitted on.

    python -m benchmarks.evidence

Pairs of figures of two offices are those of the jobs (tests/cases/comparison/jobs/) and of the sample archive, whose
truth says which are one. The weights are those of a logistic regression; each field is judged by weights fitted on the
others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from baocao_parser import Report
from baocao_parser.comparison.abbreviations import Abbreviations
from baocao_parser.comparison.alignment import THRESHOLD
from baocao_parser.comparison.clauses import Clauses
from baocao_parser.comparison.evidence import EVIDENCE, Description, Pair, are_told_apart
from baocao_parser.comparison.figures import Figure
from baocao_parser.comparison.groups import doubt_between, wall_of
from baocao_parser.comparison.issuers import issuers_of
from baocao_parser.comparison.neighbours import Neighbours
from baocao_parser.comparison.wording import likeness, wording_of
from tests.comparison import job
from tests.comparison.job import JOBS
from tests.corpus.archive import NAMES, read, truth

PENALTY = 1.0
"""On the squares of the weights."""
ROUNDS = 60
Name = tuple[object, ...]


class Example(NamedTuple):
    """Two figures of two offices."""

    field: str
    features: tuple[float, ...]
    one: bool


def offices_of(
    reports: Sequence[Report], names: Sequence[Sequence[Name]]
) -> list[dict[Name, tuple[Description, Figure]]]:
    """For each office the first figure of each name, with what its report says of it."""
    texts = [text for r in reports for i in r.indicators for text in (i.label, i.subject or "")]
    short = Abbreviations([*texts, *(section.title for r in reports for section in r.sections)])
    clauses, issuers = Clauses(reports, short), issuers_of(reports)
    found: dict[object, dict[Name, tuple[Description, Figure]]] = {}
    for at, (report, own) in enumerate(zip(reports, names, strict=True)):
        titles = {section.path: short.written_out(section.title) for section in report.sections}
        labels = {i.id: short.written_out(i.label) for i in report.indicators}
        for name, i in zip(own, report.indicators, strict=True):
            figure = Figure(at, issuers[at], None, i)
            wording = wording_of(short.full(i), titles.get(i.section, ""), labels.get(i.part_of or "", ""))
            told = Description(i, wording, clauses.of(figure), frozenset())
            found.setdefault(issuers[at], {}).setdefault(name, (told, figure))
    return list(found.values())


def examples(field: str, reports: Sequence[Report], names: Sequence[Sequence[Name]]) -> Iterator[Example]:
    """All pairs that the odds have to judge; what codes join or keep apart is no example."""
    neighbours = Neighbours(reports)
    for here, there in combinations(offices_of(reports, names), 2):
        places = [
            {(figure.report, figure.indicator.id): name for name, (_, figure) in own.items()} for own in (here, there)
        ]
        joined = {(n, m) for n, (a, _) in here.items() for m, (b, _) in there.items() if _surely_one(a, b)}
        for n, (a, x) in here.items():
            for m, (b, y) in there.items():
                if (a.indicator.code and b.indicator.code) or wall_of(a.indicator) != wall_of(b.indicator):
                    continue
                beside = [{own[p] for p in neighbours.of(f) if p in own} for own, f in zip(places, (x, y), strict=True)]
                shared = any((p, q) in joined for p in beside[0] for q in beside[1])
                homes = frozenset({0} if shared else ())
                pair = Pair(a._replace(beside=homes), b._replace(beside=homes))
                if _share_a_word(a, b) and not are_told_apart(pair):
                    yield Example(field, (1.0, *(ask(pair) for ask in EVIDENCE)), n[1:] == m[1:])


def _share_a_word(one: Description, other: Description) -> bool:
    """Whether figures are weighed at all."""
    return not {*one.name.telling, *one.clause.telling}.isdisjoint((*other.name.telling, *other.clause.telling))


def _surely_one(one: Description, other: Description) -> bool:
    i, j = one.indicator, other.indicator
    alike = wall_of(i) == wall_of(j) and likeness(one.name, other.name) - doubt_between(i, j) >= THRESHOLD
    return alike or (i.code is not None and i.code == j.code)


def all_examples() -> Iterator[Example]:
    """Those of every job, and of the sample archive."""
    for field, own in JOBS.items():
        places = [(place, month) for place in own.places for month in own.months]
        names = [[(name, name.removesuffix(".again")) for name in own.names(*place)] for place in places]
        yield from examples(field, job.reports(own, "md"), names)
    keys = [[(t["key"], t["group"], t["nature"], t["base"]) for t in truth(name)["indicators"]] for name in NAMES]
    yield from examples("archive", [read(name) for name in NAMES], keys)


def fitted(found: Sequence[Example]) -> np.ndarray:
    """The weights of a logistic regression, by Newton's method."""
    x, y = np.array([e.features for e in found]), np.array([e.one for e in found], float)
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        sure = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (sure - y) + PENALTY * weights
        bend = (x * (sure * (1 - sure))[:, None]).T @ x + PENALTY * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Print weights, and for each field how many pairs the weights of the other fields judge wrongly."""
    found = list(all_examples())
    for name, weight in zip(("start", *(ask.__name__ for ask in EVIDENCE)), fitted(found), strict=True):
        print(f"{name}\t{weight:.2f}")
    for field in dict.fromkeys(e.field for e in found):
        weights, own = fitted([e for e in found if e.field != field]), [e for e in found if e.field == field]
        likely = [np.dot(e.features, weights) >= 0 for e in own]
        right = sum(e.one and is_likely for e, is_likely in zip(own, likely, strict=True))
        wrong = sum(not e.one and is_likely for e, is_likely in zip(own, likely, strict=True))
        print(f"{field:12} {right} of {sum(e.one for e in own)} pairs likely, {wrong} of {len(own)} wrongly so")


if __name__ == "__main__":
    main()
