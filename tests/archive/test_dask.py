"""Dask, with worker processes of its own: they write the parts themselves, and one of them is killed."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import baocao_parser as bc
from baocao_parser import Archive
from baocao_parser.archive import Added, adding, parts
from tests.archive.letters import letter, letters, put, tables

if TYPE_CHECKING:
    from distributed import Client

distributed = pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL"),
    pytest.mark.filterwarnings("ignore"),  # Dask's own, when workers die
]


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**settings) as cluster, distributed.Client(cluster) as client:
        yield client


def _executor(client: Client) -> Executor:
    executor: Executor = client.get_executor()  # type: ignore[no-untyped-call]
    return executor


def test_reports_come_from_a_cluster(client: Client) -> None:
    sources = [letter(figure=figure) for figure in range(10, 16)]
    results = bc.parse_many([*sources, b""], executor=_executor(client))
    told = [str(r) if isinstance(r, bc.BaocaoError) else r.indicators[0].text for r in results]
    assert told[:-1] == ["10", "11", "12", "13", "14", "15"]
    assert "is empty" in told[-1]


def test_a_worker_that_is_killed_on_the_way_changes_nothing(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "CHUNK", 4)
    folder = letters(tmp_path / "in", 60)
    put(folder / "broken.docx", b"PK\x03\x04 and nothing")
    archive = Archive(tmp_path / "archive")
    seen: list[int] = []

    def kill() -> None:
        while (there := len(list(parts.parts_of(archive.path)))) < 2:
            time.sleep(0.01)
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
        seen.append(there)

    killer = threading.Thread(target=kill)
    killer.start()
    added = archive.add(folder, executor=_executor(client))
    killer.join()
    assert added == Added(files=61, new=60, failed=1)
    assert seen[0] < archive.status().parts / 2  # it was on the way
    alone = Archive(tmp_path / "alone")
    alone.add(folder)
    assert tables(archive) == tables(alone)
