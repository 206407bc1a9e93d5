"""English texts of issues, checks and errors → Vietnamese ones (data/texts.tsv).

Records and errors cross processes, archives and JSON as plain text. So a text is looked up as gettext does it, by what
it says in English; what was filled into it is found by its place, and is looked up, too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from .data import rows_of

_NAME = re.compile(r"\{(\w+)\}")
_MONTH = re.compile(r"\b(\d{4})-0?(\d{1,2})\b")
_MONTH_BEHIND = re.compile(r"\((\d{4})-0?(\d{1,2})\)")
"""Keys of months, which are written T5/2020 in Vietnamese."""
_JOINTS = tuple(map(re.compile, (r"(?<=[.!?]) (?=[A-Z])", r": | \(")))
"""Between two sentences; behind the name of a file or a figure, and before a remedy."""


class _Template(NamedTuple):
    """A text with places to fill in."""

    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    vietnamese: str


@lru_cache(4096)
def vietnamese(text: str) -> str:
    """A text in Vietnamese; as it is where the table has none of it.

    >>> vietnamese("thang-5.docx: is empty (export the report again)")
    'thang-5.docx: trống (xuất lại báo cáo)'
    >>> vietnamese("ký số văn bản: 11/15 = 73,33%, but 72% is printed")
    'ký số văn bản: 11/15 = 73,33%, báo cáo ghi 72%'
    >>> vietnamese("Số liệu tháng 5")
    'Số liệu tháng 5'
    """
    return _known(text) or _joined(text) or text


def filled_in(name: str, said: str) -> str:
    """What is filled into a text: a text, too, or a period, also behind a figure.

    >>> filled_in("period", "2020-05"), filled_in("terms", "1.610 (2020-05) + 9")
    ('T5/2020', '1.610 (T5/2020) + 9')
    """
    told = vietnamese(said)
    return _MONTH.sub(r"T\2/\1", told) if name == "period" else _MONTH_BEHIND.sub(r"(T\2/\1)", told)


def _known(text: str) -> str | None:
    """A text that the table has."""
    found = _texts().get(text)
    if found is not None:
        return found
    for template in _templates():
        if all(literal in text for literal in template.literals):
            values = template.pattern.fullmatch(text)
            if values:
                told = {name: filled_in(name, said) for name, said in values.groupdict().items()}
                return template.vietnamese.format(**told)
    return None


def _joined(text: str) -> str | None:
    """A text of two parts, the second of which is known."""
    for joint in (found for joints in _JOINTS for found in joints.finditer(text)):
        head, tail = text[: joint.start()], text[joint.end() :]
        end = ")" if joint[0] == " (" and tail.endswith(")") else ""
        told = vietnamese(tail.removesuffix(end))
        if told != tail.removesuffix(end):
            return f"{vietnamese(head)}{joint[0]}{told}{end}"
    return None


@cache
def _texts() -> dict[str, str]:
    return {row["en"]: row["vi"] for row in rows_of("texts.tsv") if not _NAME.search(row["en"])}


@cache
def _templates() -> tuple[_Template, ...]:
    """Those that say most in their own words first."""
    found = [_template(row["en"], row["vi"]) for row in rows_of("texts.tsv") if _NAME.search(row["en"])]
    return tuple(sorted(found, key=lambda template: -sum(map(len, template.literals))))


def _template(english: str, told: str) -> _Template:
    first, *rest = _NAME.split(english)
    pattern, literals = re.escape(first), [first]
    for name, literal in zip(rest[::2], rest[1::2], strict=True):
        pattern += f"(?P<{name}>.+?){re.escape(literal)}"
        literals.append(literal)
    return _Template(tuple(filter(None, literals)), re.compile(pattern, re.DOTALL), told)
