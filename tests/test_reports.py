"""Whole reports of many sorts of offices: what letterhead and closing say, and the tree of sections."""

from __future__ import annotations

import pytest

from baocao_parser.metadata import describe
from baocao_parser.outline import outline
from tests.documents import CASES, read_cases
from tests.metadata.notation import fields, printed

REPORTS = [case for path in sorted((CASES / "reports").glob("*.txt")) for case in read_cases(path)]


@pytest.mark.parametrize(("given", "expected"), [case[1:] for case in REPORTS], ids=[case[0] for case in REPORTS])
def test_a_report_is_read_as_a_person_reads_it(given: str, expected: str) -> None:
    document = printed(given)
    metadata, _, parts = describe(document)
    said = [f"{name}: {text}" for name, text in fields(metadata).items()]
    sections = [f"{s.path} | {s.title} | {s.role}" for s in outline(document, parts).sections]
    lines = expected.splitlines()
    assert sorted(said) == sorted(line for line in lines if " | " not in line)
    assert sections == [line for line in lines if " | " in line]
