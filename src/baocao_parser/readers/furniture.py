"""Page furniture of text files: the page numbers that an export left between the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .paragraphs import PROSE, Line, resumes

_FORM = re.compile(
    r"""
    (?P<marked> [-–—]\s*\d{1,4}\s*[-–—] | trang\s+\d{1,4} (?: \s*/\s*\d{1,4} )? )  # - 2 -, Trang 3/12
    | \d{1,3}                                                                      # 2
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PAGE = 600
"""Fewest characters between two page numbers that stand by something else than running text."""


def page_numbers(lines: Sequence[Line]) -> set[int]:
    """Indexes of the lines that are page numbers.

    A bare number may as well be a cell of a table that was printed line by line. It is a page number where it cuts
    a sentence in two, or where it is the next in order and stands between running text, at a page's edge, or far
    from the one before.
    """
    found: set[int] = set()
    last = length = 0
    printed = [index for index, line in enumerate(lines) if line.pieces]
    for place, index in enumerate(printed):
        line = lines[index]
        form = _FORM.fullmatch(line.text.strip())
        if not form or line.cell or not _alone(lines, index):
            length += len(line.text)
            continue
        number = int(re.findall(r"\d+", form[0])[0])
        near = [lines[i] for i in (*printed[place - 1 : place], *printed[place + 1 : place + 2])]
        in_order = number == last + 1 or (last == 0 and number == 2)
        at_edge = line.page is not None and (len(near) < 2 or any(line.page != other.page for other in near))
        placed = length >= _PAGE or at_edge or all(len(other.text) >= PROSE for other in near)
        if near and (form["marked"] or (in_order and placed) or (len(near) == 2 and resumes(*near))):
            found.add(index)
            last, length = number, 0
    return found


def _alone(lines: Sequence[Line], index: int) -> bool:
    """No printed line of the same page is right above or below."""
    beside = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return not any(line.pieces and line.page == lines[index].page for line in beside)
