"""The numbers of a province: one tidy table, a figure a row, a month a column → `Figure`s of one report.

A cell of a month is the value with a decimal point, its decimals those that are printed. Around it may stand
"~", ">" or "<" in front (khoảng, hơn, gần: the words are in the text), "/4" (done of all: 3/4), " tỷ" or another scale
word behind, and ":Không có" for a figure that is written in words. An empty cell: the month does not report it.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

SCALES = {"": 1, "nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
BOUNDS = {"": "exact", "~": "about", ">": "above", "<": "below"}
CELL = re.compile(r"([~<>]?)(-?[\d.]+)(?:/([\d.]+))?(?: (nghìn|triệu|tỷ))?(?::(.+))?")


class Figure(NamedTuple):
    """A number that the report states, with all that a reader should get out of it."""

    key: str
    value: Decimal
    """Scaled; negative for a decrease, whose sign only tables print."""
    unit: str
    kind: str
    nature: str
    span: str
    """ "launch" where a running total counts from an unknown start, "year" for a plan of the whole year, else ""."""
    part: str | None
    """Key of the whole, or for a percentage of the count it describes."""
    label: str
    text: str
    """As printed, without a sign."""
    bound: str = "exact"
    total: Decimal | None = None
    code: str | None = None
    """Code of the catalogue."""
    group: str | None = None
    """What joins the same figure of all provinces: the code, or an `x.` key where the catalogue has none."""
    follows: str = ""
    """What the figure must agree with, in the words of `identities`."""
    base: str | None = None


def written(value: Decimal, unit: str = "") -> str:
    """As officials write it: two digits at least, dots in thousands, a decimal comma.

    >>> written(Decimal(7)), written(Decimal("6.60"), "%"), written(Decimal("-13065"))
    ('07', '6,60%', '13.065')
    """
    whole, _, decimals = str(abs(value)).partition(".")
    pad = 2 if unit not in ("%", "điểm phần trăm") and not decimals else 1
    return f"{int(whole):0{pad},}".replace(",", ".") + ("," + decimals if decimals else "") + "%" * (unit == "%")


def read_figures(table: Path, month: str) -> dict[str, Figure]:
    """The figures of one month by their keys; those without a cell are left out."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["key"]: _figure(row, row[month]) for row in csv.DictReader(lines, delimiter="\t") if row[month]}


def months(table: Path) -> list[str]:
    """Columns of the table that are months or quarters, in order."""
    header = next(line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [column for column in header.split("\t") if re.match(r"\d{4}-", column)]


def _figure(row: dict[str, str], cell: str) -> Figure:
    found = CELL.fullmatch(cell)
    if not found:
        raise ValueError(f"{row['key']}: {cell!r} is no value")
    sign, digits, total, scale, words = found.groups()
    number, nature = Decimal(digits), row["nature"].partition(":")
    text = (
        written(number, row["unit"]) + (f"/{written(Decimal(total))}" if total else "") + (f" {scale}" if scale else "")
    )
    return Figure(
        key=row["key"],
        value=number * SCALES[scale or ""],
        unit=row["unit"],
        kind="fraction" if total and row["kind"] != "rank" else row["kind"],
        nature=nature[0],
        span=nature[2],
        part=row["part"] or None,
        label=row["label"],
        text=words or text,
        bound=BOUNDS[sign],
        total=Decimal(total) if total else None,
        code=row["code"] or None,
        group=row["code"] or row["group"] or None,
        follows=row["follows"],
        base=row["base"] or None,
    )
