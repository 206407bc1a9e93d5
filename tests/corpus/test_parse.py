"""The parser reads in the sample archive what the archive knows to say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests import misses

from .archive import NAMES, read, truth


def reports(miss: pytest.MarkDecorator, *places: str) -> list[object]:
    """Every report, those of the places as what the engine misses."""
    return [pytest.param(name, marks=[miss] if name.startswith(places) else []) for name in NAMES]


@pytest.mark.parametrize("name", reports(misses.POINTS, "lao-cai/2020-0"))
def test_every_figure_is_found_and_nothing_else(name: str) -> None:
    found = [(i.text, i.value, i.kind) for i in read(name).indicators]
    assert found == [(t["text"], Decimal(t["value"]), t["kind"]) for t in truth(name)["indicators"]]


@pytest.mark.parametrize("field", ["nature", "base", pytest.param("part", marks=misses.PARTS)])
def test_the_meaning_of_most_figures_of_the_archive_is_right(field: str) -> None:
    right = []
    for name in NAMES:
        found, expected = read(name).indicators, truth(name)["indicators"]
        keys = {indicator.id: t["key"] for indicator, t in zip(found, expected, strict=True)}
        for indicator, t in zip(found, expected, strict=True):
            value = keys.get(indicator.part_of or "") if field == "part" else getattr(indicator, field)
            right.append(value == t[field])
    assert len(right) > 1000
    assert sum(right) >= 0.94 * len(right)


@pytest.mark.parametrize("name", reports(misses.HEADINGS, "quang-tri/"))
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
