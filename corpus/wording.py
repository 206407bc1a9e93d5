"""The wording of a report with its figures filled in: a template → numbered paragraphs and tables.

A blank line ends each block. "# " opens a heading (one # per level), "- " a bullet, "#. " a numbered paragraph, "| " a
row of a table ("|-" below the header, "<" and "^" cells that belong to the cell before or above), else it is text.
`{key}` is a figure, `{key:mode}` one printed otherwise (see MODES), `**bold**` is bold, `$name` a word of the month.
`[[ … ]]` is left out where the month lacks one of its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Template
from typing import Literal, NamedTuple

from corpus.figures import Figure
from corpus.numbering import ITEM, OUTLINE, Level, Numbering

Kind = Literal["heading", "bullet", "item", "text", "table"]
MARKS: dict[str, tuple[Kind, int]] = {
    "#": ("heading", 0),
    "##": ("heading", 1),
    "###": ("heading", 2),
    "-": ("bullet", 0),
    "#.": ("item", 0),
    "|": ("table", 0),
}
MODES = ("", "plain", "bare", "signed", "change", "trend")
"""plain: never bold; bare: without % or scale word, which a table has elsewhere; signed: +12 or -12; change: signed and
bare; trend: "tăng 12" or "giảm 12", the figure itself positive."""


class Piece(NamedTuple):
    """A stretch of a paragraph: plain words, or one figure."""

    text: str
    figure: Figure | None = None
    bold: bool = False


Cell = tuple[Piece, ...]


class Paragraph(NamedTuple):
    """A paragraph with the label it will print (bullets have none) and the section it lies in."""

    kind: Kind
    level: int
    pieces: tuple[Piece, ...]
    label: str
    section: str
    list: int
    """Which numbered list an item belongs to; each starts again at 1."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Of a table; its pieces are those of all cells."""
    header: int = 0
    """How many of the rows are header."""

    @property
    def text(self) -> str:
        """The words without the label."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Style:
    """The habits of an office's hand."""

    outline: tuple[Level, ...] = OUTLINE
    item: Level = ITEM
    bold: bool = True
    """Whether figures are bold where the wording does not say."""


def paragraphs(body: str, figures: Mapping[str, Figure], style: Style, words: Mapping[str, str]) -> Iterator[Paragraph]:
    """The body of one month, in order."""
    numbering = Numbering(style.outline, style.item)
    filled = Template(_reported(body, figures)).substitute(words) if words else body
    for block in filter(str.strip, filled.split("\n\n")):
        mark, _, text = " ".join(block.split()).partition(" ")
        kind, level = MARKS.get(mark, ("text", 0))
        if kind == "table":
            yield _table(block.strip(), figures, style, numbering)
            continue
        if kind == "text":
            text = f"{mark} {text}"
        label = ""
        if kind == "heading":
            label = numbering.heading(level, text)
        elif kind == "item":
            label = numbering.item()
        yield Paragraph(kind, level, tuple(_pieces(text, figures, style)), label, numbering.path, numbering.lists)


def _reported(body: str, figures: Mapping[str, Figure]) -> str:
    """The body without the clauses whose figures this month lacks."""

    def clause(match: re.Match[str]) -> str:
        keys = re.findall(r"\{([\w.]+)(?::\w+)?\}", match[1])
        return match[1] if all(key in figures for key in keys) else ""

    return re.sub(r"\[\[(.*?)\]\]", clause, body, flags=re.DOTALL)


def _table(block: str, figures: Mapping[str, Figure], style: Style, numbering: Numbering) -> Paragraph:
    lines = block.splitlines()
    header = lines.index("|-")
    present = [line for line in lines if line != "|-"]
    rows = tuple(tuple(_cells(line, figures, style)) for line in present)
    pieces = tuple(piece for row in rows for cell in row for piece in cell)
    return Paragraph("table", 0, pieces, "", numbering.path, numbering.lists, rows, header)


def _cells(line: str, figures: Mapping[str, Figure], style: Style) -> Iterator[Cell]:
    """A figure that the month lacks is a dash."""
    for cell in line.strip().strip("|").split("|"):
        key = re.fullmatch(r"\{([\w.]+)(?::\w+)?\}", cell.strip())
        yield (Piece("-"),) if key and key[1] not in figures else tuple(_pieces(cell.strip(), figures, style))


def _pieces(text: str, figures: Mapping[str, Figure], style: Style) -> Iterator[Piece]:
    """Plain words, bold words and, at every {key}, the figure."""
    for number, stretch in enumerate(text.split("**")):
        bold = number % 2 == 1
        for piece in re.split(r"(\{[\w.]+(?::\w+)?\})", stretch):
            if piece.startswith("{"):
                key, _, mode = piece[1:-1].partition(":")
                yield from _figure(figures[key], mode, bold or (style.bold and mode != "plain"))
            elif piece:
                yield Piece(piece, bold=bold)


def _figure(figure: Figure, mode: str, bold: bool) -> Iterator[Piece]:
    if mode not in MODES:
        raise ValueError(f"{figure.key}: unknown mode {mode!r}")
    text, decrease = figure.text, figure.value < 0
    if mode == "trend":
        yield Piece("giảm " if decrease else "tăng ")
    if mode in ("bare", "change"):
        text = text.removesuffix("%").partition(" ")[0]
    if mode in ("signed", "change"):
        text = f"{'-' if decrease else '+' if figure.value else ''}{text}"
    else:
        figure = figure._replace(value=abs(figure.value) if decrease else figure.value)
    yield Piece(text, figure._replace(text=text), bold)
