"""What a caller chooses among: names, and the nearest ones for a name that is unknown."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import TypeVar

from .errors import BaocaoError
from .text.folding import fold

Choice = TypeVar("Choice", bound=str)


def one_of(given: str, choices: Sequence[Choice], what: str) -> Choice:
    """The choice that is given; BaocaoError naming the nearest ones for anything else.

    >>> one_of("stock", ("flow", "stock"), "nature")
    'stock'
    >>> one_of("stok", ("flow", "stock"), "nature")
    Traceback (most recent call last):
    baocao_parser.errors.BaocaoError: no nature 'stok' (nearest: stock)
    """
    for choice in choices:
        if given == choice:
            return choice
    raise BaocaoError(f"no {what} {given!r}", remedy=f"nearest: {', '.join(nearest(str(given), choices))}")


def nearest(given: str, names: Iterable[str], most: int = 3) -> list[str]:
    """The names most like an unknown one, whatever case and tone marks; the first of all where none is like it.

    >>> nearest("Tra Vinh", ["Bến Tre", "Trà Vinh"])
    ['Trà Vinh']
    """
    folded = {name: fold(name) for name in names}
    close = difflib.get_close_matches(fold(given), folded.values(), n=most, cutoff=0.5)
    found = [name for key in dict.fromkeys(close) for name, own in folded.items() if own == key]
    return found[:most] or list(folded)[:most]
