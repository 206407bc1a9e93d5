"""A small part of `make fuzz`, the same every time, and what it has found before."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import baocao_parser as bc
from baocao_parser.report import Emphasis
from tests.fuzz import promises
from tests.fuzz.run import FOUND, LIMITS, format_named, mutant, verdict

KNOWN = {
    "cell-begins-with-blank.md": "the span of a figure begins at an empty paragraph before it in its cell (indicators)",
    "cell-of-a-minus-and-a-rate.docx": "a figure runs on from one paragraph of a cell into the next (indicators)",
    "figure-before-combining-marks.docx": "a letter is looked for where there are none (numbers)",
    "fraction-alone.docx": "digits are looked for where there are none (numbers)",
    "number-of-4400-digits.docx": "a number is made of more digits than Python takes (checks)",
}
"""Files of `found` whose fault is not mended yet, and where it lies."""


KNOWN_IN_TEXT = pytest.mark.xfail(reason=KNOWN["fraction-alone.docx"], strict=False)


@pytest.mark.parametrize(
    ("kind", "seed", "count"),
    [pytest.param("text", 3, 200, marks=KNOWN_IN_TEXT), ("word", 3, 80), ("pdf", 2, 60)],
)
def test_mutants_break_no_promise(kind: str, seed: int, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_OCR", "off")
    mutants = [mutant(kind, seed, number) for number in range(count)]
    results = list(bc.parse_many(mutants, emphasis="any", limits=LIMITS))
    broken = {number: said for number, result in enumerate(results) if (said := verdict(result))}
    assert broken == {}
    assert sum(isinstance(result, bc.Report) for result in results) > count / 2  # they are not merely rubbish


def test_a_mutant_is_the_same_whenever_it_is_asked_for() -> None:
    for kind in ("text", "word", "pdf"):
        assert mutant(kind, 1, 5) == mutant(kind, 1, 5) != mutant(kind, 2, 5)


@pytest.mark.parametrize("kind", ["text", "word", "pdf"])
def test_a_mutant_can_be_made_smaller(kind: str) -> None:
    data = format_named(kind).mutant(Random(0))
    candidates = [candidate for _, candidate in zip(range(20), format_named(kind).smaller(data), strict=False)]
    assert min(map(len, candidates)) < len(data)


@pytest.mark.parametrize("emphasis", ["any", "bold"])
@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.name, marks=[pytest.mark.xfail(reason=KNOWN[path.name], strict=False)])
        if path.name in KNOWN
        else pytest.param(path, id=path.name)
        for path in sorted(FOUND.glob("*.*"))
    ],
)
def test_what_was_found_stays_mended(path: Path, emphasis: Emphasis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_OCR", "off")
    (result,) = bc.parse_many([path], emphasis=emphasis, limits=LIMITS)
    assert promises.broken(result, thorough=True) == ""
