"""LibreOffice, below a process that does nothing else: files → Word files, in one run.

The process is ended with LibreOffice when the time is over, so nothing here looks at a clock.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import IO
from zipfile import is_zipfile

import msgspec

from ..errors import reason
from ..processes.child import LEAVES
from ..processes.messages import incoming, send
from .office import Job, Made, OfficeFormat

PROFILE = "profile"
FULL = 1 << 20
"""Bytes free below which a disk is full: LibreOffice itself does not say so."""
_FILTERS: dict[OfficeFormat, str] = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
"""Named, because LibreOffice would take a damaged .doc for plain text."""


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Convert what is asked for, under one profile, which fetches nothing and runs no macro."""
    with tempfile.TemporaryDirectory(prefix="baocao-") as home:
        Path(tempfile.gettempdir(), LEAVES).write_text("\n".join(_pipes(Path(home))), "utf-8")
        for message in incoming(requests):
            send(replies, msgspec.msgpack.encode(convert(msgspec.msgpack.decode(message, type=Job), Path(home))))


def convert(job: Job, home: Path) -> Made:
    """What LibreOffice makes of the files of a job; `home` is a folder for its profile and for all that it writes."""
    try:
        with tempfile.TemporaryDirectory(dir=home) as folder:
            for number, data in enumerate(job.files):
                Path(folder, f"{number}.{job.form}").write_bytes(data)
            code = _run(job, Path(folder), _profile(home))
            made = [_made(Path(folder, "made", f"{number}.docx")) for number in range(len(job.files))]
            if None not in made:
                return Made(made)
            if shutil.disk_usage(home).free < FULL:
                return Made(made, f"could not be converted: no space left on device ({home})", system=True)
            if code < 0:
                return Made(made, f"made LibreOffice stop ({signal.Signals(-code).name})")
            if code and not any(made):
                return Made(made, f"could not be converted: LibreOffice failed (exit code {code})")
            return Made(made)
    except OSError as error:
        nothing: list[bytes | None] = [None] * len(job.files)
        problem = f"could not be converted: {reason(error)} ({error.filename or home})"
        return Made(nothing, problem, system=True)


def _pipes(home: Path) -> list[str]:
    """Where LibreOffice keeps the socket of a profile, which it leaves behind when it is killed.

    Source: sal/osl/unx/pipe.cxx and desktop/source/app/officeipcthread.cxx of LibreOffice 7.
    """
    digest = hashlib.md5((home / PROFILE).as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{getattr(os, 'getuid', int)()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    return [f"/tmp/{name}", f"/var/tmp/{name}"]


def _made(path: Path) -> bytes | None:
    """A whole Word file; None where there is none."""
    return path.read_bytes() if is_zipfile(path) else None


def _profile(home: Path) -> Path:
    profile = home / PROFILE
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_bytes(files("baocao_parser.data").joinpath("office_profile.xcu").read_bytes())
    return profile


def _run(job: Job, folder: Path, profile: Path) -> int:
    """Convert the numbered files of a folder; gives the exit code."""
    command = [
        job.program,
        "--headless",
        "--norestore",
        f"-env:UserInstallation={profile.as_uri()}",
        f"--infilter={_FILTERS[job.form]}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        f"{folder}/made",
        *(f"{folder}/{number}.{job.form}" for number in range(len(job.files))),
    ]
    quiet = subprocess.DEVNULL
    environment = os.environ | {"TMPDIR": str(profile.parent)}
    return subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, check=False).returncode
