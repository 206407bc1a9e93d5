"""Where an unknown noun ends: Vietnamese writes its syllables apart, so "11 hạt kiểm lâm" does not show it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

_PHRASE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,5}")
"""The first syllables of what is counted: beyond them nothing changes where its first word ends."""


def word_end(text: str, start: int) -> int:
    """End of the word that begins at `start`, as underthesea segments the phrase there; `start` where there is none.

    >>> "giáo xứ mới"[: word_end("giáo xứ mới", 0)], "hạt kiểm lâm"[: word_end("hạt kiểm lâm", 0)]
    ('giáo xứ', 'hạt')
    >>> word_end("12", 0)
    0
    """
    phrase = _PHRASE.match(text, start)
    return start + _first_word(phrase[0]) if phrase else start


@lru_cache(maxsize=1024)
def _first_word(phrase: str) -> int:
    """Length of the first word of a phrase of syllables."""
    from underthesea import word_tokenize  # takes half a second to load: only a report that needs it pays

    words = cast("list[str]", word_tokenize(phrase, use_token_normalize=False))
    return len(words[0]) if words and phrase.startswith(words[0]) else len(phrase.split(" ", 1)[0])
