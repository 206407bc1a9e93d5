"""Workers: who parses, who is replaced, and what is said of those that end."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from pathlib import Path

import msgspec
import pytest

from baocao_parser import BaocaoError, Limits, Report, parse_many
from baocao_parser.errors import ReadError
from baocao_parser.pool import Workers
from baocao_parser.processes import Ended, Process
from baocao_parser.worker import Request
from tests.hostile import SELF_CALLING_FORM, SOUND_PAGES_AROUND_A_SELF_CALLING_FORM

GOOD = "I. KẾT QUẢ\n\ncấp **07** tài khoản".encode()
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")


def kill_when_busy(pool: Workers, number: signal.Signals, times: int) -> threading.Thread:
    """Send a signal to the pool's worker, so many times, each to another worker while it works."""

    def kill() -> None:
        killed = set[int]()
        while len(killed) < times:
            for worker in list(pool._all):
                if worker.number not in killed and worker._asked._is_owned() is False:  # type: ignore[attr-defined]
                    time.sleep(0.3)
                    os.kill(worker.number, number)
                    killed.add(worker.number)
            time.sleep(0.01)

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    return thread


def growing() -> tuple[Workers, bytes]:
    """A pool, and a file that keeps its worker busy until something is done."""
    return Workers(Limits(time=30, memory=4000), 1), SELF_CALLING_FORM


def test_a_worker_that_is_killed_from_outside_is_tried_once_more() -> None:
    pool, file = growing()
    kill_when_busy(pool, signal.SIGKILL, 2).join(0)
    with pytest.raises(BaocaoError, match=r"ended from outside \(SIGKILL, twice\)") as error:
        pool.parse(file, "bold", "x.pdf")
    assert not isinstance(error.value, ReadError)  # nobody knows that it is the file
    assert error.value.source == "x.pdf"
    pool.close()


def test_one_killing_is_no_error() -> None:
    pool = Workers(Limits(), 1)
    text = "\n\n".join(f"Có {n} hộ nghèo, trong đó {n} hộ." for n in range(700)).encode()
    killer = kill_when_busy(pool, signal.SIGTERM, 1)
    assert isinstance(pool.parse(text, "bold"), Report)
    killer.join(10)
    assert not killer.is_alive()
    pool.close()


@pytest.mark.parametrize("megabytes", [1, 50, 150])
def test_too_little_memory_is_named(megabytes: int) -> None:
    (result,) = parse_many([GOOD * 100_000], limits=Limits(memory=megabytes))
    assert f"needs more than {megabytes} MB of memory" in str(result)


def test_a_page_that_ends_its_worker_costs_that_page() -> None:
    (report,) = parse_many([SOUND_PAGES_AROUND_A_SELF_CALLING_FORM], limits=Limits(memory=700))
    assert isinstance(report, Report)
    assert report.document.text.split("\n") == ["Trong nam, toan huyen 07 ho.", "Trong nam, toan huyen 12 ho."]
    (issue,) = (issue for issue in report.issues if issue.code == "page-unreadable")
    assert (issue.severity, issue.message[:6]) == ("error", "Page 2")
    assert "700 MB" in issue.message
    assert "--limit memory" in issue.message


def test_a_file_of_which_no_page_is_left_is_an_error() -> None:
    (result,) = parse_many([SELF_CALLING_FORM], limits=Limits(memory=700))
    assert isinstance(result, ReadError)
    assert result.problem.startswith("has no page that can be read: page 1 ")
    assert "700 MB" in result.problem
    assert "--limit memory" in result.remedy


@pytest.mark.parametrize("told", ["", "nonsense", "2", "9" * 30])
def test_what_a_worker_tells_of_pages_is_not_believed_for_ever(told: str) -> None:
    """One that a file has taken over may name a page twice, or none."""
    asked = list[Request]()

    class Liar:
        served, note = False, told.encode()

        def ask(self, message: bytes, _: float) -> bytes:
            asked.append(msgspec.msgpack.decode(message, type=Request))
            raise Ended(-signal.SIGSEGV, late=False)

    pool = Workers(Limits(), 1)
    pool._free = Liar  # type: ignore[method-assign, assignment]
    with pytest.raises(ReadError, match=r"ended the process that read it \(SIGSEGV\)"):
        pool.parse(b"%PDF-1.4", "bold", "x.pdf")
    assert [request.watched for request in asked[:2]] == [False, True]
    assert len(asked) <= 3


