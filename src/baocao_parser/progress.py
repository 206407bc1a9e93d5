"""A bar that shows how far a run over many files is: in a terminal or a notebook, and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int, str], None]
"""Told how many files are done, of how many, and what became of them: "12 new, 1 failed"."""


@contextmanager
def bar(shown: bool | None) -> Iterator[Progress]:
    """What a run tells its progress to; True draws a bar wherever stderr goes, None only where a person looks on."""
    if not (sys.stderr.isatty() or _in_notebook() if shown is None else shown):
        yield _nowhere
        return
    from rich import progress
    from rich.console import Console

    columns = (
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.description}"),
        progress.TimeRemainingColumn(),
    )
    console = Console(stderr=True, force_terminal=True, force_jupyter=False)  # rich asks notebooks for ipywidgets
    with progress.Progress(*columns, console=console, transient=True) as drawn:
        task = drawn.add_task("", total=None)

        def tell(done: int, total: int, became: str) -> None:
            rate = drawn.tasks[0].speed or 0
            drawn.update(task, completed=done, total=total, description=f"files, {became}, {rate:.0f} a second")

        yield tell


def _nowhere(done: int, total: int, became: str) -> None:
    """What is told is not shown."""


def _in_notebook() -> bool:
    """Whether a notebook's kernel runs this; that its module is loaded says nothing."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return getattr(shell, "kernel", None) is not None
