"""The public records: immutable, typed, serialisable. They depend on nothing but each other."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Generic, Literal, SupportsIndex, TypeVar, overload

import msgspec

Severity = Literal["error", "warning", "info"]
Kind = Literal["count", "percent", "percentage_point", "money", "measure", "fraction", "rank", "ratio_times", "range"]
Nature = Literal["flow", "stock", "cumulative", "change", "target", "prior"]
Direction = Literal["up", "down"]
Bound = Literal["exact", "about", "above", "below", "at_least", "at_most", "estimate"]
Role = Literal["results", "problems", "plan", "requests", "general"]


Record = TypeVar("Record", covariant=True)


class Records(tuple[Record, ...], Generic[Record]):
    """A tuple of records that shows itself, in Python and in notebooks, as a short table."""

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> Record: ...
    @overload
    def __getitem__(self, key: slice, /) -> Records[Record]: ...
    def __getitem__(self, key: SupportsIndex | slice, /) -> Record | Records[Record]:
        if isinstance(key, slice):
            return Records(super().__getitem__(key))
        return super().__getitem__(key)

    def __repr__(self) -> str:
        from .display import lines_of

        return lines_of(self)

    def _repr_html_(self) -> str:
        from .view.notebook import records_html

        return records_html(self)


class Issue(msgspec.Struct, frozen=True, gc=False):
    """Something a reader of the report should know."""

    code: str
    """Stable kebab-case name: "number-ambiguous", "label-gap"."""
    severity: Severity
    message: str
    """One sentence that stands without the code."""
    start: int | None = None
    """Offsets in `document.text`; None where the issue speaks of the whole file."""
    end: int | None = None


class Period(msgspec.Struct, frozen=True, gc=False):
    """A stretch of time that a text names, as calendar days, both ends included."""

    label: str
    """The words of the text: "tháng 5/2020"."""
    start: datetime.date | None
    """None for a state at `end` (a stock) or where the text does not say."""
    end: datetime.date | None


class Province(msgspec.Struct, frozen=True, gc=False):
    """A province or centrally run city as it stood at the report's date."""

    code: str
    """Two digits of the statistics office; their meaning changed on 2025-07-01."""
    name: str


class Signer(msgspec.Struct, frozen=True, gc=False):
    """Who signed, as printed; None for lines that the closing does not have."""

    authority: str | None = None
    """The whole line: "KT. GIÁM ĐỐC"."""
    position: str | None = None
    """First line of the signer's own post: "PHÓ GIÁM ĐỐC"."""
    name: str | None = None


class Metadata(msgspec.Struct, frozen=True, gc=False):
    """Letterhead, title and closing. None, or an empty tuple, for what the document does not say."""

    parent_agency: str | None = None
    agency: str | None = None
    co_agency: str | None = None
    """Second issuing office of a joint report."""
    province: Province | None = None
    number: str | None = None
    """ "45/BC-STTTT"; "/BC-STTTT" where the number was left blank."""
    place: str | None = None
    date: datetime.date | None = None
    kind: str | None = None
    """ "BÁO CÁO", "TỜ TRÌNH" … as printed."""
    title: str | None = None
    """The subject below the kind (trích yếu), its lines joined."""
    period: Period | None = None
    plan_period: Period | None = None
    window: Period | None = None
    """Reporting window of NĐ 09/2019 Điều 12 for `period` (15th to 14th); None for weeks and free spans."""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: Signer | None = None


