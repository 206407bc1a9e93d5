"""Lines of a letterhead → the offices that issue the document: parent, agency, second agency of a joint report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..data import rows_of
from .lines import PrintedLine
from .places import province_of
from .wordlists import beginning, key_of

MAX_WORDS = 20
"""Of one line of an office's name."""

_HANGING = re.compile(r"(?: \b (?: và | các | của | về | (?: hiểm | và ) \s xã ) | [-–,&] ) $", re.VERBOSE)
_COUNTRY = re.compile(r"\bviệt nam$")
_PROVINCE_KIND = re.compile(r"\b(?:tỉnh|thành phố|tp\.?)\s")
_DASH = re.compile(r"\s+[-–—]\s+")
_JOINING = re.compile(
    r"""
    (?: và | của | các ) \b
    | (?: tỉnh | thành \s phố | tp | huyện | quận | thị \s xã | thị \s trấn | xã | phường | đặc \s khu ) \b
    | [-–,&]
    """,
    re.VERBOSE,
)


class Issuers(NamedTuple):
    """Names as printed, wrapped lines joined; None for those that the letterhead does not have."""

    parent: str | None = None
    agency: str | None = None
    co_agency: str | None = None


@dataclass(slots=True)
class _OfficeName:
    text: str
    bold: bool | None
    group: tuple[int, int]
    """Column, and how many document numbers stand above: the second office of a joint report differs in one."""


@cache
def _levels() -> dict[str, str]:
    return {key_of(row["head"]): row["level"] for row in rows_of("offices.tsv")}


@cache
def _heads() -> re.Pattern[str]:
    return beginning(_levels())


def head_of(text: str) -> str | None:
    """The word of data/offices.tsv that begins the name of an office; None where none does.

    >>> head_of("Chi cục Thuế khu vực II"), head_of("VÀ TRUYỀN THÔNG")
    ('chi cục', None)
    """
    found = _heads().match(key_of(text))
    return found[0] if found else None


def level_of(name: str) -> str:
    """ "central", "agency", "peer" or "" as data/offices.tsv has it."""
    return _levels().get(head_of(name) or "", "")


def read_issuers(lines: Iterable[tuple[PrintedLine, int]]) -> Issuers:
    """The offices that lines name, each with the count of document numbers above it.

    One name is the agency. Of several the last is the agency and the one before it its parent, unless they stand in
    two columns, under two numbers, or are such as never stand one above the other (two Sở): then they sign together.
    """
    names: list[_OfficeName] = []
    for line, numbers in lines:
        group = (line.column if line.block.cell else 0, numbers)
        office = line.text.isupper() and head_of(line.text)
        text = line.text.rstrip(" .:;") if office else line.text  # a speck in a scan reads like a mark
        if not _is_name(text, names):
            continue
        if names and not _begins_name(line, names[-1]):
            names[-1].text = f"{names[-1].text} {text}"
        else:
            names.append(_OfficeName(text, line.bold, group))
    groups = [[name.text for name in names if name.group == group] for group in dict.fromkeys(n.group for n in names)]
    return _ranked([group for group in groups if group is groups[0] or head_of(group[-1])])


def _is_name(text: str, names: Sequence[_OfficeName]) -> bool:
    """An office's name, or the rest of one begun on the line before."""
    words = len(text.split())
    if words > MAX_WORDS or text.endswith((".", ";", ":")):
        return False
    return text.isupper() or bool(head_of(text)) or bool(names and not names[-1].text.isupper() and words <= 6)


def _begins_name(line: PrintedLine, last: _OfficeName) -> bool:
    head = head_of(line.text)
    if _HANGING.search(key_of(last.text)) or (not head and _JOINING.match(line.key)):
        return False
    if head and (" " in line.text or level_of(line.text) in ("peer", "central")):
        return True
    if _COUNTRY.search(key_of(last.text)) or _ends_with_province(last.text):
        return True
    return line.bold is not None and last.bold is not None and line.bold != last.bold


def _ends_with_province(name: str) -> bool:
    """ "LIÊN MINH HTX TỈNH HẢI DƯƠNG": nothing comes behind the place."""
    kind = next(reversed(list(_PROVINCE_KIND.finditer(key_of(name)))), None)
    return kind is not None and province_of(key_of(name)[kind.end() :]) is not None


def _ranked(groups: Sequence[Sequence[str]]) -> Issuers:
    if not groups:
        return Issuers()
    if len(groups) > 1:
        return Issuers(_above(groups[0]), groups[0][-1], groups[1][-1])
    names = groups[0]
    if len(names) > 1 and level_of(names[-1]) == "peer" == level_of(names[-2]):
        return Issuers(_above(names[:-1]), names[-2], names[-1])
    first, second = _side_by_side(names[-1])
    return Issuers(_above(names), first, second)


def _above(names: Sequence[str]) -> str | None:
    return names[-2] if len(names) > 1 else None


def _side_by_side(name: str) -> tuple[str, str | None]:
    """ "SỞ TƯ PHÁP - CÔNG AN TỈNH": two offices on one line."""
    for dash in _DASH.finditer(name):
        first, second = name[: dash.start()], name[dash.end() :]
        if level_of(first) in ("agency", "peer") and level_of(second) in ("agency", "peer") and " " in second:
            return first, second
    return name, None
