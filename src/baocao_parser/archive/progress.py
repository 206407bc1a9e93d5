"""A bar that shows how far adding is: in a terminal or a notebook, and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .adding import Progress
from .ledger import Added


@contextmanager
def bar(shown: bool | None) -> Iterator[Progress]:
    """What adding tells of its progress to; `shown` None lets the screen decide."""
    if shown is None:
        shown = sys.stderr.isatty() or "ipykernel" in sys.modules
    if not shown:
        yield _nowhere
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task("", total=None)

        def tell(added: Added, total: int) -> None:
            rate = drawn.tasks[0].speed or 0
            said = f"files, {added.new:,} new, {added.failed:,} failed, {rate:.0f} a second"
            drawn.update(task, completed=added.files, total=total, description=said)

        yield tell


def _nowhere(added: Added, total: int) -> None:
    """What is told is not shown."""
