"""Text of a header → phrases: years that stand alone, over one another, or make a stretch."""

from __future__ import annotations

import re

from ..language.phrase import Phrase
from ..language.phrases import phrases_of

_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_YEAR = re.compile(r"(?<!năm )(?<![\d/.-])((?:19|20)\d\d)(?![\d/.,-])", re.IGNORECASE)
"""A year alone in a header is one, whatever it stands beside: "KH 2025", "Sơ bộ 2015"."""
_YEARS = re.compile(r"(?<!học )(?<![\d/.-])((?:19|20)\d\d)\s?/\s?((?:19|20)\d\d)(?![\d/.,-])")
"""One year over another: "2019/2018 (%)"."""
_SPAN = re.compile(r"(?<!năm học )(?<![\d/.,-])((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?![\d/.,-])", re.IGNORECASE)
"""Two years alone in a header: a school year, or a stretch: "2019-2020"."""


def _told_span(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    return f"{'năm học' if last == first + 1 else 'giai đoạn'} {first} - {last}"


def phrases_of_header(text: str, year: int | None) -> tuple[Phrase, ...]:
    """Phrases of a header or of a row's name."""
    told = _SPAN.sub(_told_span, _YEARS.sub(r"năm \1 so với năm \2", text))
    return phrases_of(_YEAR.sub(r"năm \1", _SLASH.sub(" / ", told)), year)
