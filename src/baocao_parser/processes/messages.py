"""Messages between processes: eight bytes of length, and that many bytes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import IO

NOTE = b"\0"
"""What a message begins with that is no answer, but tells how far its process has come."""


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message to an unbuffered stream. BrokenPipeError where the other process is gone."""
    left = memoryview(len(message).to_bytes(8, "big") + message)
    while left:
        left = left[stream.write(left) :]


def receive(stream: IO[bytes], most: float = float("inf"), ready: Callable[[], bool] = lambda: True) -> bytes:
    """Read one message of an unbuffered stream.

    EOFError where the other process is gone, ValueError where it announces more than `most` bytes, TimeoutError where
    `ready`, which may wait for them, says that none have come.
    """
    size = int.from_bytes(_exactly(stream, 8, ready), "big")
    if size > most:
        raise ValueError(f"a message of {size} bytes")
    return _exactly(stream, size, ready)


def _exactly(stream: IO[bytes], size: int, ready: Callable[[], bool]) -> bytes:
    parts = list[bytes]()
    while size:
        if not ready():
            raise TimeoutError
        parts.append(stream.read(size))
        if not parts[-1]:
            raise EOFError
        size -= len(parts[-1])
    return b"".join(parts)


def incoming(stream: IO[bytes]) -> Iterator[bytes]:
    """Messages as they come, until no more can come."""
    with contextlib.suppress(EOFError):
        while True:
            yield receive(stream)
