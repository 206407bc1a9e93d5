"""Document → Metadata: letterhead, title, periods and closing put together."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from ..document import Block, Document
from ..records import Issue, Metadata, Province
from .closing import read_closing
from .date_lines import DateLine
from .home import Origins, province_of_report, province_of_text
from .letterhead import Letterhead, read_letterhead
from .lines import index_of, lines_of
from .opening import opening_blocks
from .reporting import Reporting, read_reporting
from .sentences import is_closing_sentence, reported_in, reporting_office
from .title import Title, find_kind, find_subject, is_above_text, read_addressees, read_title
from .wordlists import key_of

HEAD_LINES = 60
"""Lines at the beginning in which letterhead and title are looked for."""
LAST_BLOCKS = 4
"""Blocks above the closing in which the closing sentence is looked for."""

LONGEST = 1000
"""Characters at either end of a paragraph that are looked at."""

Span = tuple[int, int]


class Parts(NamedTuple):
    """Spans of the document's text that are no body; (0, 0) for what it does not have."""

    letterhead: Span = (0, 0)
    title: Span = (0, 0)
    """Kind, subject and addressees."""
    closing: Span = (0, 0)
    """Recipients and signature; what follows (appendices) is body again."""


class _Head(NamedTuple):
    """The top of a document."""

    letterhead: Letterhead
    kind: str | None
    title: str | None
    addressees: tuple[str, ...]
    parts: Parts


def describe(document: Document) -> tuple[Metadata, tuple[Issue, ...], Parts]:
    """What letterhead, title and closing say; None or () for what they do not. Never raises.

    Without a letterhead the agency is the one that the closing sentence names, or else the opening one. Issues:
    "agency-from-text", "province-from-text", "period-from-text", "period-missing", "date-impossible".

    >>> from baocao_parser.readers import read
    >>> metadata, _, parts = describe(read("BÁO CÁO\\n\\nCông tác tháng 5/2020\\n".encode()))
    >>> metadata.title, metadata.period.label, metadata.agency, parts.closing
    ('Công tác tháng 5/2020', 'tháng 5/2020', None, (0, 0))
    """
    head = _read_head(document)
    letterhead, title = head.letterhead, head.title
    closing = read_closing(document, max(head.parts.letterhead[1], head.parts.title[1]))
    dated = letterhead.dated or closing.dated
    place, date = (dated.place, dated.date) if dated else (None, None)
    opening, ending = _sentences(document, head.parts.title[1], closing.start or len(document.text))
    agency = letterhead.issuers.agency or reporting_office(ending) or reporting_office(opening)
    decree = not letterhead.party and "thống kê" not in key_of(agency or "")
    latest = dated.latest if dated else None
    reporting = _reporting((title or "", reported_in(ending), reported_in(opening)), latest, decree=decree)
    addressed = (*head.addressees, *closing.recipients)
    origins = Origins(letterhead.issuers, place, agency, (ending, title or "", opening, *addressed), document.text)
    day = latest or (reporting.period.end if reporting.period else None)
    home = province_of_report(origins, day)
    metadata = Metadata(
        parent_agency=letterhead.issuers.parent,
        agency=agency,
        co_agency=letterhead.issuers.co_agency,
        province=home or province_of_text(origins, day),
        number=letterhead.number,
        place=place,
        date=date,
        kind=head.kind,
        title=title,
        period=reporting.period,
        plan_period=reporting.plan,
        window=reporting.window,
        addressees=head.addressees,
        recipients=closing.recipients,
        signer=closing.signer,
    )
    parts = head.parts._replace(closing=(closing.start, closing.end))
    issues = _issues(metadata, letterhead, dated, home)
    return metadata, tuple(issues), Parts(*(_widened(document.text, p) for p in parts))


def _widened(text: str, part: Span) -> Span:
    """With the blanks that set its first line to the middle or to the right."""
    start, end = part
    return len(text[:start].rstrip(" \t")), end


def _read_head(document: Document) -> _Head:
    printed = lines_of(document, opening_blocks(document))
    lines = list(takewhile(lambda line: not line.is_labelled, islice(printed, HEAD_LINES)))
    kind = find_kind(lines)
    if kind:
        letterhead = read_letterhead(lines[: kind.line], before_kind=True)
        below, start = lines[kind.line + 1 :], lines[kind.line].start
        title = read_title(below, kind.rest)
        title = title._replace(end=max(title.end, lines[kind.line].end))
    else:
        letterhead = read_letterhead(list(takewhile(is_above_text, lines)), before_kind=False)
        below = [line for line in lines if line.start >= letterhead.end]
        subject = find_subject(below)
        if subject and subject[0] and not letterhead.end:  # offices alone above a title are a letterhead, too
            letterhead = read_letterhead(below[: subject[0]], before_kind=True)
        start = below[subject[0]].start if subject else letterhead.end
        title = subject[1] if subject else Title(letterhead.subject)
    addressees, end = read_addressees(line for line in below if line.start >= title.end)
    end = max(title.end, end)
    parts = Parts((letterhead.start, letterhead.end), (start, end) if end else (0, 0))
    return _Head(letterhead, kind.text if kind else None, title.text, addressees, parts)


def _sentences(document: Document, begin: int, end: int) -> tuple[str, str]:
    """The first paragraph behind the title, and the closing sentence above the closing; "" where there is none."""
    body = document.blocks[index_of(document, begin) : index_of(document, end) + 1]
    paragraphs = (_paragraph(document, block) for block in body if begin <= block.start < end)
    opening = next(filter(None, paragraphs), "")
    above = (_paragraph(document, block) for block in reversed(body) if begin <= block.start < end)
    return opening, next(filter(is_closing_sentence, islice(filter(None, above), LAST_BLOCKS)), "")


def _paragraph(document: Document, block: Block) -> str:
    """Its text on one line; of a very long one the beginning and the end."""
    text = document.text_of(block)
    if len(text) > 2 * LONGEST:
        text = f"{text[:LONGEST]} … {text[-LONGEST:]}"
    return " ".join(text.split())


def _reporting(texts: Iterable[str], date: datetime.date | None, *, decree: bool) -> Reporting:
    """Periods of the first text that names one; what is no title must say when its period begins."""
    title, *others = (read_reporting(text, date, decree=decree) for text in texts)
    told = (reading for reading in others if reading.period and reading.period.start)
    return title if title.period else next(told, Reporting())


def _issues(
    metadata: Metadata, letterhead: Letterhead, dated: DateLine | None, home: Province | None
) -> Iterator[Issue]:
    if metadata.agency and not letterhead.issuers.agency:
        message = f"no letterhead names the agency; {metadata.agency!r} stands in the text"
        yield Issue("agency-from-text", "info", message)
    if metadata.province and not home:
        message = f"only its text names a province, {metadata.province.name!r}"
        yield Issue("province-from-text", "info", message)
    if not metadata.period:
        yield Issue("period-missing", "warning", "neither the title nor the text names the reported period")
    elif " ".join((metadata.title or "").split()).find(metadata.period.label) < 0:
        message = f"no title names the reported period; {metadata.period.label!r} stands in the text"
        yield Issue("period-from-text", "info", message)
    if dated and dated.impossible:
        message = "the date line names no day of the calendar"
        yield Issue("date-impossible", "warning", message, dated.start, dated.end)
