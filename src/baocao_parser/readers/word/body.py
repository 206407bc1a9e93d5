"""The one pass over a Word file: its XML tree → blocks, in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml.etree import XMLSyntaxError

from ...document import Aside, BlockKind, Cell, DocumentBuilder
from .charts import Row, chart_tables, chart_title
from .contents import TableOfContents
from .diagrams import diagram_texts
from .drawings import CHART, DIAGRAM, SHAPE_TEXT, paragraphs_of, part_id
from .fields import Fields
from .formats import Formats, Layout
from .landmarks import Landmarks, landmarks_of
from .layout_tables import is_layout, text_of
from .left_out import LeftOut
from .line import BOX, TEXT_PATH, Line, NoteKind
from .names import Element, w
from .package import parse
from .pages import Pages
from .tables import lay_out
from .wrappers import within

_PARAGRAPH, _TABLE, _IMPORTS = w("p"), w("tbl"), (w("altChunk"), w("subDoc"))
_SECTION = w("sectPr")


class Place(NamedTuple):
    """Where the paragraphs of a container stand."""

    kind: BlockKind = "paragraph"
    anchor: int | None = None
    cell: Cell | None = None
    bold: bool | None = None
    """What the style of the table says of bold."""


_MAIN_TEXT = Place()


class Note(NamedTuple):
    """A note that the text refers to."""

    kind: NoteKind
    id: str
    anchor: int
    mark: str
    """The mark as the author typed it; "" for an automatic one."""


class Body:
    """Reads one part of a file, and the notes that it refers to, into a builder.

    What floats (text boxes, charts, diagrams) follows the paragraph that anchors it, as blocks of its own.
    """

    def __init__(
        self, formats: Formats, landmarks: Landmarks, builder: DocumentBuilder, drawn: Mapping[str, bytes] | None = None
    ) -> None:
        self._formats, self._builder, self._drawn = formats, builder, drawn or {}
        self._pages, self._fields = Pages(landmarks), Fields(landmarks.field_marks)
        self._tables = self._end = 0
        self._own_mark = ""
        self._contents = TableOfContents[Place](formats.styles)
        self.left_out = LeftOut()
        self.notes: list[Note] = []
        """In the order of their marks."""

    def read(self, container: Element, place: Place = _MAIN_TEXT) -> None:
        """Paragraphs and tables of a body, a cell, a header or a text box."""
        line: Line | None = None
        for block in within(container, _PARAGRAPH, _TABLE, *_IMPORTS):
            if block.tag == _PARAGRAPH:
                line = line or Line(self._formats.looks, self._fields, self._pages)
                line.read(block, place.bold)
                if self._formats.runs_on(line.properties, line.style):
                    self._count(line)
                    continue
            self._close(line, place)
            line = None
            if block.tag == _TABLE:
                self._table(block, place)
            elif block.tag != _PARAGRAPH:
                self._release()
                self.left_out.imported(self._end)
        self._close(line, place)
        self._release()

    def read_note(self, element: Element, note: Note) -> None:
        """One note (w:footnote, w:endnote), without its mark."""
        self._pages, self._fields = Pages(), Fields(landmarks_of(element).field_marks)
        self._own_mark, self._drawn = note.mark, {}
        self.read(element, Place(note.kind, note.anchor))

    def _count(self, line: Line) -> None:
        """The paragraph runs on into the next: of their labels the first is printed, and all are counted."""
        if self._formats.ends_hidden(line.properties, line.style):
            label = self._label(line, self._formats.layout(line.properties, line.style))
            if line.label is None and line.has_text:
                line.label = label

    def _close(self, line: Line | None, place: Place) -> None:
        """Add a paragraph that has come to its end, if it is no line of contents."""
        if line is not None and (place is not _MAIN_TEXT or not self._contents.holds(line, place)):
            self._release()
            self._settle(line, place)

    def _release(self) -> None:
        """It is known now what the paragraphs held back are: some text, some contents."""
        if not self._contents.held:
            return
        text, contents = self._contents.release()
        if contents:
            self._builder.asides.append(Aside("contents", "\n".join(contents)))
            self.left_out.contents(len(contents), self._end)
        for line, place in text:
            self._settle(line, place)

    def _settle(self, line: Line, place: Place) -> None:
        """Add a paragraph, and what is anchored in it."""
        if self._own_mark:
            line.drop(self._own_mark)
            self._own_mark = ""
        line.settle()
        added = self._add(line, place)
        for mark in line.marks:
            anchor = self._builder.offset(mark.position) if added else self._end
            self.notes.append(Note(mark.kind, mark.id, anchor, line.custom_marks.get(mark.id, "")))
        for text in line.unshown:
            self.left_out.text(text.why, text.text, self._builder.offset(text.position) if added else self._end)
        for element in line.anchored:
            self._anchored(element, place._replace(bold=None))
        if _SECTION in line.properties:
            self._pages.section()

    def _label(self, line: Line, layout: Layout) -> str:
        if layout.list_place and (line.has_text or self._formats.counts_empty(line.properties, line.style)):
            return self._formats.label(line.properties, line.style, layout.list_place)
        return ""

    def _add(self, line: Line, place: Place) -> bool:
        """Add the paragraph itself; False where it shows neither text nor label."""
        layout = self._formats.layout(line.properties, line.style)
        label = self._label(line, layout)
        if line.label is not None:
            label = line.label
        if not (label or line.has_text):
            return False
        block = self._builder.add(
            line.pieces,
            kind=place.kind,
            label=label,
            align=layout.align,
            outline=layout.outline,
            indent=layout.indent,
            page=line.page,
            cell=place.cell,
            anchor=place.anchor,
        )
        self._end = block.end
        return True

    def _anchored(self, element: Element, place: Place) -> None:
        if element.tag == BOX:
            outside, self._fields = self._fields, self._fields.nested()
            self.read(element, place)
            self._fields = outside
        elif element.tag == TEXT_PATH:
            self._print(element.get("string", "").strip(), place)
        elif element.tag == SHAPE_TEXT:
            for text in paragraphs_of(element):
                self._print(text, place)
        elif element.tag == DIAGRAM and (diagram := self._part(element)) is not None:
            for text in diagram_texts(diagram):
                self._print(text, place)
        elif element.tag == CHART and (chart := self._part(element)) is not None and (tables := chart_tables(chart)):
            self._chart(chart_title(chart), tables, place)
        else:
            self.left_out.thing(element, self._end)

    def _part(self, element: Element) -> Element | None:
        """The part in which a chart or a diagram is kept; None where it is missing or damaged."""
        try:
            return parse(self._drawn[part_id(element)])
        except (KeyError, XMLSyntaxError):
            return None

    def _print(self, text: str, place: Place) -> None:
        if text:
            self._end = self._builder.add([(text, False)], kind=place.kind, cell=place.cell, anchor=place.anchor).end

    def _chart(self, title: str, tables: list[list[Row]], place: Place) -> None:
        """The figures of a chart as tables of their own."""
        start = 0 if self._builder.is_empty else self._end + 1
        self._print(title, place)
        for rows in tables:
            for row, texts in enumerate(rows):
                for column, text in enumerate(texts):
                    self._print(text, place._replace(cell=Cell(self._tables, row, column, header=row == 0)))
            self._tables += 1
        self.left_out.chart(start, self._end)

    def _table(self, table: Element, place: Place) -> None:
        rows, covered = lay_out(table, self._tables)
        if self._contents.held and self._contents.holds_table(
            [[text_of(cell).strip() for cell, _ in row] for row in rows]
        ):
            return
        self._release()
        width = max((cell.column + cell.columns for row in rows for _, cell in row), default=0)
        bold = self._formats.tables.bold(table, len(rows), width)
        layout = is_layout(table, rows, self._formats.styles)
        self._tables += not layout
        for row in rows:
            for element, cell in self._pages.beside(row):
                where = place.cell if layout else cell
                self.read(element, place._replace(cell=where, bold=bold(cell) if bold else None))
        for element in covered:
            if text := text_of(element).strip():
                self.left_out.text("merged", text, self._end)
