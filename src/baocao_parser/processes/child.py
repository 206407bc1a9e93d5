"""What a process that serves others does first: it lets go of what is not its own, and takes its limits.

`python -m baocao_parser.processes.child MODULE BYTES` serves a module on stdin and stdout, on systems without forks.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import tempfile
import threading
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import IO, NamedTuple, NoReturn

from .messages import send

OUT_OF_MEMORY = 77
"""Exit code: Python itself could not get the memory that it asked for."""
LEAVES = "leaves.txt"
"""In the folder of a process: paths outside of it that are to be removed with it, one a line."""
READY = b""
"""The first message of every process."""


class Settings(NamedTuple):
    """What a process gets."""

    memory: int
    """Bytes of address space; 0 for no limit."""
    folder: Path | None
    """For its temporary files."""
    environment: dict[bytes, bytes | None]
    """What changes in it; None for what is taken out."""


def begin(module: ModuleType, requests: int, replies: int, settings: Settings) -> NoReturn:
    """Serve a module in a process that was just forked; never returns."""
    code = 1
    streams = os.fdopen(requests, "rb", 0), os.fdopen(replies, "wb", 0)  # open to the end, which they tell of
    try:
        os.setsid()  # a group of its own, to be ended with all that it starts
        end_with(os.getppid())
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        for name, value in settings.environment.items():
            os.environb.pop(name, None)
            if value is not None:
                os.environb[name] = value
        if settings.folder:
            os.environ["TMPDIR"] = tempfile.tempdir = str(settings.folder)
        limit_memory(settings.memory)
        serve(module, *streams)
        code = 0
    except (MemoryError, RuntimeError):  # no room even for a thread
        code = OUT_OF_MEMORY
    finally:
        os._exit(code)


def serve(module: ModuleType, requests: IO[bytes], replies: IO[bytes]) -> None:
    """Say that the process is ready, and answer requests until nobody can ask any more."""
    with Path(os.devnull).open("wb") as nowhere:  # what libraries print is no reply, and of no use to anybody
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    send(replies, READY)
    module.serve(requests, replies)


def limit_memory(size: int) -> None:
    """Bytes of address space for this process, 0 for all, on systems that can limit it (Linux; hardly macOS)."""
    if not size:
        return
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        allowed = size if most == resource.RLIM_INFINITY else min(size, most)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))


def end_with(parent: int) -> None:
    """End this process when its parent ends, however that ends, where the system can see to it (Linux)."""
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended meanwhile
        os._exit(0)


def adopt() -> None:
    """Become the parent of what the processes of this one leave behind, where the system knows that (Linux)."""
    _prctl(PR_SET_CHILD_SUBREAPER, 1)


PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(option, value)


def main() -> None:
    """Serve a module on stdin and stdout."""
    module, memory = import_module(sys.argv[1]), int(sys.argv[2])
    requests, replies = _watched(os.dup(0)), os.fdopen(os.dup(1), "wb", 0)
    getattr(module, "prepare", lambda: None)()
    limit_memory(memory)
    serve(module, requests, replies)


def _watched(given: int) -> IO[bytes]:
    """What comes through a pipe, taken by a thread: only so a busy process notices that nobody can ask any more."""
    taken, give = os.pipe()

    def take() -> None:
        while data := os.read(given, 1 << 16):
            os.write(give, data)
        os._exit(0)

    threading.Thread(target=take, daemon=True).start()
    return os.fdopen(taken, "rb", 0)


if __name__ == "__main__":
    main()
