"""Roles of sections, told by their titles: the case table, and that it holds every phrase."""

from __future__ import annotations

import pytest

from baocao_parser.data import rows_of
from baocao_parser.outline.roles import role_of
from baocao_parser.text.folding import fold
from tests.documents import table_of

ROLES = table_of("outline/roles.tsv")


@pytest.mark.parametrize("row", ROLES, ids=lambda row: f"{row['title']}, {row['parent']}")
def test_first_words_of_a_title_say_what_its_section_is_for(row: dict[str, str]) -> None:
    assert (role_of(row["title"], row["parent"] or None) or "") == row["role"]


def test_every_phrase_of_the_data_is_in_a_case() -> None:
    titles = [f" {fold(row['title'])} " for row in ROLES]
    phrases = [row["phrase"] for row in rows_of("section_roles.tsv")]
    assert [phrase for phrase in phrases if not any(f" {fold(phrase)} " in title for title in titles)] == []
