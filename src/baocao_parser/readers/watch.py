"""Pages that end the process that reads them: who watches a reader hears which page comes next, and leaves some out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Watch(NamedTuple):
    """What somebody wants to know of the reading of pages, and what of it he knows already."""

    left_out: Mapping[int, str]
    """Numbers of pages (from 1) that are not even opened, and why."""
    begins: Callable[[int], None]
    """Told the number of a page before it is opened; one page is then read after the other."""
