"""Offsets as a browser counts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.view.offsets import browser_offsets, wide_places


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 40))
def test_an_offset_is_the_length_of_what_stands_before_it_in_utf_16(text: str, offset: int) -> None:
    at = min(offset, len(text))
    assert browser_offsets(text)(at) == len(text[:at].encode("utf-16-le")) // 2


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 40))
def test_the_wide_places_lead_back_from_the_browsers_offsets(text: str, offset: int) -> None:
    at = min(offset, len(text))
    to = browser_offsets(text)
    assert to(at) - sum(to(place) < to(at) for place in wide_places(text)) == at
