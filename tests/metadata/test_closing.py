"""Recipients and signatures: the case table."""

from __future__ import annotations

import pytest

from baocao_parser.metadata import describe
from tests.documents import CASES, read_cases

from .notation import expected, fields, printed

CLOSINGS = list(read_cases(CASES / "metadata/closings.txt"))
OF_THE_CLOSING = ("recipients", "authority", "position", "name", "after")


@pytest.mark.parametrize(("given", "wanted"), [case[1:] for case in CLOSINGS], ids=[case[0] for case in CLOSINGS])
def test_closing_fills_exactly_its_fields_and_ends_before_the_next_line(given: str, wanted: str) -> None:
    document = printed(given)
    metadata, _, parts = describe(document)
    said = fields(metadata)
    rest = document.text[parts.closing[1] :].split()
    if parts.closing[1] and rest:
        said["after"] = document.text[parts.closing[1] :].strip().splitlines()[0].split("\t")[0]
    assert {name: text for name, text in said.items() if name in OF_THE_CLOSING} == expected(wanted)
