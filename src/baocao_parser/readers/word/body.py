"""The one pass over a Word file: its XML tree → blocks, in reading order."""

from __future__ import annotations

from typing import NamedTuple

from ...document import BlockKind, Cell, DocumentBuilder
from ...records import Issue
from .fields import Fields
from .formats import Formats, runs_on
from .landmarks import Landmarks, landmarks_of
from .line import TEXT_PATH, Line, NoteKind
from .names import Element, w
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

    Text boxes follow the paragraph that anchors them, as blocks of their own.
    """

    def __init__(self, formats: Formats, landmarks: Landmarks, builder: DocumentBuilder) -> None:
        self._formats, self._builder = formats, builder
        self._pages, self._fields = Pages(landmarks), Fields(landmarks.field_marks)
        self._tables = self._end = 0
        self._own_mark = ""
        self.notes: list[Note] = []
        """In the order of their marks."""

    def read(self, container: Element, place: Place = _MAIN_TEXT) -> None:
        """Paragraphs and tables of a body, a cell, a header or a text box."""
        line: Line | None = None
        for block in within(container, _PARAGRAPH, _TABLE, *_IMPORTS):
            if block.tag == _PARAGRAPH:
                line = line or Line(self._formats.emphasis, self._fields, self._pages)
                line.read(block, place.bold)
                if runs_on(line.properties):
                    continue
            self._close(line, place)
            line = None
            if block.tag == _TABLE:
                self._table(block, place)
            elif block.tag != _PARAGRAPH:
                self._builder.issues.append(_import_left_out())
        self._close(line, place)

    def read_note(self, element: Element, note: Note) -> None:
        """One note (w:footnote, w:endnote), without its mark."""
        self._pages, self._fields = Pages(), Fields(landmarks_of(element).field_marks)
        self._own_mark = note.mark
        self.read(element, Place(note.kind, note.anchor))

    def _close(self, line: Line | None, place: Place) -> None:
        """Add a paragraph that has come to its end, and what is anchored in it."""
        if line is None:
            return
        if self._own_mark:
            line.drop(self._own_mark)
            self._own_mark = ""
        added = self._add(line, place)
        for mark in line.marks:
            anchor = self._builder.offset(mark.position) if added else self._end
            self.notes.append(Note(mark.kind, mark.id, anchor, line.custom_marks.get(mark.id, "")))
        for box in line.boxes:
            self._box(box, place)
        if _SECTION in line.properties:
            self._pages.section()

    def _add(self, line: Line, place: Place) -> bool:
        """Add the paragraph itself; False where it shows neither text nor label."""
        layout = self._formats.layout(line.properties, line.style)
        has_text, label = line.has_text, ""
        if layout.list_place and (has_text or self._formats.counts_empty(line.properties, line.style)):
            label = self._formats.numbering.label(*layout.list_place)
        if not (has_text or label):
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

    def _box(self, box: Element, place: Place) -> None:
        place = place._replace(bold=None)
        if box.tag == TEXT_PATH:
            if text := box.get("string", "").strip():
                self._end = self._builder.add(
                    [(text, False)], kind=place.kind, cell=place.cell, anchor=place.anchor
                ).end
            return
        outside, self._fields = self._fields, self._fields.nested()
        self.read(box, place)
        self._fields = outside

    def _table(self, table: Element, place: Place) -> None:
        rows = lay_out(table, self._tables)
        self._tables += 1
        width = max((cell.column + cell.columns for row in rows for _, cell in row), default=0)
        bold = self._formats.tables.bold(table, len(rows), width)
        for row in rows:
            for element, cell in self._pages.beside(row):
                self.read(element, place._replace(cell=cell, bold=bold(cell) if bold else None))


def _import_left_out() -> Issue:
    return Issue(
        code="import-left-out",
        severity="warning",
        message="The file imports another document at this place; open it in Word and save it to read that text.",
    )
