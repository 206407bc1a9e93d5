"""Fonts of before Unicode: what is set in them is read as it looks, and Unicode text in them stays as it is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viparse.normalize.encodings import CHARMAPS

from tests.readers.word_writer import bold_parts, p, r, read, style, texts

LINES = [
    line
    for line in (Path(__file__).parents[1] / "cases" / "text" / "vietnamese.txt").read_text("utf-8").splitlines()
    if line and line[0] != "#"
]
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "vps": "VPS Times"}
fonts = pytest.mark.parametrize("encoding", FONTS)


def legacy(text: str, encoding: str) -> str:
    """Text as it was typed in a font of that encoding: the library's table read from right to left."""
    back = {letter: source for source, letter in CHARMAPS[encoding].pairs}
    if encoding == "vni":
        back |= {"ẳ": "aú", "Ẳ": "AÚ"}
    return "".join(back.get(letter, letter) for letter in text)


def font(name: str, more: str = "") -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>{more}'


def one(encoding: str, *lines: str) -> list[str]:
    return [p(r(legacy(line, encoding), font(FONTS[encoding]))) for line in lines]


@fonts
def test_text_in_a_legacy_font_is_read_in_unicode(encoding: str) -> None:
    assert texts(read(*one(encoding, *LINES))) == LINES


def test_a_word_that_exists_in_both_follows_the_lines_around_it() -> None:
    few, many = [LINES[0], "Số: 12", *LINES[1:]], ["Bé", "Sè", *(line for line in LINES for _ in "123")]
    assert texts(read(*one("tcvn3", *few), p(r("Ổn", font(".VnTime"))))) == [*few, "Ổn"]
    typed = [r(line, font(".VnTime")) for line in many]
    assert texts(read(*map(p, typed), *one("tcvn3", *LINES[:2]))) == [*many, *LINES[:2]]


def test_a_short_line_is_converted_by_what_its_font_announces() -> None:
    assert texts(read(*one("tcvn3", "Cộng hòa"))) == ["Cộng hòa"]


@pytest.mark.parametrize("name", [".VnTime", ".VnTimeH", "VNI-Times", "VPS Times"])
@given(st.lists(st.sampled_from(LINES), min_size=1))
def test_unicode_text_in_a_legacy_font_stays_as_it_is(name: str, lines: list[str]) -> None:
    assert texts(read(*(p(r(line, font(name))) for line in lines))) == lines


@fonts
@given(st.text("abcđêôươàéùÉÔ 12.", min_size=1))
def test_text_in_other_fonts_of_the_same_file_stays_as_it_is(encoding: str, text: str) -> None:
    document = read(*one(encoding, *LINES[:2]), p(r(f"({text})", font("Arial"))))
    assert texts(document) == [*LINES[:2], f"({text})"]


def test_unicode_and_legacy_runs_mix_in_one_paragraph() -> None:
    first, second = LINES[2:4]
    document = read(p(r(f"{first} ", font(".VnTime")), r(legacy(second, "tcvn3"), font(".VnTime"))))
    assert texts(document) == [f"{first} {second}"]


def test_tcvn3_and_vni_mix_in_one_file() -> None:
    assert texts(read(*one("tcvn3", *LINES[:4]), *one("vni", *LINES[4:]))) == LINES


@pytest.mark.parametrize("written", ["<w:softHyphen/>", "<w:t>\xad</w:t>"])
def test_a_soft_hyphen_in_tcvn3_is_the_letter_u_with_a_horn(written: str) -> None:
    run = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>N\xadíc ngät, ®</w:t>{written}<w:t>êng phè</w:t></w:r>"
    assert texts(read(p(run))) == ["Nước ngọt, đường phố"]


def test_a_soft_hyphen_in_unicode_text_is_dropped() -> None:
    run = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>Số công</w:t><w:softHyphen/><w:t>việc</w:t></w:r>"
    assert texts(read(p(run))) == ["Số côngviệc"]


