"""The parser reads in the sample archive what the archive knows to say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .archive import NAMES, read, truth

FLAT = {
    name: "bold headings below a heading in capitals stay beside it" for name in NAMES if name.startswith("quang-tri/")
}


def reports(missed: dict[str, str]) -> list[object]:
    """Every report, those that the parser does not read yet as strict failures."""
    return [
        pytest.param(name, marks=[pytest.mark.xfail(reason=missed[name])] if name in missed else []) for name in NAMES
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_found_and_nothing_else(name: str) -> None:
    found = [(i.text, i.value, i.kind) for i in read(name).indicators]
    assert found == [(t["text"], Decimal(t["value"]), t["kind"]) for t in truth(name)["indicators"]]


def test_the_meaning_of_most_figures_of_the_archive_is_right() -> None:
    right = dict.fromkeys(("nature", "base", "part"), 0)
    count = 0
    for name in NAMES:
        found, expected = read(name).indicators, truth(name)["indicators"]
        keys = {indicator.id: t["key"] for indicator, t in zip(found, expected, strict=True)}
        for indicator, t in zip(found, expected, strict=True):
            count += 1
            right["nature"] += indicator.nature == t["nature"]
            right["base"] += indicator.base == t["base"]
            right["part"] += keys.get(indicator.part_of or "") == t["part"]
    assert count > 1000
    assert {field: hits >= 0.94 * count for field, hits in right.items()} == dict.fromkeys(right, True)


@pytest.mark.parametrize("name", reports(FLAT))
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
