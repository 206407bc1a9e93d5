"""Text in fonts of symbols is read as what it looks like."""

from __future__ import annotations

import pytest

from baocao_parser.readers.word.symbols import symbol
from tests.readers.word_writer import p, r, read


def line(text: str, font: str, attributes: str = "ascii hAnsi") -> str:
    names = " ".join(f'w:{name}="{font}"' for name in attributes.split())
    return read(p(r(text, f"<w:rFonts {names}/>"), " 15%")).text


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("\uf0b3", "Symbol", "≥ 15%"),
        ("³", "Symbol", "≥ 15%"),
        ("\uf031\uf032,\uf035%; \uf0a3", "Symbol", "12,5%; ≤ 15%"),
        ("a", "Symbol", "α 15%"),
        ("\uf0fe", "Wingdings", "☑ 15%"),
        ("\uf081", "Wingdings", "① 15%"),
        ("\uf021a", "Wingdings", "•• 15%"),
        ("a", "Times New Roman", "a 15%"),
        ("Số hộ", "Symbol", "Số hộ 15%"),
    ],
)
def test_letters_are_what_the_font_draws(text: str, font: str, shown: str) -> None:
    assert line(text, font) == shown


def test_the_font_of_plain_letters_decides() -> None:
    names = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Symbol"/>'
    assert read(p(r("a", names))).text == "a"


def test_every_digit_has_its_place() -> None:
    assert [symbol(ord(digit), "Symbol") for digit in "0123456789,.%()"] == list("0123456789,.%()")
