"""Archives whose writers are killed, and whose disk is full; the full size is `python -m tests.archive.killing`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from baocao_parser import Archive
from tests.archive.killing import fill_a_disk, finished, killed, on_a_small_disk, seconds_of
from tests.archive.letters import letters, put, tables

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs SIGKILL and mounts of its own")


def test_after_any_number_of_kills_the_archive_is_that_of_an_undisturbed_run(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 40)
    put(folder / "broken.docx", b"PK\x03\x04 and nothing")
    seconds = seconds_of(tmp_path / "whole", folder)
    counts = list(killed(tmp_path / "killed", folder, seconds, 4, random.Random(0)))
    assert counts == sorted(counts)
    finished(tmp_path / "killed", folder)
    assert tables(Archive(tmp_path / "killed")) == tables(Archive(tmp_path / "whole"))


@pytest.mark.skipif(
    sys.platform != "linux" or on_a_small_disk("mount -t tmpfs t /mnt").returncode != 0, reason="may not mount"
)
def test_a_full_disk_is_said_the_archive_opens_and_going_on_works(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 12)
    run, kept = fill_a_disk(folder, "200k", tmp_path)
    assert run.returncode == 0, run.stderr
    assert "archive: cannot be written: no space left on device (make room and run the same again" in run.stderr
    assert "it was not full" not in run.stdout
    whole = Archive(tmp_path / "whole")
    whole.add(folder)
    assert tables(kept) == tables(whole)
