"""Which of the files that were looked at are new; of the others it is noted where they stand, or that they fail."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from ..errors import BaocaoError
from .known import AtPath, Known
from .ledger import Ledger
from .sources import Found, Looked, is_gone
from .views import GONE


def fresh(looks: Iterable[Sequence[Looked]], known: Known, ledger: Ledger) -> Iterator[Looked]:
    """The files whose bytes the archive does not have, each of them once."""
    for files in looks:
        settled, standing, fails_so = known.settled(files), known.standing(files), known.fails_so(files)
        new: dict[str, Looked] = {}
        for file in files:
            if file.problem:
                _enter_problem(file, file.problem, fails_so, ledger, "open")
            elif file.sha256 in settled or file.sha256 in new:
                _note_known(file, standing, ledger, failed=settled.get(file.sha256, False))
            elif file.sha256:
                new[file.sha256] = file
        known.take(list(new))
        yield from new.values()


def enter_problems(
    problems: Sequence[Found], sources: Sequence[str | os.PathLike[str]], known: Known, ledger: Ledger
) -> None:
    """Enter what cannot be listed; and that a failure is over where its file is gone, or its folder was listed now."""
    fails_so = known.fails_so(problems)
    for found in problems:
        if found.problem:
            _enter_problem(Looked(found.path, "", None, found.problem), found.problem, fails_so, ledger, "list")
    wrong = {found.path for found in problems}
    listed = tuple(os.path.abspath(source) for source in sources)  # noqa: PTH100
    for path, stage in known.failing_elsewhere():
        was_listed = stage == "list" and path.startswith(listed)
        if path not in wrong and (was_listed or is_gone(path)):
            ledger.note(path, None, GONE)


def _enter_problem(
    file: Looked, problem: BaocaoError, fails_so: Container[tuple[str, str]], ledger: Ledger, stage: str
) -> None:
    if (file.path, problem.problem) in fails_so:
        ledger.count(files=1, failed=1)
    else:
        ledger.enter(file, problem, stage)


def _note_known(file: Looked, standing: Mapping[str, AtPath], ledger: Ledger, *, failed: bool) -> None:
    ledger.count(files=1, known=int(not failed), failed=int(failed))
    here = standing.get(file.path)
    if here == (file.sha256, file.stamp):
        return
    ledger.note(file.path, file.sha256, file.stamp)
    if here is None or here.sha256 != file.sha256:
        left = [path for path, at in standing.items() if at.sha256 == file.sha256 and is_gone(path)]
        for path in left:
            ledger.note(path, None, GONE)
        ledger.count(moved=int(bool(left)))
