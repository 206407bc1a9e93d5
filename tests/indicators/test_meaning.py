"""What the figures of a report say: the plain-text cases of tests/cases/meaning, one test for each case and field."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.documents import CASES
from tests.indicators.notation import FIELDS, LIBRARY, Case, faults_of


def _known_misses() -> dict[tuple[str, str, str], set[str]]:
    """File, title and field of a case → the figures that are known to be read wrongly."""
    misses: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for line in (CASES / "meaning" / "known_misses.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            file, title, field, figures = line.split(" | ")
            misses[file, title, field].update(figures.split("; "))
    return dict(misses)


KNOWN = _known_misses()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("case", LIBRARY, ids=lambda case: case.name)
def test_figures_say_what_a_reader_understands(case: Case, field: str) -> None:
    faults = faults_of(case, field)
    known = KNOWN.get((case.file, case.title, field), set())
    new = [f"{figure}: {fault}" for figure, fault in faults.items() if figure not in known]
    assert not new, f"{field} of {case.text!r}: {'; '.join(new)}"
    mended = sorted(known - faults.keys())
    assert not mended, f"{field} of {'; '.join(mended)} is right now: take it out of known_misses.txt"


def test_every_known_miss_names_a_case() -> None:
    assert {key[:2] for key in KNOWN} <= {(case.file, case.title) for case in LIBRARY}
    assert {key[2] for key in KNOWN} <= set(FIELDS)


def test_titles_name_one_case_each() -> None:
    names = [case.name for case in LIBRARY]
    assert len(set(names)) == len(names)
