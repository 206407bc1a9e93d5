"""Messages between processes: eight bytes of length, and that many bytes."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections.abc import Iterator
from typing import IO


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message. BrokenPipeError where the other process is gone."""
    stream.write(len(message).to_bytes(8, "big") + message)
    stream.flush()


def receive(stream: IO[bytes], most: float = float("inf")) -> bytes:
    """Read one message. EOFError where the other process is gone, ValueError where it announces more than `most`."""
    size = int.from_bytes(_exactly(stream, 8), "big")
    if size > most:
        raise ValueError(f"a message of {size} bytes")
    return _exactly(stream, size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    message = stream.read(size)
    if len(message) < size:
        raise EOFError
    return message


def incoming(stream: IO[bytes]) -> Iterator[bytes]:
    """Messages as they come; where no more can come, this process ends at once, busy or not.

    They are taken by a thread: only so a busy process notices that the one that asks is gone.
    """
    messages: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_take, args=(stream, messages), daemon=True).start()
    while True:
        yield messages.get()


def _take(stream: IO[bytes], messages: queue.SimpleQueue[bytes]) -> None:
    with contextlib.suppress(EOFError, OSError):
        while True:
            messages.put(receive(stream))
    os._exit(0)
