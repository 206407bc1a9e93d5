"""Bold as Word shows it."""

from __future__ import annotations

import pytest

from tests.readers.word_writer import bold_parts, p, r, read, style, tbl, tr

BOLD, PLAIN = "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:b w:val="0"/></w:rPr>'
STYLES = (
    style("Dam", BOLD)
    + style("DamCon", based_on="Dam")
    + style("DamLai", BOLD, based_on="Dam")
    + style("ThoiDam", PLAIN, based_on="Dam")
    + style("ChuDam", BOLD, kind="character")
    + style("ChuThuong", PLAIN, kind="character")
    + style("ChuCon", kind="character", based_on="ChuDam")
    + style("DuaVaoChu", based_on="ChuDam")
)


def is_bold(run: str = "", paragraph: str = "", styles: str = STYLES, properties: str = "") -> bool:
    document = read(p(r("x", run), style=paragraph, properties=properties), styles=styles)
    return bold_parts(document) == ["x"]


def character(name: str) -> str:
    return f'<w:rStyle w:val="{name}"/>'


@pytest.mark.parametrize("value", ["", 'w:val="1"', 'w:val="true"', 'w:val="on"'])
def test_bold_is_on_unless_it_says_otherwise(value: str) -> None:
    assert is_bold(f"<w:b {value}/>")


@pytest.mark.parametrize("value", ["0", "false", "off"])
def test_bold_may_be_switched_off(value: str) -> None:
    assert not is_bold(f'<w:b w:val="{value}"/>')


@pytest.mark.parametrize(("name", "bold"), [("Dam", True), ("DamCon", True), ("DamLai", True), ("ThoiDam", False)])
def test_a_chain_of_paragraph_styles_is_one_level(name: str, bold: bool) -> None:
    assert is_bold(paragraph=name) is bold


def test_direct_formatting_decides_alone() -> None:
    assert not is_bold('<w:b w:val="0"/>', "Dam")
    assert is_bold("<w:b/>" + character("ChuDam"), "Dam")


def test_a_character_style_makes_bold() -> None:
    assert is_bold(character("ChuDam"))
    assert is_bold(character("ChuCon"))


def test_bold_twice_by_style_is_not_bold() -> None:
    assert not is_bold(character("ChuDam"), "Dam")
    assert is_bold(character("ChuThuong"), "Dam")


def test_the_paragraph_mark_and_complex_script_do_not_count() -> None:
    assert not is_bold(properties="<w:rPr><w:b/></w:rPr>")
    assert not is_bold("<w:bCs/>")


def test_formatting_before_a_tracked_change_does_not_count() -> None:
    assert not is_bold("<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>")


def test_a_style_of_another_kind_is_none() -> None:
    assert not is_bold(character("Dam"))
    assert not is_bold(paragraph="ChuDam")
    assert not is_bold(paragraph="DuaVaoChu")


def test_a_paragraph_without_style_has_the_default_one() -> None:
    styles = style("Normal", BOLD, default=True) + style("Khac")
    assert is_bold(styles=styles)
    assert is_bold(paragraph="KhongCo", styles=styles)
    assert not is_bold(paragraph="Khac", styles=styles)


def test_document_defaults_are_what_styles_flip() -> None:
    defaults = f"<w:docDefaults><w:rPrDefault>{BOLD}</w:rPrDefault></w:docDefaults>"
    assert is_bold(styles=defaults)
    assert is_bold(paragraph="Dam", styles=defaults + STYLES)
    assert not is_bold(character("ChuThuong"), styles=defaults + STYLES)
    assert is_bold(character("ChuThuong"), "ThoiDam", styles=defaults + STYLES)


def condition(name: str, inside: str = BOLD) -> str:
    return f'<w:tblStylePr w:type="{name}">{inside}</w:tblStylePr>'


def grid(*conditions: str, look: str = "", bands: str = "", rows: int = 3) -> list[str]:
    """Bold cells of a table with three columns and one style; cells are named "row column"."""
    bold = f"<w:tblPr>{bands}</w:tblPr>{''.join(conditions)}"
    cells = (tr(*(f"{row}{column}" for column in range(3))) for row in range(rows))
    properties = f'<w:tblStyle w:val="Bang"/>{look}'
    return bold_parts(read(tbl(*cells, properties=properties), styles=style("Bang", bold, kind="table") + STYLES))


def test_a_table_style_makes_its_conditions_bold() -> None:
    assert grid(condition("firstRow")) == ["00", "01", "02"]
    assert grid(condition("lastCol")) == ["02", "12", "22"]
    assert grid(condition("seCell")) == ["22"]
    assert grid(condition("firstCol"), condition("firstRow", PLAIN)) == ["10", "20"]
    assert grid(BOLD, condition("lastRow", PLAIN), rows=2) == ["00", "01", "02"]


@pytest.mark.parametrize("look", ['<w:tblLook w:val="0480"/>', '<w:tblLook w:firstColumn="1" w:firstRow="0"/>'])
def test_a_table_asks_for_the_conditions_it_wants(look: str) -> None:
    assert grid(condition("firstRow"), condition("firstCol"), look=look) == ["00", "10", "20"]


def test_stripes_need_a_size_and_begin_below_a_formatted_first_row() -> None:
    size = '<w:tblStyleRowBandSize w:val="1"/>'
    assert grid(condition("band1Horz")) == []
    assert grid(condition("band1Horz"), bands=size) == ["00", "01", "02", "20", "21", "22"]
    assert grid(condition("band1Horz"), condition("firstRow", PLAIN), bands=size) == ["10", "11", "12"]
    assert grid(condition("band1Horz"), bands=size, look='<w:tblLook w:noHBand="1"/>') == []


def test_a_table_style_is_one_level_of_the_toggle_rule() -> None:
    table = tbl(tr(f"<w:tc>{p('x', style='Dam')}</w:tc>", "y"), properties='<w:tblStyle w:val="Bang"/>')
    assert bold_parts(read(table, styles=style("Bang", BOLD, kind="table") + STYLES)) == ["y"]
