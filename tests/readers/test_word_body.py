"""What a Word file shows: everything, in order, once."""

from __future__ import annotations

import pytest

from tests.readers.word_writer import (
    BREAK,
    PAGE_BREAK,
    RENDERED,
    b,
    bold_parts,
    box,
    field,
    p,
    r,
    read,
    sdt,
    style,
    tbl,
    tc,
    texts,
    tr,
)  # fmt: skip

DELETED_END = "<w:rPr><w:del/></w:rPr>"
HIDDEN_END = "<w:rPr><w:vanish/></w:rPr>"


def line(*content: str) -> str:
    """The text of a paragraph with this content."""
    return read(p(*content)).text


def test_paragraphs_and_tables_come_in_reading_order() -> None:
    document = read(p("Mở đầu"), tbl(tr("Xã", "Hộ"), tr("A", "12")), p("Kết thúc"))
    assert document.text == "Mở đầu\nXã\tHộ\nA\t12\nKết thúc"


def test_empty_paragraphs_give_no_block() -> None:
    assert texts(read(p(), p("  "), p(BREAK), p("Có chữ"), p(PAGE_BREAK))) == ["Có chữ"]


def test_runs_break_anywhere_even_inside_a_number() -> None:
    document = read(p("thu hồi ", b("0"), b("8"), " chứng thư, cấp ", b("1."), "610"))
    assert document.text == "thu hồi 08 chứng thư, cấp 1.610"
    assert bold_parts(document) == ["08", "1."]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<w:tab/>", "\t"),
        ('<w:ptab w:alignment="right"/>', "\t"),
        ("<w:br/>", "\n"),
        ("<w:cr/>", "\n"),
        ('<w:br w:type="page"/>', "\n"),
        ('<w:br w:type="column"/>', "\n"),
        ("<w:noBreakHyphen/>", "-"),  # U+2011, which text repair writes plainly
        ("<w:softHyphen/>", ""),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "≥"),
        ('<w:sym w:font="Arial" w:char="0041"/>', "A"),
        ('<w:sym w:font="Symbol" w:char="D800"/>', ""),
        ('<w:sym w:font="Symbol" w:char="no"/>', ""),
        ("<w:t>a<!-- note -->b</w:t>", "ab"),
        ("<w:t>a\nb</w:t>", "a b"),
        ("<w:instrText>PAGE</w:instrText>", ""),
        ("<w:footnoteRef/>", ""),
        ("<w:t/>", ""),
    ],
)
def test_characters_that_are_elements(inside: str, shown: str) -> None:
    assert line("x", f"<w:r>{inside}</w:r>", "y") == f"x{shown}y"


def test_a_page_break_at_the_edge_of_a_paragraph_is_no_line_break() -> None:
    assert line(PAGE_BREAK, "Trang mới", PAGE_BREAK) == "Trang mới"


@pytest.mark.parametrize(
    "tag", ["w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:customXml", "w:fldSimple", "w:bdo"]
)
def test_wrappers_are_seen_through(tag: str) -> None:
    assert line("đạt ", f"<{tag}>{b('12')}</{tag}>", " hộ") == "đạt 12 hộ"


@pytest.mark.parametrize("tag", ["w:del", "w:moveFrom"])
def test_what_tracked_changes_removed_is_left_out(tag: str) -> None:
    old = "<w:r><w:delText>13</w:delText></w:r>"
    assert line("đạt ", f"<{tag}>{old}{r('14')}</{tag}>", "12 hộ") == "đạt 12 hộ"


def test_a_paragraph_with_a_deleted_end_runs_on_into_the_next() -> None:
    assert texts(read(p("đạt 1.", properties=DELETED_END), p("234 hộ"), p("Hết"))) == ["đạt 1.234 hộ", "Hết"]
    assert texts(read(tbl(tr(tc(p("cuối ô", properties=DELETED_END)))), p("sau"))) == ["cuối ô", "sau"]


def test_a_drop_cap_belongs_to_its_word() -> None:
    assert read(p("T", properties='<w:framePr w:dropCap="drop"/>'), p("rong tháng")).text == "Trong tháng"


