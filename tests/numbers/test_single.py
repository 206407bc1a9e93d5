"""One number written alone."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.errors import NumberError
from baocao_parser.numbers import parse_number
from tests.documents import params_of


@pytest.mark.parametrize("row", params_of("numbers/single.tsv"))
def test_a_number_written_alone_has_this_value(row: dict[str, str]) -> None:
    if row["value"] == "error":
        with pytest.raises(NumberError):
            parse_number(row["text"])
    else:
        assert parse_number(row["text"]) == Decimal(row["value"])


def test_an_error_names_the_place() -> None:
    with pytest.raises(NumberError, match=r"offset 2"):
        parse_number("12 hồ sơ")


@given(st.text(alphabet=" .,-+%0123456789٣１tỷriệuhaimươ") | st.text())
def test_any_text_gives_a_value_or_a_number_error(text: str) -> None:
    with suppress(NumberError):
        assert parse_number(text).is_finite()
