"""Document → Indicators: the figures of the body, each with its words, its time and its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from msgspec.structs import replace

from ..document import Block, Document
from ..outline import Outline
from ..records import Evidence, Indicator, Issue, Metadata, Period, Section
from ..text.syllables import is_foreign
from ..times import find_periods
from .calendar import Calendar
from .cell_texts import zero_of
from .cells import Cells, of_cell
from .distinct import told_apart
from .doubts import doubts_of, may_be_month, month_or_count, months_before_nouns
from .evidence import direction_of, evidence_of
from .fields import Field, FieldTable
from .grid import tables_of
from .listing import Listing
from .natures import OWN_LINES, with_nature_of
from .periods import period_of
from .statements import Context, Statement, declared_by, is_stated, statements_of, when_words
from .table_links import linked

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
    parents: tuple[int, ...]
    """Number of the section that each one stands in; -1 for the outermost."""
    calendar: Calendar
    times: dict[str, str]
    """The words that say when a figure holds, by its id."""
    unsaid: set[str]
    """Ids of the cells whose nature no word says."""
    listing: Listing

    def section_at(self, offset: int) -> Section | None:
        """Innermost section at an offset; None before the first heading."""
        return next(self.sections_at(offset), None)

    def planned_at(self, offset: int) -> Period | None:
        """What plans at an offset look ahead to: the period that the title of a section names, else the report's."""
        own = self.calendar.own
        for section in self.sections_at(offset):
            for found in find_periods(section.title, self.calendar.year):
                if found.period.end and (own is None or own.end is None or found.period.end > own.end):
                    return found.period
        return self.metadata.plan_period

    def sections_at(self, offset: int) -> Iterator[Section]:
        """The sections around an offset, the innermost first."""
        number = bisect_right(self.starts, offset) - 1
        while number >= 0:
            section = self.outline.sections[number]
            if offset < section.end:
                yield section
            number = self.parents[number]


def _parents(sections: Sequence[Section]) -> Iterator[int]:
    """Number of the section that each one stands in; -1 for the outermost."""
    around: list[int] = []
    for number, section in enumerate(sections):
        del around[section.level :]
        yield around[-1] if around else -1
        around.append(number)


def find_indicators(
    document: Document,
    metadata: Metadata,
    structure: Outline,
    apart: Sequence[Span],
    emphasis: Literal["bold", "any"],
    tables: dict[int, FieldTable] | None = None,
) -> tuple[tuple[Indicator, ...], tuple[Issue, ...]]:
    """The indicators of a document in text order, and what is doubtful of them; ((), ()) for a body without figures.

    `apart` are the letterhead and the closing, which hold none; `tables` as `tables_of` gives them, None has them built
    here.
    """
    blocks = document.blocks_outside(apart)
    scope = _Scope(
        document,
        metadata,
        structure,
        tuple(s.start for s in structure.sections),
        tuple(_parents(structure.sections)),
        Calendar(metadata.period),
        {},
        set(),
        Listing(),
    )
    issues: list[Issue] = []
    if tables is None:
        tables = tables_of(document, blocks)
    found = list(_indicators(scope, blocks, tables, issues))
    scope.listing.close()
    known = {i.id: i for i in found} if scope.listing.links else {}
    found = [_of_list(i, scope.listing, known) if i.id in scope.listing.links else i for i in found]
    if emphasis == "bold" and any(i.bold for i in found):
        found = [i for i in found if i.bold is not False]
    if any(i.row is not None for i in found):
        found = linked(found, tables, scope.unsaid)
    found, shared = told_apart(found, scope.times)
    issues += shared
    kept = {indicator.id for indicator in found}
    whole = [i if i.part_of in kept or i.part_of is None else replace(i, part_of=None) for i in found]
    return tuple(whole), tuple(issues)


def _of_list(i: Indicator, listing: Listing, known: Mapping[str, Indicator]) -> Indicator:
    """An item of a list with its total, whose nature it has."""
    whole, rule = listing.links[i.id]
    of = known.get(whole)
    if of and (not i.unit or i.id in listing.bare) and i.kind == of.kind == "count":
        i = replace(i, unit=of.unit)
    if of and of.nature is not None and i.nature not in OWN_LINES:
        i = with_nature_of(i, of)
    return replace(i, part_of=i.part_of or whole, evidence=(*i.evidence, Evidence("part_of", rule)))


def _indicators(
    scope: _Scope, blocks: Sequence[Block], tables: dict[int, FieldTable], issues: list[Issue]
) -> Iterator[Indicator]:
    fields = {field.block.start: (number, field) for number, table in tables.items() for field in table.fields}
    read: dict[int, Cells] = {}
    declared = declared_by(scope.metadata.title or "")
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.cell and block.cell.table in tables:
            if block.start in fields:
                number, field = fields[block.start]
                if number not in read:
                    section = scope.section_at(block.start)
                    role = section.role if section else "general"
                    read[number] = Cells(tables[number].fields, scope.calendar, role, tables[number].caption)
                yield from _of_cell(scope, field, tables[number], read[number], issues)
            continue
        start, heading_end = _heading(scope, block)
        text = scope.document.text[start : block.end]
        section = scope.section_at(start)
        role = section.role if section else "general"
        line = scope.document.text[block.start : block.end]
        if not (following and following.cell):  # above a table it is said of that alone
            declared = declared_by(line) or declared
        known = Context(scope.calendar, role, section.title if section else "", declared=declared)
        context = scope.listing.context(line, text, known)
        if text:
            yield from _of_paragraph(scope, block, start, heading_end, context, issues)


