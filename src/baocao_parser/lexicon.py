"""The lexicon: every phrase that means something to the grammar, one row each, in data/lexicon/ by word class.

Words are looked up by longest match, in one spelling of tone marks. What is not in it is a plain word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from .data import rows_of
from .text.folding import fold_tone

TOKEN = re.compile(
    r"""
      \d+                                              # digits
    | đ/c (?! [A-Za-zÀ-ỹ] )                               # đồng chí
    | (?<! [^\W\d_] ) [kcdmKCDM]? [mM] [23] (?! \w )   # m2, Km2, 100m2
    | [A-ZĐ]+ (?: & [A-ZĐ]+ )+                         # KH&CN
    | [A-Za-zÀ-ỹµ]+ [²³]?                              # a word
    | (?<= \d ) [⁰¹²³⁴-⁹]+                             # a note mark
    | [°%‰₫$€£¥] [^\W\d_]?                             # a sign
    | [^\s*]                                           # a mark
    | \n
    """,
    re.VERBOSE,
)
"""White space and the stars of bold text stand between tokens."""

WORD_CLASSES = (
    "noun",
    "quantity",
    "verb",
    "relation",
    "frame",
    "link",
    "bound",
    "function",
    "lead",
    "qualifier",
    "cover",
    "compound",
)
"""Each has a file of its name."""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One phrase of the lexicon."""

    words: str
    """Canonical spelling."""
    word_class: str
    sort: str
    """What it is or does within its class; the head of each file lists the sorts."""
    kind: str = ""
    """For nouns: how what it counts is measured."""
    lead: str = ""
    """ "reason when": digits right behind it are no figure."""
    aspect: str = ""
    """For a noun that is a verb elsewhere ("tổ chức"): its sort as a verb."""
    bound: str = ""
    general: str = ""
    """ "yes" for a verb of what offices do with everything, and for a noun of what reports are made of."""
    counts: str = ""
    """For a verb: the noun that it implies ("mắc": "ca")."""


_COLUMNS = ("kind", "lead", "aspect", "bound", "general", "counts")


class _Node:
    """A place in the tree of phrases."""

    __slots__ = ("entry", "next", "shouted")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entry: Entry | None = None
        self.shouted: Entry | None = None
        """An abbreviation, which has to stand in capitals."""


class _Keys(dict[str, str]):
    """Token → its look-up key."""

    def __missing__(self, token: str) -> str:
        return self.setdefault(token, fold_tone(token))


folded = _Keys()


@cache
def _tree() -> _Node:
    root = _Node()
    for word_class, row in _rows():
        words, more, aliases = row["words"], row.get, row.get("aliases")
        entry = Entry(words, word_class, row["sort"], *[more(column, "") for column in _COLUMNS])
        _plant(root, words, entry)
        for alias in aliases.split("|") if aliases else ():
            _plant(root, alias, entry)
    return root


def _plant(root: _Node, words: str, entry: Entry) -> None:
    node = root
    tokens = TOKEN.findall(words)
    for token in tokens:
        key = folded[token]
        following = node.next.get(key)
        if following is None:
            following = node.next[key] = _Node()
        node = following
    if len(tokens) == 1 and words.isupper() and len(words) > 1 and words.isalpha():
        node.shouted = entry
    else:
        node.entry = entry


class Tokens:
    """The tokens of a text, and where they stand."""

    __slots__ = ("ends", "keys", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(TOKEN.finditer(text))
        self.starts = list(map(re.Match.start, found))
        self.ends = list(map(re.Match.end, found))
        self.words = list(map(re.Match.group, found))
        self.keys = list(map(folded.__getitem__, self.words))

    def longest(self, at: int, limit: int | None = None, *, symbols: bool = False) -> tuple[Entry, int] | None:
        """(entry, index behind it) of the longest phrase from a token on that ends before `limit`; None for none.

        With `symbols` capitals are the symbol of a measure ("90 CV") before they are an abbreviation.
        """
        node, best = _tree(), None
        keys = self.keys
        start, size = at, len(keys) if limit is None else limit
        while at < size:
            following = node.next.get(keys[at])
            if following is None:
                break
            node = following
            entry = node.entry
            if node.shouted and not (symbols and entry) and self.words[start].isupper():
                entry = node.shouted
            at += 1
            if entry:
                best = entry, at
        return best

    def phrases(self) -> Iterator[tuple[Entry | None, int, int]]:
        """(entry, first token, token behind it) one after the other, the longest at each place; None for a word."""
        at = 0
        while at < len(self.keys):
            entry, behind = self.longest(at) or (None, at + 1)
            yield entry, at, behind
            at = behind


def entries_in(text: str) -> list[Entry]:
    """The phrases of a text that the lexicon knows, in their order; [] for none.

    >>> [entry.words for entry in entries_in("số hộ thoát nghèo xyz")]
    ['số', 'hộ', 'thoát nghèo']
    >>> entries_in("xyz")
    []
    """
    return [entry for entry, _, _ in Tokens(text).phrases() if entry]


@lru_cache(maxsize=8)
def tokens_of(text: str) -> Tokens:
    """The tokens of a paragraph, which is asked for entries again and again."""
    return Tokens(text)


def entry_at(text: str, start: int) -> tuple[Entry, int, int] | None:
    """(entry, start, end) of the longest phrase at a place, white space before it skipped; None where none is.

    >>> entry_at("cấp 09 chứng thư số cá nhân", 6)[0].words
    'chứng thư số'
    >>> entry_at("cấp 09 xyz", 6)
    """
    tokens = tokens_of(text)
    at = bisect_left(tokens.starts, start)
    if at and tokens.ends[at - 1] > start:  # in the middle of a word
        tokens, at, offset = Tokens(text[start : start + REACH]), 0, start
    else:
        offset = 0
    found = tokens.longest(at) if at < len(tokens.words) and tokens.starts[at] + offset - start < REACH else None
    if not found:
        return None
    entry, behind = found
    return entry, offset + tokens.starts[at], offset + tokens.ends[behind - 1]


def words_with(role: str) -> frozenset[str]:
    """The words of the lexicon that have a role beside figures (column `roles`); KeyError for a role that none has.

    >>> sorted(words_with("from")), sorted(words_with("between"))
    (['từ'], ['dao động', 'giữa', 'từ'])
    >>> words_with("nothing")
    Traceback (most recent call last):
    KeyError: 'nothing'
    """
    return _words_by_role()[role]


@cache
def _words_by_role() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for _, row in _rows():
        for role in filter(None, row.get("roles", "").split("|")):
            found.setdefault(role, set()).add(row["words"])
    return {role: frozenset(words) for role, words in found.items()}


def _rows() -> Iterator[tuple[str, dict[str, str]]]:
    """(class, row) of every phrase."""
    for word_class in WORD_CLASSES:
        yield from ((word_class, row) for row in rows_of(f"lexicon/{word_class}.tsv"))


REACH = 64
"""Characters of the longest phrase, with white space."""
