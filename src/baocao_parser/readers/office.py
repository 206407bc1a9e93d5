"""Old Word files, RTF and OpenDocument text → Word files, by LibreOffice; then the Word reader reads them.

LibreOffice starts in a second and converts a report in a twentieth of one. So files that are asked for while it runs
wait, and go into its next call together. It runs below a process of its own (`libreoffice.py`), which ends it and
removes its files, also when this process is killed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import threading
import time
from collections.abc import Sequence
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from ..document import Document, Source
from ..errors import BaocaoError, ReadError
from ..limits import DEFAULT, Limits, raise_it
from ..processes import Ended, Process
from .files import MEGABYTE
from .signatures import SAVE_AS_DOCX

OfficeFormat = Literal["doc", "rtf", "odt"]

PACKAGE = "libreoffice-writer-nogui"
"""Of Debian and Ubuntu."""
MOMENT = 0.05
"""Seconds that a run waits for one more file."""
TOGETHER = 20.0
"""Seconds for a run of several files, and two more for each; then each has its own run, and all its time."""
TRY_AGAIN = "see to this (TMPDIR names another folder for temporary files) and try again"
_KINDS: dict[OfficeFormat, str] = {
    "doc": "a Word 97-2003 file (.doc)",
    "rtf": "an RTF file",
    "odt": "an OpenDocument text (.odt)",
}
_PLACES = (
    ("/", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ("/", "opt/libreoffice*/program/soffice"),
    ("/", "usr/lib/libreoffice/program/soffice"),
    ("C:/", "Program Files/LibreOffice/program/soffice.com"),
)


class Converted(NamedTuple):
    """A Word file that stands for another one."""

    docx: bytes
    source: Source
    """The file as it was given."""


def read_converted(converted: Converted, limits: Limits = DEFAULT) -> Document:
    """Document of a converted file; its `source` is the file that was given. ReadError as `read_word`."""
    from .word import read_word

    document = read_word(converted.docx, converted.source.name, limits)
    source = msgspec.structs.replace(converted.source, pages=document.source.pages)
    return msgspec.structs.replace(document, source=source)


def convert(
    data: bytes, form: OfficeFormat, name: str, limits: Limits = DEFAULT, queue: Queue | None = None
) -> Converted:
    """The Word file that LibreOffice makes of these bytes; `name` is what messages call the file.

    Bold, list labels and the letters of legacy fonts survive. Safe to call from several threads and processes.
    Raises ReadError where LibreOffice is missing, cannot open the file, or does not end within `limits.time`;
    BaocaoError where the system does not let it run.
    """
    program = find_office()
    if program is None:
        raise ReadError(
            f"is {_KINDS[form]}, which LibreOffice must convert, and LibreOffice is not installed",
            source=name,
            remedy=f"install it (apt install {PACKAGE}, or libreoffice.org), or {SAVE_AS_DOCX}",
        )
    if queue is None:
        with _one_at_a_time:
            queue = _own_queue(os.getpid(), limits)
    task = queue.convert(Task(data.lstrip(), form), program)  # a signature may stand behind blanks
    if task.docx is None:
        kind = BaocaoError if task.system else ReadError
        raise kind(f"is {_KINDS[form]} that {task.problem}", source=name, remedy=task.remedy)
    return Converted(task.docx, Source(name, form, hashlib.sha256(data).hexdigest()))


def find_office() -> str | None:
    """Path of LibreOffice's program: on the PATH, or in the usual folders; None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((str(place) for root, pattern in _PLACES for place in Path(root).glob(pattern)), None)


class Job(msgspec.Struct, frozen=True):
    """One run of LibreOffice."""

    program: str
    form: OfficeFormat
    files: list[bytes]


class Made(msgspec.Struct, frozen=True):
    """What came of a run."""

    files: list[bytes | None]
    """Word files, in the order of the job; None for what LibreOffice could not open."""
    problem: str = "cannot be opened: damaged, or protected by a password"
    """What is wrong with those that have none."""
    system: bool = False
    """It is the system: LibreOffice could not run, or not write."""


