"""Batches with hostile files, run as a user runs them; the full size is `python -m tests.hostile_batch`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.hostile import SELF_CALLING_FORM
from tests.hostile_batch import KINDS, STOPS, Batch, build, faults
from tests.readers.word_writer import p, word_file

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc, pipes and limits of memory")


def folders(tmp_path: Path) -> tuple[Path, Path]:
    """An archive, and where temporary files go."""
    archive, aside = tmp_path / "archive", tmp_path / "aside"
    archive.mkdir()
    aside.mkdir()
    return archive, aside


def test_every_broken_file_costs_itself_alone_and_has_its_own_reason(tmp_path: Path) -> None:
    archive, aside = folders(tmp_path)
    build(archive, 16, 1)
    batch = Batch(archive, aside)
    assert faults(batch.lines(), 16, 1) == []
    assert batch.left() == []


def test_a_result_that_is_missing_would_be_seen(tmp_path: Path) -> None:
    archive, aside = folders(tmp_path)
    build(archive, 3, 2, KINDS[:2])
    assert faults(Batch(archive, aside).lines()[1:], 3, 2, KINDS[:2]) != []


@pytest.mark.parametrize("number", STOPS)
def test_nothing_is_left_of_a_batch_that_is_stopped(tmp_path: Path, number: signal.Signals) -> None:
    archive, aside = folders(tmp_path)
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\ntouch $TMPDIR/open\nsleep 300 &\nwait\n")
    office.chmod(0o755)
    (archive / "1.docx").write_bytes(word_file(p("Có 12 hộ")))
    (archive / "2.pdf").write_bytes(SELF_CALLING_FORM)
    (archive / "3.rtf").write_bytes(b"{\\rtf1 a}")
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    batch = Batch(archive, aside, PATH=path, BAOCAO_TEST_SECONDS="300")
    assert batch.process.stdout is not None
    assert batch.process.stdout.readline() == "report\n"
    while not any(aside.rglob("open")):  # LibreOffice runs, and a worker grows
        assert batch.process.poll() is None
    assert len(list(batch.processes())) >= 5
    batch.stop(number)
    assert batch.left() == []
