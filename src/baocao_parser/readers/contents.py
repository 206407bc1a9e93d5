"""Tables of contents in running text: lines that lead from a title to the number of its page, which is no figure.

Pages of a PDF have their own rules for them (`pdf/contents`), because there a gap has a width.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Issue

LEADER = re.compile(r"[.…·_]{3,}(?P<page>\d{1,3})")
"""Dots that lead to a page, without the blanks between them."""
TITLE = re.compile(r"(?P<contents>MỤC\s+LỤC)\s*:?|DANH\s+MỤC(?:\s+\w+){1,5}\s*:?", re.IGNORECASE)
"""What stands above contents; lists of other things ("DANH MỤC DỰ ÁN") are called so, too."""
ENTRIES_BELOW_TITLE = 2
"""Fewest lines that make contents of what stands below such a title."""

_NUMBER = re.compile(r"\d{1,3}$")
_LINKED = re.compile(r"\[[^\[\]]*?[ \t](?P<page>\d{1,3})\]\(#_Toc\w*\)")
"""An entry of Word's contents as converters write it in Markdown."""
_BETWEEN, _DOTS = " \t\xa0.…·_", ".…·_"
_HEAD = re.compile(r"trang", re.IGNORECASE)
"""What may stand over the numbers."""
_WRAPPED = 2
"""Most lines of a title before the one that ends in its page."""


def page_led_to(text: str, *, dots: bool = False) -> int | None:
    """The number that a line ends in, behind dots or, unless only `dots` count, behind a tab or a wide gap.

    >>> page_led_to("I. KẾT QUẢ ........ 3"), page_led_to("II. Tồn tại\\t7"), page_led_to("có 12")
    (3, 7, None)
    >>> page_led_to("II. Tồn tại\\t7", dots=True)
    """
    if linked := _LINKED.fullmatch(text):
        return int(linked["page"])
    number = _NUMBER.search(text)
    if number is None:
        return None
    before = text[: number.start()]
    title = before.rstrip(_BETWEEN)
    between = before[len(title) :]
    led = sum(map(between.count, _DOTS)) >= 3 or (not dots and ("\t" in between or "   " in between))
    return int(number[0]) if title and led else None


def rows_are_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows of a table below a title "MỤC LỤC" are its lines: each but the first ends in a page.

    >>> rows_are_contents([["Nội dung", "Trang"], ["I. Kết quả", "1"], ["II. Tồn tại", "4"]])
    True
    >>> rows_are_contents([["Năm", "Số hộ"], ["2019", "120"], ["2020", "98"]])
    False
    """
    ends = [row[-1].strip() if row else "" for row in rows]
    pages = [int(end) for end in ends if _NUMBER.fullmatch(end)]
    others = len(ends) - len(pages) - (bool(ends) and not _NUMBER.fullmatch(ends[0]))
    return len(pages) >= ENTRIES_BELOW_TITLE and not others and pages == sorted(pages)


def contents_left_out(lines: int, at: int | None = None) -> Issue:
    """The issue that says of contents of some lines, which would stand at an offset."""
    message = f"The file holds a table of contents; its {lines} lines are no text of the report."
    return Issue("contents-left-out", "info", message, at, at)


def lines_of_contents(texts: Sequence[str]) -> set[int]:
    """Indexes of the lines that are contents below their title, title included; blank lines are of no account.

    >>> sorted(lines_of_contents(["MỤC LỤC", "", "I. A ..... 1", "II. B ..... 4", "I. A", "Cấp 12 thẻ"]))
    [0, 2, 3]
    """
    found = set[int]()
    for at, text in enumerate(texts):
        if at not in found and (title := _title(text)):
            found |= _below(texts, at, dots=not title["contents"])
    return found


def _title(text: str) -> re.Match[str] | None:
    return TITLE.fullmatch(text.strip()) if "ục" in text or "ỤC" in text else None


def _below(texts: Sequence[str], title: int, *, dots: bool) -> set[int]:
    """The title and what it stands over; nothing where this is something else."""
    lines, waiting, entries, last = {title}, list[int](), 0, 0
    for at in range(title + 1, len(texts)):
        text = texts[at].strip()
        page = page_led_to(text, dots=dots) if text else None
        if page is not None and page >= last:
            lines |= {*waiting, at}
            waiting, entries, last = [], entries + 1, page
        elif _HEAD.fullmatch(text):
            lines.add(at)
        elif text:
            waiting.append(at)
        if len(waiting) > _WRAPPED or (waiting and not text):
            break
    return lines if entries >= ENTRIES_BELOW_TITLE else set()
