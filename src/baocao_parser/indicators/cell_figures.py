"""Text of a cell → its figure, with its sign, its scale and its unit."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ..language.phrases import phrases_of
from ..numbers.figures import Figure
from ..records import Bound, Kind, Mention
from .cell_texts import zero_of
from .statements import mention_of, said_of

_THOUSAND = re.compile(r"^1\.?000\s?(?=[^\W\d_])")
_CELL = re.compile(
    r"""
    \s* (?P<bound> [<>] )? \s* (?P<open> \( )? \s* (?P<sign> [+−–↑↓-] )? \s*
    (?P<body> (?P<digits> \d[\d.,\s/½–—−-]*[\d½] (?: \s? [%‰] )? | [\d½] (?: \s? [%‰] )? ) [^()]*? )
    (?P<close> \) )? [\s.*]* (?: \( \d+ \) )? \s* $
    """,
    re.VERBOSE,
)
"""A figure with what may stand around it: "(1.250)", "- 4,5", ">5", "↓ 7,5", "12 hồ sơ", "1.250(1)"."""


def read_cell(cell: str, unit: str) -> tuple[Mention, Figure] | None:
    """The figure of a cell with its sign, its unit and scale; None for a date or a reference."""
    zero = zero_of(cell)
    if zero:
        text = cell.strip(" .;")
        begin = cell.index(text)
        end = begin + len(text)
        kind: Kind = "percent" if unit == "%" else "count"
        return Mention(text, begin, end, zero.value, None, None, unit, kind, "exact", 0, end, end, "stated_zero"), zero
    found = _CELL.match(cell)
    if not found:
        return None
    body = found["body"].strip()
    own = [p for p in phrases_of(body.rstrip(" .*")) if p.figure or p.word_class == "noun"]
    whole = len(own) > 1 or any(p.figure and (p.figure.percent or p.figure.scale > 1) for p in own)
    source = body if whole else f"{found['digits']} {_THOUSAND.sub('nghìn ', unit)}".lower()
    text = f"có {source}"
    said = said_of(text)
    if not said.clauses:
        return None
    clause, mention = said.clauses[0], mention_of(text, said.clauses[0], said.units[0], said.standings[0])
    if "/" in unit and mention.kind == "count":
        mention = replace(mention, unit=unit, kind="measure")
    begin = found.start("sign") if found["sign"] else found.start("digits")
    end = found.start("body") + mention.end - 3 if whole else found.end("digits")
    negative = (found["sign"] or "+") not in "+↑" or (
        bool(found["open"]) and bool(found["close"]) and not found["sign"]
    )
    bound: Bound = "above" if found["bound"] == ">" else "below" if found["bound"] == "<" else mention.bound
    value = -abs(mention.value) if negative else mention.value
    read = replace(
        mention, text=cell[begin:end], start=begin, end=end, value=value, unit_start=end, unit_end=end, bound=bound
    )
    return read, clause.figure
