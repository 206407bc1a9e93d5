"""Words that one figure of a row says for all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from baocao_parser.indicators.names import Named, with_names
from baocao_parser.indicators.shared_words import name_with_shared_noun, shared_quantity, shared_verb
from baocao_parser.indicators.statements import said_of


@pytest.mark.parametrize(
    ("shared", "text", "words"),
    [
        (shared_verb, "Xử phạt 15 tổ chức, 3 cá nhân.", "Xử phạt"),
        (shared_verb, "Xử phạt 15 tổ chức. 3 cá nhân.", ""),
        (shared_verb, "Có 15 tổ chức, 3 cá nhân.", ""),
        (shared_verb, "Xử phạt 15 tổ chức, xảy ra 3 vụ.", ""),
        (shared_quantity, "Sản lượng thịt trâu đạt 1.688 tấn; thịt bò đạt 5.998 tấn.", "Sản lượng"),
        (shared_quantity, "Sản lượng thịt trâu đạt 1.688 tấn; bò có 5.998 con.", ""),
        (shared_quantity, "Sản lượng thịt trâu đạt 1.688 tấn; diện tích cỏ đạt 12 tấn.", ""),
    ],
)
def test_an_item_without_a_verb_or_a_quantity_shares_that_of_its_row(
    shared: Callable[[Named, int], str], text: str, words: str
) -> None:
    assert shared(with_names(said_of(text)), 1) == words


def test_a_counting_word_takes_the_noun_of_the_figure_before() -> None:
    said = with_names(said_of("Giảm 17 học sinh (chuyển trường 09 em)."))
    assert [name_with_shared_noun(said, 1), name_with_shared_noun(said, 0)] == ["chuyển trường học sinh", ""]
