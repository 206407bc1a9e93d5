"""Digits that mark what stands behind them, or a note: rules of `not_figures` about lists, notes and pages."""

from __future__ import annotations

import re

from .spot import Spot

_LABEL = re.compile(
    r"""
    \d{1,3} (?: \.\d{1,2} ){0,4}
    (?: [.)/] (?! \d ) \s* (?! (?:và|đến)\b )                              # 1. 6.1) 2/
      | (?: (?<= \.\d ) | (?<= \.\d\d ) ) \s+ (?= [A-ZĐÀ-Ỹ] ) )            # 6.1 Công tác
    """,
    re.VERBOSE,
)
_ALONE = re.compile(r"\d{1,3} \s* [-–]? \s* (?: $ | \n ) | \d{1,3} \s? / \s? \d{1,3} \s* (?: \n | $ )", re.VERBOSE)
_OF_ALL = re.compile(r"\d{1,3}/\s+\d")
_BULLET = re.compile(r"\s*[-–+•]\s*")


def note_mark(spot: Spot) -> int | None:
    """8,01%3; 8,01% (1)"""
    end = spot.start + 1
    return end if spot.left.endswith(("%", "‰")) and not spot.text[end : end + 1].isdecimal() else None


def bracket_label(spot: Spot) -> int | None:
    """(1) …; (2) …; and the footnote mark "(1)"; but "kế hoạch (18)", "thị xã Ba Đồn (06)" """
    end = spot.number_end
    if not spot.left.endswith("(") or spot.text[end : end + 1] != ")" or end - spot.start > 2:
        return None
    before = spot.left.rstrip("( ")
    if not before or before[-1] in ".;:,!?…":
        return end
    counted = spot.text.startswith("0", spot.start) and not before.split()[-1].isupper()  # but "Lưu: VT (05)"
    return end if spot.value < 10 and not spot.lead and not counted else None


def list_label(spot: Spot) -> int | None:
    """1. or 6.1. or 2) at the beginning of a line; a line with a bullet has no label with a slash: "- 5/ 7 xã" """
    bullet = _BULLET.fullmatch(spot.left)
    if _OF_ALL.match(spot.text, spot.start) if bullet else spot.left.strip(" \t*"):
        return None
    found = _LABEL.match(spot.text, spot.start)
    return spot.start + len(found[0].rstrip()) if found else None


def page_number(spot: Spot) -> int | None:
    """A number alone on its line"""
    found = _ALONE.match(spot.text, spot.start) if not spot.left.strip(" -–\t") else None
    return found.end() if found else None
