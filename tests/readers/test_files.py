"""What is opened, and what is not."""

from __future__ import annotations

import os
import socket
import sys
import threading
from pathlib import Path

import pytest

from baocao_parser.errors import ReadError
from baocao_parser.limits import Limits
from baocao_parser.readers.files import load, name_of

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="has no such files")


def refusal(path: Path | str, limits: Limits | None = None) -> str:
    """The message for this path."""
    with pytest.raises(ReadError) as refused:
        load(path, limits=limits or Limits())
    assert refused.value.remedy
    return str(refused.value)


def test_a_file_is_read_whole_or_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "thang-5.md"
    path.write_bytes(b"abc")
    assert load(path) == load(str(path)) == (b"abc", "thang-5.md")
    assert load(path, "x", 2) == (b"ab", "x")
    assert load(b"abc", None, 2) == (b"ab", "<bytes>")


@on_unix
def test_what_is_no_file_is_not_opened_and_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    assert "pipe.docx: cannot be opened: is a pipe, not a file" in refusal(tmp_path / "pipe.docx")
    assert "is a device, not a file" in refusal("/dev/zero")
    assert "is a folder" in refusal(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert "is a socket, not a file" in refusal(tmp_path / "s")


@on_unix
def test_a_writer_that_waits_at_a_pipe_is_left_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.docx"
    os.mkfifo(pipe)
    opened = threading.Event()

    def write() -> None:
        os.close(os.open(pipe, os.O_WRONLY))
        opened.set()

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    refusal(pipe)
    assert not opened.wait(0.2)
    os.close(os.open(pipe, os.O_RDONLY))
    writer.join()


@on_unix
def test_links_that_lead_nowhere_are_told_from_files_that_are_missing(tmp_path: Path) -> None:
    (tmp_path / "a.docx").symlink_to("b.docx")
    assert "is a link to b.docx, which is not there" in refusal(tmp_path / "a.docx")
    assert "no such file or directory" in refusal(tmp_path / "b.docx")
    (tmp_path / "b.docx").symlink_to("a.docx")
    assert "too many levels of symbolic links" in refusal(tmp_path / "a.docx")


def test_names_that_no_file_can_have_are_errors() -> None:
    assert "file name too long" in refusal("a" * 5000)
    assert "null byte" in refusal("a\0b.docx")
    assert "surrogate" in refusal("a\ud800b.docx")


def test_a_file_larger_than_allowed_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.docx"
    with path.open("wb") as file:
        file.truncate(3 << 30)
    assert "is 3,072 MB large, more than the 256 MB allowed" in refusal(path)
    assert "limits=Limits(file_size=3072) or --limit file_size=3072" in refusal(path)
    assert load(path, size=2, limits=Limits(file_size=None))[0] == b"\0\0"
    with pytest.raises(ReadError, match="more than the 1 MB"):
        load(bytes(2 << 20), limits=Limits(file_size=1))


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_file_that_says_it_is_empty_is_read_as_far_as_is_allowed() -> None:
    assert load("/proc/self/status")[0].startswith(b"Name:")
    assert "more than the 0.0001 MB" in refusal("/proc/self/status", Limits(file_size=0.0001))


def test_a_name_is_always_valid_unicode() -> None:
    assert name_of(os.fsdecode("năm.docx".encode())) == "năm.docx"
    assert name_of("a\udcff.docx") == "a\ufffd.docx"
    assert name_of("x", "\ud800") == "\ufffd"


@pytest.mark.parametrize("text", ["", "Trong tháng có **38** vụ", "Có 38 vụ vi phạm."])
def test_a_line_of_text_is_no_path_either(text: str) -> None:
    with pytest.raises(ReadError, match="is the text of a report and no path"):
        load(text)


def test_a_folder_is_sent_to_what_reads_folders(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"is a folder \(give its files, or the folder to parse_many or compare\)"):
        load(tmp_path)


def test_text_given_for_a_path_is_named_by_its_first_words() -> None:
    with pytest.raises(ReadError, match=r"BÁO CÁO …: is the text of a report .* \(give its bytes") as caught:
        load("BÁO CÁO\nTiếp nhận 12 hồ sơ.\n" * 30)
    assert len(str(caught.value)) < 200
