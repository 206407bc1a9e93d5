"""One file that can do no harm, parsed here: a process of its own would take longer than the file.

Imports what one such file needs, and no more: starting is most of what the shell does.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .errors import BaocaoError
from .limits import DEFAULT, Limits
from .readers.files import PathLike
from .readers.guard import is_harmless

if TYPE_CHECKING:
    from .corrections import Corrections
    from .report import Emphasis, Report


def parse_near(
    source: PathLike, *, emphasis: Emphasis, limits: Limits = DEFAULT, corrections: Corrections | None = None
) -> Iterable[Report | BaocaoError]:
    """What `parse_many([source])` gives, without another process for one file that can do no harm.

    >>> [type(result).__name__ for data in (b"I. A", b"") for result in parse_near(data, emphasis="any")]
    ['Report', 'ReadError']
    """
    if not is_harmless(source):
        from .isolation import parse_many

        return parse_many([source], emphasis=emphasis, limits=limits, workers=1, corrections=corrections)
    try:
        with _uncollected():
            from .parsing import parse

            report = parse(source, emphasis=emphasis, limits=limits)
    except BaocaoError as error:
        return [error]
    return [report if corrections is None else corrections.apply(report)]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage, neither now nor in what was loaded: it lasts as long as the process, which is short."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
