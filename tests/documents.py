"""Documents for tests, written as plain text: one line a block, **bold**, cells of a row parted by " | "."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from baocao_parser.document import Cell, Document, DocumentBuilder, Source

CASES = Path(__file__).parent / "cases"


def document_of(text: str, *, labels: bool = False) -> Document:
    """One block per non-empty line; lines with " | " are rows of one table until a line without.

    With `labels`, a label before "⇥" is an automatic one.
    """
    builder = DocumentBuilder()
    table, row = -1, -1
    for line in filter(str.strip, text.split("\n")):
        if " | " in line:
            table, row = (table, row + 1) if row >= 0 else (table + 1, 0)
            for column, cell in enumerate(line.split(" | ")):
                builder.add(_runs(cell.strip()), cell=Cell(table, row, column))
            continue
        row = -1
        label, found, rest = line.partition("⇥")
        builder.add(_runs(rest), label=label) if found and labels else builder.add(_runs(line))
    return builder.build(Source("test.md", "md", ""))


def read_cases(path: Path) -> Iterable[tuple[str, str, str]]:
    """(title, input, expected) triples of a case file: title, a dot, input, a dot, expected, a dot."""
    parts = re.split(r"^\.\n", path.read_text("utf-8"), flags=re.MULTILINE)
    for title, given, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        yield title.strip().splitlines()[-1], given, expected


def table_of(name: str) -> list[dict[str, str]]:
    """Rows of a tab-separated case table, by the names in its first line; "#" lines are comments, missing cells ""."""
    lines = (CASES / name).read_text("utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [dict(zip(head, [*row, *[""] * (len(head) - len(row))], strict=True)) for row in rows]


def params_of(name: str) -> list[ParameterSet]:
    """The rows of a case table as parameters; one with a reason in its column "miss" has to fail."""
    return [
        pytest.param(
            row, id=" | ".join(row.values()), marks=pytest.mark.xfail(reason=row["miss"]) if row.get("miss") else ()
        )
        for row in table_of(name)
    ]


def _runs(line: str) -> list[tuple[str, bool | None]]:
    return [(text, index % 2 == 1) for index, text in enumerate(line.split("**"))]
