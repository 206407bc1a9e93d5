"""Old Word files, RTF and OpenDocument text → Word files, by LibreOffice; then the Word reader reads them.

LibreOffice starts in a second and converts a report in a twentieth of one. So files that are asked for while it runs
wait, and go into its next call together.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from ..document import Document, Source
from ..errors import ReadError
from .signatures import SAVE_AS_DOCX
from .word import read_word

OfficeFormat = Literal["doc", "rtf", "odt"]

PACKAGE = "libreoffice-writer-nogui"
"""Of Debian and Ubuntu."""
TIMEOUT = 120.0
"""Seconds for one call of LibreOffice."""
MOMENT = 0.05
"""Seconds that a run waits for one more file."""
MEMORY = 2 << 30
"""Bytes of address space for LibreOffice, where the system can limit it (Linux); a report takes a quarter of it."""
_FILTERS: dict[OfficeFormat, str] = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
"""Named, because LibreOffice would take a damaged .doc for plain text."""
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


def read_converted(converted: Converted) -> Document:
    """Document of a converted file; its `source` is the file that was given. ReadError as `read_word`."""
    document = read_word(converted.docx, converted.source.name)
    source = msgspec.structs.replace(converted.source, pages=document.source.pages)
    return msgspec.structs.replace(document, source=source)


def convert(data: bytes, form: OfficeFormat, name: str) -> Converted:
    """The Word file that LibreOffice makes of these bytes; `name` is what messages call the file.

    Bold, list labels and the letters of legacy fonts survive. Safe to call from several threads and processes.
    Raises ReadError where LibreOffice is missing, cannot open the file, or does not end within TIMEOUT.
    """
    program = find_office()
    if program is None:
        raise ReadError(
            f"is {_KINDS[form]}, which LibreOffice must convert, and LibreOffice is not installed",
            source=name,
            remedy=f"install it (apt install {PACKAGE}, or libreoffice.org), or {SAVE_AS_DOCX}",
        )
    with _one_at_a_time:
        queue = _queue(os.getpid(), program)
    docx, problem = queue.convert(data, form)
    if docx is None:
        raise ReadError(f"is {_KINDS[form]} that {problem}", source=name, remedy=SAVE_AS_DOCX)
    return Converted(docx, Source(name, form, hashlib.sha256(data).hexdigest()))


def find_office() -> str | None:
    """Path of LibreOffice's program: on the PATH, or in the usual folders; None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((str(place) for root, pattern in _PLACES for place in Path(root).glob(pattern)), None)


class _Task:
    """One file to convert, and what came of it."""

    def __init__(self, data: bytes, form: OfficeFormat) -> None:
        self.data, self.form = data, form
        self.docx: bytes | None = None
        self.problem = "was not converted"


class _Queue:
    """LibreOffice under its own profile, which bears one run at a time: who finds it idle converts all that waits."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._folder = Path(tempfile.mkdtemp(prefix="baocao-"))
        Finalize(None, shutil.rmtree, (self._folder, True), exitpriority=0)  # in the children of multiprocessing, too
        settings = self._folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_bytes(files("baocao_parser.data").joinpath("office_profile.xcu").read_bytes())
        self._waiting: list[_Task] = []
        self._running = threading.Lock()

    def convert(self, data: bytes, form: OfficeFormat) -> tuple[bytes | None, str]:
        """The Word file, or None and what is wrong with the file that was given."""
        task = _Task(data, form)
        self._waiting.append(task)
        with self._running:
            if task in self._waiting:  # nobody has converted it meanwhile
                self._gather()
                batch = [waiting for waiting in self._waiting if waiting.form == form]
                for waiting in batch:  # others go on to append, so the list itself must stay
                    self._waiting.remove(waiting)
                self._convert(batch)
                for one in batch if len(batch) > 1 else ():
                    if one.docx is None:  # perhaps another one stopped LibreOffice
                        self._convert([one])
        return task.docx, task.problem

    def _gather(self) -> None:
        """Wait as long as others keep coming."""
        count = 0
        while count < len(self._waiting):
            count = len(self._waiting)
            time.sleep(MOMENT)

    def _convert(self, batch: Sequence[_Task]) -> None:
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            for number, task in enumerate(batch):
                Path(folder, f"{number}.{task.form}").write_bytes(task.data)
            problem = self._run(folder, batch[0].form, len(batch))
            for number, task in enumerate(batch):
                made = Path(folder, "made", f"{number}.docx")
                task.docx = made.read_bytes() if made.exists() and not problem else None
                task.problem = problem or "cannot be opened: damaged, or protected by a password"

    def _run(self, folder: str, form: OfficeFormat, count: int) -> str:
        """Convert the numbered files of a folder; gives what went wrong with the run, "" where nothing did."""
        command = [
            self._program,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
            f"--infilter={_FILTERS[form]}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            f"{folder}/made",
            *(f"{folder}/{number}.{form}" for number in range(count)),
        ]
        quiet = subprocess.DEVNULL
        # a session of its own, so that the program's children can be ended with it
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        _limit(process.pid)
        try:
            code = process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            return f"LibreOffice did not convert within {TIMEOUT:g} seconds"
        finally:
            _end(process)
        return f"made LibreOffice stop ({signal.Signals(-code).name})" if code < 0 else ""


_one_at_a_time = threading.Lock()


@cache
def _queue(process: int, program: str) -> _Queue:
    """The queue of this process: a fork must not share the folder of its parent."""
    return _Queue(program)


def _limit(process: int) -> None:
    if sys.platform == "linux":
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (MEMORY, MEMORY))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and its children; it has no more to do once it was waited for."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
