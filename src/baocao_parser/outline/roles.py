"""What a section is for, told by the words with which its title begins."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ..data import rows_of
from ..records import Role
from ..text.folding import fold


class _RolePhrase(NamedTuple):
    """What a row of data/section_roles.tsv says of its phrase."""

    role: str
    """"" for a topic that begins like a role."""
    topical: bool
    """Inside of results it only names what they are about."""


@cache
def _heads() -> dict[str, _RolePhrase]:
    rows = (row for row in rows_of("section_roles.tsv") if row["place"] in ("", "head"))
    return {fold(row["phrase"]): _RolePhrase(row["role"], bool(row["topical"])) for row in rows}


@cache
def _pattern(*places: str) -> re.Pattern[str]:
    """Any of the phrases of some places, as whole words of a folded title, the longest first."""
    phrases = (fold(row["phrase"]) for row in rows_of("section_roles.tsv") if row["place"] in places)
    return re.compile(rf"\b(?:{'|'.join(sorted(phrases, key=len, reverse=True))})\b ?")


@lru_cache(maxsize=1024)
def role_of(title: str, parent: Role | None = None) -> Role | None:
    """Role that a title says its section has, below a section of the role `parent`; None where it says none.

    Only the first words count ("một số nhiệm vụ trọng tâm"), or that a time to come is named ("… tháng tới"): what a
    section is about may be anything ("theo chức năng, nhiệm vụ được giao", "giải quyết kiến nghị của cử tri").

    >>> role_of("PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 6/2020"), role_of("Khó khăn, vướng mắc"), role_of("Lĩnh vực bưu chính")
    ('plan', 'problems', None)
    >>> role_of("Phối hợp các ngành theo chức năng, nhiệm vụ được giao")
    >>> role_of("Nhiệm vụ quốc phòng", "results"), role_of("Nhiệm vụ quý tới", "results")
    (None, 'plan')
    """
    words = fold(title)
    head = _head(words)
    if _pattern("any").search(words) and not (head and head.role == "results"):
        return "plan"
    if head is None or not head.role or (head.topical and parent == "results"):
        return None
    return head.role  # type: ignore[return-value]


def opens_title(text: str) -> bool:
    """Whether a line begins as titles do: with a phrase that says what a section is for, or one that opens such titles.

    >>> opens_title("Công tác đào tạo."), opens_title("Tiếp tục cử 05 người đi học.")
    (True, False)
    """
    return _pattern("", "head", "opener").match(fold(text)) is not None


def _head(words: str) -> _RolePhrase | None:
    """The phrase that a title begins with, behind words that only open it: "Về", "Một số", "Những"."""
    at = 0
    while True:
        head = _pattern("", "head").match(words, at)
        if head:
            return _heads()[head[0].rstrip()]
        opener = _pattern("opener").match(words, at)
        if not opener:
            return None
        at = opener.end()
