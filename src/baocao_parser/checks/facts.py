"""What every check looks at: the indicators of a report, and which of them are parts of which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ..document import Block, Document
from ..indicators.fields import FieldTable
from ..indicators.grid import tables_of
from ..indicators.listing import mark_of
from ..lexicon import entry_at
from ..records import Check, Indicator, Metadata, Severity


class Facts(NamedTuple):
    """The figures of one report and their relations."""

    document: Document
    metadata: Metadata
    indicators: tuple[Indicator, ...]
    by_id: dict[str, Indicator]
    positions: dict[str, int]
    """Where each indicator stands in `indicators`, by id."""
    blocks: tuple[Block, ...]
    """The paragraph of each indicator, in their order."""
    rows: tuple[list[Indicator], ...]
    """The table row of each indicator, in their order; [] for those of running text."""
    families: dict[str, list[Indicator]]
    """Id of a whole → its parts and shares, in document order."""
    tables: tuple[FieldTable, ...]
    """Those of the document; () where no figure stands in one."""

    def whole_of(self, indicator: Indicator) -> Indicator | None:
        """What an indicator is a part or share of; None where it is none, or its whole is not kept."""
        return self.by_id.get(indicator.part_of) if indicator.part_of else None

    def block_of(self, indicator: Indicator) -> Block:
        """Its paragraph."""
        return self.blocks[self.positions[indicator.id]]

    def before(self, indicator: Indicator) -> Iterator[Indicator]:
        """The figures before this one in its paragraph, or its table row, the nearest first."""
        row = self.row_of(indicator)
        start = row[0].start if row else self.block_of(indicator).start
        for at in range(self.positions[indicator.id] - 1, -1, -1):
            if self.indicators[at].start < start:
                return
            yield self.indicators[at]

    def row_of(self, indicator: Indicator) -> list[Indicator]:
        """The figures of a table row, in order; [] for a figure of running text."""
        return self.rows[self.positions[indicator.id]]

    def behind(self, indicator: Indicator) -> Indicator | None:
        """The next figure of its paragraph; None behind the last one."""
        at = self.positions[indicator.id] + 1
        if at == len(self.indicators) or self.indicators[at].start >= self.block_of(indicator).end:
            return None
        return self.indicators[at]

    def words_of(self, indicator: Indicator) -> str:
        """The text around a figure, from the one before it to the one behind it."""
        block = self.block_of(indicator)
        first, last = next(self.before(indicator), None), self.behind(indicator)
        start, end = first.end if first else block.start, last.start if last else block.end
        return self.document.text[start:end]

    def cue_of(self, part: Indicator) -> object:
        """The words that make a figure a part, by where they stand; parts of one cue were told together."""
        spans = part.spans("part_of")
        return spans if spans != ((part.start, part.end),) else ()

    def told_as(self, part: Indicator) -> str:
        """The sort of the phrase that makes a figure a part: "all", "share", "rate"; "" where none does."""
        spans = part.spans("part_of")
        found = entry_at(self.document.text[slice(*spans[0])], 0) if spans else None
        return found[0].sort if found else ""

    def list_goes_on(self, parts: Sequence[Indicator]) -> bool:
        """Parts that are items of a list are not all of it: an item between or behind them is none of them."""
        blocks = {self.block_of(part).start for part in parts}
        if len(blocks) < 2:
            return False
        first, last = min(blocks), max(blocks)
        own = [block for block in self.document.blocks if first <= block.start <= last]
        behind = next((block for block in self.document.blocks if block.start > last), None)
        mark = mark_of(self.document.text_of(own[-1]))
        goes_on = behind is not None and bool(mark) and mark_of(self.document.text_of(behind)) == mark
        return goes_on or any(block.start not in blocks for block in own)


def facts_of(
    document: Document,
    metadata: Metadata,
    indicators: Sequence[Indicator],
    tables: dict[int, FieldTable] | None = None,
) -> Facts:
    """The relations of a report's indicators; `tables` as `tables_of` gives them, None has them built here."""
    families: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        if indicator.part_of:
            families.setdefault(indicator.part_of, []).append(indicator)
    by_id = {indicator.id: indicator for indicator in indicators}
    positions = {indicator.id: at for at, indicator in enumerate(indicators)}
    if not any(indicator.row is not None for indicator in indicators):
        tables = {}
    elif tables is None:
        tables = tables_of(document, document.blocks)
    blocks = tuple(document.block_at(indicator.start) for indicator in indicators)
    rows = _rows(indicators, blocks)
    return Facts(
        document, metadata, tuple(indicators), by_id, positions, blocks, rows, families, tuple(tables.values())
    )


def _rows(indicators: Sequence[Indicator], blocks: Sequence[Block]) -> tuple[list[Indicator], ...]:
    """For each indicator those that stand in its row of a table, one list for all of them; [] outside of tables."""
    rows: list[list[Indicator]] = []
    for place, group in groupby(zip(indicators, blocks, strict=True), key=_row_place):
        row = [indicator for indicator, _ in group]
        rows += [sorted(row, key=lambda i: i.start) if place else []] * len(row)
    return tuple(rows)


def _row_place(told: tuple[Indicator, Block]) -> tuple[int, int] | None:
    indicator, block = told
    return (block.cell.table, block.cell.row) if block.cell and indicator.row is not None else None


def named(label: str, told: str) -> str:
    """What is told of a figure, behind its name."""
    return f"{label}: {told}" if label else told


def verdict(code: str, holds: bool, told: str, records: Iterable[Indicator]) -> Check:
    """One check over some records, the first of them the one that it is about, and by whose name its message begins."""
    found = tuple(records)
    first, ids = found[0], tuple(i.id for i in found)
    severity: Severity = "info" if holds else "warning"
    return Check(code, holds, severity, named(first.label, told), ids, first.start, first.end)
