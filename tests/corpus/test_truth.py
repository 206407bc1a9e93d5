"""The figures of the sample archive add up, within a report and from month to month, but for the declared mistakes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpus.identities import broken

from .archive import CORPUS, MISTAKES, NAMES, TABLES, source, truth

IN_FIGURES = [mistake for mistake in MISTAKES if "figures" in mistake]
IDENTITIES = {"sum", "stock", "share", "change", "cumulative", "growth", "restated", "repeated", "share-out-of-range"}
"""Kinds of mistakes that break what `figures.tsv` says a figure follows."""


def declared(province: str) -> dict[tuple[str, str], Decimal]:
    return {
        (mistake["report"].partition("/")[2], mistake["figures"][0]): Decimal(mistake["correct"])
        for mistake in IN_FIGURES
        if mistake["report"].startswith(f"{province}/") and mistake["kind"] in IDENTITIES
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.parent.name)
def test_the_declared_mistakes_are_the_only_figures_that_do_not_add_up(table: Path) -> None:
    assert broken(table) == declared(table.parent.name)


@pytest.mark.parametrize("name", NAMES)
def test_a_part_is_not_larger_than_its_whole(name: str) -> None:
    rows = {row["key"]: row for row in truth(name)["indicators"]}
    above = {
        key
        for key, row in rows.items()
        if row["part"] in rows and row["unit"] != "%" and Decimal(row["value"]) > Decimal(rows[row["part"]]["value"])
    }
    kinds = ("part-above-whole", "fraction-above-one")
    assert above == {m["figures"][0] for m in MISTAKES if m["report"] == name and m["kind"] in kinds}


@pytest.mark.parametrize("name", NAMES)
def test_printed_figures_say_their_values(name: str) -> None:
    for row in truth(name)["indicators"]:
        plain = row["text"].removesuffix("%").lstrip("+").split("/")[0].split(" ")[0]
        if row["text"][-1].isdigit() or row["unit"] in ("%", "đồng"):
            number = Decimal(plain.replace(".", "").replace(",", "."))
            assert Decimal(row["value"]) in {number * scale for scale in (1, 10**3, 10**6, 10**9)}


@pytest.mark.parametrize("name", NAMES)
def test_a_key_has_one_value_in_a_report(name: str) -> None:
    values: dict[str, str] = {}
    for row in truth(name)["indicators"]:
        assert values.setdefault(row["key"], row["value"].lstrip("-")) == row["value"].lstrip("-")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m['report']} {m['kind']}")
def test_a_mistake_is_printed_and_has_another_right_value(mistake: dict[str, Any]) -> None:
    values = {row["key"]: row["value"] for row in truth(mistake["report"])["indicators"]}
    if "figures" in mistake:
        assert values.keys() >= set(mistake["figures"])
        assert Decimal(values[mistake["figures"][0]]) != Decimal(mistake["correct"])
    elif source(mistake["report"]).suffix == ".md":
        assert mistake["text"] in source(mistake["report"]).read_text(encoding="utf-8")
    if "against" in mistake:
        assert (CORPUS / f"{mistake['against']}.truth.json").exists()


def test_figures_of_one_group_count_the_same_thing_everywhere() -> None:
    kinds: dict[str, set[str]] = {}
    for name in NAMES:
        for row in truth(name)["indicators"]:
            if row["group"] and row["kind"] != "fraction":
                kinds.setdefault(row["group"], set()).add(row["kind"])
    assert all(len(found) == 1 for found in kinds.values())
