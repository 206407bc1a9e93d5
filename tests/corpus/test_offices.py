"""The archive of several offices: what is compared, kept apart, replaced, skipped and found."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

import baocao_parser as bc
from corpus import offices
from corpus.offices import SOURCES, File

WRONG = offices.mistakes()
CORRECTED = ("so-y-te-hau-giang/2024-05.docx",)
"""Reports whose mistakes a later one corrects: they are no findings."""


@cache
def compared() -> bc.Comparison:
    return bc.compare([SOURCES])


@pytest.mark.parametrize("file", [f for f in offices.files() if not f.path.endswith(".pdf")], ids=lambda f: f.path)
def test_building_again_gives_the_same_file(file: File) -> None:
    content = offices.word(file.text) if file.path.endswith(".docx") else file.text.encode()
    assert (SOURCES / file.path).read_bytes() == content


def test_every_mistake_has_a_right_value_and_is_printed() -> None:
    texts = {file.path: file.text for file in offices.files()}
    for mistake in WRONG:
        assert mistake.right != mistake.printed
        assert mistake.printed in texts[mistake.file]


def test_every_planted_mistake_is_found_and_nothing_else() -> None:
    c = compared()
    indicators = {(n, i.id): i.text for n, r in zip(c.report_names, c.reports, strict=True) for i in r.indicators}
    found = [{(report, indicators[report, id_].rstrip("% ")) for report, id_ in f.figures} for f in c.found]
    planted = {(m.file, m.printed) for m in WRONG if m.file not in CORRECTED}

    def names(figures: set[tuple[str, str]], mistake: tuple[str, str]) -> bool:
        return any(file == mistake[0] and text.startswith(mistake[1]) for file, text in figures)

    assert [m for m in planted if not any(names(figures, m) for figures in found)] == []
    assert [figures for figures in found if not any(names(figures, m) for m in planted)] == []


def test_seven_offices_of_three_levels_stand_by_themselves() -> None:
    names = set(compared().names.issuers.values())
    assert names == {
        "Hậu Giang – UBND",
        "Cà Mau – UBND",
        "Hậu Giang – Sở y tế",
        "Cà Mau – Sở y tế",
        "Hậu Giang – UBND xã Vị Đông, huyện Vị Thủy",
        "Hậu Giang – UBND xã Vị Thủy, huyện Vị Thủy",
        "Hậu Giang – UBND thị trấn Nàng Mau, huyện Vị Thủy",
    }


def test_the_corrected_report_takes_the_place_of_the_first_and_says_what_it_changes() -> None:
    twice = compared().twice()
    assert set(twice["report"]) == {"so-y-te-hau-giang/2024-05.docx", "so-y-te-hau-giang/2024-05-dinh-chinh.docx"}
    assert list(twice["text"]) == ["249", "194"]
    assert list(twice["in_force"]) == [False, True]


def test_a_copy_and_skipped_files_are_said() -> None:
    told = {issue.code: issue.message for issue in compared().told}
    assert "the same file as so-y-te-hau-giang/2024-04" in told["same-file"]
    assert told["skipped-files"].endswith("7 .toml, 1 .csv")


def test_what_reports_leave_out_is_missing() -> None:
    c = compared()
    periods = {(SOURCES / path).stem[-7:] for path, _ in offices.left_out()}
    gaps = {(c.names.issuers[g.issuer], g.stretch.key) for g in c.gaps if g.status == "missing"}
    assert len(gaps) >= len(offices.left_out())
    assert {period for _, period in gaps} >= periods


def test_the_scan_states_what_the_others_of_its_office_do() -> None:
    april = [o for o in compared().observations if o.stretch and o.stretch.key == "2024-04"]
    may = {o.series.code for o in april if o.level == "department"}
    scan = {o.series.code for o in compared().observations if compared().report_names[o.figure.report].endswith(".pdf")}
    assert len(scan & may) >= 6


def test_sources_are_read_as_toml() -> None:
    assert all(tomllib.loads(path.read_text("utf-8"))["figures"] for path in Path(SOURCES).glob("*.toml"))
