"""Processes that answer, end, are ended, and leave nothing behind."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao_parser.errors import BaocaoError
from baocao_parser.processes import Ended, Process, process

ECHO = "tests.processes.echo"
ROOT = str(Path(__file__).parents[2])
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


@pytest.fixture(params=["forked", "spawned"], autouse=True)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to start a process; the second is that of systems without forks."""
    if request.param == "spawned":
        monkeypatch.setattr(process, "_can_fork", lambda: False)
        monkeypatch.setenv("PYTHONPATH", ROOT)


@pytest.fixture(scope="module", autouse=True)
def _found() -> Iterator[None]:
    """A keeper that finds the tests, and is not kept for other ones."""
    process._keeper_of.cache_clear()
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join([ROOT, before])
    yield
    os.environ["PYTHONPATH"] = before
    process._keeper().close()


def runs(number: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except OSError:
        return False


def test_it_answers_one_request_after_the_other() -> None:
    echo = Process(ECHO)
    long = "năm " * 100_000
    assert [echo.ask(f"echo {words}".encode(), 60).decode() for words in ("a", long, "b")] == ["a", long, "b"]
    assert echo.served
    echo.end()


def test_what_it_tells_before_it_answers_is_known_when_it_has_ended() -> None:
    echo = Process(ECHO)
    assert echo.ask(b"note echo a", 60) == b"a"
    assert echo.note == b"echo a"
    with pytest.raises(Ended):
        echo.ask(b"note exit 7", 60)
    assert echo.note == b"exit 7"


def late_within(process: Process, request: bytes, seconds: float) -> None:
    """The process is ended for its time, a fifth of a second, before `seconds` are over."""
    begun = time.monotonic()
    with pytest.raises(Ended) as ended:
        process.ask(request, 0.2)
    assert ended.value.late
    assert time.monotonic() - begun < seconds


def test_what_it_tells_gives_it_no_more_time() -> None:
    late_within(Process(ECHO), b"note sleep 60", 20)


def test_one_that_ends_over_a_request_says_how() -> None:
    for request, code in (("exit 7", 7), ("kill 11", -signal.SIGSEGV), ("kill 9", -signal.SIGKILL)):
        with pytest.raises(Ended) as ended:
            Process(ECHO).ask(request.encode(), 60)
        assert (ended.value.code, ended.value.late) == (code, False)


def test_one_that_is_late_is_ended() -> None:
    slow = Process(ECHO)
    late_within(slow, b"sleep 60", 5)
    assert not runs(slow.number)
    with pytest.raises(Ended) as again:
        slow.ask(b"echo a", 1)
    assert not again.value.late


@pytest.mark.parametrize("seconds", [None, float("inf"), 1e300])
def test_no_limit_of_time_is_none(seconds: float | None) -> None:
    echo = Process(ECHO)
    assert echo.ask(b"echo a", seconds) == b"a"
    echo.end()


def test_an_answer_that_cannot_be_true_is_none() -> None:
    with pytest.raises(ValueError, match="a message of"):
        Process(ECHO, memory=1 << 32).ask(b"lie", 60)


def test_memory_is_limited() -> None:
    with pytest.raises(Ended):
        Process(ECHO, memory=1 << 30).ask(b"fill 2000000000", 60)


def test_one_ended_by_somebody_else_is_noticed_and_buried() -> None:
    echo = Process(ECHO)
    os.kill(echo.number, signal.SIGKILL)
    with pytest.raises(Ended) as ended:
        echo.ask(b"echo a", 60)
    assert ended.value.code == -signal.SIGKILL
    assert not runs(echo.number)


def test_a_module_that_is_none_is_an_error() -> None:
    with pytest.raises(BaocaoError, match="process"):
        Process("tests.processes.nothing")


def test_no_process_without_handles_for_its_pipes() -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (200, hard))
    with contextlib.ExitStack() as opened:
        opened.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        with contextlib.suppress(OSError):
            while True:
                opened.enter_context(Path(os.devnull).open("rb"))
        with pytest.raises(BaocaoError, match="no process can be started: too many open files"):
            Process(ECHO)
    Process(ECHO).end()
