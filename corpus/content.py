"""What a sample report says: figures and wording on file → a numbered `Report`, whatever it will look like."""

from __future__ import annotations

import calendar
import datetime
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

from corpus.figures import Figure, read_figures
from corpus.numbering import level
from corpus.wording import Paragraph, Style, paragraphs

ROMAN = ("", "I", "II", "III", "IV")


@dataclass(frozen=True)
class Report:
    """One sample report: its metadata as DESIGN-level JSON, its numbered body, its closing sentence."""

    name: str
    metadata: dict[str, Any]
    body: tuple[Paragraph, ...]
    closing: str
    looks: dict[str, Any]
    """`format`, `labels` ("automatic" or "typed"), `letterhead` and `runs` of the file; `date` as printed."""
    appendix: tuple[Paragraph, ...] = ()
    """Paragraphs behind the signature."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Body and appendix."""
        return self.body + self.appendix

    def truth(self) -> dict[str, Any]:
        """What a perfect parser returns for the report."""
        return {
            "metadata": self.metadata | {"recipients": [r.replace("\n", " ") for r in self.metadata["recipients"]]},
            "sections": [
                {"path": p.section, "label": p.label, "title": p.text if p.kind == "heading" else ""}
                for p in self.paragraphs
                if p.label or p.kind == "heading"
            ],
            "indicators": [
                _record(piece.figure, piece.bold, paragraph.section, self.metadata)
                for paragraph in self.paragraphs
                for piece in paragraph.pieces
                if piece.figure
            ],
        }


def _record(figure: Figure, bold: bool, section: str, metadata: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": figure.key,
        "text": figure.text,
        "value": str(figure.value),
        "total": None if figure.total is None else str(figure.total),
        "unit": figure.unit,
        "kind": figure.kind,
        "nature": figure.nature,
        "bound": figure.bound,
        "base": figure.base,
        "period": _period_of(figure, metadata),
        "section": section,
        "label": figure.label,
        "part": figure.part,
        "code": figure.code,
        "group": figure.group,
        "bold": bold,
    }


def _period_of(figure: Figure, metadata: dict[str, Any]) -> dict[str, str | None]:
    """The days that a figure speaks of: a state has no start, a running total starts with the year or unknown."""
    named = metadata["plan_period" if figure.nature == "target" else "period"]
    start, end = named["start"], named["end"]
    if figure.nature == "prior":
        begin, last = _stretch_before(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end))
        return {"start": begin.isoformat(), "end": last.isoformat()}
    if figure.span == "year":
        return {"start": f"{start[:4]}-01-01", "end": f"{start[:4]}-12-31"}
    if figure.nature == "stock" or figure.span == "launch":
        return {"start": None, "end": end}
    return {"start": f"{start[:4]}-01-01" if figure.nature == "cumulative" else start, "end": end}


def _stretch_before(start: datetime.date, end: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The month (or quarter) before one."""
    length = 12 * (end.year - start.year) + end.month - start.month + 1
    months = 12 * start.year + start.month - 1 - length
    return datetime.date(months // 12, months % 12 + 1, 1), start - datetime.timedelta(days=1)


# Reading content ---------------------------------------------------------------------------------


def load(folder: Path) -> Iterator[Report]:
    """Every report of a content folder: one per file, or one per month where a file serves several."""
    for wording in sorted(folder.glob("*/*.toml")):
        data = tomllib.loads(wording.read_text(encoding="utf-8"))
        for month, own in data.get("months", {wording.stem: {}}).items():
            yield _report(wording.with_name("figures.tsv"), data, month, own)


def _report(table: Path, data: dict[str, Any], month: str, own: dict[str, Any]) -> Report:
    metadata, text, looks = data["metadata"], data["text"], data.get("looks", {})
    words: dict[str, str] = {}
    if own:
        period, plan = Stretch.of(month), Stretch.of(month).after
        words = _words(period, plan) | {key: str(value) for key, value in own.items()}
        metadata = metadata | {"number": own["number"], "date": own["date"], "title": metadata["title"]}
        metadata |= {"period": period.record(), "plan_period": plan.record()}
        metadata["title"] = Template(metadata["title"]).substitute(words)
    metadata = _iso_dates({"addressees": []} | metadata)
    metadata["signer"] = {line: text or None for line, text in metadata["signer"].items()}
    looks = looks | {"date": metadata["date"]}
    if isinstance(metadata["date"], str) and len(metadata["date"]) == len("2020-06"):
        metadata["date"] = None  # the day was left blank, so the report has none
    style = Style(bold=looks.get("bold", "figures") == "figures")
    if "outline" in looks:
        style = Style(tuple(map(level, looks["outline"])), level(looks.get("item", "decimal %1.")), style.bold)
    figures = read_figures(table, month)
    closing = " ".join(text["closing"].split())
    return Report(
        name=f"{table.parent.name}/{month}",
        metadata=metadata,
        body=tuple(paragraphs(text["body"], figures, style, words)),
        closing=Template(closing).substitute(words) if words else closing,
        looks={"format": "docx", "labels": "typed", "letterhead": "table", "runs": "plain"} | looks,
        appendix=tuple(paragraphs(text.get("appendix", ""), figures, replace(style, outline=(level("none"),)), words)),
    )


class Stretch(NamedTuple):
    """A month or a quarter."""

    year: int
    number: int
    length: int
    """Months."""

    @classmethod
    def of(cls, name: str) -> Stretch:
        """ "2020-05" or "2020-q2"."""
        year, number = name.split("-")
        return cls(int(year), int(number.removeprefix("q")), 3 if "q" in number else 1)

    @property
    def after(self) -> Stretch:
        """The next one."""
        last = self.number == 12 // self.length
        return Stretch(self.year + last, 1 if last else self.number + 1, self.length)

    @property
    def label(self) -> str:
        """ "tháng 5/2020", "quý II/2020"."""
        return f"quý {ROMAN[self.number]}/{self.year}" if self.length == 3 else f"tháng {self.number}/{self.year}"

    def record(self) -> dict[str, Any]:
        """As metadata have it."""
        end = self.number * self.length
        last = calendar.monthrange(self.year, end)[1]
        first = datetime.date(self.year, end - self.length + 1, 1)
        return {"label": self.label, "start": first, "end": datetime.date(self.year, end, last)}


def _words(period: Stretch, plan: Stretch) -> dict[str, str]:
    name = (lambda number: ROMAN[number]) if period.length == 3 else str
    return {
        "period": period.label,
        "plan": plan.label,
        "month": name(period.number),
        "next": name(plan.number),
        "year": str(period.year),
    }


def _iso_dates(value: Any) -> Any:  # noqa: ANN401  (a TOML tree)
    if isinstance(value, dict):
        return {key: _iso_dates(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, datetime.date) else value