def test_content_controls_around_blocks_cells_rows_and_runs() -> None:
    table = tbl(sdt(tr(sdt(tc(sdt(p("ô một")))), "ô hai")))
    assert read(sdt(p("khối")), table, p("dòng ", sdt(b("12")))).text == "khối\nô một\tô hai\ndòng 12"


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    assert line("tổng ", field("=SUM(ABOVE)", b("45")), " hộ") == "tổng 45 hộ"
    assert line("tổng ", field("SET x 5"), "45") == "tổng 45"


def test_a_field_inside_an_instruction_is_not_shown() -> None:
    inner = field("MERGEFIELD n", r("999"))
    begin, rest = field("IF x = 1", r("12")).split("</w:r>", 1)
    assert line("có ", f"{begin}</w:r>{inner}{rest}", " hộ") == "có 12 hộ"


def test_a_field_may_span_paragraphs() -> None:
    begin, end = field("TOC", r("@")).split(r("@"))
    assert texts(read(p(begin, "I. Kết quả"), p("II. Kế hoạch", end), p("Nội dung"))) == [
        "I. Kết quả",
        "II. Kế hoạch",
        "Nội dung",
    ]


def test_a_field_that_never_ends_hides_nothing() -> None:
    assert texts(read(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "một"), p("hai"))) == ["một", "hai"]


def test_a_drop_down_form_field_shows_its_choice() -> None:
    entries = '<w:result w:val="1"/><w:listEntry w:val="Đạt"/><w:listEntry w:val="Không đạt"/>'
    data = f"<w:ffData><w:ddList>{entries}</w:ddList></w:ffData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert line("Kết quả: ", begin, "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>", end) == "Kết quả: Không đạt"


