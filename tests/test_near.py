"""One file that can do no harm is parsed without another process."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from baocao_parser import isolation
from baocao_parser.errors import BaocaoError
from baocao_parser.near import parse_near
from baocao_parser.report import Report

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def test_a_small_word_file_needs_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(isolation, "parse_many")
    (report,) = parse_near(CORPUS / "tra-vinh" / "2020-05.docx", emphasis="bold")
    assert isinstance(report, Report)
    assert report.indicators


def test_what_may_do_harm_is_parsed_by_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "parse_many", lambda sources, **_: [f"by a worker: {path.name}" for path in sources])
    found = parse_near(CORPUS / "hai-duong" / "2020-q1.pdf", emphasis="bold")
    assert list(map(str, found)) == ["by a worker: 2020-q1.pdf"]


def test_an_error_stands_in_the_place_of_a_report() -> None:
    (error,) = parse_near(b"I. A", emphasis="none")  # type: ignore[arg-type]
    assert isinstance(error, BaocaoError)


def test_garbage_is_collected_again_behind_the_file() -> None:
    assert gc.isenabled()
    parse_near(b"I. A", emphasis="any")
    assert gc.isenabled()