class Section(msgspec.Struct, frozen=True, gc=False):
    """A numbered or titled part of the report. `sections` of a report are flat and in document order."""

    path: str
    """Labels from the outermost, joined: "I.6.1"; unique in the report."""
    label: str
    """As printed: "6.1."; "" for a heading without a number."""
    title: str
    """ "" for a labelled paragraph that is a full sentence."""
    level: int
    """0 for the outermost."""
    role: Role
    start: int
    """Offset of the label; `end` is where the last descendant ends."""
    end: int
    rule: str = ""
    """Name of the rule that took the line for a heading."""


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A number as written, with all that its characters say. Offsets are those of the text searched."""

    text: str
    """From sign or first digit to the last digit, scale word or percent sign; the unit is left out."""
    start: int
    end: int
    value: Decimal
    """Scaled: "7,5 tỷ" is 7500000000. Negative only where a sign (or "âm") is printed."""
    total: Decimal | None
    """Denominator of a fraction ("03/04") or field of a rank ("hạng 54/63")."""
    upper: Decimal | None
    """Upper end of a range ("10 – 15%")."""
    unit: str
    """Canonical spelling: "hồ sơ", "%", "đồng", "tạ/ha"; "" where none stands near."""
    kind: Kind
    bound: Bound
    decimals: int
    """Printed decimals of `value` before scaling: 1 for "7,5 tỷ"."""
    unit_start: int
    """Span of the unit's words; both equal `end` where the unit was inherited or is missing."""
    unit_end: int
    rule: str
    """Name of the rule that read the number."""
    alternatives: tuple[Decimal, ...] = ()
    """Other values the same characters could mean; empty when the writing is unambiguous."""


class Rejection(msgspec.Struct, frozen=True, gc=False):
    """Digits (or number words) that are no indicator, and the rule that said so."""

    text: str
    start: int
    end: int
    rule: str


class Box(msgspec.Struct, frozen=True, gc=False):
    """An upright box on a page as shown, in points from its top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """What decided one field of an indicator."""

    field: str
    """ "value", "unit", "label", "nature", "base", "period", "part_of", "code"."""
    rule: str
    """Name of the rule, or of the row of a table."""
    spans: tuple[tuple[int, int], ...] = ()
    """The words that decided, as offsets in `document.text`; () where no words did."""


class Indicator(msgspec.Struct, frozen=True, gc=False):
    """One figure of a report with its meaning and its exact place."""

    id: str
    label: str
    subject: str | None
    value: Decimal
    total: Decimal | None
    upper: Decimal | None
    unit: str
    kind: Kind
    nature: Nature | None
    bound: Bound
    base: str | None
    """What a change or a completion rate is measured against."""
    direction: Direction | None
    """Of a change, where words or a sign tell it; None for a ratio ("bằng 103%") and for what is no change."""
    decimals: int
    period: Period | None
    part_of: str | None
    code: str | None
    bold: bool | None
    confidence: float
    text: str
    section: str
    start: int
    end: int
    page: int | None
    row: str | None
    columns: tuple[str, ...]
    box: Box | None = None
    """Around its printed characters, on a page of a PDF; None for formats without pages of their own."""
    evidence: tuple[Evidence, ...] = ()
    """What decided the fields above."""

    def __repr__(self) -> str:
        from .display import line_of

        return f"<Indicator {line_of(self)}>"

    def _repr_html_(self) -> str:
        from .explain import explain

        return explain(self)._repr_html_()

    def spans(self, field: str) -> tuple[tuple[int, int], ...]:
        """The words that decided a field, () where none did."""
        return next((found.spans for found in self.evidence if found.field == field), ())

    def decided(self, field: str) -> str:
        """Name of the rule that decided a field, "" where none is noted."""
        return next((found.rule for found in self.evidence if found.field == field), "")


class Check(msgspec.Struct, frozen=True, gc=False):
    """Something that figures of a report say of each other, recomputed."""

    code: str
    """Stable kebab-case name: "sum-of-parts", "share"."""
    holds: bool
    severity: Severity
    """ "info" where it holds."""
    message: str
    """The sum as a person would write it: "12.045 + 1.020 = 13.065"."""
    records: tuple[str, ...]
    """Ids of the indicators it speaks of, first the one that it is about; () for a check of the text.

    All figures are checked: with `emphasis="bold"` some of them are not among the report's.
    """
    start: int
    """Offsets in `document.text` of what it is about."""
    end: int
