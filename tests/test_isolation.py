"""Hostile files, through real worker processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import baocao_parser as bc
from baocao_parser import Limits
from baocao_parser.pool import Workers
from tests.hostile import LOOPING_PAGES, SELF_CALLING_FORM

GOOD = "I. KẾT QUẢ\n\ncấp **07** tài khoản".encode()
SMALL = 700
"""Megabytes that are enough for a report, and soon used up by a hostile one."""


def outcomes(results: Iterator[bc.Report | bc.BaocaoError]) -> list[str]:
    return [str(r) if isinstance(r, bc.BaocaoError) else " ".join(i.text for i in r.indicators) for r in results]


def test_reports_come_in_the_order_of_their_sources() -> None:
    sources = [f"I. A\n\ncấp **{n}** tài khoản".encode() for n in range(10, 40)]
    assert outcomes(bc.parse_many(sources, workers=2)) == [str(n) for n in range(10, 40)]


def test_a_file_that_eats_the_memory_costs_itself_alone() -> None:
    first, error, second = outcomes(bc.parse_many([GOOD, SELF_CALLING_FORM, GOOD], limits=Limits(memory=SMALL)))
    assert first == second == "07"
    assert "700 MB" in error


def test_a_page_tree_that_refers_to_itself_does_not_hang() -> None:
    report, last = bc.parse_many([LOOPING_PAGES, GOOD], limits=Limits(time=60, memory=SMALL))
    assert isinstance(last, bc.Report)
    assert isinstance(report, bc.Report | bc.BaocaoError)


def test_a_file_that_takes_too_long_is_ended() -> None:
    with pytest.raises(bc.BaocaoError, match=r"slow\.pdf: was not parsed within 1 seconds .*time="):
        Workers(Limits(time=1, memory=64_000), most=1).parse(SELF_CALLING_FORM, "bold", "slow.pdf")


def test_isolated_parse_gives_the_same_report() -> None:
    assert bc.parse(GOOD, isolated=True) == bc.parse(GOOD)


def test_isolated_parse_raises_what_parse_raises() -> None:
    with pytest.raises(bc.BaocaoError) as plain:
        bc.parse(b"", name="x.docx")
    with pytest.raises(type(plain.value)) as isolated:
        bc.parse(b"", name="x.docx", isolated=True)
    assert str(isolated.value) == str(plain.value)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_worker_that_is_killed_between_two_files_is_replaced() -> None:
    pool = Workers(Limits(time=60, memory=SMALL), most=1)
    assert len(pool.parse(GOOD, "bold").indicators) == 1
    (worker,) = pool._all
    os.kill(worker.number, signal.SIGKILL)
    assert len(pool.parse(GOOD, "bold").indicators) == 1
    pool.close()


def test_no_worker_outlives_its_pool() -> None:
    pool = Workers(Limits(time=60, memory=SMALL), most=1)
    pool.parse(GOOD, "bold")
    (worker,) = pool._all
    pool.close()
    assert not Path("/proc", str(worker.number)).exists()


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_takes_the_work(kind: type[ThreadPoolExecutor | ProcessPoolExecutor]) -> None:
    with kind(max_workers=1) as executor:
        good, bad = outcomes(bc.parse_many([GOOD, b""], executor=executor, limits=Limits(memory=SMALL)))
    assert good == "07"
    assert "is empty" in bad


def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"import baocao_parser as bc\nprint(len(list(bc.parse_many([{GOOD!r}] * 3))))\n")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "3"


def test_a_file_that_takes_long_keeps_no_other_waiting_where_order_does_not_matter() -> None:
    sources = [SELF_CALLING_FORM, GOOD, GOOD]
    limits = Limits(time=5, memory=64_000)
    results = bc.parse_many(sources, workers=2, limits=limits, in_order=False)
    first, second, last = outcomes(results)
    assert first == second == "07"
    assert "5 seconds" in last
