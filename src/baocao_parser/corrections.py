"""What people set right: a TSV file of corrections → reports with them, and an issue for each that no longer fits.

One line a correction: `file`, `sha256` of the file, `place` (offsets of the number, "1234-1236"), `text` of the number,
`field`, `from`, `to`, `who`, `when`. The page of a report (`Report.to_html`) writes such files; a line may as well be
typed. Lines of many reports may stand in one file: each finds its own by the hash.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from msgspec.structs import replace

from .catalogue import Catalogue
from .checks.check import check, failures
from .document import Document
from .errors import BaocaoError
from .indicators.find import BOLD_SHARE
from .readers.files import load
from .records import Evidence, Indicator, Issue, Nature

if TYPE_CHECKING:
    from .report import Report

COLUMNS = ("file", "sha256", "place", "text", "field", "from", "to", "who", "when")
FIELDS = ("label", "unit", "nature", "part_of", "indicator")
"""What can be set right; `indicator` set to "no" takes the record out, `part_of` is set to the place of the whole."""
_PLACE = re.compile(r"(\d+)-(\d+)")


class Correction(NamedTuple):
    """One field of one record, set right by somebody."""

    file: str
    """Name of the file, for people: the hash decides."""
    sha256: str
    start: int
    """Offsets of the number in the document's text."""
    end: int
    text: str
    """The number as printed there."""
    field: str
    was: str
    """What it was read as; "" for none."""
    to: str
    who: str
    when: str

    @property
    def row(self) -> tuple[str, ...]:
        """Its line of the file, in the order of COLUMNS."""
        start, end, rest = self.start, self.end, self[4:]
        return (self.file, self.sha256, f"{start}-{end}", *rest)

    @property
    def rule(self) -> str:
        """What the evidence of a corrected record says: "correction by Lan, 2025-03-01"."""
        return "correction" + (f" by {self.who}" if self.who else "") + (f", {self.when}" if self.when else "")


class Corrections:
    """The corrections of one or more files, in the order in which they were made; the last word on a field counts."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self.all = tuple(corrections)
        self._by_hash: dict[str, list[Correction]] = {}
        for one in self.all:
            self._by_hash.setdefault(one.sha256, []).append(one)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Corrections:
        """The corrections of a TSV file. BaocaoError naming file, line and remedy for what is none.

        >>> Corrections.load("no-such-file.tsv")
        Traceback (most recent call last):
        baocao_parser.errors.ReadError: no-such-file.tsv: cannot be opened: ... (check the path)
        """
        data, name = load(path)
        try:
            return cls(_read(data.decode("utf-8-sig"), name))
        except UnicodeDecodeError as error:
            raise BaocaoError("is no text in UTF-8", source=name, remedy="save it as UTF-8") from error

    @classmethod
    def of(cls, given: Corrections | str | os.PathLike[str]) -> Corrections:
        """Corrections, or those of a file."""
        return given if isinstance(given, Corrections) else cls.load(given)

    def __iter__(self) -> Iterator[Correction]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def to_tsv(self) -> str:
        """The file, its head first."""
        rows = [COLUMNS, *(one.row for one in self.all)]
        return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)

    def apply(self, report: Report) -> Report:
        """The report with its corrections; the same object where it has none.

        A corrected field has the rule "correction by WHO, WHEN" in its evidence. Codes and checks are found anew. What
        no longer fits the document is an issue "correction-unfit", and changes nothing.
        """
        own = self._by_hash.get(report.document.source.sha256)
        return _with(report, own) if own else report

    def unused(self, reports: Iterable[Report]) -> list[Correction]:
        """Those of files that are none of the reports': the file has changed, or was left out."""
        known = {report.document.source.sha256 for report in reports}
        return [one for one in self.all if one.sha256 not in known]


def correction(report: Report, indicator: Indicator, field: str, to: str, who: str = "", when: str = "") -> Correction:
    """The correction of a record, as the page of the report would write it; `when` is today where nobody says.

    >>> from baocao_parser.parsing import parse
    >>> report = parse("Cấp mới **09** thẻ.".encode())
    >>> made = correction(report, report.indicators[0], "nature", "stock", "Lan", "2025-03-01")
    >>> made.was, Corrections([made]).apply(report).indicators[0].decided("nature")
    ('flow', 'correction by Lan, 2025-03-01')
    >>> correction(report, report.indicators[0], "colour", "red")
    Traceback (most recent call last):
    baocao_parser.errors.BaocaoError: 'colour' cannot be set right (one of label, unit, nature, part_of, indicator)
    """
    if field not in FIELDS:
        raise BaocaoError(f"{field!r} cannot be set right", remedy=f"one of {', '.join(FIELDS)}")
    source, start, end = report.document.source, indicator.start, indicator.end
    places = {i.id: f"{i.start}-{i.end}" for i in report.indicators}
    was = {"indicator": "yes", "part_of": places.get(indicator.part_of or "", "")}.get(field)
    was = (getattr(indicator, field) or "") if was is None else was
    day = when or datetime.date.today().isoformat()
    return Correction(source.name, source.sha256, start, end, indicator.text, field, was, to, who, day)


def corrected(report: Report, corrections: Corrections | str | os.PathLike[str]) -> Report:
    """A report with the corrections of its file; where there are none for it, an issue says so."""
    known = Corrections.of(corrections)
    if len(known) > len(known.unused([report])):
        return known.apply(report)
    message = f"none of the {len(known)} corrections is for this file (sha256 {report.document.source.sha256[:12]}…)"
    named = sum(one.file == report.document.source.name for one in known)
    message += f"; {named} are for a file of this name: it has changed since" if named else ""
    issue = Issue("corrections-of-other-files", "warning" if named else "info", message)
    return replace(report, issues=(*report.issues, issue))


