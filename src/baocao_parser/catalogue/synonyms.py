"""Words of names that mean the same, abbreviations among them: each becomes the one that stands for all."""

from __future__ import annotations

import re
from functools import cache

from ..data import lines_of, rows_of
from ..text.folding import fold_tone


def in_one_word(text: str) -> str:
    """A name in small letters, each word that has synonyms (data/word_synonyms.txt) as the first of them.

    >>> in_one_word("Đàn heo"), in_one_word("Số VBQPPL"), in_one_word("nhiệm vụ KH&CN"), in_one_word("lúa")
    ('đàn lợn', 'số văn bản quy phạm pháp luật', 'nhiệm vụ khoa học công nghệ', 'lúa')
    """
    return _synonym().sub(lambda found: _stands_for()[found[0]], fold_tone(text).replace("&", ""))


@cache
def _stands_for() -> dict[str, str]:
    sets = [[fold_tone(word.strip()) for word in line.split("|")] for line in lines_of("word_synonyms.txt")]
    same = {word: words[0] for words in sets for word in words[1:]}
    short = ((fold_tone(row["written"]), fold_tone(row["words"])) for row in rows_of("catalogue/abbreviations.tsv"))
    return {written: same.get(words, words) for written, words in short} | same


@cache
def _synonym() -> re.Pattern[str]:
    """Any of them, the longest first."""
    return re.compile(rf"\b(?:{'|'.join(sorted(_stands_for(), key=len, reverse=True))})\b")
