"""A folder of sound reports and of files broken in many ways, parsed in a process that may take little memory.

    python -m tests.hostile_batch [--good N] [--each N] [--stops N]

parses a batch in full size: 160 sound files, and four of each kind of broken ones; and begins it again to stop it from
outside, by each signal at so many moments. The test parses a small one.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import baocao_parser as bc
from tests.hostile import SELF_CALLING_FORM
from tests.readers.word_writer import p, word_file, zip_of

CORPUS = Path(__file__).parents[1] / "corpus"
SECONDS = 12
MEMORY = 2048
"""Megabytes of address space: for the parent as for every worker."""
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
MARK = "BAOCAO_TEST_MARK"
"""In the environment of all processes of a batch."""


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3 << 30)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(path.parent)  # their names may only be short
        server.bind(path.name)
        os.chdir(here)


def _of(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


_REPORT = word_file(p("Có 12 hộ"))
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_WORD = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:p>" + "<w:p/>" * 4_000_000}
_DEEP = word_file("<w:p/>".join(("<w:sdt><w:sdtContent>" * 90, "</w:sdtContent></w:sdt>" * 90)))


class Kind(NamedTuple):
    """A way to be broken, and what must be said of it."""

    name: str
    make: Callable[[Path], object]
    reason: str


KINDS = (
    Kind("sparse.docx", _sparse, r"is 3,072 MB large, more than the 256 MB allowed .*file_size="),
    Kind("pipe.docx", os.mkfifo, "is a pipe, not a file"),
    Kind("growing.pdf", _of(SELF_CALLING_FORM), r"was not parsed within .*time=|more than .* memory="),
    Kind("truncated.docx", _of(_REPORT[: len(_REPORT) // 2]), "is truncated or damaged"),
    Kind("bomb.docx", _of(zip_of(_WORD)), "looks like a zip bomb"),
    Kind("locked.docx", _of(_COMPOUND + "EncryptedPackage".encode("utf-16-le")), "is protected by a password"),
    Kind("empty.md", _of(b""), "is empty"),
    Kind("dangling.docx", lambda path: path.symlink_to("nowhere"), "is a link to nowhere, which is not there"),
    Kind("folder.docx", Path.mkdir, "is a folder, not a file"),
    Kind("picture.docx", _of(b"\x89PNG\r\n\x1a\n"), "is an image"),
    Kind("socket.md", _socket, "is a socket, not a file"),
    Kind("device.pdf", lambda path: path.symlink_to("/dev/zero"), "is a device, not a file"),
    Kind("deep.docx", _of(_DEEP), r"more than 100 deep .*depth="),
    Kind("no.pdf", _of(b"%PDF-1.4 and nothing"), "is no PDF, or its structure is damaged"),
    Kind("damaged.doc", _of(_COMPOUND + "WordDocument".encode("utf-16-le")), "cannot be opened: damaged"),
)


def build(folder: Path, good: int, each: int, kinds: tuple[Kind, ...] = KINDS) -> None:
    """So many sound reports, and so many broken files of each kind, in between."""
    reports = [path for kind in ("docx", "md", "pdf") for path in sorted(CORPUS.glob(f"*-*/20*.{kind}"))]
    for at, report in zip(range(good), itertools.cycle(reports), strict=False):
        shutil.copy(report, folder / f"{at:04}-good-{report.name}")
    for at, kind in enumerate(kinds * each):
        kind.make(folder / f"{at * good // (len(kinds) * each):04}-{at:03}-{kind.name}")


def parse_folder(folder: str) -> None:
    """What a batch's own process does: one line for each result. It may take as much memory as a worker."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in a shell's background ignores it
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY << 20, MEMORY << 20))
    seconds = int(os.environ.get("BAOCAO_TEST_SECONDS", SECONDS))
    for result in bc.parse_many([folder], limits=bc.Limits(time=seconds, memory=MEMORY)):
        print("report" if isinstance(result, bc.Report) else f"{result.source}\t{result}", flush=True)


class Batch:
    """A batch in a process of its own, with a folder for its temporary files and a mark that all its processes bear."""

    def __init__(self, folder: Path, aside: Path, **environment: str) -> None:
        self.mark = uuid.uuid4().hex
        self.aside = aside
        own = {MARK: self.mark, "TMPDIR": str(aside), "BAOCAO_CACHE": str(aside), "BAOCAO_OCR": "off"}
        code = f"from tests.hostile_batch import parse_folder; parse_folder({str(folder)!r})"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | own | environment,
            text=True,
            cwd=Path(__file__).parents[1],
            start_new_session=True,
        )

    def lines(self) -> list[str]:
        """All that it prints; it must end by itself, and well."""
        out, err = self.process.communicate(timeout=600)
        assert self.process.returncode == 0, err
        return out.splitlines()

    def stop(self, number: signal.Signals) -> None:
        """End it from outside."""
        self.process.send_signal(number)
        self.process.communicate(timeout=30)

    def left(self, seconds: float = 10) -> list[str]:
        """Processes and files that are still there after so many seconds at most; [] as soon as there are none."""
        over = time.monotonic() + seconds
        while (left := [*self.processes(), *map(str, self.aside.iterdir())]) and time.monotonic() < over:
            time.sleep(0.05)
        return left

    def processes(self) -> Iterator[str]:
        """Numbers of the batch's processes that run."""
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if self.mark.encode() in (place / "environ").read_bytes():
                    yield place.name
            except OSError:
                continue


def faults(lines: list[str], good: int, each: int, kinds: tuple[Kind, ...] = KINDS) -> list[str]:
    """What is not as it should be in the results of a batch."""
    wrong = [] if lines.count("report") == good else [f"{lines.count('report')} reports instead of {good}"]
    for kind in kinds:
        own = [line for line in lines if line.partition("\t")[0].endswith(kind.name)]
        if len(own) != each:
            wrong.append(f"{len(own)} errors of {kind.name} instead of {each}")
        wrong += (line for line in own if not re.search(kind.reason, line))
    if len(lines) != good + each * len(kinds):
        wrong.append(f"{len(lines)} results")
    return wrong


def left_when_stopped(folder: Path, aside: Path, number: signal.Signals, after: int) -> list[str]:
    """What is left of a batch that a signal stops after so many results; [] for nothing."""
    batch = Batch(folder, aside)
    assert batch.process.stdout is not None
    for _ in range(after):
        batch.process.stdout.readline()
    batch.stop(number)
    return [f"{number.name} after {after} results left {name}" for name in batch.left()]


def main() -> None:
    parser = argparse.ArgumentParser(description="A hostile batch.")
    parser.add_argument("--stops", type=int, default=4)
    parser.add_argument("--good", type=int, default=160)
    parser.add_argument("--each", type=int, default=4)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder, aside = Path(made, "archive"), Path(made, "aside")
        folder.mkdir()
        aside.mkdir()
        build(folder, arguments.good, arguments.each)
        begun = time.monotonic()
        batch = Batch(folder, aside)
        lines = batch.lines()
        wrong = faults(lines, arguments.good, arguments.each) + batch.left()
        print(f"{len(lines)} files in {time.monotonic() - begun:.0f} s, {lines.count('report')} reports")
        for nth, number in itertools.product(range(arguments.stops), STOPS):
            wrong += left_when_stopped(folder, aside, number, nth * len(lines) // arguments.stops)
        print(f"stopped {arguments.stops * len(STOPS)} times")
        sys.exit("\n".join(wrong) or None)


if __name__ == "__main__":
    main()
