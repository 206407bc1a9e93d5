"""Adding, again and again: files that stay, move, change, fail, are mended; writers that stop, die and meet."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from baocao_parser import Archive, BaocaoError, Limits
from baocao_parser.archive import Added, adding
from tests.archive.letters import letter, letters, parts, put, tables, values
from tests.hostile import SELF_CALLING_FORM


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def test_adding_twice_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    folder = letters(tmp_path / "reports", 6)
    put(folder / "broken.docx", b"PK\x03\x04 and nothing")
    (folder / "nowhere.md").symlink_to("nothing")
    first = archive.add(folder)
    written, held = parts(archive), tables(archive)
    assert first == Added(files=8, new=6, failed=2)
    assert archive.add(folder) == Added(files=8, known=6, failed=2)
    assert (parts(archive), tables(archive)) == (written, held)


def test_a_file_that_was_written_just_now_is_read_again_but_is_no_new_report(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(letter(figure=100))
    archive.add(tmp_path / "a.md")
    (tmp_path / "a.md").write_bytes(letter(figure=200))  # of one size, and perhaps of one time
    assert archive.add(tmp_path / "a.md") == Added(files=1, new=1)
    assert archive.add(tmp_path / "a.md") == Added(files=1, known=1)
    assert values(archive) == [200]


def test_a_file_that_was_moved_is_no_new_report_and_is_found_where_it_is(archive: Archive, tmp_path: Path) -> None:
    old = put(tmp_path / "2020" / "a.md", letter())
    archive.add(tmp_path / "2020")
    new = tmp_path / "2020" / "05" / "b.md"
    new.parent.mkdir()
    old.rename(new)
    assert archive.add(tmp_path / "2020") == Added(files=1, known=1, moved=1)
    assert archive.reports()["path"].tolist() == archive.indicators()["path"].unique().tolist() == [str(new)]
    new.rename(old)
    assert archive.add(tmp_path / "2020") == Added(files=1, known=1, moved=1)
    assert archive.reports()["path"].tolist() == [str(old)]


def test_a_copy_is_no_second_report(archive: Archive, tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.md", letter())
    put(tmp_path / "in" / "b.md", letter())
    assert archive.add(tmp_path / "in") == Added(files=2, new=1, known=1)
    put(tmp_path / "in" / "c.md", letter())
    assert archive.add(tmp_path / "in") == Added(files=3, known=3)
    assert archive.reports()["source"].tolist() == ["a.md"]


def test_one_path_in_two_sources_is_one_file(archive: Archive, tmp_path: Path) -> None:
    path = put(tmp_path / "in" / "a.md", letter())
    assert archive.add([path, tmp_path / "in", path]) == Added(files=1, new=1)


def test_a_later_parser_reads_again_and_an_earlier_one_does_not(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = letters(tmp_path / "in", 2)
    put(folder / "broken.md", b"")
    assert archive.add(folder) == Added(files=3, new=2, failed=1)
    for module in ("rows", "known"):
        monkeypatch.setattr(f"baocao_parser.archive.{module}.__version__", "0.10.0")
    assert archive.add(folder) == Added(files=3, new=2, failed=1)
    assert archive.add(folder) == Added(files=3, known=2, failed=1)
    assert archive.reports()["parser"].tolist() == archive.failures()["parser"].tolist() * 2 == ["0.10.0"] * 2
    assert len(archive.indicators()) == 4
    for module in ("rows", "known"):
        monkeypatch.setattr(f"baocao_parser.archive.{module}.__version__", "0.9.1")
    assert archive.add(folder) == Added(files=3, known=2, failed=1)


def test_pages_that_were_pictures_are_read_again_where_they_can_be_recognised(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("rows", "known"):
        monkeypatch.setattr(f"baocao_parser.archive.{module}.can_recognise", lambda: False)
    scan = Path(__file__).parents[2] / "corpus" / "twins" / "tra-vinh-2020-05.scan.pdf"
    monkeypatch.setenv("BAOCAO_OCR", "off")
    archive.add(scan)
    assert archive.reports()["unread_pages"].tolist() == [5]
    assert archive.add(scan) == Added(files=1, known=1)
    for module in ("rows", "known"):
        monkeypatch.setattr(f"baocao_parser.archive.{module}.can_recognise", lambda: True)
    assert archive.add(scan) == Added(files=1, new=1)  # switched off all the same, but that is not what is tested
    assert archive.add(scan) == Added(files=1, known=1)
    assert len(archive.reports()) == 1


def test_a_file_that_fails_costs_its_own_row(archive: Archive, tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 2)
    put(folder / "growing.pdf", SELF_CALLING_FORM)
    put(folder / "picture.docx", b"\x89PNG\r\n\x1a\n")
    put(folder / "wide.md", b"word\n\n" * 30)
    (folder / "folder.docx").mkdir()
    added = archive.add(folder, limits=Limits(time=1, memory=64_000, paragraphs=20))
    assert added == Added(files=6, new=2, failed=4)
    failures = archive.failures().set_index("source")
    assert failures["stage"].to_dict() == {
        "folder.docx": "list",
        "growing.pdf": "parse",
        "picture.docx": "read",
        "wide.md": "read",
    }
    assert failures["limit"].dropna().to_dict() == {"growing.pdf": "time", "wide.md": "paragraphs"}
    assert failures["allowed"].dropna().to_dict() == {"growing.pdf": 1, "wide.md": 20}
    assert failures.loc["growing.pdf", "reason"] == "was not parsed within 1 seconds"


def test_a_higher_limit_tries_a_file_again_and_the_same_one_does_not(archive: Archive, tmp_path: Path) -> None:
    put(tmp_path / "in" / "wide.md", b"word\n\n" * 30)
    for paragraphs, expected in ((10, "failed"), (5, "failed"), (20, "failed"), (40, "new"), (10, "known")):
        (outcome,) = archive.add(tmp_path / "in", limits=Limits(paragraphs=paragraphs))._asdict().items() - {
            ("files", 1), ("new", 0), ("known", 0), ("moved", 0), ("failed", 0)
        }  # fmt: skip
        assert outcome == (expected, 1)
        assert archive.failures()["allowed"].tolist() in ([20.0] if paragraphs == 20 else [10.0], [])
    assert len(archive.reports()) == 1


def test_a_failure_is_over_where_the_file_was_mended_or_is_gone(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for name in ("mended", "removed", "stays"):
        put(folder / f"{name}.docx", b"\x89PNG\r\n\x1a\n" + name.encode())
    (folder / "empty").mkdir()
    (folder / "dangling.md").symlink_to("nothing")
    archive.add([folder, folder / "empty"])
    assert len(archive.failures()) == 5
    put(folder / "mended.docx", letter(figure=7))
    (folder / "removed.docx").unlink()
    (folder / "dangling.md").unlink()
    put(folder / "empty" / "a.md", letter(figure=8, office="SỞ NỘI VỤ"))
    archive.add([folder, folder / "empty"])
    assert archive.failures()["source"].tolist() == ["stays.docx"]
    assert values(archive) == [7, 8]


def test_a_file_that_is_not_there_fails_as_long_as_it_is_asked_for(archive: Archive, tmp_path: Path) -> None:
    for _ in range(3):
        assert archive.add(tmp_path / "nowhere.md").failed == 1
        assert archive.failures()["source"].tolist() == ["nowhere.md"]
    archive.add(put(tmp_path / "a.md", letter()))
    assert archive.failures().empty


def test_what_an_executor_parses_is_the_same(archive: Archive, tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 9)
    put(folder / "broken.docx", b"PK\x03\x04 and nothing")
    archive.add(folder)
    for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        other = Archive(tmp_path / kind.__name__)
        with kind(2) as executor:
            assert other.add(folder, executor=executor) == Added(files=10, new=9, failed=1)
            assert other.add(folder, executor=executor) == Added(files=10, known=9, failed=1)
        assert tables(other) == tables(archive)


class _Broken(Executor):
    """One that loses every task but the first."""

    tasks = 0

    def submit(self, function: Callable[..., object], /, *given: object, **named: object) -> Future[object]:  # type: ignore[override]
        self.tasks += 1
        future: Future[object] = Future()
        if self.tasks == 1:
            future.set_result(function(*given, **named))
        else:
            function(*given, **named)  # the work is done, only nobody gets to know
            future.set_exception(OSError("the worker was lost"))
        return future


def test_work_that_an_executor_loses_is_done_here_and_nothing_is_doubled(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "CHUNK", 4)
    folder = letters(tmp_path / "in", 9)
    archive.add(folder)
    other = Archive(tmp_path / "other")
    assert other.add(folder, executor=_Broken()) == Added(files=9, new=9)
    assert tables(other) == tables(archive)
    assert other.status().parts == len({path.parent for path in parts(other)}) - 1


def test_two_writers_at_once_lose_nothing_and_double_nothing(archive: Archive, tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 12)
    put(folder / "broken.docx", b"PK\x03\x04 and nothing")
    code = "import sys, baocao_parser as bc; bc.Archive(sys.argv[1]).add(sys.argv[2])"
    both = [subprocess.Popen([sys.executable, "-c", code, archive.path, folder]) for _ in range(2)]
    assert [writer.wait(300) for writer in both] == [0, 0]
    alone = Archive(tmp_path / "alone")
    alone.add(folder)
    assert tables(archive) == tables(alone)
    assert archive.add(folder) == Added(files=13, known=12, failed=1)


def test_readers_see_whole_reports_while_a_writer_writes(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("baocao_parser.archive.ledger.MOST_REPORTS", 2)
    folder = letters(tmp_path / "in", 16)
    put(tmp_path / "first.md", letter(office="SỞ NỘI VỤ"))
    archive.add(tmp_path / "first.md")
    writer = threading.Thread(target=archive.add, args=(folder,))
    writer.start()
    reader, seen = Archive(archive.path), set[int]()
    while writer.is_alive():
        reports, indicators = reader.sql(
            "SELECT (SELECT sum(indicators) FROM reports), (SELECT count(*) FROM indicators)"
        ).iloc[0]
        assert reports == indicators
        seen.add(int(indicators))
    writer.join()
    assert len(values(reader)) == 17
    assert len(seen) > 1


def test_an_archive_is_not_written_into_a_folder_of_other_things(tmp_path: Path) -> None:
    put(tmp_path / "a.md", letter())
    with pytest.raises(BaocaoError, match="is a folder with other things in it, and no archive"):
        Archive(tmp_path).add(tmp_path)


def test_reports_may_stand_beside_the_parts(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    put(tmp_path.parent / "elsewhere.md", letter())
    archive.add(tmp_path.parent / "elsewhere.md")
    put(tmp_path / "a.md", letter(figure=3, office="SỞ NỘI VỤ"))
    assert archive.add(tmp_path) == Added(files=1, new=1)
