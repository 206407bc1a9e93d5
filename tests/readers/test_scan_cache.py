"""Recognised pages on disk, and what may have become of them there."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

import pytest

from baocao_parser.readers.pdf.scans import cache
from baocao_parser.readers.pdf.scans.engine import Line, PixelBox, Word
from baocao_parser.readers.pdf.scans.recognition import Recognised

LINES = [
    Line(10, 20, 90, 20, [Word("hồ", 0.9, PixelBox(10, 5, 40, 20), []), Word("sơ", 0.8, PixelBox(50, 5, 90, 20), [])])
]
READ = Recognised(LINES, ["~|"], ["ValueError: torn"])
SIZE = (100, 50)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_CACHE", str(tmp_path))


def recognised() -> bool:
    """Whether the page had to be recognised; whatever the cache holds, what was read is right."""
    asked = []
    read = cache.remembered(b"page", SIZE, lambda: asked.append(1) or READ)  # type: ignore[func-returns-value]
    assert read == READ
    return bool(asked)


def entry(tmp_path: Path) -> Path:
    (path,) = tmp_path.rglob("*.json")
    return path


def test_a_page_is_recognised_once(tmp_path: Path) -> None:
    assert [recognised(), recognised()] == [True, False]
    assert list(tmp_path.rglob("*.*")) == [entry(tmp_path)]


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"[]", b"\n[]", b"{", bytes(500), b"\xff\xfe\n", sha256(b"[1]").hexdigest().encode() + b"\n[1]"],
)
def test_an_entry_that_is_not_as_it_was_written_is_written_again(tmp_path: Path, spoilt: bytes) -> None:
    recognised()
    entry(tmp_path).write_bytes(spoilt)
    assert [recognised(), recognised()] == [True, False]


@pytest.mark.parametrize("cut", [1, 40, 70, 100])
def test_half_an_entry_is_none(tmp_path: Path, cut: int) -> None:
    recognised()
    entry(tmp_path).write_bytes(entry(tmp_path).read_bytes()[:-cut])
    assert [recognised(), recognised()] == [True, False]


@pytest.mark.parametrize("place", [-5000, 10**6, 10**30])
def test_an_entry_that_speaks_of_places_outside_the_picture_is_none(tmp_path: Path, place: int) -> None:
    recognised()
    written = entry(tmp_path).read_bytes().partition(b"\n")[2].replace(b"90", str(place).encode(), 1)
    entry(tmp_path).write_bytes(sha256(written).hexdigest().encode() + b"\n" + written)
    assert [recognised(), recognised()] == [True, False]


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_an_entry_that_is_no_file_blocks_nothing(tmp_path: Path) -> None:
    recognised()
    path = entry(tmp_path)
    path.unlink()
    os.mkfifo(path)
    assert recognised()


@pytest.mark.parametrize("folder", ["/dev/null/x", "/proc/x", "a\0b", "x" * 5000])
def test_a_folder_that_cannot_be_written_is_no_cache(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "folder", lambda: Path(folder))
    assert recognised()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_leaves_no_half_of_an_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = tempfile.mkstemp

    def on_a_full_disk(suffix: str, dir: Path) -> tuple[int, str]:  # noqa: A002
        descriptor, name = real(suffix, dir=dir)
        os.dup2(os.open("/dev/full", os.O_WRONLY), descriptor)
        return descriptor, name

    monkeypatch.setattr(tempfile, "mkstemp", on_a_full_disk)
    assert recognised()
    assert list(tmp_path.rglob("*.*")) == []


def test_what_a_killed_process_left_half_written_is_removed_by_the_next_that_writes(tmp_path: Path) -> None:
    recognised()
    forgotten, fresh = (entry(tmp_path).with_name(f"{name}.part") for name in ("tmpa", "tmpb"))
    for part in (forgotten, fresh):
        part.write_bytes(b"x")
    os.utime(forgotten, (time.time() - 7200,) * 2)
    entry(tmp_path).unlink()
    recognised()
    assert (forgotten.exists(), fresh.exists()) == (False, True)
