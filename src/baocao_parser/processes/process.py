"""A process that answers requests, as the one that asks sees it."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import IO, Protocol

import msgspec

from ..errors import BaocaoError, reason
from .messages import NOTE, receive, send

END = 10.0
"""Seconds that the keeper may take to end what it keeps."""
LONG = 1e6
"""Seconds from which on a limit of time is none."""
START = 60.0
"""Seconds that a process may take to start."""
_PACKAGES = str(Path(__file__).parents[2])


class Ended(Exception):  # noqa: N818  it is what happened, not always an error
    """The process ended, or was ended, over a request."""

    def __init__(self, code: int, *, late: bool) -> None:
        """`code` is its exit code, negative for a signal; `late` that its time was over."""
        super().__init__(code, late)
        self.code, self.late = code, late


class Process:
    """A process of its own that serves one of this package's modules. It never outlives the process that asks."""

    def __init__(self, module: str, *, memory: int = 0, folder: bool = False) -> None:
        """`memory` is in bytes of address space, 0 for no limit; with `folder` its temporary files are removed.

        Raises BaocaoError where it cannot be started.
        """
        self.served = False
        """It has answered a request."""
        self.note = b""
        """The last that it told of the request before it answered or ended."""
        self._asked = threading.RLock()
        """Held while there is a request."""
        self._most = memory or float("inf")
        try:
            start = _fork if _can_fork() else _spawn
            self._requests, self._replies, self._handle = start(module, memory, folder)
        except (OSError, RuntimeError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            raise BaocaoError(f"no process can be started: {why}", remedy="see to this and try again") from error
        try:
            self._receive(START)
        except Ended as ended:
            raise BaocaoError(f"a process for {module} ended as it started (exit code {ended.code})") from ended

    def ask(self, message: bytes, seconds: float | None) -> bytes:
        """The answer to a request. Ended where there is none, or none within so many seconds; ValueError for no answer.

        None stands for no limit of time.
        """
        with self._asked:
            over = float("inf") if seconds is None else time.monotonic() + seconds
            self.note = b""
            try:
                send(self._requests, message)
            except (OSError, ValueError):  # it has ended; or was ended, and its streams closed
                raise Ended(self.end(), late=False) from None
            while (reply := self._receive(over - time.monotonic())).startswith(NOTE):
                self.note = reply[len(NOTE) :]
            self.served = True
            return reply

    @property
    def number(self) -> int:
        """Of the process in the system."""
        return self._handle.number

    def end(self) -> int:
        """End the process and all that it has started, if it has not ended; gives its exit code."""
        code = self._handle.end()
        with self._asked:  # who waits for an answer finds the end of the stream first
            for stream in (self._requests, self._replies):
                with contextlib.suppress(OSError):
                    stream.close()
        return code

    def _receive(self, seconds: float | None) -> bytes:
        """The next message. EOF is how a process tells of its end."""
        late = False
        try:
            with self._handle.watch(seconds, self._replies) as ready:
                return receive(self._replies, self._most, ready)
        except TimeoutError:
            late = True
        except (EOFError, OSError):
            pass
        except BaseException:  # too long an answer, no memory for it, Ctrl-C
            self.end()
            raise
        raise Ended(self.end(), late=late)


class _Handle(Protocol):
    """A process as the system knows it."""

    number: int

    def end(self) -> int: ...

    def watch(self, seconds: float | None, replies: IO[bytes]) -> AbstractContextManager[Callable[[], bool]]:
        """What waits for more of a reply, and says whether it came in time; None for no limit."""
        ...


_Started = tuple[IO[bytes], IO[bytes], _Handle]


def _can_fork() -> bool:
    return hasattr(os, "fork") and hasattr(socket, "send_fds")


def _fork(module: str, memory: int, folder: bool) -> _Started:
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    requests, replies = os.fdopen(ours_out, "wb", 0), os.fdopen(ours_in, "rb", 0)
    try:
        keeper, process = _forked([theirs_in, theirs_out], module=module, memory=memory, folder=folder)
    except BaseException:
        requests.close()
        replies.close()
        raise
    finally:
        os.close(theirs_in)
        os.close(theirs_out)
    return requests, replies, _Forked(keeper, process)


def _forked(pipes: list[int], **fields: object) -> tuple[_Keeper, int]:
    """The keeper that has forked a process, and the number of that."""
    keeper = _keeper()
    try:
        return keeper, keeper.ask("Fork", pipes, environment=keeper.changed_environment(), **fields)
    except ConnectionError:  # it was killed, and that is only noticed now
        keeper = _keeper()
        return keeper, keeper.ask("Fork", pipes, environment=keeper.changed_environment(), **fields)


class _Forked:
    """A process that the keeper has forked."""

    def __init__(self, keeper: _Keeper, number: int) -> None:
        self._keeper, self.number = keeper, number
        self._code: int | None = None
        self._one_at_a_time = threading.Lock()

    def end(self) -> int:
        with self._one_at_a_time:
            if self._code is None:
                try:
                    self._code = self._keeper.ask("End", process=self.number)
                except OSError:  # the keeper was killed, and with it all its processes
                    self._code = -signal.SIGKILL
            return self._code

    @contextlib.contextmanager
    def watch(self, seconds: float | None, replies: IO[bytes]) -> Iterator[Callable[[], bool]]:
        over = None if seconds is None or seconds > LONG else time.monotonic() + seconds
        poll = select.poll()
        poll.register(replies, select.POLLIN)
        yield lambda: bool(poll.poll(None if over is None else max(0.0, over - time.monotonic()) * 1000))


class _Keeper:
    """The keeper of this process, as this process sees it."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        self._environment = dict(os.environb)
        with theirs:
            command = [sys.executable, "-P", "-m", f"{__package__}.keeper", str(theirs.fileno())]
            try:
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    env=_environment(),
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,  # Ctrl-C is its owner's business
                )
            except BaseException:
                ours.close()
                raise
        ours.settimeout(START)
        self._socket = ours
        self._one_at_a_time = threading.Lock()
        self.lost = False
        """It does not answer any more."""

    def ask(self, kind: str, pipes: list[int] | None = None, **fields: object) -> int:
        """The number that the keeper answers. OSError where it cannot do what is asked, or is gone."""
        message = msgspec.msgpack.encode({"type": kind} | fields)
        with self._one_at_a_time:
            if self.lost:
                raise ConnectionError("the process that forks others was ended")
            try:
                socket.send_fds(self._socket, [message], pipes or [])
                answer = self._socket.recv(1 << 16)
                if not answer:
                    raise ConnectionError("the process that forks others ended")
            except BaseException:  # also Ctrl-C: the next answer would be to this request
                self._shut()
                raise
        said = msgspec.msgpack.decode(answer)
        if said["problem"]:
            raise OSError(said["problem"])
        return int(said["number"])

    def changed_environment(self) -> dict[bytes, bytes | None]:
        """What has changed in this process's environment since; None for what is not there any more."""
        now, then = os.environb, self._environment
        changed = {name: value for name, value in now.items() if then.get(name) != value}
        return changed | dict.fromkeys(name for name in then if name not in now)

    def close(self) -> None:
        """End it, and with it all that it keeps."""
        self._shut()
        try:
            self._process.wait(END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._socket.close()

    def _shut(self) -> None:
        self.lost = True
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # a fork of this process may hold the socket, too


_one_at_a_time = threading.Lock()


def _keeper() -> _Keeper:
    """The keeper of this process; a fork of it has its own, and a lost one is replaced."""
    with _one_at_a_time:
        keeper = _keeper_of(os.getpid())
        if keeper.lost:
            keeper.close()
            _keeper_of.cache_clear()
            keeper = _keeper_of(os.getpid())
        return keeper


@cache
def _keeper_of(process: int) -> _Keeper:
    keeper = _Keeper()
    Finalize(None, keeper.close, exitpriority=0)  # in the children of multiprocessing, too
    return keeper


def _spawn(module: str, memory: int, folder: bool) -> _Started:
    """A new Python, where there is no fork; it notices by itself when nobody can ask it any more."""
    command = [sys.executable, "-P", "-m", f"{__package__}.child", module, str(memory)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=_environment(), bufsize=0)
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout, _Spawned(process)


class _Spawned:
    """A process that this one has started itself."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process, self.number = process, process.pid

    def end(self) -> int:
        if self._process.poll() is None and sys.platform == "win32":  # its children, too
            command = ["taskkill", "/F", "/T", "/PID", str(self._process.pid)]
            subprocess.run(command, check=False, capture_output=True)
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        return self._process.wait()

    @contextlib.contextmanager
    def watch(self, seconds: float | None, replies: IO[bytes]) -> Iterator[Callable[[], bool]]:
        """Pipes cannot be waited for everywhere, so the end of the process tells of the end of its time."""
        late = threading.Event()

        def expire() -> None:
            late.set()
            self.end()

        watch = threading.Timer(0 if seconds is None else seconds, expire)
        watch.daemon = True
        if seconds is not None and seconds < LONG:
            watch.start()
        try:
            yield lambda: True
        except EOFError:
            raise TimeoutError if late.is_set() else EOFError from None
        finally:
            watch.cancel()
        if late.is_set():  # the answer came as its time was over, from a dead process
            raise TimeoutError


def _environment() -> dict[str, str]:
    """This process's, the package to be found where it was found here; one thread for libraries that take all cores."""
    paths = [_PACKAGES, *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(paths), "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
