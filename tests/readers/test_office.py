"""Old Word files, RTF and OpenDocument, through the real LibreOffice."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from baocao_parser.errors import BaocaoError, ReadError
from baocao_parser.limits import Limits
from baocao_parser.processes import process
from baocao_parser.readers import office, read
from tests.readers.odt_writer import open_document

TWINS = Path(__file__).parents[2] / "corpus" / "twins"
DOC = (TWINS / "tra-vinh-2020-05.doc").read_bytes()
RTF = rb"{\rtf1\ansi\ansicpg1258 C\'f3 {\b 12} h\u7897? ngh\'e8o.\par}"
needs_office = pytest.mark.skipif(
    office.find_office() is None, reason="needs LibreOffice: apt install " + office.PACKAGE
)


@needs_office
def test_an_rtf_file_keeps_its_letters_and_its_bold_under_any_name() -> None:
    document = read(RTF, name="thang-5.doc")
    assert document.text == "Có 12 hộ nghèo."
    assert (document.bold_share(3, 5), document.bold_share(6, 9)) == (1.0, 0.0)
    assert (document.source.name, document.source.format) == ("thang-5.doc", "rtf")


@needs_office
def test_blanks_before_the_signature_lose_nothing() -> None:
    assert read(b"\r\n\r\n " + RTF, name="thang-5.rtf").text == "Có 12 hộ nghèo."


@needs_office
def test_an_open_document_is_read() -> None:
    document = read(open_document("<text:p>Có 12 hộ</text:p><text:p>và 3 xã</text:p>"), name="x.odt")
    assert document.text == "Có 12 hộ\nvà 3 xã"
    assert document.source.format == "odt"


LOOKS = {
    "chi": 'style:text-position="super 58%"',
    "cao": 'style:text-position="33% 60%"',
    "hoa": 'fo:text-transform="uppercase"',
    "nho": 'fo:font-variant="small-caps"',
    "an": 'text:display="none"',
    "trang": 'fo:color="#ffffff"',
}


def in_rtf(text: str) -> str:
    return "".join(char if char < "\x7f" else f"\\u{ord(char)}?" for char in text)


def rich_text() -> bytes:
    line = in_rtf("Còn 312{\\super 4} hộ, đạt 98,5{\\up8\\fs14 (3)}%, 5 m{\\super 2}\\par{\\caps Sở tài chính}\\par")
    more = in_rtf("{\\scaps Báo cáo}\\par Cấp 45{\\v 000} thẻ{\\cf1  777}\\par")
    return f"{{\\rtf1\\ansi{{\\colortbl;\\red255\\green255\\blue255;}}\\uc1 {line}{more}}}".encode()


def open_text() -> bytes:
    def span(look: str, text: str) -> str:
        return f'<text:span text:style-name="{look}">{text}</text:span>'

    lines = (
        f"Còn 312{span('chi', '4')} hộ, đạt 98,5{span('cao', '(3)')}%, 5 m{span('chi', '2')}",
        span("hoa", "Sở tài chính"),
        span("nho", "Báo cáo"),
        f"Cấp 45{span('an', '000')} thẻ{span('trang', ' 777')}",
    )
    return open_document("".join(f"<text:p>{line}</text:p>" for line in lines), looks=LOOKS)


@needs_office
@pytest.mark.parametrize("write", [rich_text, open_text])
def test_raised_marks_capitals_and_what_is_not_seen_are_those_of_the_old_file(write: Callable[[], bytes]) -> None:
    document = read(write(), name="x")
    assert document.text == "Còn 312 hộ, đạt 98,5%, 5 m²\nSỞ TÀI CHÍNH\nBÁO CÁO\nCấp 45 thẻ"
    assert [issue.code for issue in document.issues] == ["text-not-shown", "text-not-shown", "note-marks-left-out"]


@needs_office
def test_nothing_that_a_file_links_to_is_fetched() -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(self.client_address[0])

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        picture = f'<draw:frame><draw:image xlink:href="http://127.0.0.1:{server.server_port}/a.png"/></draw:frame>'
        assert read(open_document(f"<text:p>Có 12 hộ{picture}</text:p>"), name="x.odt").text == "Có 12 hộ"
        server.shutdown()
    assert asked == []


@needs_office
@pytest.mark.parametrize("length", [len(DOC) // 2, 3000])
def test_a_damaged_file_is_an_error_with_a_remedy(length: int) -> None:
    damaged = DOC[:length] + "WordDocument".encode("utf-16-le")
    with pytest.raises(ReadError, match=r"^x\.doc: is a Word 97-2003 file \(\.doc\) that cannot be opened: .*save it"):
        read(damaged, name="x.doc")


@needs_office
def test_files_asked_for_at_the_same_time_are_converted_together_and_a_bad_one_alone_fails() -> None:
    damaged = DOC[: len(DOC) // 2] + "WordDocument".encode("utf-16-le")
    files = [RTF, DOC, damaged, DOC, RTF, open_document("<text:p>Có 12 hộ</text:p>"), DOC]

    def text_of(data: bytes) -> str:
        try:
            return read(data, name="x").text
        except ReadError:
            return "error"

    with ThreadPoolExecutor(len(files)) as pool:
        texts = list(pool.map(text_of, files))
    whole = read(DOC).text
    assert texts == ["Có 12 hộ nghèo.", whole, "error", whole, "Có 12 hộ nghèo.", "Có 12 hộ", whole]


def test_without_the_program_the_error_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(ReadError, match=rf"^x\.doc: .* not installed \(.*{office.PACKAGE}"):
        read(DOC, name="x.doc")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell script as a program")
def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, child = tmp_path / "soffice", tmp_path / "child"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {child}\nwait\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(ReadError, match=r"did not convert within 1 seconds .*time="):
        read(DOC, name="x.doc", limits=Limits(time=1))
    for _ in range(50):  # the system takes a moment to bury it
        if _state(child.read_text().strip()) in ("", "Z"):
            return
        time.sleep(0.1)
    pytest.fail("the child is still there")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell script as a program")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("", "could not be converted: exec format error"),
        ("#!/nowhere\n", "could not be converted: no such file or directory"),
        ("#!/bin/sh\nkill -SEGV $$\n", r"made LibreOffice stop \(SIGSEGV\)"),
        ("#!/bin/sh\nexit 77\n", r"could not be converted: LibreOffice failed \(exit code 77\)"),
        ("#!/bin/sh\nkill -KILL $PPID\n", r"LibreOffice was ended from outside \(SIGKILL\)"),
        ("#!/bin/sh\n", "cannot be opened: damaged, or protected by a password"),
    ],
)
def test_each_way_to_fail_has_its_own_reason(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(script)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(BaocaoError, match=f"^x\\.doc: is a Word 97-2003 file .* {said}"):
        read(DOC, name="x.doc")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0 or not Path("/dev/shm").is_dir(), reason="mounts a disk")
def test_a_full_disk_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(tmp_path)], capture_output=True
    ).returncode:
        pytest.skip("a disk cannot be mounted here")
    try:
        queue = office.Queue(Limits())
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        process._keeper_of.cache_clear()  # it has its own idea of where temporary files go
        with pytest.raises(BaocaoError, match=r"could not be converted: no space left on device .*TMPDIR"):
            office.convert(DOC, "doc", "x.doc", Limits(), queue)
        queue.close()
        assert list(tmp_path.iterdir()) == []
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)


@needs_office
def test_a_run_that_is_ended_leaves_no_socket_behind() -> None:
    def sockets() -> set[Path]:
        return set(Path("/tmp").glob("OSL_PIPE_*"))

    before = sockets()
    for seconds in (0.4, 0.7):
        with pytest.raises(ReadError, match="did not convert within"):
            read(DOC, name="x.doc", limits=Limits(time=seconds))
    assert sockets() <= before


def _state(process: str) -> str:
    """ "" for a process that is gone, "Z" for one that only waits to be buried."""
    return subprocess.run(["ps", "-o", "stat=", "-p", process], capture_output=True, text=True).stdout[:1]