def _of_paragraph(
    scope: _Scope,
    block: Block,
    start: int,
    heading_end: int,
    context: Context,
    issues: list[Issue],
    field: Field | None = None,
) -> Iterator[Indicator]:
    text = scope.document.text[start : block.end]
    if is_foreign(text) and len(text.split()) > 3:
        message = f"{' '.join(text.split()[:8])!r} … is no Vietnamese: its figures are not read"
        issues.append(Issue("text-foreign", "info", message, start, block.end))
        return
    issues += months_before_nouns(text, start, scope.calendar)
    statements = statements_of(text, context)
    ids = [f"{_path(scope, start + s.mention.start)}@{start + s.mention.start}" for s in statements]
    if field:
        statements = [replace(s, label=of_cell(s.label, field)) for s in statements]
    else:
        scope.listing.note(scope.document.text[block.start : block.end], text, context, statements, ids)
    for at, statement in enumerate(statements):
        if start + statement.mention.start < heading_end and not is_stated(statement):
            continue  # a number in a title
        if statement.mention.rule == "stated_zero" and context.role in ("problems", "requests"):
            continue  # there "không có" is no figure
        if may_be_month(statement):
            is_month = scope.calendar.has_month(int(statement.mention.value))
            issues.append(month_or_count(statement.mention.text, start + statement.mention.start, is_month=is_month))
            if is_month:
                continue
        yield _indicator(scope, block, start, statement, ids, at, context)
        issues += doubts_of(statement, start, scope.document)


def _of_cell(scope: _Scope, field: Field, table: FieldTable, cells: Cells, issues: list[Issue]) -> Iterator[Indicator]:
    context = cells.context(field)
    statement = None
    if field.numeric or (zero_of(field.text) and table.counts(field)):
        statement = cells.statement(field)
    place = _place_in_cell(scope, field, statement.mention.text) if statement else None
    if statement and place:
        block, start = place
        offset = start - statement.mention.start
        ids = [f"{_path(scope, field.block.start)}@{start}"]
        yield _indicator(scope, block, offset, statement, ids, 0, context, field)
        issues += doubts_of(statement, offset, scope.document)
        return
    if not field.numeric or (statement and not place):
        for block in field.blocks:
            yield from _of_paragraph(scope, block, block.start, block.start, context, issues, field)


def _place_in_cell(scope: _Scope, field: Field, text: str) -> tuple[Block, int] | None:
    """(paragraph, start) of the figure of a cell; None where digits stand in several paragraphs: each is read alone."""
    told = [block for block in field.blocks if any(map(str.isdecimal, scope.document.text_of(block)))]
    if len(told) > 1:
        return None
    block = told[0] if told else field.block
    start = scope.document.text.find(text, block.start, block.end)
    return (block, start) if start >= 0 else None


def _heading(scope: _Scope, block: Block) -> tuple[int, int]:
    """(where its words begin behind labels, end of the headings that a block begins with)."""
    end = start = block.start
    for index in range(bisect_left(scope.starts, block.start), len(scope.starts)):
        first, stop = scope.outline.headings[index]
        if first >= block.end or scope.document.text[end:first].strip():
            break
        start = first + len(scope.outline.sections[index].label)
        end = stop
    return start, end


def _path(scope: _Scope, offset: int) -> str:
    section = scope.section_at(offset)
    return section.path if section else ""


def _indicator(
    scope: _Scope,
    block: Block,
    offset: int,
    statement: Statement,
    ids: Sequence[str],
    at: int,
    context: Context,
    field: Field | None = None,
) -> Indicator:
    mention = statement.mention
    start, end = offset + mention.start, offset + mention.end
    dated = period_of(statement, scope.calendar, lambda: scope.planned_at(start))
    if not field:
        scope.times[ids[at]] = when_words(statement)
    elif statement.decision.is_unsaid:
        scope.unsaid.add(ids[at])
    return Indicator(
        id=ids[at],
        label=statement.label.text,
        subject=statement.topic or context.topic or None,
        value=mention.value,
        total=mention.total,
        upper=mention.upper,
        unit=mention.unit,
        kind=mention.kind,
        nature=statement.decision.nature,
        bound=mention.bound,
        base=statement.standing.base_text or None,
        direction=direction_of(statement),
        decimals=mention.decimals,
        period=dated.period,
        part_of=ids[statement.link.whole] if statement.link else None,
        code=None,
        bold=_is_bold(scope.document, start, end),
        confidence=scope.document.confidence(start, end),
        text=mention.text,
        section=_path(scope, start),
        start=start,
        end=end,
        page=block.page,
        row=field.row if field else None,
        columns=field.columns if field else (),
        box=scope.document.box(start, end),
        evidence=evidence_of(statement, offset, dated),
    )


def _is_bold(document: Document, start: int, end: int) -> bool | None:
    """Whether a figure is set in bold, by its digits if it has any; None where the file has no fonts."""
    share = document.bold_share(start, end, digits=any(map(str.isdecimal, document.text[start:end])))
    return None if share is None else share >= BOLD_SHARE
