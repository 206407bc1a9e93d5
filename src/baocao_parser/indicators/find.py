"""Document → Indicators: the numbers of the body, each with its words, its time and its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from ..document import DOUBTFUL, Block, Document
from ..numbers import find_numbers, number_in_cell
from ..outline import Outline
from ..records import Indicator, Issue, Mention, Metadata, Nature, Period, Section
from .clauses import clauses_of
from .distinct import told_apart
from .headers import meaning_of
from .labels import Whole as LabelledWhole
from .labels import label_of, topic_of
from .natures import context_of, nature_of
from .parts import wholes_of
from .relations import relations_of
from .spoken import Spoken
from .tables import Field, Table, tables_of
from .times import months_of, period_of, periods_in
from .totals import linked
from .zeros import find_zeros, is_zero_cell

Span = tuple[int, int]
BOLD_SHARE = 0.5
"""A number is bold when most of its digits are: real files break numbers over runs and leave bold spaces behind."""


class _Scope(NamedTuple):
    """What every indicator of a document is built with."""

    document: Document
    metadata: Metadata
    outline: Outline
    starts: tuple[int, ...]
    """Starts of the sections, ascending."""
    months: int
    """Months of the report's period."""
    tables: dict[int, Table]
    """By table number."""

    def section_at(self, offset: int) -> Section | None:
        """Innermost section at an offset."""
        return next(self.sections_at(offset), None)

    def sections_at(self, offset: int) -> Iterator[Section]:
        """The sections around an offset, the innermost first."""
        for index in range(bisect_right(self.starts, offset) - 1, -1, -1):
            section = self.outline.sections[index]
            if offset < section.end:
                yield section

    def planned_at(self, offset: int) -> Period | None:
        """What a plan's section is planned for, by the nearest title that names a period; else what the report says."""
        for section in self.sections_at(offset):
            named = periods_in(section.title, self.metadata) if section.role == "plan" else ()
            if named and named[-1].period.end:
                return named[-1].period
        return self.metadata.plan_period


def find_indicators(
    document: Document,
    metadata: Metadata,
    structure: Outline,
    apart: Sequence[Span],
    emphasis: Literal["bold", "any"],
    tables: dict[int, Table] | None = None,
) -> tuple[tuple[Indicator, ...], tuple[Issue, ...]]:
    """Indicators in document order, and what a reader should know of them.

    `apart` are spans without indicators (letterhead, title, closing). With emphasis "bold" only numbers set in bold
    are kept; where there is none, every number is, and the issue "no-bold-numbers" says so. Numbers whose bold nobody
    can say (a scanned page among others) are kept too, and the issue "bold-unknown" says so. `tables` are those that
    `tables_of` gives of the blocks that are not apart; None has them built here.
    """
    blocks = document.blocks_outside(apart)
    scope = _Scope(
        document,
        metadata,
        structure,
        tuple(section.start for section in structure.sections),
        months_of(metadata.period),
        tables_of(document, blocks) if tables is None else tables,
    )
    issues: list[Issue] = []
    found: list[Indicator] = []
    if emphasis == "bold":
        maybe_bold = [block for block in blocks if _may_be_bold(document, block)]
        found = [i for i in _indicators(scope, maybe_bold, issues) if i.bold is not False]
        unknown = sum(i.bold is None for i in found)
        if unknown < len(found):
            issues += _unknown_bold(unknown)
        else:
            found = []
            issues = [Issue("no-bold-numbers", "info", "no number is set in bold, so every indicator is kept")]
    if not found:
        found = list(_indicators(scope, blocks, issues))
    if any(i.row is not None for i in found):
        found = linked(found, scope.tables)
    found, shared = told_apart(found)
    issues += shared
    kept = {indicator.id for indicator in found}
    whole = [i if i.part_of in kept or i.part_of is None else replace(i, part_of=None) for i in found]
    return tuple(whole), tuple(issues)


def _may_be_bold(document: Document, block: Block) -> bool:
    """It has a bold digit, or nobody can say."""
    return any(
        run.bold is None or (run.bold and any(map(str.isdigit, document.text[run.start : run.end])))
        for run in block.runs
    )


def _unknown_bold(count: int) -> list[Issue]:
    message = f"nobody can say whether {count} numbers are bold (of recognised pages), so they are kept"
    return [Issue("bold-unknown", "info", message)] if count else []


def _indicators(scope: _Scope, blocks: Sequence[Block], issues: list[Issue]) -> Iterator[Indicator]:
    fields = {field.block.start: field for table in scope.tables.values() for field in table.fields}
    for block in blocks:
        if block.cell and block.cell.table in scope.tables:
            field = fields.get(block.start)
            if field:
                yield from _cell_indicators(scope, field, issues)
        else:
            start = _heading_end(scope, block)
            if start < block.end:
                yield from _prose_indicators(scope, _Place(block, start), issues)


def _heading_end(scope: _Scope, block: Block) -> int:
    """Offset behind the headings that a block begins with: their numbers are no indicators."""
    end = block.start
    for index in range(bisect_left(scope.starts, block.start), len(scope.starts)):
        start, stop = scope.outline.headings[index]
        if start >= block.end or scope.document.text[end:start].strip():
            break
        end = stop
    return end


class _Place(NamedTuple):
    """Where a paragraph or cell stands, and what its place says of its numbers."""

    block: Block
    offset: int
    """Where the text begins that the mentions count in."""
    field: Field | None = None


class _Meaning(msgspec.Struct, frozen=True, gc=False):
    """What the rules made of a number."""

    label: str
    nature: Nature | None
    evidence: tuple[str, ...]
    subject: str | None
    part_of: str | None = None
    base: str | None = None
    period: Period | None = None