class Task:
    """One file to convert, and what came of it."""

    def __init__(self, data: bytes, form: OfficeFormat) -> None:
        self.data, self.form = data, form
        self.docx: bytes | None = None
        self.fails("was not converted: the work was stopped", "parse it again", system=True)

    def fails(self, problem: str, remedy: str, *, system: bool = False) -> None:
        """Say why there is no Word file, should there be none; `system` where that is not the file's fault."""
        self.problem, self.remedy, self.system = problem, remedy, system


class Queue:
    """LibreOffice under its own profile, which bears one run at a time: who finds it idle converts all that waits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._waiting: list[Task] = []
        self._running = threading.Lock()
        self._process: Process | None = None
        self._closed = False

    def convert(self, task: Task, program: str) -> Task:
        """The task, done: with its Word file, or with what is wrong."""
        self._waiting.append(task)
        with self._running:
            if task in self._waiting:  # nobody has converted it meanwhile
                self._gather()
                batch = [waiting for waiting in self._waiting if waiting.form == task.form]
                for waiting in batch:  # others go on to append, so the list itself must stay
                    self._waiting.remove(waiting)
                if len(batch) > 1:
                    self._run(batch, program, TOGETHER + 2 * len(batch))
                for one in batch:
                    if one.docx is None:  # perhaps another one stopped LibreOffice
                        self._run([one], program, self._limits.time)
        return task

    def close(self) -> None:
        """End LibreOffice, busy or not."""
        self._closed = True
        if process := self._process:
            process.end()

    def _gather(self) -> None:
        """Wait as long as others keep coming."""
        count = 0
        while count < len(self._waiting):
            count = len(self._waiting)
            time.sleep(MOMENT)

    def _run(self, batch: Sequence[Task], program: str, seconds: float | None) -> None:
        """Convert some files in one run of LibreOffice."""
        if self._closed:
            return
        seconds = min(filter(None, (seconds, self._limits.time)), default=None)
        job = Job(program, batch[0].form, [task.data for task in batch])
        try:
            made = self._ask(job, seconds)
        except Ended as ended:
            self._process = None
            for task in batch:
                _blame(task, ended, seconds)
        except BaocaoError as error:
            for task in batch:
                task.fails(f"could not be converted: {error.problem}", error.remedy, system=True)
        else:
            for task, docx in zip(batch, made.files, strict=True):
                task.docx = docx
                task.fails(made.problem, TRY_AGAIN if made.system else SAVE_AS_DOCX, system=made.system)

    def _ask(self, job: Job, seconds: float | None) -> Made:
        if self._process is None:
            memory = self._limits.memory
            least = max(memory, DEFAULT.memory or 0) if memory and memory != float("inf") else 0
            module = "baocao_parser.readers.libreoffice"
            self._process = Process(module, memory=int(least * MEGABYTE), folder=True)
        return msgspec.msgpack.decode(self._process.ask(msgspec.msgpack.encode(job), seconds), type=Made)


def _blame(task: Task, ended: Ended, seconds: float | None) -> None:
    """Say what a file has done to LibreOffice, or what somebody else has."""
    if ended.late:
        task.fails(f"LibreOffice did not convert within {seconds:g} seconds", f"{raise_it('time')}, or {SAVE_AS_DOCX}")
    else:
        how = signal.Signals(-ended.code).name if ended.code < 0 else f"exit code {ended.code}"
        task.fails(f"was not converted: LibreOffice was ended from outside ({how})", "parse it again", system=True)


_one_at_a_time = threading.Lock()


@cache
def _own_queue(process: int, limits: Limits) -> Queue:
    """The queue of this process: a fork must not share that of its parent."""
    queue = Queue(limits)
    Finalize(None, queue.close, exitpriority=1)
    return queue
