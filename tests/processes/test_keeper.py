"""The process that forks others, and lets none outlive its owner."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao_parser.processes import Process, process
from tests.processes.test_process import ECHO, ROOT, runs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


@pytest.fixture(scope="module", autouse=True)
def _found() -> Iterator[None]:
    process._keeper_of.cache_clear()
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join([ROOT, before])
    yield
    os.environ["PYTHONPATH"] = before
    process._keeper().close()


def gone(*numbers: int) -> bool:
    """Whether these processes end within a moment."""
    over = time.monotonic() + 5
    while any(map(runs, numbers)) and time.monotonic() < over:
        time.sleep(0.02)
    return not any(map(runs, numbers))


def test_what_a_process_has_started_ends_with_it() -> None:
    echo = Process(ECHO)
    started = int(echo.ask(b"start 300", 60))
    assert runs(started)
    echo.end()
    assert gone(started)


def test_the_files_of_a_process_go_with_it() -> None:
    echo = Process(ECHO, folder=True)
    written = Path(echo.ask(b"write a.txt", 60).decode())
    assert written.exists()
    echo.end()
    assert not written.parent.exists()


def test_a_change_of_the_environment_reaches_the_next_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_TEST_A", "1")
    Process(ECHO).end()
    monkeypatch.setenv("BAOCAO_TEST_A", "2")
    echo = Process(ECHO)
    assert echo.ask(b"environment BAOCAO_TEST_A", 60) == b"2"
    echo.end()
    monkeypatch.delenv("BAOCAO_TEST_A")
    echo = Process(ECHO)
    assert echo.ask(b"environment BAOCAO_TEST_A", 60) == b"none"
    echo.end()


def test_a_keeper_that_is_killed_takes_its_processes_along_and_is_replaced() -> None:
    echo = Process(ECHO)
    keeper = process._keeper()
    os.kill(keeper._process.pid, signal.SIGKILL)
    assert gone(echo.number)
    after = Process(ECHO)
    assert after.ask(b"echo a", 60) == b"a"
    assert echo.end() == -signal.SIGKILL
    assert after.ask(b"echo b", 60) == b"b"
    after.end()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_the_one_that_asked(number: signal.Signals, tmp_path: Path) -> None:
    script = (
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # what runs in a shell's background ignores it
        "from baocao_parser.processes import Process, process\n"
        f"echo, busy = Process({ECHO!r}, folder=True), Process({ECHO!r})\n"
        "import threading, time\n"
        "threading.Thread(target=lambda: busy.ask(b'sleep 300', None), daemon=True).start()\n"
        "started = int(echo.ask(b'start 300', 60)); echo.ask(b'write a.txt', 60)\n"
        "print(process._keeper()._process.pid, echo.number, busy.number, started, flush=True)\n"
        "time.sleep(300)"
    )
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    owner = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=-3, env=environment)
    assert owner.stdout is not None
    numbers = list(map(int, owner.stdout.readline().split()))
    assert all(map(runs, numbers))
    owner.send_signal(number)
    owner.communicate(timeout=20)
    assert gone(*numbers)
    assert list(tmp_path.iterdir()) == []


def test_a_fork_of_the_owner_has_a_keeper_of_its_own() -> None:
    Process(ECHO).end()
    keeper = process._keeper()._process.pid
    read, write = os.pipe()
    child = os.fork()
    if not child:
        echo = Process(ECHO)
        os.write(write, f"{process._keeper()._process.pid} {echo.number}".encode())
        os._exit(0)
    own, forked = map(int, os.read(read, 100).split())
    os.waitpid(child, 0)
    os.close(read)
    os.close(write)
    assert own != keeper
    assert gone(own, forked)
    assert runs(keeper)
