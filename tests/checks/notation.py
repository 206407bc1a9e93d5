"""The plain-text case tables of checks: a paragraph, then the verdicts on it."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet

import baocao_parser as bc
from tests.documents import CASES

TITLE = "**BÁO CÁO\nTình hình tháng 5 năm 2020**\n\n**I. KẾT QUẢ THỰC HIỆN**\n\n"


def cases_of(name: str) -> list[ParameterSet]:
    """(paragraph or table, expected verdicts) of a case table; what is not found yet has to fail."""
    text = (CASES / "checks" / name).read_text("utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return [_case(block.strip().splitlines()) for block in lines.split("\n\n") if block.strip()]


def _case(block: list[str]) -> ParameterSet:
    size = sum(line.startswith("|") for line in block) or 1
    paragraph, expected = "\n".join(block[:size]), [line for line in block[size:] if line != "nothing"]
    missed = [expected.pop().removeprefix("miss: ")] if expected and expected[-1].startswith("miss: ") else []
    marks = [pytest.mark.xfail(reason=reason) for reason in missed]
    return pytest.param(paragraph, expected, id=paragraph, marks=marks)


def report_of(*paragraphs: str) -> bc.Report:
    """A report of May 2020 that says these things."""
    return bc.parse((TITLE + "\n\n".join(paragraphs) + "\n").encode(), emphasis="any")


def verdicts_on(*paragraphs: str) -> list[str]:
    """What the checks say of some paragraphs, in the notation of the tables: without the names of their figures."""
    report = report_of(*paragraphs)
    labels = {indicator.id: indicator.label for indicator in report.indicators}
    names = [labels[check.records[0]] if check.records else "" for check in report.checks]
    told = [check.message.removeprefix(f"{name}: ") for check, name in zip(report.checks, names, strict=True)]
    return [f"{'holds' if check.holds else 'FAILS'} {text}" for check, text in zip(report.checks, told, strict=True)]