def test_hidden_text_is_left_out_even_by_style() -> None:
    styles = style("An", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    hidden = r("mật", "<w:vanish/>"), r("kín", '<w:rStyle w:val="An"/>')
    shown = r("hiện", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>')
    assert read(p("đã ", *hidden, shown), styles=styles).text == "đã hiện"


def test_a_text_box_follows_its_paragraph_once() -> None:
    document = read(p("Trước ", box(p("Trong ", b("khung")), tbl(tr("1", "2"))), "sau"), p("Cuối"))
    assert texts(document) == ["Trước sau", "Trong khung", "1", "2", "Cuối"]
    assert bold_parts(document) == ["khung"]


def test_a_text_box_in_a_cell_stays_in_the_cell() -> None:
    document = read(tbl(tr(tc(p("ô", box(p("khung")))), "bên")))
    assert document.text == "ô\nkhung\tbên"
    assert document.blocks[1].cell == document.blocks[0].cell


def test_only_a_fallback_is_read_where_there_is_no_choice() -> None:
    only = f"<mc:AlternateContent><mc:Fallback>{r('vẫn đọc')}</mc:Fallback></mc:AlternateContent>"
    assert line(f"<w:r>{only}</w:r>") == "vẫn đọc"


def test_word_art_is_a_block_of_its_own() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="BÁO CÁO"/></v:shape></w:pict></w:r>'
    assert texts(read(p("Sở Y tế", art))) == ["Sở Y tế", "BÁO CÁO"]


def test_a_fraction_in_a_formula_keeps_its_bar() -> None:
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>".format
    assert line("đạt ", f"<m:oMath><m:f>{part('num', 3)}{part('den', 4)}</m:f></m:oMath>") == "đạt 3/4"


def formula(*content: str) -> str:
    return line(f"<m:oMath>{''.join(content)}</m:oMath>")


def part(name: str, *content: str) -> str:
    inside = "".join(text if text.startswith("<") else f"<m:r><m:t>{text}</m:t></m:r>" for text in content)
    return f"<m:{name}>{inside}</m:{name}>"


def test_sums_in_a_fraction_keep_together() -> None:
    assert formula(part("f", part("num", "12+3"), part("den", "4,5"))) == "(12+3)/4,5"
    assert formula(part("f", part("num", "a"), part("den", part("f", part("num", "1"), part("den", "2"))))) == "a/(1/2)"


def test_cells_of_a_matrix_stay_apart() -> None:
    rows = (part("mr", part("e", "12"), part("e", "34")), part("mr", part("e", "5"), part("e", "6")))
    assert formula(part("m", *rows)) == "12 34\n5 6"
    assert formula(part("eqArr", part("e", "x=1"), part("e", "y=2"))) == "x=1\ny=2"


def test_the_exponent_of_a_unit_is_raised_and_that_of_a_number_is_marked() -> None:
    assert formula(part("r", "<m:t>12 </m:t>"), part("sSup", part("e", "m"), part("sup", "2"))) == "12 m²"
    assert formula(part("sSup", part("e", "10"), part("sup", "6"))) == "10^6"


def test_the_first_version_that_word_understands_is_read() -> None:
    def both(requires: str, choice: str = "<w:t>A 12</w:t>", fallback: str = "<w:t>B 13</w:t>") -> str:
        spaces = 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:o2="urn:other"'
        inside = f'<mc:Choice {spaces} Requires="{requires}">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
        return line(f"<w:r><mc:AlternateContent>{inside}</mc:AlternateContent></w:r>")

    assert [both("wpg"), both("o2"), both("wpg o2"), both("undeclared")] == ["A 12", "B 13", "B 13", "A 12"]
    assert both("wpg", choice="") == "B 13"
    assert both("o2", fallback="") == ""


def test_an_imported_document_is_reported() -> None:
    document = read(p("Trước"), '<w:altChunk r:id="x"/>', p("Sau"))
    assert texts(document) == ["Trước", "Sau"]
    assert [issue.code for issue in document.issues] == ["import-left-out"]


def note(kind: str, number: int, *content: str) -> str:
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{number}">{p(mark, *content)}</w:{kind}>'


def refer(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_notes_follow_the_text_and_their_marks_stay_out_of_it() -> None:
    document = read(
        p("Thu ", b("1.610"), refer("endnote", 5), " tỷ", refer("footnote", 2), "."),
        tbl(tr("25", tc(p("40", refer("footnote", 1))))),
        p("Hết."),
        footnotes=note("footnote", 1, "Không kể đất.") + note("footnote", 2, "Số ước.") + note("footnote", 3, "Lạc."),
        endnotes=note("endnote", 5, "Theo Cục Thuế."),
    )
    assert texts(document) == ["Thu 1.610 tỷ.", "25", "40", "Hết.", "Số ước.", "Không kể đất.", "Theo Cục Thuế."]
    notes = [(block.kind, document.text[: block.anchor][-2:]) for block in document.blocks if block.anchor is not None]
    assert notes == [("footnote", "tỷ"), ("footnote", "40"), ("endnote", "10")]


def test_a_custom_mark_stays_out_of_the_text_and_of_the_note() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    document = read(p("đạt 25", mark, " hộ"), footnotes=f'<w:footnote w:id="1">{p("*", " Ước.")}</w:footnote>')
    assert texts(document) == ["đạt 25 hộ", " Ước."]


def test_the_anchor_counts_in_the_repaired_text_and_after_the_label() -> None:
    numbering = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    document = read(
        p("Hô\u0323i nghi\u0323 25", refer("footnote", 1), " lượt", num=(1, 0)),
        numbering=f'{numbering}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes=note("footnote", 1, "Ước."),
    )
    anchor = document.blocks[-1].anchor
    assert document.text.startswith("- Hội nghị 25 lượt")
    assert anchor is not None
    assert document.text[:anchor] == "- Hội nghị 25"


def test_headers_and_footers_are_kept_aside_each_once() -> None:
    again = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    document = read(
        p("Nội dung", properties=again), headers={"header": p("Sở Tài chính") + p(box(p("Dự thảo"))), "footer": p(" ")}
    )
    assert document.text == "Nội dung"
    assert [(aside.kind, aside.text) for aside in document.asides] == [("header", "Sở Tài chính\nDự thảo")]


def pages(*blocks: str) -> list[int | None]:
    return [block.page for block in read(*blocks).blocks]


def test_pages_are_unknown_where_word_left_no_rendered_break() -> None:
    assert pages(p("một", PAGE_BREAK), p("hai")) == [None, None]


def test_pages_are_counted_from_rendered_and_explicit_breaks() -> None:
    assert pages(p("một"), p(RENDERED, "hai", RENDERED, "hai ba"), p("ba")) == [1, 2, 3]
    assert pages(p("một", PAGE_BREAK), p(RENDERED, "hai"), p("hai", properties="<w:pageBreakBefore w:val='0'/>")) == [
        1,
        2,
        2,
    ]
    assert pages(p("một"), p(RENDERED, "hai", properties="<w:pageBreakBefore/>")) == [1, 2]


def test_a_section_break_turns_the_page_unless_the_next_section_is_continuous() -> None:
    end = "<w:sectPr/>"
    last = '<w:sectPr><w:type w:val="{}"/></w:sectPr>'.format
    assert pages(p("một", properties=end), p("hai"), p(RENDERED, "ba"), last("nextPage")) == [1, 2, 3]
    assert pages(p("một", properties=end), p("một"), p(RENDERED, "hai"), last("continuous")) == [1, 1, 2]


def test_cells_of_a_row_begin_on_one_page() -> None:
    rows = (
        tr("một", "một"),
        tr(tc(p(RENDERED, "hai")), "hai"),
        tr(tc(p("hai", RENDERED, "ba")), tc(p("hai", RENDERED, "ba"))),
    )
    assert pages(tbl(*rows), p("ba")) == [1, 1, 2, 2, 2, 2, 3]


@pytest.mark.parametrize(
    ("value", "align"),
    [("start", "left"), ("both", "justify"), ("center", "center"), ("end", "right"), ("right", "right"), ("?", "")],
)
def test_alignment(value: str, align: str) -> None:
    assert read(p("x", properties=f'<w:jc w:val="{value}"/>')).blocks[0].align == align


def test_layout_comes_from_the_style_chain_below_direct_formatting() -> None:
    layout = '<w:pPr><w:jc w:val="center"/><w:ind w:left="720" w:hanging="360"/><w:outlineLvl w:val="1"/></w:pPr>'
    styles = style("Muc", layout) + style("MucCon", based_on="Muc") + style("heading 3")
    document = read(
        p("một", style="MucCon"),
        p("hai", style="MucCon", properties='<w:ind w:firstLine="20mm"/><w:outlineLvl w:val="9"/>'),
        p("ba", style="heading 3"),
        styles=styles,
    )
    assert [(block.align, block.outline, block.indent) for block in document.blocks] == [
        ("center", 1, 18.0),
        ("center", None, pytest.approx(36 + 56.69, abs=0.01)),
        ("", 2, 0.0),
    ]


def test_styles_that_are_based_on_each_other_do_not_hang() -> None:
    styles = style("A", based_on="B") + style("B", "<w:rPr><w:b/></w:rPr>", based_on="A")
    assert bold_parts(read(p("đậm", style="A"), styles=styles)) == ["đậm"]


def test_a_paragraph_with_a_hidden_end_runs_on_into_the_next() -> None:
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    for end in (HIDDEN_END, separator, "<w:rPr><w:specVanish/></w:rPr>"):
        assert texts(read(p("có 1.", properties=end), p("250 điểm"), p("Hết"))) == ["có 1.250 điểm", "Hết"]
        assert texts(read(p("Hết", properties=end))) == ["Hết"]


def test_removals_of_tracked_changes_are_told_of() -> None:
    document = read(p("đạt ", "<w:del><w:r><w:delText>13</w:delText></w:r></w:del>", "12 hộ"))
    assert [(issue.code, issue.severity) for issue in document.issues] == [("changes-tracked", "info")]


def test_a_formula_drawn_by_a_field_is_told_of() -> None:
    document = read(p("còn ", field(" EQ \\f(1;2) "), " số xã", field(" SET x 5 "), field(" EQ x", r("12"))))
    assert document.text == "còn  số xã12"
    assert [(issue.code, issue.start) for issue in document.issues] == [("formula-not-read", 12)]
    assert "“EQ \\f(1;2)”" in document.issues[0].message


def test_brackets_and_roots_of_a_formula_are_kept() -> None:
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>".format
    square = '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>' + part("e", "5") + "</m:d>"
    inside = f"<m:d>{part('e', '3+4')}</m:d>{square}<m:rad>{part('e', '9')}</m:rad>"
    assert line(f"<m:oMath>{inside}</m:oMath>") == "(3+4)[5]√9"


def test_damage_of_the_text_is_told_of() -> None:
    document = read(p("S? ?ã c?p 125 gi?y phép"))
    assert [(issue.code, issue.severity) for issue in document.issues] == [("text-damaged", "error")]
    assert read(p("Có vướng mắc gì không? Không.")).issues == ()
