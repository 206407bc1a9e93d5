"""The plain-text case tables of checks: a paragraph, then the verdicts on it."""

from __future__ import annotations

import baocao_parser as bc
from tests.documents import CASES

TITLE = "**BÁO CÁO\nTình hình tháng 5 năm 2020**\n\n**I. KẾT QUẢ THỰC HIỆN**\n\n"


def cases_of(name: str) -> list[tuple[str, list[str]]]:
    """(paragraph or table, expected verdicts) of a case table."""
    text = (CASES / "checks" / name).read_text("utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    blocks = [block.strip().splitlines() for block in lines.split("\n\n") if block.strip()]
    return [_case(block) for block in blocks]


def _case(block: list[str]) -> tuple[str, list[str]]:
    size = sum(line.startswith("|") for line in block) or 1
    return "\n".join(block[:size]), [line for line in block[size:] if line != "nothing"]


def report_of(paragraph: str) -> bc.Report:
    """A report of May 2020 that says one thing."""
    return bc.parse(f"{TITLE}{paragraph}\n".encode(), emphasis="any")


def verdicts_on(paragraph: str) -> list[str]:
    """What the checks say of a paragraph, in the notation of the tables."""
    return [f"{'holds' if check.holds else 'FAILS'} {check.message}" for check in report_of(paragraph).checks]
