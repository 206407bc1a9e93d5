"""Only what a page paints is its text; what is left out is counted in an issue."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf

SHOWN = "Cap moi 45 giay phep."
HIDDEN = "thu hoi 777 so"


def read(page: Page) -> Document:
    return read_pdf(pdf(page), "bao-cao.pdf")


def shown() -> Page:
    return Page().text(85, 100, SHOWN)


def hidden(text: str = HIDDEN) -> str:
    """Operators that show a text at (85, 642) in PDF coordinates, 200 from the top."""
    return Page().text(85, 200, text).content[0]


HIDING = {
    "white on white": shown().draw("1 g", hidden(), "0 g"),
    "nearly white": shown().draw("0.97 0.97 0.99 rg", hidden(), "0 g"),
    "black on black": shown().draw("0 g 80 630 200 30 re f", hidden()),
    "grey on the same grey": shown().draw("0.4 g 80 630 200 30 re f 0.42 g", hidden(), "0 g"),
    "covered by a white box": shown().draw(hidden(), "1 g 80 630 200 30 re f 0 g"),
    "covered by a path with curves": shown().draw(
        hidden(), "1 g 60 640 m 60 720 300 720 300 640 c 300 560 60 560 60 640 c f"
    ),
    "covered by a picture": shown().draw(hidden()).picture(80, 180, 300, 215),
    "alpha 0": shown().draw("q /clear gs", hidden(), "Q"),
    "clipped by a box": shown().draw("q 300 100 50 50 re W n", hidden(), "Q"),
    "clipped by two boxes": shown().draw("q 80 630 200 30 re W n 300 630 20 30 re W n", hidden(), "Q"),
    "clipped by a triangle": shown().draw("q 300 100 m 350 150 l 350 100 l h W n", hidden(), "Q"),
    "layer that is off": shown().draw("/OC /off BDC", hidden(), "EMC"),
    "layer within a paragraph": shown().draw("/P << /MCID 0 >> BDC /OC /off BDC", hidden(), "EMC EMC"),
    "form on a layer that is off": shown().form(Page().text(85, 200, HIDDEN), "/OC /off"),
    "outside the box of its form": shown().form(Page().text(85, 200, HIDDEN), "/BBox [ 300 100 350 150 ]"),
    "invisible, and no picture there": shown().text(85, 200, HIDDEN, mode=3),
    "only a clip": shown().draw("q").text(85, 200, HIDDEN, mode=7).draw("Q"),
    "half a point high": shown().text(85, 200, HIDDEN, size=0.5),
    "drawn to a small scale": shown().draw("q 0.04 0 0 0.04 0 0 cm", hidden(), "Q"),
    "beside the page": shown().text(620, 200, HIDDEN),
    "above the page": shown().text(85, -20, HIDDEN),
}


@pytest.mark.parametrize("page", [pytest.param(page, id=how) for how, page in HIDING.items()])
def test_what_leaves_no_mark_is_left_out_and_counted(page: Page) -> None:
    document = read(page)
    assert document.text == SHOWN
    (issue,) = [issue for issue in document.issues if issue.code == "text-not-shown"]
    assert issue.severity == "warning"
    assert all(part in issue.message for part in ("Page 1", "4 words", HIDDEN))


def test_what_the_crop_box_cuts_off_is_left_out() -> None:
    page = shown().text(85, 700, HIDDEN)
    page.crop = (50, 50, 550, 600)
    assert read(page).text == SHOWN


def test_hidden_words_without_figures_are_no_warning() -> None:
    (issue,) = read(shown().text(85, 200, "ban nhap", mode=3)).issues
    assert (issue.code, issue.severity) == ("text-not-shown", "info")


VISIBLE = {
    "white on a dark box": shown().draw("0 0 0.5 rg 80 630 200 30 re f 1 g", hidden(), "0 g"),
    "red": shown().draw("1 0 0 rg", hidden(), "0 g"),
    "yellow on blue": shown().draw("0 0 1 rg 80 630 200 30 re f 1 1 0 rg", hidden(), "0 g"),
    "light grey": shown().draw("0.7 g", hidden(), "0 g"),
    "half transparent": shown().draw("q /half gs", hidden(), "Q"),
    "on a light box": shown().draw("0.9 g 80 630 200 30 re f 0 g", hidden()),
    "box before it": shown().draw("1 g 80 630 200 30 re f 0 g", hidden()),
    "beside a later box": shown().draw(hidden(), "0.5 g 80 600 200 30 re f 0 g"),
    "under a frame": shown().draw(hidden(), "80 630 200 30 re S"),
    "in its clip box": shown().draw("q 80 630 200 30 re W n", hidden(), "Q"),
    "in a clip of many corners": shown().draw("q 60 600 m 300 600 l 300 700 l 180 720 l 60 700 l h W n", hidden(), "Q"),
    "layer that is on": shown().draw("/OC /on BDC", hidden(), "EMC"),
    "form on a layer that is on": shown().form(Page().text(85, 200, HIDDEN), "/OC /on"),
    "in a form": shown().form(Page().text(85, 200, HIDDEN)),
    "outlined": shown().text(85, 200, HIDDEN, mode=1),
    "small print": shown().text(85, 200, HIDDEN, size=5),
}


@pytest.mark.parametrize("page", [pytest.param(page, id=how) for how, page in VISIBLE.items()])
def test_what_can_be_seen_is_read(page: Page) -> None:
    document = read(page)
    assert document.text.split() == f"{SHOWN} {HIDDEN}".split()
    assert document.issues == ()


def test_of_a_line_the_part_that_is_covered_is_left_out() -> None:
    page = shown().text(85, 200, "thu hoi 777 so").draw("1 g 122 630 40 30 re f 0 g")
    assert read(page).text.split() == [*SHOWN.split(), "thu", "hoi"]


def test_a_page_drawn_to_a_small_scale_is_read() -> None:
    assert read(Page(24, 34).text(3, 10, "Cap 45", size=0.9)).text == "Cap 45"


BODY = "Trong tháng, toàn tỉnh tiếp nhận 1.250 hồ sơ trực tuyến, giải quyết đúng hạn 99,2%."


def test_the_text_under_a_scanned_page_is_its_recognised_text() -> None:
    document = read(Page().text(85, 100, BODY).picture(0, 0, 595, 842))
    assert (document.text, document.issues) == (BODY, ())
    assert [run.bold for block in document.blocks for run in block.runs] == [None]


def test_recognised_text_over_text_that_is_painted_is_left_out() -> None:
    page = Page().picture(0, 0, 595, 842).text(85, 100, BODY)
    document = read(page.text(86, 101, BODY.replace("tiếp", "tiep").replace("hồ", "h6"), mode=3))
    assert document.text == BODY
    assert [issue.code for issue in document.issues] == ["text-not-shown"]


def test_letters_drawn_as_curves_are_told_by_the_unseen_text_over_them() -> None:
    page = shown()
    for at in range(9):
        page.draw(f"{85 + 9 * at} 642 m {87 + 9 * at} 651 l {89 + 9 * at} 642 l {86 + 9 * at} 646 l 88 646 l f")
    document = read(page.text(85, 200, HIDDEN, mode=3))
    assert document.text.split() == f"{SHOWN} {HIDDEN}".split()


def test_an_unseen_copy_half_a_line_lower_is_left_out() -> None:
    page = Page().lines(85, 100, ["Tiép nhan 125 hò sà", "Cáp mói 45 giáy phép"], step=18)
    page.text(85, 108, "Tiép nhan 125 hò sà", mode=3).text(85, 126, "Cáp mói 45 giáy phép", mode=3)
    assert read(page).text.split() == ["Tiép", "nhan", "125", "hò", "sà", "Cáp", "mói", "45", "giáy", "phép"]


def test_unseen_text_on_the_rules_of_a_table_is_left_out() -> None:
    page = shown().grid([80, 200, 300], [180, 197, 214])
    assert read(page.text(85, 200, HIDDEN, mode=3)).text == SHOWN
