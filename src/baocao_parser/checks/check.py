"""The registry of checks, and the pass that asks them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..document import Document
from ..indicators.fields import FieldTable
from ..records import Check, Indicator, Issue, Metadata
from .balances import done_and_left
from .changes import changes
from .columns import balances_of_tables, comparisons_of_columns
from .dates import dates
from .facts import Facts, facts_of
from .repeats import repeated_figures
from .shares import fractions_in_range, shares, shares_in_range, shares_of_fractions, shares_of_plans
from .sums import parts_above_whole, sums_of_parts
from .tables import formulas_of_columns, sums_of_tables

CHECKS: tuple[Callable[[Facts], Iterator[Check]], ...] = (
    sums_of_parts,
    parts_above_whole,
    sums_of_tables,
    formulas_of_columns,
    comparisons_of_columns,
    balances_of_tables,
    shares,
    shares_of_fractions,
    shares_of_plans,
    shares_in_range,
    fractions_in_range,
    done_and_left,
    changes,
    repeated_figures,
    dates,
)
"""Every check looks at all figures; what it yields stands on its own."""


def check(
    document: Document,
    metadata: Metadata,
    indicators: Sequence[Indicator],
    tables: dict[int, FieldTable] | None = None,
) -> tuple[Check, ...]:
    """What held and what failed, in document order; () for a report whose figures say nothing of each other.

    Rounded figures are compared by the intervals that their printed decimals stand for, so rounding is no failure.
    `tables` are those that `tables_of` gives of the body; None has them built here.
    """
    facts = facts_of(document, metadata, indicators, tables)
    return tuple(sorted((found for rule in CHECKS for found in rule(facts)), key=lambda found: found.start))


def failures(checks: Sequence[Check]) -> tuple[Issue, ...]:
    """The checks that failed, as issues of the report; () where all held."""
    return tuple(Issue(c.code, c.severity, c.message, c.start, c.end) for c in checks if not c.holds)