def test_leaving_out_pages_takes_no_more_time_than_is_allowed() -> None:
    begun = time.monotonic()
    (result,) = parse_many([SOUND_PAGES_AROUND_A_SELF_CALLING_FORM], limits=Limits(time=2, memory=64_000))
    assert "was not parsed within 2 seconds" in str(result)
    assert time.monotonic() - begun < 10


def test_a_crash_is_the_files_where_no_page_is_left_without_it() -> None:
    pool, file = growing()
    kill_when_busy(pool, signal.SIGSEGV, 2)
    with pytest.raises(ReadError, match=r"ended the process that read it \(SIGSEGV\): it is damaged or hostile"):
        pool.parse(file, "bold", "x.pdf")
    pool.close()


def test_a_closed_pool_parses_nothing_and_says_so() -> None:
    pool = Workers(Limits(), 1)
    pool.close()
    with pytest.raises(BaocaoError, match="the work was stopped"):
        pool.parse(GOOD, "bold")


def test_an_answer_that_is_none_is_the_files_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Process, "ask", lambda *_: b"\xc1 no MessagePack")
    pool = Workers(Limits(), 1)
    with pytest.raises(ReadError, match="answer nonsense: it is hostile"):
        pool.parse(GOOD, "bold")
    pool.close()


def test_a_system_that_gives_no_process_is_an_error_in_the_place_of_each_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("baocao_parser.processes.process._fork", refuse)
    results = list(parse_many([GOOD, GOOD]))
    assert [str(result) for result in results] == [
        "<bytes>: no process can be started: resource temporarily unavailable (see to this and try again)"
    ] * 2


def test_a_batch_without_handles_is_errors_and_the_next_one_is_whole(tmp_path: Path) -> None:
    import resource

    (tmp_path / "a.md").write_bytes(GOOD)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (200, hard))
    with contextlib.ExitStack() as opened:
        opened.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        with contextlib.suppress(OSError):
            while True:
                opened.enter_context(Path(os.devnull).open("rb"))
        results = list(parse_many([tmp_path / "a.md", GOOD] * 3))
    assert all("too many open files (see to this and try again)" in str(result) for result in results)
    assert all(isinstance(result, Report) for result in parse_many([tmp_path / "a.md", GOOD] * 3))


def test_what_is_no_path_is_an_error_in_its_place() -> None:
    first, second, third, last = parse_many([None, "a\0b", "a" * 5000, GOOD])  # type: ignore[list-item]
    assert "is no path and no bytes: NoneType" in str(first)
    assert "null byte" in str(second)
    assert "file name too long" in str(third)
    assert isinstance(last, Report)


@pytest.mark.parametrize("workers", [0, -1])
def test_less_than_one_worker_is_an_error(workers: int) -> None:
    with pytest.raises(BaocaoError, match="must be 1 or more"):
        parse_many([GOOD], workers=workers)


def test_an_emphasis_that_is_none_is_an_error() -> None:
    for emphasis in ("Bold", ""):
        with pytest.raises(BaocaoError, match="no emphasis"):
            parse_many([GOOD], emphasis=emphasis)  # type: ignore[arg-type]


def test_memory_that_the_parent_lacks_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(*_: object) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(Process, "ask", lacking)
        (result,) = parse_many([GOOD])
    assert "it needs more memory than there is" in str(result)


def test_a_local_file_is_read_by_the_worker_and_found_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = Workers(Limits(), 1)
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.md").write_text(f"Có **{len(folder)}** hộ {folder}")
        monkeypatch.chdir(tmp_path / folder)
        assert folder in pool.parse("x.md", "bold").document.text
    pool.close()
