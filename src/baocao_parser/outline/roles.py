"""What a section is for, told from the words of its title."""

from __future__ import annotations

from functools import cache

from ..data import rows_of
from ..records import Role
from ..text.folding import fold


@cache
def _phrases() -> tuple[tuple[str, Role], ...]:
    return tuple((f" {fold(row['phrase'])} ", row["role"]) for row in rows_of("section_roles.tsv"))  # type: ignore[misc]


def role_of(title: str) -> Role | None:
    """Role named by the earliest telling phrase of a title; None where there is none.

    >>> role_of("PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 6/2020"), role_of("Khó khăn, vướng mắc"), role_of("Lĩnh vực bưu chính")
    ('plan', 'problems', None)
    """
    folded = f" {fold(title)} "
    found = [(folded.find(phrase), -len(phrase), role) for phrase, role in _phrases() if phrase in folded]
    return min(found)[2] if found else None
