"""What a sample report says: figures and wording on file → a numbered `Report`, whatever it will look like."""

from __future__ import annotations

import csv
import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, NamedTuple

Counting = Literal["upperRoman", "decimal"]
Kind = Literal["heading", "bullet", "item", "text"]
MARKS: dict[str, tuple[Kind, int]] = {
    "#": ("heading", 0),
    "##": ("heading", 1),
    "###": ("heading", 2),
    "-": ("bullet", 0),
    "#.": ("item", 0),
}


class Level(NamedTuple):
    """One level of a numbered list, its label written as Word writes it: "%2.%3." is the 2nd and 3rd counter."""

    counting: Counting
    pattern: str


OUTLINE = (Level("upperRoman", "%1."), Level("decimal", "%2."), Level("decimal", "%2.%3."))
ITEM = Level("decimal", "%1.")


class Figure(NamedTuple):
    """A number that the report states, with all that a reader should get out of it."""

    key: str
    value: Decimal
    unit: str
    kind: str
    nature: str | None
    part: str | None
    """Key of the whole, or for a percentage of the count it describes."""
    label: str

    @property
    def text(self) -> str:
        """As officials write it: two digits at least, dots in thousands, a decimal comma.

        >>> [Figure("", Decimal(v), unit, "", None, None, "").text for v, unit in (("7", ""), ("6.60", "%"))]
        ['07', '6,60%']
        """
        if self.unit == "%":
            return f"{self.value}%".replace(".", ",")
        return f"{int(self.value):02,}".replace(",", ".")


class Piece(NamedTuple):
    """A stretch of a paragraph: plain words, or one bold figure."""

    text: str
    figure: Figure | None = None


class Paragraph(NamedTuple):
    """A paragraph with the label it will print (bullets have none) and the section it lies in."""

    kind: Kind
    level: int
    pieces: tuple[Piece, ...]
    label: str
    section: str
    list: int
    """Which numbered list an item belongs to; each starts again at 1."""

    @property
    def text(self) -> str:
        """The words without the label."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Report:
    """One sample report: its metadata as DESIGN-level JSON, its numbered body, its closing sentence."""

    name: str
    metadata: dict[str, Any]
    body: tuple[Paragraph, ...]
    closing: str

    def truth(self) -> dict[str, Any]:
        """What a perfect parser returns for the report."""
        return {
            "metadata": self.metadata | {"recipients": [r.replace("\n", " ") for r in self.metadata["recipients"]]},
            "sections": [
                {"path": p.section, "label": p.label, "title": p.text if p.kind == "heading" else ""}
                for p in self.body
                if p.label
            ],
            "indicators": [
                {
                    "key": figure.key,
                    "text": figure.text,
                    "value": str(figure.value),
                    "unit": figure.unit,
                    "kind": figure.kind,
                    "nature": figure.nature,
                    "section": paragraph.section,
                    "label": figure.label,
                    "part": figure.part,
                }
                for paragraph in self.body
                for _, figure in paragraph.pieces
                if figure
            ],
        }


@dataclass
class Numbering:
    """Counts headings and items the way the printed report will."""

    counters: list[int] = field(default_factory=lambda: [0] * len(OUTLINE))
    depth: int = 0
    items: int = 0
    lists: int = 0

    def heading(self, level: int) -> str:
        """Label of the next heading of a level."""
        self.counters[level] += 1
        self.counters[level + 1 :] = [0] * (len(OUTLINE) - level - 1)
        self.depth, self.items = level + 1, 0
        numbers = [count(n, OUTLINE[i].counting) for i, n in enumerate(self.counters)]
        return re.sub(r"%(\d)", lambda match: numbers[int(match[1]) - 1], OUTLINE[level].pattern)

    def item(self) -> str:
        """Label of the next numbered paragraph; the first one below a heading opens a list."""
        self.items += 1
        self.lists += self.items == 1
        return ITEM.pattern.replace("%1", count(self.items, ITEM.counting))

    @property
    def path(self) -> str:
        """Section that is open now."""
        numbers = [count(n, level.counting) for n, level in zip(self.counters, OUTLINE, strict=True)]
        return ".".join(numbers[: self.depth] + [str(self.items)] * bool(self.items))


def count(number: int, counting: Counting) -> str:
    """A counter in figures or Roman capitals (up to 39)."""
    if counting == "decimal":
        return str(number)
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def load(wording: Path) -> Report:
    """The report whose wording is `<province>/<month>.toml`, with the figures of that month beside it."""
    data = tomllib.loads(wording.read_text(encoding="utf-8"))
    figures = read_figures(wording.with_name("figures.tsv"), month=wording.stem)
    return Report(
        name=f"{wording.parent.name}/{wording.stem}",
        metadata=_iso_dates(data["metadata"]),
        body=tuple(_paragraphs(data["text"]["body"], figures)),
        closing=" ".join(data["text"]["closing"].split()),
    )


def read_figures(table: Path, month: str) -> dict[str, Figure]:
    """The figures of one month by their keys."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {
        row["key"]: Figure(
            key=row["key"],
            value=Decimal(row[month]),
            unit=row["unit"],
            kind=row["kind"],
            nature=row["nature"] or None,
            part=row["part"] or None,
            label=row["label"],
        )
        for row in csv.DictReader(lines, delimiter="\t")
    }


def _paragraphs(body: str, figures: dict[str, Figure]) -> Iterator[Paragraph]:
    numbering = Numbering()
    for block in body.strip().split("\n\n"):
        mark, _, text = " ".join(block.split()).partition(" ")
        kind, level = MARKS.get(mark, ("text", 0))
        if kind == "text":
            text = f"{mark} {text}"
        label = ""
        if kind == "heading":
            label = numbering.heading(level)
        elif kind == "item":
            label = numbering.item()
        pieces = tuple(_pieces(text, figures))
        yield Paragraph(kind, level, pieces, label, numbering.path, numbering.lists)


def _pieces(text: str, figures: dict[str, Figure]) -> Iterator[Piece]:
    """Plain words and, at every {key}, the figure."""
    for number, part in enumerate(re.split(r"\{([\w.]+)\}", text)):
        if number % 2:
            yield Piece(figures[part].text, figures[part])
        elif part:
            yield Piece(part)


def _iso_dates(value: Any) -> Any:  # noqa: ANN401  (a TOML tree)
    if isinstance(value, dict):
        return {key: _iso_dates(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, datetime.date) else value