def _prose_indicators(scope: _Scope, place: _Place, issues: list[Issue]) -> Iterator[Indicator]:
    text = scope.document.text[place.offset : place.block.end]
    mentions, zeros = find_numbers(text), find_zeros(text)
    if not mentions and not zeros:
        return
    clauses = clauses_of(text, mentions)
    section = scope.section_at(place.offset)
    topic = topic_of(text)
    subject = topic or (section.title if section else None)
    role = section.role if section else "general"
    named = periods_in(text[: mentions[-1].start], scope.metadata) if mentions else ()
    planned = scope.planned_at(place.offset) if role == "plan" else scope.metadata.plan_period
    built: list[Indicator] = []
    spoken = Spoken()
    if clauses and place.offset > place.block.start and section and not clauses[0].before.strip(" :*"):
        clauses[0] = replace(clauses[0], left=f"{section.title}:")  # "3. Thuê bao điện thoại: 712.340 thuê bao"
    for clause, whole, relation in zip(clauses, wholes_of(clauses), relations_of(clauses), strict=True):
        of = built[whole.position] if whole else None
        said = spoken.said(clause, LabelledWhole(of.label, of.unit) if of else None, relation)
        ranked = spoken.head if clause.mention.kind == "rank" and not topic else None
        label, label_rule = label_of(said, ranked.label if ranked else subject)
        inherited = of.nature if of and whole and whole.rule != "subset_of_count" else None
        nature, nature_rule = nature_of(context_of(clause, role, inherited, relation, scope.months))
        period, period_rule = period_of(clause, nature, named, scope.metadata.period, planned)
        evidence = (clause.mention.rule, label_rule, nature_rule, period_rule, *((whole.rule,) if whole else ()))
        base = (relation.base or None) if relation else None
        meaning = _Meaning(label, nature, evidence, subject, of.id if of else None, base, period)
        built.append(_indicator(scope, place, clause.mention, meaning))
        issues.extend(_doubts(scope, clause.mention, place.offset))
        spoken.add(said, label, nature)
    for zero in zeros if role not in ("problems", "requests") else ():  # there "không có" is no figure
        meaning = _Meaning(zero.label, zero.nature, ("stated_zero",), subject, period=scope.metadata.period)
        built.append(_indicator(scope, place, _nothing(zero.text, zero.start, zero.unit), meaning))
    built.sort(key=lambda indicator: indicator.start)
    yield from built


def _cell_indicators(scope: _Scope, field: Field, issues: list[Issue]) -> Iterator[Indicator]:
    place = _Place(field.block, field.block.start, field)
    cell = field.block.cell
    nothing = is_zero_cell(field.text) and cell is not None and scope.tables[cell.table].counts(field)
    if not field.numeric and not nothing:
        yield from _prose_indicators(scope, place, issues)
        return
    if nothing:
        mention: Mention | None = _nothing(field.text.strip(" ."), 0, field.unit)
    else:
        mention = number_in_cell(field.text, "" if field.ranks else field.unit)
        mention = replace(mention, kind="rank") if mention and field.ranks else mention
    if mention:
        section = scope.section_at(place.offset)
        label = " | ".join(filter(None, (field.row, *field.columns)))
        subject = section.title if section else None
        said = meaning_of(field.row, field.columns, scope.metadata)
        nature = None if mention.kind == "rank" else said.nature
        if said.bound != "exact" and mention.bound == "exact":
            mention = replace(mention, bound=said.bound)
        evidence = (mention.rule, "table_cell", said.rule)
        meaning = _Meaning(label, nature, evidence, subject, base=said.base, period=said.period)
        yield _indicator(scope, place, mention, meaning)
        issues.extend(_doubts(scope, mention, place.offset))


def _indicator(scope: _Scope, place: _Place, mention: Mention, meaning: _Meaning) -> Indicator:
    start, end = place.offset + mention.start, place.offset + mention.end
    section = scope.section_at(start)
    path = section.path if section else ""
    share = scope.document.bold_share(start, end, digits=any(map(str.isdigit, mention.text)))
    return Indicator(
        id=f"{path}@{start}",
        label=meaning.label,
        subject=meaning.subject,
        value=mention.value,
        total=mention.total,
        upper=mention.upper,
        unit=mention.unit,
        kind=mention.kind,
        nature=meaning.nature,
        bound=mention.bound,
        base=meaning.base,
        decimals=mention.decimals,
        period=meaning.period,
        part_of=meaning.part_of,
        code=None,
        bold=None if share is None else share >= BOLD_SHARE,
        confidence=scope.document.confidence(start, end),
        text=mention.text,
        section=path,
        start=start,
        end=end,
        page=place.block.page,
        row=place.field.row if place.field else None,
        columns=place.field.columns if place.field else (),
        evidence=meaning.evidence,
    )


def _doubts(scope: _Scope, mention: Mention, offset: int) -> Iterator[Issue]:
    start, end = offset + mention.start, offset + mention.end
    if mention.alternatives:
        other = " or ".join(f"{value:f}" for value in mention.alternatives)
        message = f"{mention.text!r} is read as {mention.value:f}; it could also be {other}"
        yield Issue("number-ambiguous", "warning", message, start, end)
    sure = scope.document.confidence(start, end)
    if sure < DOUBTFUL:
        message = f"{mention.text!r} was recognised in a picture with confidence {sure:.2f}: compare it with the page"
        yield Issue("number-recognised-doubtfully", "warning", message, start, end)


def _nothing(text: str, start: int, unit: str) -> Mention:
    """A zero in words as a mention."""
    end = start + len(text)
    return Mention(
        text=text,
        start=start,
        end=end,
        value=Decimal(0),
        total=None,
        upper=None,
        unit=unit,
        kind="count",
        bound="exact",
        decimals=0,
        unit_start=end,
        unit_end=end,
        rule="stated_zero",
    )