def test_a_line_break_parts_words_and_stays() -> None:
    first, second = (f"<w:t>{legacy(text, 'tcvn3')}</w:t>" for text in ("phó giám đốc", "Nguyễn Thị Hạnh"))
    run = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr>{first}<w:br/>{second}</w:r>"
    assert texts(read(p(run))) == ["phó giám đốc\nNguyễn Thị Hạnh"]


def test_small_letters_in_a_font_of_capitals_are_capitals() -> None:
    assert texts(read(p(r(legacy("Cộng hòa xã hội chủ nghĩa", "tcvn3"), font(".VnTimeH"))))) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"
    ]


@fonts
@given(st.sampled_from(LINES), st.data())
def test_a_line_cut_into_runs_anywhere_is_read_whole(encoding: str, line: str, data: st.DataObject) -> None:
    typed = legacy(line, encoding)
    first, second = sorted(data.draw(st.tuples(*[st.integers(0, len(typed))] * 2)))
    properties = font(FONTS[encoding])
    document = read(
        p(r(typed[:first], properties), r(typed[first:second], f"{properties}<w:b/>"), r(typed[second:], properties))
    )
    assert texts(document) == [line]


def test_bold_stays_on_its_word() -> None:
    runs = [("Đã cấp mới ", ""), ("09", "<w:b/>"), (" chứng thư số; ", ""), ("thu hồi", "<w:b/>"), (" 02", "")]
    document = read(p(*(r(legacy(text, "vni"), font("VNI-Times", more)) for text, more in runs)))
    assert (texts(document), bold_parts(document)) == (["Đã cấp mới 09 chứng thư số; thu hồi 02"], ["09", "thu hồi"])


STYLES = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
    + style("Goc", f"<w:rPr>{font('.VnTime')}</w:rPr>")
    + style("Con", based_on="Goc")
    + style("Moi", f"<w:rPr>{font('Times New Roman')}</w:rPr>")
    + style("Chu", f"<w:rPr>{font('.VnTime')}</w:rPr>", kind="character")
)


@pytest.mark.parametrize(
    ("paragraph", "run"), [("", ""), ("Con", ""), ("Moi", '<w:rStyle w:val="Chu"/>'), ("Moi", font(".VnArial"))]
)
def test_the_font_may_come_from_any_layer_of_style(paragraph: str, run: str) -> None:
    document = read(p(r(legacy(LINES[0], "tcvn3"), run), style=paragraph), styles=STYLES)
    assert texts(document) == [LINES[0]]


@pytest.mark.parametrize(
    "run", [font("Arial"), '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii=".VnTime"/>']
)
def test_a_nearer_layer_takes_the_legacy_font_away(run: str) -> None:
    typed = legacy(LINES[0], "tcvn3")
    assert texts(read(p(r(typed, run)), styles=STYLES)) == [typed]


def test_headers_and_footnotes_are_converted_too() -> None:
    typed = r(legacy(LINES[1], "tcvn3"), font(".VnTime"))
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read(
        p("x", mark), headers={"header": p(typed)}, footnotes=f'<w:footnote w:id="2">{p(typed)}</w:footnote>'
    )
    assert texts(document) == ["x", LINES[1]]
    assert [aside.text for aside in document.asides] == [LINES[1]]


def test_many_runs_of_one_paragraph_cost_in_proportion() -> None:
    """A hundred times as many runs take no more than a few hundred times as long; a quadratic reader takes minutes."""
    piece = '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t xml:space="preserve">kÕt qu¶ 5 hå s¬ </w:t></w:r>'
    begun = time.perf_counter()
    document = read(p(piece * 20_000))
    assert document.text == "kết quả 5 hồ sơ " * 20_000
    assert time.perf_counter() - begun < 10  # half a second, in truth


def test_bold_inside_a_long_word_without_blanks_stays_where_it_was() -> None:
    font = '<w:rFonts w:ascii="VNI-Times"/>'
    document = read(p(r("Toång hôïp thueá ", font), r("aùn" * 60, font), r("boä", font + "<w:b/>"), r(" maùy", font)))
    assert document.text.endswith("án" * 60 + "bộ máy")
    assert bold_parts(document) == ["bộ"]
