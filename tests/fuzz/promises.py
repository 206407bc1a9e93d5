"""What every result must keep, whatever the file."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise

import baocao_parser as bc
from baocao_parser.emphasis import NOT_SHOWN
from baocao_parser.explain import explain
from baocao_parser.records import Check, Issue, Section

SERIOUS = ("this is a defect", "ended the process", "was not parsed within", "needs more than", "answer nonsense")
"""Words of errors that no small file may cause."""


def broken(result: bc.Report | bc.BaocaoError, *, thorough: bool = False) -> str:
    """The first promise that a result breaks; "" where all are kept. `thorough` asks also what takes its time."""
    if isinstance(result, bc.BaocaoError):
        serious = any(words in str(result) for words in SERIOUS)
        return f"error: {result.problem}" if serious or not result.remedy else ""
    try:
        promises = PROMISES + SLOW if thorough else PROMISES
        return next((name for promise in promises for name in promise(result)), "")
    except Exception as error:
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        line = f" ({place.tb_frame.f_code.co_filename.rpartition('/')[2]}, line {place.tb_lineno})" if place else ""
        return f"{type(error).__name__}: {error}{line}"


def _text(report: bc.Report) -> Iterator[str]:
    text = report.document.text
    text.encode()
    if not unicodedata.is_normalized("NFC", text):
        yield "text is not in NFC"
    if any(unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in text):
        yield "text has control characters"


def _blocks(report: bc.Report) -> Iterator[str]:
    document = report.document
    for block in document.blocks:
        if not 0 <= block.start <= block.end <= len(document.text):
            yield "a block lies outside the text"
        spans = [(run.start, run.end) for run in block.runs]
        if spans and (spans[0][0] != block.start or spans[-1][1] != block.end):
            yield "runs do not cover their block"
        if any(one[1] != other[0] for one, other in pairwise(spans)) or any(start >= end for start, end in spans):
            yield "runs have gaps, or are empty"
    for one, other in pairwise(document.blocks):
        if other.start != one.end + 1 or document.text[one.end] not in "\n\t":
            yield "blocks are not joined by one separator"
    if document.blocks and (document.blocks[0].start or document.blocks[-1].end != len(document.text)):
        yield "text lies outside the blocks"


def _indicators(report: bc.Report) -> Iterator[str]:
    text, ids = report.document.text, {indicator.id for indicator in report.indicators}
    paths = {section.path for section in report.sections} | {""}
    if len(ids) != len(report.indicators):
        yield "two indicators have one id"
    for indicator in report.indicators:
        if text[indicator.start : indicator.end] != indicator.text:
            yield "an indicator is not the text at its place"
        if report.document.block_at(indicator.start) != report.document.block_at(max(indicator.end - 1, 0)):
            yield "an indicator lies in two blocks"
        if indicator.part_of is not None and indicator.part_of not in ids:
            yield "an indicator is part of none"
        if indicator.section not in paths:
            yield "an indicator has a section that is none"
        if not (indicator.value.is_finite() and 0 <= indicator.confidence <= 1):
            yield "a value is no number, or a confidence none"


def _places(report: bc.Report) -> Iterator[str]:
    length, ids = len(report.document.text), {indicator.id for indicator in report.indicators}
    records: tuple[Section | Check | Issue, ...] = (*report.sections, *report.checks, *report.issues)
    for record in records:
        if not 0 <= (record.start or 0) <= (record.end or 0) <= length:
            yield f"a {type(record).__name__} lies outside the text"
    if len({section.path for section in report.sections}) != len(report.sections):
        yield "two sections have one path"
    whole = all(issue.code != NOT_SHOWN for issue in report.issues)  # else checks speak also of what is not shown
    if whole and any(record not in ids for check in report.checks for record in check.records):
        yield "a check speaks of no record"
    if any(not math.isfinite(doubt.confidence) for doubt in report.document.doubts):
        yield "a doubt has no confidence"


def _round_trip(report: bc.Report) -> Iterator[str]:
    if bc.Report.from_json(report.to_json()) != report:
        yield "the report is another one after JSON"


def _public(report: bc.Report) -> Iterator[str]:
    """What users ask of a report next raises nothing."""
    explain(report)
    report.to_frame()
    bc.compare([report, report]).long()
    yield from ()


PROMISES: tuple[Callable[[bc.Report], Iterator[str]], ...] = (_text, _blocks, _indicators, _places, _round_trip)
SLOW: tuple[Callable[[bc.Report], Iterator[str]], ...] = (_public,)
