"""What is compared, however it is given: reports, errors in the place of reports, files, folders."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..emphasis import NOT_SHOWN
from ..errors import BaocaoError
from ..isolation import parse_many
from ..parsing import report_of
from ..progress import bar
from ..readers.folders import files_of
from ..report import Report
from ..visible import visible

Source = Report | BaocaoError | str | os.PathLike[str]
_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # who asks for no log gets none on the screen


class Skipped(NamedTuple):
    """Files of a folder that are of no kind that is read."""

    folder: str
    kinds: tuple[tuple[str, int], ...]
    """Ending (".xlsx"; "" for none) and how many, the most frequent first."""


class Given(NamedTuple):
    """What there is to compare, and what could not be read."""

    reports: tuple[Report, ...]
    paths: tuple[str, ...]
    """Of each report: its path below the folder that was given; "" for one that was given as a report."""
    unread: tuple[BaocaoError, ...]
    skipped: tuple[Skipped, ...]


def given(sources: Iterable[Source], *, progress: bool | None = None) -> Given:
    """The reports among sources, and of the files and folders among them; every figure of each, bold or not.

    `progress` shows a bar; None for one where a person looks on. BaocaoError for what is no list of sources.
    """
    if isinstance(sources, (str, bytes, os.PathLike, Report)):
        raise BaocaoError(f"{_called(sources)} is no list", remedy=f"give a list: [{_called(sources)}]")
    items: list[tuple[Report | BaocaoError | None, str, str]] = []
    skipped: list[Skipped] = []
    for source in sources:
        if isinstance(source, (Report, BaocaoError)):
            items.append((source, "", ""))
        elif isinstance(source, (str, os.PathLike)):
            files = list(files_of([source]))
            items += (_item(file, source) for file in files)
            skipped += _skipped(Path(source), files)
        else:
            raise BaocaoError(f"{source!r} is no report and no path", remedy="give what parse gave, or paths")
    paths = [file for result, file, _ in items if result is None]
    parsed = iter(_watched(parse_many(paths, emphasis="any"), len(paths), progress))
    read = [(next(parsed) if result is None else result, (file, path)) for result, file, path in items]
    found = [(_with_every_figure(result), path) for result, path in read if isinstance(result, Report)]
    unread = tuple(result for result, _ in read if isinstance(result, BaocaoError))
    return Given(tuple(r for r, _ in found), _short([path for _, path in found]), unread, tuple(skipped))


def _short(paths: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Paths below their folders, with as many of the folders above as tell a file from the others; "" for a report.

    A file that was given twice has one path: no folder tells it from itself.
    """
    below = dict(paths)
    shown, parts = dict(below), {file: Path(file).parts for file in below}
    for size in range(1, max(map(len, parts.values()), default=0) + 1):
        counted = Counter(shown.values())
        for file in [f for f, name in shown.items() if counted[name] > 1 and len(parts[f]) >= size]:
            shown[file] = Path(*parts[file][-max(size, len(Path(below[file]).parts)) :]).as_posix()
    return tuple(shown[file] for file, _ in paths)


def _item(file: object, source: str | os.PathLike[str]) -> tuple[BaocaoError | None, str, str]:
    """An error that stands for a file, or a file with its path below its folder."""
    if isinstance(file, BaocaoError):
        return file, "", ""
    path = os.fspath(file)  # type: ignore[call-overload]
    folder = Path(source)
    return None, path, Path(path).relative_to(folder).as_posix() if Path(path) != folder else Path(path).name


def _skipped(folder: Path, files: Sequence[object]) -> Iterator[Skipped]:
    """What a folder holds beside the files that are read."""
    if not folder.is_dir():
        return
    read = {Path(os.fspath(file)) for file in files if not isinstance(file, BaocaoError)}  # type: ignore[call-overload]
    others = Counter(
        path.suffix.lower()
        for path in folder.rglob("*")
        if path not in read and path.is_file() and not _is_hidden(path.relative_to(folder))
    )
    if others:
        yield Skipped(str(folder), tuple(others.most_common()))


def _is_hidden(path: Path) -> bool:
    """What a system or an office program keeps for itself."""
    return any(part.startswith((".", "~$")) for part in path.parts)


def _with_every_figure(report: Report) -> Report:
    """A report that was parsed for its bold figures, with the others: what is compared does not hang on emphasis."""
    if any(issue.code == NOT_SHOWN for issue in report.issues):
        return report_of(report.document, "any")
    return report


def _watched(
    results: Iterable[Report | BaocaoError], total: int, progress: bool | None
) -> Iterator[Report | BaocaoError]:
    """Results as they come, with a bar of files, pages, failures, rate and time left; each failure is logged."""
    pages = failed = 0
    with bar(progress if total else False) as told:
        for done, result in enumerate(results, start=1):
            if isinstance(result, BaocaoError):
                failed += 1
                _log.warning("%s", visible(str(result)))
            else:
                pages += result.document.source.pages or 0
                _log.info("%s: %d figures", result.document.source.name, len(result.indicators))
            told(done, total, f"{pages:,} pages, {failed:,} failed")
            yield result


def _called(source: object) -> str:
    return "the report" if isinstance(source, Report) else repr(source)
