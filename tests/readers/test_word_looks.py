"""Bold, capitals, raised and hidden text as Word shows them."""

from __future__ import annotations

import pytest

from tests.readers.word_writer import abstract, bold_parts, box, level, num, p, r, read, style, tbl, tc, texts, tr

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


CAPITALS = (
    style("Hoa", "<w:rPr><w:caps/></w:rPr>")
    + style("ChuHoa", "<w:rPr><w:caps/></w:rPr>", kind="character")
    + style("HoaNho", "<w:rPr><w:smallCaps/></w:rPr>", kind="character")
)


@pytest.mark.parametrize(
    ("run", "paragraph", "shown"),
    [
        ("<w:caps/>", "", "SỞ TÀI CHÍNH"),
        ("<w:smallCaps/>", "", "SỞ TÀI CHÍNH"),
        ("", "Hoa", "SỞ TÀI CHÍNH"),
        (character("HoaNho"), "", "SỞ TÀI CHÍNH"),
        ('<w:caps w:val="0"/>', "Hoa", "Sở Tài chính"),
        (character("ChuHoa"), "Hoa", "Sở Tài chính"),  # a toggle, as bold is
        ("", "", "Sở Tài chính"),
    ],
)
def test_capitals_by_format_are_capitals_in_the_text(run: str, paragraph: str, shown: str) -> None:
    assert read(p(r("Sở Tài chính", run), style=paragraph), styles=CAPITALS).text == shown


def test_a_label_is_in_capitals_where_its_paragraph_is() -> None:
    lists = abstract(0, level(0, "upperRoman", "Phần %1."), level(1, "decimal", "Mục %2.", "<w:rPr>{}</w:rPr>"))
    for own, shown in (("", "MỤC 1. x"), ('<w:caps w:val="0"/>', "Mục 1. x")):
        document = read(
            p("x", num=(1, 0)),
            p("x", num=(1, 1), properties="<w:rPr><w:caps/></w:rPr>"),
            numbering=lists.format(own) + num(1, 0),
        )
        assert document.text == f"Phần I. x\n{shown}"


RAISED = '<w:vertAlign w:val="superscript"/>'
HIGHER = '<w:position w:val="8"/><w:sz w:val="16"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'
MARKS = style("Chi", f"<w:rPr>{RAISED}</w:rPr>", kind="character") + style("ChiDoan", f"<w:rPr>{RAISED}</w:rPr>")


@pytest.mark.parametrize("look", [RAISED, HIGHER, character("Chi"), RAISED + "<w:b/>"])
def test_raised_figures_behind_a_figure_are_the_marks_of_notes(look: str) -> None:
    document = read(p("Còn 312", r("4", look), " hộ, đạt 98,5", r("(3)", look), "%."), styles=MARKS)
    assert document.text == "Còn 312 hộ, đạt 98,5%."
    assert [issue.code for issue in document.issues] == ["note-marks-left-out"]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ((p("5 m", r("2", RAISED), ", 7 km", r("2", HIGHER), ", 9 m", r("3", RAISED))), "5 m², 7 km², 9 m³"),
        ((p("10", r("6", RAISED), " đồng")), "10⁶ đồng"),
        ((p("38", r("o", RAISED), "C, 30", r("0", RAISED), "C")), "38°C, 30°C"),
        ((p("tăng 1", r("1", RAISED), "/", r("2", LOWERED), " lần")), "tăng 1½ lần"),
        ((p("CO", r("2", LOWERED), ", 2", r("nd", RAISED))), "CO2, 2nd"),
        ((p("có ", r("125 hộ", HIGHER), " nghèo")), "có 125 hộ nghèo"),
        ((p("có ", r("125", HIGHER), " hộ nghèo")), "có 125 hộ nghèo"),
        ((p(r("125", RAISED))), "125"),
        ((p(r("12", RAISED), r("5", RAISED), " ")), "125 "),
        ((p("x", r("2", '<w:position w:val="2"/>'))), "x2"),
        ((p("312", r("4 ", RAISED), "hộ, 45", r(" 5.", RAISED))), "312 hộ, 45."),
        ((p("312", r("†", RAISED), " hộ, 5", r("1,", RAISED), " 6 xã")), "312 hộ, 5, 6 xã"),
        ((p("đạt ", r("1.250", RAISED), " hộ")), "đạt 1.250 hộ"),
        ((p("V", r("i", RAISED), "ệt")), "Việt"),
        ((p("312", r("(", RAISED), r("1", RAISED), r(")", RAISED), " hộ")), "312 hộ"),
        ((p(r("1", RAISED), " Không tính hộ mới.")), "Không tính hộ mới."),
    ],
)
def test_what_is_raised_and_no_mark_stays(content: str, shown: str) -> None:
    assert read(content, styles=MARKS).text == shown


