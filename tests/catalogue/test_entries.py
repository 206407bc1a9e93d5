"""Entries of the package are sound; mistakes in a user's file are told with file, entry and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao_parser import BaocaoError, Catalogue
from baocao_parser.catalogue import Entry
from baocao_parser.catalogue.wordings import Index, words_of

ENTRIES = list(Catalogue.default())


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.code for entry in ENTRIES])
def test_an_entry_names_itself_in_both_languages_and_refers_only_to_others(entry: Entry) -> None:
    codes = {other.code for other in ENTRIES} - {entry.code}
    assert entry.name
    assert entry.name_en
    assert entry.wordings or entry.short
    assert codes.issuperset(filter(None, (*entry.parts, entry.added, entry.removed, entry.rate, *entry.breaks_with)))
    assert not (entry.since and entry.until) or entry.since <= entry.until
    assert entry.range is None or entry.range[0] < entry.range[1]
    assert (entry.kind == "percent") == (entry.units == ("%",))


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.code for entry in ENTRIES])
def test_no_wording_stands_twice_in_an_entry_and_each_can_be_found(entry: Entry) -> None:
    names = [*entry.wordings, *entry.short]
    assert len({frozenset(map(words_of, name.split("+"))) for name in names}) == len(names)
    for name in names:
        assert list(Index([entry]).held_by(words_of(name.replace("+", " ")))), name


def test_breaks_of_series_are_declared_from_both_sides() -> None:
    catalogue = Catalogue.default()
    for entry in catalogue:
        for code in entry.breaks_with:
            assert entry.code in catalogue[code].breaks_with
    assert catalogue["dvc.l4"].until is not None
    assert catalogue["dvc.full"].since is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[indicator]\n", "is no catalogue"),
        ("[[indicators]]\ncode = 'my.code'\n", "indicators"),
        ("[[indicator]]\ncode = 'my.code'\nname = 'Mã'\nword = ['mã']\n", "entry 'my.code'"),
        ("[[indicator]]\nname = 'Mã'\nwordings = ['mã']\n", "entry no. 1"),
        ("[[indicator]]\ncode = 'my.code'\nname = 'Mã'\nkind = 'number'\nwordings = ['mã']\n", "number"),
        ("[[indicator]]\ncode = 'my.code'\nname = 'Mã'\n", "has no wording"),
        ("[[indicator]]\ncode = 'my.code'\nwordings = ['mã']\n", "has no name"),
        ("[[indicator]]\ncode = 'my.code'\nname = 'Mã'\nwordings = ['mã']\n" * 2, "stands twice"),
        ("[[indicator]]\ncode = 'my.code'\nname = 'Mã'\nwordings = ['mã + –']\n", "'mã + –'"),
        ("[[indicator]]\ncode = 'my.code'\nname = 'Mã'\nwordings = ['mã']\nparts = ['my.cod']\n", "'my.cod'"),
    ],
)
def test_a_mistake_is_told_with_file_place_and_remedy(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BaocaoError) as caught:
        Catalogue.load(written(tmp_path, text))
    assert "mine.toml" in caught.value.source
    assert said in caught.value.problem
    assert caught.value.remedy


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BaocaoError, match="cannot be opened"):
        Catalogue.load(tmp_path / "none.toml")
