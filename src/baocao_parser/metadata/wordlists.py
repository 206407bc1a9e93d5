"""The word lists in `data/` and how a line is compared with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..data import lines_of
from ..text.folding import fold_tone


def key_of(text: str) -> str:
    """Look-up key of a line: lower case, one tone placement, single spaces.

    >>> key_of("  UỶ  BAN nhân dân")
    'ủy ban nhân dân'
    """
    return " ".join(fold_tone(text).split())


@cache
def phrases(name: str) -> re.Pattern[str]:
    """Pattern that matches a key which begins with a phrase of a list in `data/`."""
    return beginning(lines_of(name))


def beginning(words: Iterable[str]) -> re.Pattern[str]:
    """Pattern that matches a key which begins with one of the phrases, the longest first.

    >>> beginning(["cục", "cục thuế"]).match("cục thuế tỉnh")[0], beginning(["cục"]).match("cụcthuế")
    ('cục thuế', None)
    """
    longest_first = sorted((key_of(word) for word in words), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
