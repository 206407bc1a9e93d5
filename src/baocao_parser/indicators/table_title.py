"""Lines above a table → its title and its unit."""

from __future__ import annotations

import re

from ..document import Block, Document
from ..text.syllables import is_foreign
from .cell_texts import told
from .printed_units import bracket_unit, unit_of_line


def title_above(document: Document, first: Block) -> tuple[str, str]:
    """(title, unit) by the lines above a table, "" for what they do not say; a title may run over several lines."""
    lines = [
        told(line.strip(" *_")) for line in document.text[max(0, first.start - 600) : first.start].split("\n")[:-1][-6:]
    ]
    unit, caption = "", ""
    for line in reversed(lines):
        found = unit_of_line(line)
        if found and not unit:
            unit = found
        elif caption and not (caption[0].islower() or caption[0].isdecimal()):
            break
        elif line.endswith(".") and any(map(str.isdecimal, line)) and not caption:
            break  # a sentence with figures tells its own, and is no title
        elif line and not line.startswith("(") and not is_foreign(line):
            unit = unit or ("" if caption else bracket_unit(line))  # "Dung tích các hồ (triệu m3)"
            sentence = re.split(r"(?<=[.;!?])\s", line.rstrip("."))[-1]
            caption = f"{sentence} {caption}".rstrip(": ")
    return re.sub(r"^\s*(?:\d+|[IVX]+)[.)]\s*", "", caption), unit
