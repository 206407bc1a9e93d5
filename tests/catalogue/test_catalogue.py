"""The catalogue as users meet it: look-up, their own entries, proposals."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao_parser import Catalogue, parse
from baocao_parser.report import Report

from .figures import figure

OWN = """
[fields]
"my" = ["khen thưởng"]

[[indicator]]
code = "my.medals"
name = "Huân chương"
short = ["huân chương"]
units = ["huân chương"]

[[indicator]]
code = "cert.new"
wordings = ["chứng thư số + phát hành"]
nature = "stock"
"""


@pytest.fixture
def mine(tmp_path: Path) -> Catalogue:
    (tmp_path / "mine.toml").write_text(OWN, encoding="utf-8")
    return Catalogue.load(tmp_path / "mine.toml")


def reports(*texts: str) -> list[Report]:
    return [parse(text.encode(), emphasis="any") for text in texts]


def test_the_default_is_one_object() -> None:
    assert Catalogue.default() is Catalogue.default()


def test_own_entries_come_first_and_add_to_those_of_the_package(mine: Catalogue) -> None:
    assert [entry.code for entry in mine][:2] == ["my.medals", "cert.new"]
    assert len(mine) == len(Catalogue.default()) + 1
    assert mine["cert.new"].name == Catalogue.default()["cert.new"].name
    assert mine["cert.new"].nature == "stock"
    assert {"chứng thư số + phát hành", *Catalogue.default()["cert.new"].wordings} == set(mine["cert.new"].wordings)


def test_own_entries_recognise_in_their_own_fields(mine: Catalogue) -> None:
    medals = [
        figure("huân chương", "huân chương", subject=subject) for subject in ("Thi đua, khen thưởng", "Bưu chính")
    ]
    issued = figure("phát hành chứng thư số", "chứng thư số")
    assert [i.code for i in mine.recognise([*medals, issued])] == ["my.medals", None, "cert.new"]
    assert [i.code for i in Catalogue.default().recognise([*medals, issued])] == [None, None, None]


def test_names_that_reports_share_are_proposed_as_entries_that_can_be_loaded(tmp_path: Path) -> None:
    archive = reports(
        *(f"Trồng {n} cây xanh. Cấp mới {n} chứng thư số. Tặng {n} huân chương." for n in (3, 4)), "Trồng 5 cây xanh."
    )
    (trees,) = Catalogue.default().suggest(archive)
    assert (trees.entry.name, trees.entry.units, trees.reports) == ("Trồng cây xanh", ("cây",), 3)
    (tmp_path / "new.toml").write_text(trees.to_toml(), encoding="utf-8")
    again = Catalogue.load(tmp_path / "new.toml")
    assert again.suggest(archive) == []
    assert again.recognise(archive[2].indicators)[0].code == trees.entry.code


def test_nothing_is_proposed_from_no_reports() -> None:
    assert Catalogue.default().suggest([]) == []