def _read(text: str, path: str) -> Iterator[Correction]:
    head, *lines = text.splitlines() or [""]
    if tuple(head.split("\t")) != COLUMNS:
        remedy = f"its first line names the columns: {' '.join(COLUMNS)}"
        raise BaocaoError("is no file of corrections", source=path, remedy=remedy)
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        row = dict(zip(COLUMNS, [*line.split("\t"), *[""] * len(COLUMNS)], strict=False))
        place = _PLACE.fullmatch(row["place"])
        if not place or row["field"] not in FIELDS:
            problem = f"line {number}: {'field ' + repr(row['field']) if place else 'place ' + repr(row['place'])}"
            remedy = f'a place is "1234-1236", a field one of {", ".join(FIELDS)}'
            raise BaocaoError(f"{problem} is none", source=path, remedy=remedy)
        start, end = int(place[1]), int(place[2])
        rest = (row[name] for name in COLUMNS[3:])
        yield Correction(row["file"], row["sha256"], start, end, *rest)


class UnfitError(ValueError):
    """Why a correction does not fit its document."""


def _with(report: Report, corrections: Sequence[Correction]) -> Report:
    records = {(i.start, i.end): i for i in report.indicators}
    issues: list[Issue] = []
    for one in corrections:
        try:
            _apply(one, records, report)
        except UnfitError as error:
            issues.append(_unfit(one, error, report.document))
    kept = {indicator.id for indicator in records.values()}
    whole = [i if i.part_of in kept or i.part_of is None else replace(i, part_of=None) for i in records.values()]
    indicators = Catalogue.default().recognise(whole)
    checks = check(report.document, report.metadata, indicators)
    before = set(failures(report.checks))
    others = [issue for issue in report.issues if issue not in before]
    return replace(report, indicators=indicators, checks=checks, issues=(*others, *failures(checks), *issues))


def _apply(one: Correction, records: dict[tuple[int, int], Indicator], report: Report) -> None:
    """Change the record that a correction speaks of; UnfitError where the document has no such number any more."""
    place = (one.start, one.end)
    if report.document.text[one.start : one.end] != one.text:
        found = report.document.text[one.start : one.end]
        raise UnfitError(f"{found!r} stands there" if found else "the document is shorter")
    record = records.get(place)
    if record is None:
        if one.field == "indicator" or _is_left_out(report, one):
            return
        raise UnfitError("no figure is read there")
    if one.field == "indicator":
        if one.to != "no":
            raise UnfitError(f"{one.to!r} is no verdict on a figure, only 'no' is")
        del records[place]
        return
    value = _value(one, records)
    others = tuple(found for found in record.evidence if found.field != one.field)
    words = _cue_of(value, records) if one.field == "part_of" else ()
    corrected = replace(record, evidence=(*others, Evidence(one.field, one.rule, words)))
    records[place] = _set(corrected, one.field, value)


def _value(one: Correction, records: dict[tuple[int, int], Indicator]) -> str | None:
    """What a field is set to."""
    if one.field == "nature":
        if one.to not in ("", *get_args(Nature)):
            raise UnfitError(f"{one.to!r} is no nature")
        return one.to or None
    if one.field == "part_of" and one.to:
        place = _PLACE.fullmatch(one.to)
        whole = records.get((int(place[1]), int(place[2]))) if place else None
        if whole is None:
            raise UnfitError(f"no figure is read at {one.to!r}")
        if _leads_to(whole, (one.start, one.end), records):
            raise UnfitError("a figure cannot be a part of itself")
        return whole.id
    return one.to or (None if one.field == "part_of" else "")


def _leads_to(whole: Indicator, part: tuple[int, int], records: dict[tuple[int, int], Indicator]) -> bool:
    """Whether a figure, or what it is a part of, is the one at a place."""
    by_id = {record.id: record for record in records.values()}
    at: Indicator | None = whole
    for _ in by_id:
        if at is None or (at.start, at.end) == part:
            break
        at = by_id.get(at.part_of or "")
    return at is not None and (at.start, at.end) == part


def _cue_of(whole: str | None, records: dict[tuple[int, int], Indicator]) -> tuple[tuple[int, int], ...]:
    """The words that make other figures parts of a whole: by them a check knows which parts were told together."""
    cues = {record.spans("part_of") for record in records.values() if whole and record.part_of == whole}
    return cues.pop() if len(cues) == 1 else ()


def _set(record: Indicator, field: str, value: str | None) -> Indicator:
    if field == "label":
        return replace(record, label=value or "")
    if field == "unit":
        return replace(record, unit=value or "")
    if field == "nature":
        return replace(record, nature=cast("Nature | None", value))
    return replace(record, part_of=value)


def _is_left_out(report: Report, one: Correction) -> bool:
    """The number is light in a report that was parsed for its bold ones."""
    bold = {indicator.bold for indicator in report.indicators}
    share = report.document.bold_share(one.start, one.end, digits=True)
    return True in bold and False not in bold and share is not None and share < BOLD_SHARE


def _unfit(one: Correction, error: UnfitError, document: Document) -> Issue:
    what = f"{one.text!r} at {one.start}-{one.end}: {one.field} {one.was!r} → {one.to!r}"
    message = f"the correction of {what} does not fit: {error}"
    end = min(one.end, len(document.text))
    inside = one.start < end
    return Issue("correction-unfit", "warning", message, one.start if inside else None, end if inside else None)
