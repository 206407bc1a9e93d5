"""The bar: in a terminal and nowhere else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from baocao_parser import Archive
from baocao_parser.archive.ledger import Added
from baocao_parser.archive.progress import bar
from tests.archive.letters import letters


def test_nothing_is_drawn_where_nobody_looks(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Archive(tmp_path / "archive").add(letters(tmp_path / "in", 2))
    assert capfd.readouterr() == ("", "")


def test_a_bar_tells_files_failures_and_their_number(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "140")
    with bar(True) as told:
        told(Added(files=1200, new=1000, known=150, failed=50), 5000)
    drawn = capfd.readouterr().err
    assert "1200/5000" in drawn
    assert "1,000 new, 50 failed" in drawn


def test_the_screen_decides_where_the_caller_does_not(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for is_terminal in (False, True):
        monkeypatch.setattr(sys.stderr, "isatty", lambda is_terminal=is_terminal: is_terminal, raising=False)
        with bar(None) as told:
            told(Added(files=1), 1)
        assert (told.__name__ == "_nowhere") != is_terminal
    capfd.readouterr()


def test_every_file_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    monkeypatch.setattr(
        "baocao_parser.archive.progress._nowhere", lambda added, total: seen.append((added.files, total))
    )
    Archive(tmp_path / "archive").add(letters(tmp_path / "in", 5))
    assert seen == [(0, 5), *((nth, 5) for nth in range(1, 6))]
