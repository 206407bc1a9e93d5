"""List labels as Word prints them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from baocao_parser.readers.word.number_formats import printed
from tests.documents import CASES
from tests.readers.word_writer import abstract, b, level, num, p, r, read, style, texts

REPORT = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
    level(4, "bullet", "-"),
)


def labels(numbering: str, *paragraphs: str, styles: str = "") -> list[str]:
    return [block.label for block in read(*paragraphs, numbering=numbering, styles=styles).blocks]


def listed(*levels: int, of: int = 1) -> list[str]:
    """One paragraph at each of these levels of a list."""
    return [p("x", num=(of, ilvl)) for ilvl in levels]


def override(ilvl: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{ilvl}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def formats() -> Iterator[tuple[str, int, str]]:
    for line in (CASES / "readers" / "number_formats.txt").read_text("utf-8").splitlines()[1:]:
        form, *pairs = line.split(" | ")
        yield from ((form, int(number), text) for number, _, text in (pair.partition("=") for pair in pairs))


@pytest.mark.parametrize(("form", "number", "text"), list(formats()))
def test_number_formats(form: str, number: int, text: str) -> None:
    assert printed(number, form) == text


def test_numbers_that_word_cannot_count_to_are_decimals() -> None:
    assert [printed(number, form) for form in ("lowerLetter", "upperRoman") for number in (-1, 40_000)] == [
        "-1",
        "40000",
    ] * 2


def test_a_multilevel_list_prints_its_templates() -> None:
    numbering = REPORT + num(1, 0)
    expected = ["I.", "1.", "1.1.", "a)", "-", "-", "b)", "1.2.", "a)", "2.", "2.1.", "II.", "1."]
    assert labels(numbering, *listed(0, 1, 2, 3, 4, 4, 3, 2, 3, 1, 2, 0, 1)) == expected


def test_the_label_begins_the_text_with_the_emphasis_of_its_paragraph() -> None:
    document = read(p(b("Kết quả"), " đạt", num=(1, 0)), numbering=REPORT + num(1, 0))
    assert document.text == "I. Kết quả đạt"
    assert [(run.start, run.end, run.bold) for run in document.blocks[0].runs] == [(0, 10, True), (10, 14, False)]


def test_counters_belong_to_the_abstract_list() -> None:
    numbering = REPORT + num(1, 0) + num(2, 0)
    assert labels(numbering, *listed(0), *listed(0, of=2), *listed(0)) == ["I.", "II.", "III."]


def test_a_start_override_counts_once() -> None:
    numbering = REPORT + num(1, 0) + num(2, 0, override(0, 5))
    assert labels(numbering, *listed(0), *listed(0, 0, of=2), *listed(0)) == ["I.", "V.", "VI.", "VII."]


def test_a_level_that_is_set_back_begins_at_its_override() -> None:
    numbering = REPORT + num(1, 0, override(1, 3))
    assert labels(numbering, *listed(0, 1, 1, 0, 1)) == ["I.", "3.", "4.", "II.", "3."]


def test_a_level_may_be_replaced_for_one_list() -> None:
    replaced = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Phần %1:", start=2)}</w:lvlOverride>'
    assert labels(REPORT + num(1, 0, replaced), *listed(0, 0)) == ["Phần 2:", "Phần 3:"]


@pytest.mark.parametrize(("restart", "expected"), [("0", ["3.", "4."]), ("1", ["3.", "1."]), ("2", ["1.", "1."])])
def test_what_sets_a_level_back(restart: str, expected: list[str]) -> None:
    """Level 2 under "I." after "1." and after a new "II."."""
    third = level(2, "decimal", "%3.", f'<w:lvlRestart w:val="{restart}"/>')
    numbering = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), third) + num(1, 0)
    assert labels(numbering, *listed(0, 1, 2, 2, 1, 2, 0, 2))[5::2] == expected


def test_a_skipped_level_shows_its_start_and_begins_with_it() -> None:
    assert labels(REPORT + num(1, 0), *listed(2, 4, 1, 2)) == ["1.1.", "-", "1.", "1.1."]


def test_legal_numbering_prints_decimals_only() -> None:
    numbering = abstract(0, level(0, "upperRoman", "%1"), level(1, "lowerLetter", "%1.%2", "<w:isLgl/>")) + num(1, 0)
    assert labels(numbering, *listed(0, 0, 1)) == ["I", "II", "2.1"]


def test_a_list_style_lends_its_levels() -> None:
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Muc"/></w:abstractNum>'
    numbering = (
        abstract(0, '<w:styleLink w:val="Muc"/>', level(0, "decimal", "Điều %1.")) + link + num(1, 1) + num(2, 0)
    )
    assert labels(numbering, *listed(0), *listed(0, of=2)) == ["Điều 1.", "Điều 2."]


def numbered(list_id: int | None, ilvl: int | None = None) -> str:
    place = "" if ilvl is None else f'<w:ilvl w:val="{ilvl}"/>'
    place += "" if list_id is None else f'<w:numId w:val="{list_id}"/>'
    return f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>"


STYLES = (
    style("Phan", numbered(1))
    + style("PhanCon", based_on="Phan")
    + style("Muc", numbered(1))
    + style("MucCon", based_on="Muc")
    + style("Y", numbered(None, 1), based_on="Phan")
    + style("KhongSo", numbered(0), based_on="Phan")
)
LINKED = (
    abstract(
        0,
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="Phan"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="Muc"/>'),
    )
    + num(1, 0)
    + num(2, 0)
)


def test_styles_and_their_children_number_paragraphs() -> None:
    names = ["Phan", "Muc", "MucCon", "PhanCon", "Y", "KhongSo"]
    assert labels(LINKED, *(p("x", style=name) for name in names), styles=STYLES) == ["I.", "1.", "2.", "II.", "1.", ""]


def test_direct_numbering_overrules_the_style() -> None:
    off, other = p("x", style="Phan", num=(0, 0)), p("x", style="Phan", num=(2, 1))
    deeper = p("x", style="Phan", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert labels(LINKED, p("x", style="Phan"), off, other, deeper, styles=STYLES) == ["I.", "", "1.", "2."]


def test_paragraphs_that_are_not_shown_do_not_count() -> None:
    gone = p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", num=(1, 0), properties="<w:rPr><w:del/></w:rPr>")
    hidden = p(r("x", "<w:vanish/>"), num=(1, 0), properties="<w:rPr><w:vanish/></w:rPr>")
    section = p(num=(1, 0), properties="<w:sectPr/>")
    document = read(*listed(0), gone, hidden, section, *listed(0), numbering=REPORT + num(1, 0))
    assert texts(document) == ["I. x", "II. x"]


def test_an_empty_paragraph_is_numbered() -> None:
    assert texts(read(p(num=(1, 0)), *listed(0), numbering=REPORT + num(1, 0))) == ["I. ", "II. x"]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf02d", "Symbol", "-"),
        ("·", "Symbol", "•"),
        ("o", "Courier New", "o"),
        ("\uf0d8", "Wingdings", "➢"),
        ("ü", "Wingdings", "✓"),
        ("\uf0b7", "", "•"),
        ("\uf0ff", "Webdings", "•"),
        ("–", "Times New Roman", "–"),
        ("+", "Symbol", "+"),
    ],
)
def test_bullets_are_characters_that_any_font_has(text: str, font: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:hAnsi="{font}"/></w:rPr>'
    assert labels(abstract(0, level(0, "bullet", text, fonts)) + num(1, 0), *listed(0)) == [shown]


def test_a_hidden_label_is_counted_but_not_printed() -> None:
    hidden = level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>")
    assert labels(abstract(0, hidden, level(1, "decimal", "%1.%2")) + num(1, 0), *listed(0, 0, 1)) == ["", "", "2.1"]


def test_a_newer_format_falls_back_to_the_one_beside_it() -> None:
    formats = '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>'
    formats += '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback>'
    lvl = f'<w:lvl w:ilvl="0"><mc:AlternateContent>{formats}</mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    assert labels(abstract(0, lvl) + num(1, 0), *listed(0)) == ["00"]


def test_lists_that_the_file_does_not_define_have_no_label() -> None:
    nothing = [("", (7, 0)), (num(7, 9), (7, 0)), (REPORT + num(7, 0), (7, 8)), (REPORT + num(7, 0), (7, -1))]
    assert [labels(numbering, p("x", num=place)) for numbering, place in nothing] == [[""]] * 4


def test_indents_of_a_level_stand_between_style_and_paragraph() -> None:
    lvl = level(0, "decimal", "%1.", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>')
    styles = style("Thut", '<w:pPr><w:ind w:left="100" w:firstLine="200"/></w:pPr>')
    styles += style("ThutSo", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="100"/></w:pPr>')
    document = read(
        p("x", num=(1, 0), style="Thut"),
        p("x", num=(1, 0), properties='<w:ind w:left="0"/>'),
        p("x", style="ThutSo"),
        numbering=abstract(0, lvl) + num(1, 0),
        styles=styles,
    )
    assert [block.indent for block in document.blocks] == [18.0, -18.0, -13.0]


RUN_ON = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"


def test_a_run_in_heading_keeps_its_number_and_the_next_counts_on() -> None:
    heading = p(b("Chuyển đổi số."), num=(1, 0), properties=RUN_ON)
    document = read(heading, p(" Cấp 42 tài khoản."), *listed(0), numbering=REPORT + num(1, 0))
    assert texts(document) == ["I. Chuyển đổi số. Cấp 42 tài khoản.", "II. x"]
    assert document.blocks[0].label == "I."


def test_of_two_numbers_in_one_line_the_first_is_printed_and_both_count() -> None:
    both = p("Tên.", num=(1, 0), properties=RUN_ON), p(" Nội dung.", num=(1, 0))
    unnumbered = p("Tên.", properties=RUN_ON), p(" Nội dung.", num=(1, 0))
    assert texts(read(*both, *unnumbered, *listed(0), numbering=REPORT + num(1, 0))) == [
        "I. Tên. Nội dung.",
        "Tên. Nội dung.",
        "IV. x",
    ]


def test_a_template_cannot_multiply_text() -> None:
    for form, text, start in (("chicago", "%1" * 20_000, 32_000), ("decimal", "x" * 20_000, 1)):
        numbering = abstract(0, level(0, form, text, start=start)) + num(1, 0)
        assert {len(label) <= 64 for label in labels(numbering, *listed(*[0] * 50))} == {True}


@pytest.mark.parametrize(("number", "printed_as"), [(780, "z" * 30), (781, "781")])
def test_letters_are_repeated_as_often_as_word_repeats_them(number: int, printed_as: str) -> None:
    assert printed(number, "lowerLetter") == printed_as
