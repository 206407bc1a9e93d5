"""Files broken in ten ways: each costs its own row; the full size is `python -m tests.archive.faults`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from baocao_parser import Archive
from baocao_parser.archive import Added
from tests.archive.faults import FAULTS, LIMITS, build, wrong

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs pipes and limits of memory")


def test_every_broken_file_is_a_failure_with_its_own_reason_and_the_others_are_parsed(tmp_path: Path) -> None:
    build(tmp_path / "in", 12, len(FAULTS))
    archive = Archive(tmp_path / "archive")
    assert archive.add(tmp_path / "in", limits=LIMITS) == Added(files=22, new=12, failed=10)
    assert wrong(archive, len(FAULTS)) == []
    assert wrong(archive, len(FAULTS) + 1) != []  # one that is missing would be seen
    assert archive.add(tmp_path / "in", limits=LIMITS) == Added(files=22, known=12, failed=10)
