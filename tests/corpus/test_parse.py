"""The parser reads in the sample archive what the archive knows to say."""

from __future__ import annotations

import pytest

from .archive import NAMES, read, truth
from .known import FIELDS, known_misses, lines, misses_in, misses_of


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", FIELDS)
def test_every_figure_is_found_and_says_what_the_archive_says(field: str, name: str) -> None:
    known = {miss for miss in known_misses(field) if miss.report == name}
    missed = misses_of(field, name)
    assert sorted(missed - known) == []
    assert sorted(known - missed) == [], "read rightly by now: `python -m tests.corpus.known` takes it out of the list"


def test_every_known_miss_is_of_a_field_and_a_report() -> None:
    known = [misses_in(line) for line in lines()]
    assert {field for field, _ in known} <= set(FIELDS)
    assert {miss.report for _, misses in known for miss in misses} <= set(NAMES)


@pytest.mark.parametrize("field", ["nature", "base", "part_of"])
def test_the_meaning_of_most_figures_of_the_archive_is_right(field: str) -> None:
    count = sum(len(truth(name)["indicators"]) for name in NAMES)
    assert count > 1000
    assert sum(len(misses_of(field, name)) for name in NAMES) <= 0.06 * count


@pytest.mark.parametrize("name", NAMES)
def test_the_sections_are_those_of_the_truth(name: str) -> None:
    assert [s.path for s in read(name).sections] == [t["path"] for t in truth(name)["sections"]]


@pytest.mark.parametrize("name", NAMES)
def test_the_period_and_the_province_are_those_of_the_truth(name: str) -> None:
    metadata, expected = read(name).metadata, truth(name)["metadata"]
    assert metadata.period is not None
    assert metadata.province is not None
    assert str(metadata.period.start) == expected["period"]["start"]
    assert str(metadata.period.end) == expected["period"]["end"]
    assert metadata.province.code == expected["province"]["code"]
    assert metadata.number == expected["number"]
