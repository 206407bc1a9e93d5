"""The bar: in a terminal and nowhere else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from baocao_parser import Archive
from baocao_parser.progress import bar
from tests.archive.letters import letters


def test_nothing_is_drawn_where_nobody_looks(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Archive(tmp_path / "archive").add(letters(tmp_path / "in", 2))
    assert capfd.readouterr() == ("", "")


def test_a_bar_tells_files_failures_and_their_number(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    with bar(True) as told:
        told(1200, 5000, "1,000 new, 50 failed")
    drawn = capfd.readouterr().err
    assert "1200/5000" in drawn
    assert "1,000 new, 50 failed" in drawn


def test_the_screen_decides_where_the_caller_does_not(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for is_terminal in (False, True):
        monkeypatch.setattr(sys.stderr, "isatty", lambda is_terminal=is_terminal: is_terminal, raising=False)
        with bar(None) as told:
            told(1, 1, "1 new")
        assert (told.__name__ == "_nowhere") != is_terminal
    capfd.readouterr()


def test_every_file_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    monkeypatch.setattr("baocao_parser.progress._nowhere", lambda done, total, _: seen.append((done, total)))
    Archive(tmp_path / "archive").add(letters(tmp_path / "in", 5))
    assert seen == [(0, 5), *((nth, 5) for nth in range(1, 6))]
