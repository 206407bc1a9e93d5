"""Lines of a page become paragraphs: nothing that belongs together is cut, no heading runs into a sentence."""

from __future__ import annotations

from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf, width

LEFT, INDENTED, RIGHT = 85.0, 113.0, 510.0


def texts(page: Page) -> list[str]:
    document = read_pdf(pdf(page), "x.pdf")
    return [document.text_of(block) for block in document.blocks if not block.cell]


def full(text: str, x: float) -> tuple[float, str, float]:
    """A line that reaches the right margin, its letters spaced as much as that takes."""
    return x, text, (RIGHT - x - width(text)) / (len(text) - 1)


def drawn(*lines: tuple[float, str, float] | tuple[float, str, float, str]) -> Page:
    page = Page()
    for number, (x, text, spacing, *font) in enumerate(lines):
        page.text(x, 100 + 17 * number, text, spacing=spacing, font=font[0] if font else "regular")
    return page


FIRST = full("Trong tháng, đơn vị đã thực hiện các nhiệm vụ được giao theo kế hoạch;", INDENTED)
SECOND = full("hỗ trợ vốn vay và cây giống cho người dân tại các xã khó khăn, trong đó có", LEFT)


def test_a_bold_figure_at_the_begin_of_a_line_stays_in_its_clause() -> None:
    last = (LEFT, "1.250 hộ nghèo, 33 hộ cận nghèo.", 0.0, "bold")
    assert len(texts(drawn(FIRST, SECOND, last))) == 1
    plain = (LEFT, "33,5 ha lúa.", 0.0)
    assert len(texts(drawn((*FIRST, "bold"), (*SECOND, "bold"), plain))) == 1


def test_a_numbered_heading_begins_behind_a_sentence_that_fills_its_line() -> None:
    ended = full("Trong tháng, đơn vị đã thực hiện các nhiệm vụ được giao theo kế hoạch.", INDENTED)
    for heading in ("2. Công tác tôn giáo", "II. TỒN TẠI", "1.2. Công tác dân tộc"):
        found = texts(drawn(ended, (LEFT, heading, 0.0), FIRST, SECOND))
        assert found == [ended[1], heading, f"{FIRST[1]} {SECOND[1]}"]


def test_headings_between_tables_are_lines_of_their_own() -> None:
    page, xs = Page(), (85, 200, 510)
    for number, letter in enumerate("ABCDE"):
        top = 60 + 120 * number
        page.text(LEFT, top, f"{letter}. SỐ LIỆU CỦA CÁC XÃ", font="bold").text(
            LEFT, top + 17, "1. Dân tộc", font="bold"
        )
        page.grid(xs, (top + 30, top + 50, top + 70)).row(xs, top + 44, ("Xã", "Số hộ")).row(xs, top + 64, ("A", "12"))
    found = texts(page)
    assert found[:3] == ["A. SỐ LIỆU CỦA CÁC XÃ", "1. Dân tộc", "B. SỐ LIỆU CỦA CÁC XÃ"]
    assert len(found) == 10
