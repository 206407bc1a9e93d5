"""The keeper: a process that forks others from modules that it has loaded, and ends them all when its owner ends.

`python -m baocao_parser.processes.keeper SOCKET` takes requests on an inherited socket, one at a time, and answers
each. It runs nothing that a file could hang or crash, and has one thread, so that it may fork. However its owner ends,
the socket closes; then the keeper kills what it has forked, and what that has started, and removes their folders.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import FrameType, ModuleType

import msgspec

from .child import LEAVES, Settings, adopt, begin

LONGEST = 1 << 16
"""Bytes of a request."""
GLANCE = 1.0
"""Seconds after which the keeper looks whether its owner is still there: a fork of the owner's may hold the socket."""


class Fork(msgspec.Struct, frozen=True, tag=True):
    """A new process that serves a module; two pipes come with it. Answered by its number."""

    module: str
    """It has a function `serve`, and may have `prepare`, which is called once before the first fork, and
    `prepare_more`, which is called once before the second: then there will be many."""
    memory: int
    """Bytes of address space; 0 for no limit."""
    folder: bool
    """It gets a folder for its temporary files."""
    environment: dict[bytes, bytes | None]
    """What has changed in the owner's since the keeper was started; None for what is not there any more."""


class End(msgspec.Struct, frozen=True, tag=True):
    """The end of a process. Answered by its exit code, negative for a signal."""

    process: int


class Answer(msgspec.Struct, frozen=True):
    """To any request."""

    number: int = 0
    problem: str = ""


class Keeper:
    """What the keeper knows of the processes that it has forked."""

    def __init__(self, owner: socket.socket) -> None:
        self._owner = owner
        self._folders: dict[int, Path | None] = {}
        """Of each process that has not been ended."""
        self._forks: Counter[str] = Counter()

    def answer(self, request: Fork | End, pipes: list[int]) -> Answer:
        """Do what is asked; what fails is told."""
        try:
            return Answer(self._fork(request, *pipes) if isinstance(request, Fork) else self._end(request.process))
        except OSError as error:
            return Answer(problem=(error.strerror or str(error)).lower())
        except Exception as error:
            return Answer(problem=f"{type(error).__name__}: {error}")

    def close(self) -> None:
        """End all that is left."""
        for process in list(self._folders):
            self._end(process)

    def _fork(self, request: Fork, requests: int, replies: int) -> int:
        module = self._module(request.module)
        folder = Path(tempfile.mkdtemp(prefix="baocao-")) if request.folder else None
        try:
            process = os.fork()
        except OSError:
            _remove(folder)
            raise
        if not process:
            self._owner.close()
            begin(module, requests, replies, Settings(request.memory, folder, request.environment))
        self._folders[process] = folder
        return process

    def _module(self, name: str) -> ModuleType:
        module = import_module(name)
        preparation = getattr(module, "prepare_more" if self._forks[name] else "prepare", None)
        if self._forks[name] < 2 and preparation:
            preparation()
            gc.collect()
            gc.freeze()  # what is loaded stays shared with the forks
        self._forks[name] += 1
        return module

    def _end(self, process: int) -> int:
        folder = self._folders.pop(process)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process, signal.SIGKILL)  # with what it has started
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)  # before it has made a group of its own
        _, status = os.waitpid(process, 0)
        with contextlib.suppress(ChildProcessError):
            while True:  # only what is dead writes no more
                os.waitpid(-process, 0)
        _remove(folder)
        return os.waitstatus_to_exitcode(status)


def _remove(folder: Path | None) -> None:
    """Remove a folder, and what its process has noted that it leaves elsewhere."""
    if folder:
        with contextlib.suppress(OSError, ValueError):
            for path in (folder / LEAVES).read_text("utf-8").splitlines():
                Path(path).unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Answer requests until the owner is gone."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop)
    adopt()
    owner = socket.socket(fileno=int(sys.argv[1]))
    parent = os.getppid()
    keeper = Keeper(owner)
    decoder = msgspec.msgpack.Decoder(Fork | End)
    try:
        while True:
            while not select.select([owner], [], [], GLANCE)[0]:
                if os.getppid() != parent:
                    return
            message, pipes, _, _ = socket.recv_fds(owner, LONGEST, 2)
            if not message:
                return
            answer = keeper.answer(decoder.decode(message), pipes)
            for pipe in pipes:
                os.close(pipe)
            owner.sendall(msgspec.msgpack.encode(answer))
    except ConnectionError:
        return
    finally:
        keeper.close()


def _stop(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
