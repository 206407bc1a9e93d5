"""What a section is for, told by the words with which its title begins."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..data import rows_of
from ..records import Role
from ..text.folding import fold


class _RolePhrase(NamedTuple):
    """One row of data/section_roles.tsv, folded."""

    words: str
    role: str
    """"" for a topic that begins like a role."""
    place: str
    """ "head" at the beginning, "any" wherever it stands, "opener" before the head."""
    topical: bool
    """Inside of results it only names what they are about."""


@cache
def _phrases() -> dict[str, tuple[_RolePhrase, ...]]:
    """Phrases by place, the longest first."""
    rows = [
        _RolePhrase(fold(r["phrase"]), r["role"], r["place"] or "head", bool(r["topical"]))
        for r in rows_of("section_roles.tsv")
    ]
    rows.sort(key=lambda row: -len(row.words))
    return {place: tuple(row for row in rows if row.place == place) for place in ("opener", "head", "any")}


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
    words = f"{fold(title)} "
    head = _head(words)
    ahead = any(f" {row.words} " in f" {words}" for row in _phrases()["any"])
    if ahead and not (head and head.role == "results"):
        return "plan"
    if head is None or not head.role or (head.topical and parent == "results"):
        return None
    return head.role  # type: ignore[return-value]


def opens_title(text: str) -> bool:
    """Whether a line begins as titles do: with a phrase that says what a section is for, or one that opens such titles.

    >>> opens_title("Công tác đào tạo."), opens_title("Tiếp tục cử 05 người đi học.")
    (True, False)
    """
    words = f"{fold(text)} "
    return any(words.startswith(f"{row.words} ") for place in ("head", "opener") for row in _phrases()[place])


def _head(words: str) -> _RolePhrase | None:
    """The phrase that a title begins with, behind words that only open it: "Về", "Một số", "Những"."""
    while True:
        found = next((row for row in _phrases()["head"] if words.startswith(f"{row.words} ")), None)
        if found:
            return found
        opener = next((row for row in _phrases()["opener"] if words.startswith(f"{row.words} ")), None)
        if opener is None:
            return None
        words = words[len(opener.words) + 1 :]
