"""A module that processes of the tests serve: it does what it is told."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from baocao_parser.processes.messages import NOTE, incoming, send


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Obey each message: the name of an action, and its argument behind a blank."""
    for message in incoming(requests):
        action, _, argument = message.decode().partition(" ")
        if action == "note":
            send(replies, NOTE + argument.encode())
            action, _, argument = argument.partition(" ")
        send(replies, str(_ACTIONS[action](argument)).encode())


def _lie(_: str) -> str:
    """Announce an answer that nobody has room for, on every pipe."""
    for number in os.listdir("/proc/self/fd"):  # noqa: PTH208
        with contextlib.suppress(OSError):
            if os.readlink(f"/proc/self/fd/{number}").startswith("pipe:"):  # noqa: PTH115
                os.write(int(number), (1 << 62).to_bytes(8, "big"))
    return ""


def _write(name: str) -> str:
    path = Path(tempfile.gettempdir(), name)
    path.write_text("x")
    return str(path)


_ACTIONS: dict[str, Callable[[str], object]] = {
    "echo": str,
    "sleep": lambda seconds: time.sleep(float(seconds)),
    "exit": lambda code: os._exit(int(code)),
    "kill": lambda number: os.kill(os.getpid(), int(number)),
    "start": lambda seconds: subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({seconds})"]).pid,
    "environment": lambda name: os.environ.get(name, "none"),
    "write": _write,
    "lie": _lie,
    "fill": lambda size: len(bytearray(int(size))),
}