def test_a_raised_custom_mark_is_found_again_in_its_note() -> None:
    mark = f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    note = f'<w:footnote w:id="1">{p(r("*", RAISED), " Ước.")}</w:footnote>'
    assert texts(read(p("đạt 25", mark, " hộ"), footnotes=note)) == ["đạt 25 hộ", " Ước."]


WHITE, FILL = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:color="auto" w:fill="4472C4"/>'
UNSEEN = (
    style("An", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    + style("Trang", f"<w:rPr>{WHITE}</w:rPr>", kind="character")
    + style("Nen", f"<w:pPr>{FILL}</w:pPr>")
    + style("Bang", f'<w:tblStylePr w:type="firstRow"><w:tcPr>{FILL}</w:tcPr></w:tblStylePr>', kind="table")
)


@pytest.mark.parametrize(
    ("look", "what"),
    [
        ("<w:vanish/>", "hidden text"),
        (character("An"), "hidden text"),
        (WHITE, "white text"),
        (character("Trang"), "white text"),
        ('<w:color w:val="FEFEFE"/>', "white text"),
        (WHITE + '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', "white text"),
        (WHITE + '<w:highlight w:val="white"/>', "white text"),
        ('<w:sz w:val="2"/>', "text too small"),
    ],
)
def test_what_no_page_shows_is_left_out_and_counted(look: str, what: str) -> None:
    document = read(p("Tổng số 45", r("000", look), " hồ sơ"), styles=UNSEEN)
    assert document.text == "Tổng số 45 hồ sơ"
    assert [(i.code, i.severity, i.start, i.end) for i in document.issues] == [("text-not-shown", "warning", 10, 10)]
    assert what in document.issues[0].message
    assert "3 characters, “000”" in document.issues[0].message


def test_each_kind_of_text_that_is_not_shown_is_one_issue_with_its_first_place() -> None:
    document = read(p("một", r("12", WHITE)), p(r("kín", "<w:vanish/>"), "hai"), p(r("34", WHITE)), styles=UNSEEN)
    assert document.text == "một\nhai"
    assert [(issue.severity, issue.start) for issue in document.issues] == [("warning", 3), ("info", 4)]
    assert "4 characters, “12 … 34”" in document.issues[0].message


@pytest.mark.parametrize(
    "block",
    [
        p(r("12", WHITE + FILL)),
        p(r("12", WHITE + '<w:highlight w:val="darkBlue"/>')),
        p(r("12", WHITE), properties=FILL),
        p(r("12", WHITE), style="Nen"),
        tbl(tr(tc(p(r("12", WHITE)), properties=FILL), "x")),
        tbl(tr(tc(p(r("12", WHITE))), "x"), properties='<w:tblStyle w:val="Bang"/>'),
        p("x", box(p(r("12", WHITE)))),
        p(r("12", '<w:color w:val="A6A6A6"/>')),
        p(r("12", '<w:color w:val="auto"/>')),
    ],
)
def test_white_on_a_colour_is_seen(block: str) -> None:
    document = read(block, styles=UNSEEN)
    assert "12" in document.text
    assert document.issues == ()
