"""What stands in a block: pieces that nest, and lose no character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.document import DocumentBuilder, Source
from baocao_parser.view.inline import ShownPiece, Span, pieces_of

TEXT = "Cấp mới 09 chứng thư số ngày 06/5/2020"


def shown(spans: list[Span]) -> str:
    builder = DocumentBuilder()
    block = builder.add([("Cấp mới 0", False), ("9 chứng thư số", True), (" ngày 06/5/2020", False)])
    document = builder.build(Source("a.md", "md", ""))
    signs = {"mark": "[", "end-mark": "]", "reject": "{", "end-reject": "}"}
    return "".join(signs.get(piece.kind, piece.text) for piece in pieces_of(document, block, spans))


def test_an_indicator_whose_bold_begins_within_it_is_one_mark() -> None:
    assert shown([Span(8, 10, ShownPiece("mark", "flow", 0))]) == "Cấp mới [09] chứng thư số ngày 06/5/2020"


def test_a_rejected_number_stands_beside_a_mark() -> None:
    spans = [Span(8, 10, ShownPiece("mark", "flow", 0)), Span(29, 38, ShownPiece("reject", "day"))]
    assert shown(spans) == "Cấp mới [09] chứng thư số ngày {06/5/2020}"


def test_what_overlaps_is_cut_so_that_it_nests() -> None:
    spans = [Span(0, 10, ShownPiece("reject", "a")), Span(8, 13, ShownPiece("mark", "flow", 0))]
    assert shown(spans) == "{Cấp mới [09]} chứng thư số ngày 06/5/2020"


@given(st.lists(st.tuples(st.integers(0, 37), st.integers(1, 12)), max_size=5))
def test_whatever_surrounds_it_the_text_is_the_same_and_ends_nest(places: list[tuple[int, int]]) -> None:
    spans = sorted(Span(start, min(start + size, len(TEXT)), ShownPiece("mark", "flow", 0)) for start, size in places)
    found = shown(sorted(spans, key=lambda span: (span.start, -span.end)))
    assert found.translate(dict.fromkeys(map(ord, "[]"))) == TEXT
    depth = 0
    for sign in found:
        depth += (sign == "[") - (sign == "]")
        assert depth >= 0
    assert depth == 0
