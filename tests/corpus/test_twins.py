"""One report in many formats: the twins of the sample report say what its Word file says."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from baocao_parser import Report, parse
from baocao_parser.document import DOUBTFUL
from baocao_parser.readers.office import PACKAGE, find_office
from baocao_parser.readers.pdf.scans import installed, remedy

from .archive import CORPUS

ORIGINAL = CORPUS / "tra-vinh" / "2020-05.docx"
TWINS = sorted((CORPUS / "twins").iterdir())
TEXTS = [path.name for path in TWINS if ".scan" not in path.name]


def twin(name: str, emphasis: str) -> Report:
    path = CORPUS / "twins" / name
    if path.suffix == ".doc" and find_office() is None:
        pytest.skip(f"needs LibreOffice: apt install {PACKAGE}")
    return parse(path, emphasis="bold" if emphasis == "bold" else "any")


def test_there_is_a_twin_in_every_format() -> None:
    assert [path.name.partition(".")[2] for path in TWINS] == ["doc", "pdf", "scan.pdf", "tcvn3.doc"]


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.name)
def test_twins_are_small_files(path: Path) -> None:
    assert path.stat().st_size < (400_000 if ".scan" in path.name else 150_000)


@pytest.mark.parametrize("emphasis", ["bold", "any"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_twin_gives_the_indicators_of_its_word_file(name: str, emphasis: str) -> None:
    given = parse(ORIGINAL, emphasis="bold" if emphasis == "bold" else "any").indicators
    found = twin(name, emphasis).indicators
    facts = [(i.text, i.value, i.total, i.unit, i.kind, i.nature, i.section, i.bold) for i in found]
    assert facts == [(i.text, i.value, i.total, i.unit, i.kind, i.nature, i.section, i.bold) for i in given]
    same = sum(a.label == b.label for a, b in zip(found, given, strict=True))
    assert same >= 0.98 * len(given)


@pytest.mark.parametrize("name", TEXTS)
def test_a_twin_has_the_metadata_and_the_sections_of_its_word_file(name: str) -> None:
    given, found = parse(ORIGINAL), twin(name, "bold")
    assert found.metadata == given.metadata
    assert [(s.path, s.label, s.title) for s in found.sections] == [(s.path, s.label, s.title) for s in given.sections]


@pytest.mark.parametrize("name", [name for name in TEXTS if name.endswith(".doc")])
def test_an_old_word_file_has_the_text_of_its_word_file_letter_by_letter(name: str) -> None:
    assert twin(name, "bold").document.text == parse(ORIGINAL).document.text


@pytest.mark.skipif(installed() is None, reason=f"needs Tesseract's Vietnamese model: {remedy()}")
def test_a_scan_has_the_figures_of_its_word_file_and_marks_those_that_are_wrong() -> None:
    given, found = parse(ORIGINAL, emphasis="any").indicators, twin("tra-vinh-2020-05.scan.pdf", "any").indicators
    values = [(i.value, i.total) for i in given], [(i.value, i.total) for i in found]
    same = SequenceMatcher(None, *values, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in same) >= 0.97 * len(given)
    right = {at for block in same for at in range(block.b, block.b + block.size)}
    unmarked = [i.text for at, i in enumerate(found) if at not in right and i.confidence >= DOUBTFUL]
    assert unmarked == []
