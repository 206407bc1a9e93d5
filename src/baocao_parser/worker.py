"""The process that parses files for another one: whatever a file does to it, its parent ends it and goes on.

`python -m baocao_parser.worker MEGABYTES` takes requests on stdin and replies on stdout, each as eight bytes of length
and that many bytes. Requests are pickles, since they come from the parent. Replies are MessagePack: a process that a
hostile file has taken over must not get to say what its parent runs. An empty reply says that it is ready.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import sys
import threading
import traceback
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from .errors import BaocaoError, ReadError
from .readers import read
from .readers.office import Converted, read_converted
from .report import Emphasis, Report, report_of

OUT_OF_MEMORY = 77
"""Exit code: Python itself could not get the memory that it asked for."""


class Request(NamedTuple):
    """One file to parse."""

    file: bytes | Converted
    name: str
    emphasis: Emphasis


class Reply(msgspec.Struct, frozen=True):
    """The report, or the error in its place."""

    report: Report | None = None
    problem: str = ""
    source: str = ""
    remedy: str = ""
    unreadable: bool = False
    """The error is a ReadError."""


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message. BrokenPipeError where the other process is gone."""
    stream.write(len(message).to_bytes(8, "big") + message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read one message. EOFError where the other process is gone."""
    size = int.from_bytes(_exactly(stream, 8), "big")
    return _exactly(stream, size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    message = stream.read(size)
    if len(message) < size:
        raise EOFError
    return message


def answer(request: Request) -> Reply:
    """Parse one file; an error that nobody foresaw is one of this package's, too, so that it costs this file only."""
    try:
        file, name, emphasis = request
        document = read_converted(file) if isinstance(file, Converted) else read(file, name=name)
        return Reply(report_of(document, emphasis))
    except BaocaoError as error:
        return Reply(None, error.problem, error.source or name, error.remedy, isinstance(error, ReadError))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        problem = f"could not be parsed: {type(error).__name__}: {error} ({where})"
        return Reply(None, problem, name, "this is a defect of baocao_parser: please report it with the file")


def main() -> None:
    """Answer requests until the parent closes its end, which it also does by dying."""
    _limit_memory(int(sys.argv[1]) << 20)
    replies = os.fdopen(os.dup(1), "wb")
    send(replies, b"")
    with Path(os.devnull).open("wb") as nowhere:  # what libraries print is no reply, and of no use to anybody
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_take, args=(requests,), daemon=True).start()
    encoder = msgspec.msgpack.Encoder()
    while True:
        send(replies, encoder.encode(answer(Request(*pickle.loads(requests.get())))))


def _take(requests: queue.SimpleQueue[bytes]) -> None:
    """Take requests while others are answered: only so a busy worker notices at once that its parent is gone."""
    with contextlib.suppress(EOFError):
        while True:
            requests.put(receive(sys.stdin.buffer))
    os._exit(0)


def _limit_memory(size: int) -> None:
    """Bytes of address space for this process, on systems that can limit it (Linux; not Windows, hardly macOS)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    main()
