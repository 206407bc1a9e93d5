"""The parser reads in the sample archive what the archive knows to say."""

from __future__ import annotations

import functools
from decimal import Decimal

import pytest

from baocao_parser import Report, parse

from .archive import NAMES, source, truth

ABSENCE = "an absence after a colon, behind other sentences of the paragraph"
PHONE = 'a count right behind "thuê bao điện thoại," is taken for a phone number'
MISSED = {
    "dak-nong/2020-05": ABSENCE,
    "dak-nong/2020-07": ABSENCE,
    **{name: PHONE for name in NAMES if "/2025-" in name},
    **{name: f"{PHONE}; {ABSENCE}" for name in NAMES if name.startswith("quang-tri/")},
}
FLAT = {
    name: "bold headings below a heading in capitals stay beside it" for name in NAMES if name.startswith("quang-tri/")
}


def reports(missed: dict[str, str]) -> list[object]:
    """Every report, those that the parser does not read yet as strict failures."""
    return [
        pytest.param(name, marks=[pytest.mark.xfail(reason=missed[name])] if name in missed else []) for name in NAMES
    ]


@functools.cache
def read(name: str) -> Report:
    return parse(source(name), emphasis="any")


@pytest.mark.parametrize("name", reports(MISSED))
def test_every_figure_is_found_and_nothing_else(name: str) -> None:
    found = [(i.text.lstrip("+-"), abs(i.value)) for i in read(name).indicators]
    assert found == [(t["text"].lstrip("+-"), abs(Decimal(t["value"]))) for t in truth(name)["indicators"]]


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
