"""One paragraph of a Word file, from its XML to the text that it shows, and what of it is not seen or no text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from ...text.raised import lower_text, raise_text
from .drawings import CHART, DIAGRAM, OLE_OBJECT, PICTURES, SHAPE_TEXT, UNREADABLE
from .fields import Fields
from .looks import Looks, Unseen
from .names import TYPE, Element, Properties, children, on, properties, value, w
from .pages import Pages
from .symbols import symbol
from .wrappers import ALTERNATE, NOT_SHOWN, alternative

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"
BOX, TEXT_PATH = w("txbxContent"), f"{VML}textpath"

_NUMERATOR, _DENOMINATOR = f"{MATH}num", f"{MATH}den"
_SINGLE = re.compile(r"[\w.,%]*")
"""A side of a fraction that needs no brackets."""
_RUN, _TEXT, _PPR, _RPR = w("r"), w("t"), w("pPr"), w("rPr")
_ID, _CUSTOM, _CHAR, _FONT = w("id"), w("customMarkFollows"), w("char"), w("font")
_FOOTNOTE, _PSTYLE, _PAGE_BREAK_BEFORE = w("footnoteReference"), w("pStyle"), w("pageBreakBefore")

NoteKind = Literal["footnote", "endnote"]


class Mark(NamedTuple):
    """The mark of a note: it stands in the text, but is no part of it."""

    kind: NoteKind
    id: str
    position: int
    """Offset in the paragraph's pieces."""


class Unshown(NamedTuple):
    """Text that the file holds and the page does not show."""

    why: Unseen
    text: str
    position: int
    """Offset in the paragraph's pieces at which it would stand."""


class Line:
    """What one paragraph shows, piece by piece.

    A paragraph runs on into the next one where Word shows no end of it, so that `read` may be called again.
    """

    __slots__ = (
        "_break", "_custom", "_fields", "_length", "_look", "_looks", "_pages", "_plain", "_raised", "_table",
        "anchored", "custom_marks", "in_contents", "label", "marks", "page", "pieces", "properties", "style", "unshown",
    )  # fmt: skip

    properties: Properties
    """The children of the w:pPr read last; the id of its style is `style`."""
    style: str | None

    def __init__(self, looks: Looks, fields: Fields, pages: Pages) -> None:
        self._looks, self._fields, self._pages = looks, fields, pages
        self.pieces: list[tuple[str, bool]] = []
        self.page = pages.number
        self.label: str | None = None
        """The label of a paragraph that runs on into others with labels of their own; None for one that does not."""
        self.marks: list[Mark] = []
        self.custom_marks: dict[str, str] = {}
        """Printed marks that the author typed, by the note's id."""
        self.anchored: list[Element] = []
        """What floats at this paragraph: text boxes, WordArt, pictures, charts, diagrams, objects."""
        self.unshown: list[Unshown] = []
        self.in_contents = False
        """The field of a table of contents makes it, or ends in it."""
        self._raised: list[int] = []
        self._length = 0
        self._break = False
        self._custom: str | None = None

    @property
    def text(self) -> str:
        """The pieces joined."""
        return "".join(text for text, _ in self.pieces)

    @property
    def length(self) -> int:
        """Of the text."""
        return self._length

    @property
    def has_text(self) -> bool:
        """More than blanks and line breaks."""
        for text, _ in self.pieces:  # noqa: SIM110 - a generator would cost more than the look
            if not text.isspace():
                return True
        return False

    def read(self, paragraph: Element, table: bool | None) -> None:
        """Add what a w:p shows; `table` is what the style of the table around it says of bold."""
        self._table = table
        fields = self._fields
        if fields.contents:
            self.in_contents = True
        content = children(paragraph)
        if not content or content[0].tag != _PPR:
            self._set_style(paragraph, {}, None)
        for child in content:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            else:
                _HANDLERS[tag](self, child)
        self._custom = None
        if fields.contents:
            self.in_contents = True

    def settle(self) -> None:
        """The paragraph has come to its end: what stands higher than the rest of it is raised."""
        raised = self._raised
        if not raised or sum(text.isspace() for text, _ in self.pieces) + len(raised) >= len(self.pieces):
            return  # a line that is raised as a whole is no mark
        for index in raised:
            text, bold = self.pieces[index]
            self.pieces[index] = raise_text(text), bold

    def drop(self, start: str) -> None:
        """Take a note's own mark away from the start of its text."""
        for mark in (start, raise_text(start)):
            if self.pieces and self.pieces[0][0].startswith(mark):
                text, bold = self.pieces[0]
                self.pieces[0] = text.removeprefix(mark), bold

    def add(self, text: str) -> None:
        """Append text with the look of the run that is being read."""
        bold, capitals, raised, lowered, unseen = self._look
        if self._fields.silent or not text:
            return
        if unseen:
            if not text.isspace():
                self.unshown.append(Unshown(unseen, text, self._length))
            return
        if self._custom is not None:
            self.custom_marks[self._custom] = self.custom_marks.get(self._custom, "") + text
            return
        if not self.pieces:
            self.page = self._pages.number
        elif self._break:
            text = f"\n{text}"
            self._break = False
        self._pages.fresh = False
        if capitals:
            text = text.upper()
        if raised and not text.isspace():
            self._raised.append(len(self.pieces))
        elif lowered and self.pieces and self.pieces[-1][0].endswith(("/", "⁄")):
            text = lower_text(text)
        self.pieces.append((text, bold))
        self._length += len(text)

    def _descend(self, element: Element) -> None:
        for child in children(element):
            _HANDLERS[child.tag](self, child)

    def _set_style(self, paragraph: Element, found: Properties, style: str | None) -> None:
        self.properties, self.style = found, style
        self._look = self._plain = self._looks.of_run(None, style, self._table)
        if self._plain.unseen == "white":
            self._look = self._plain = self._looks.on_paper(self._plain, paragraph)

    def _paragraph_properties(self, element: Element) -> None:
        found = properties(element)
        self._set_style(element, found, value(found.get(_PSTYLE)))
        if _PAGE_BREAK_BEFORE in found and on(found[_PAGE_BREAK_BEFORE]):
            self._pages.top()

    def _run(self, run: Element) -> None:
        self._custom = None
        self._look = self._plain
        for child in children(run):
            tag = child.tag
            if tag == _TEXT:  # nearly every child of a run is one of these two
                self.add((child.text or "").replace("\n", " "))
            elif tag == _RPR:
                self._look = self._looks.of_run(child, self.style, self._table)
                if self._look.unseen == "white":
                    self._look = self._looks.on_paper(self._look, run)
            else:
                _HANDLERS[tag](self, child)

    def _text(self, element: Element) -> None:
        # Word shows line ends of the XML as spaces.
        self.add((element.text or "").replace("\n", " "))

    def _line_break(self, element: Element) -> None:
        kind = element.get(TYPE, "textWrapping")
        if kind == "page" and self._shown:
            self._pages.turn()
        if kind == "textWrapping":
            self.add("\n")
        elif self._shown:
            self._break = bool(self.pieces)  # shown once more text follows

    @property
    def _shown(self) -> bool:
        return not self._look.unseen and not self._fields.silent

    def _symbol(self, element: Element) -> None:
        try:
            code = int(element.get(_CHAR, ""), 16)
        except ValueError:
            return
        private = code & 0xFF00 == 0xF000
        known = symbol(code & 0xFF, element.get(_FONT, "")) if private or code < 0x100 else None
        if known or (0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE):
            self.add(known or chr(code))

    def _field_mark(self, element: Element) -> None:
        self.add(self._fields.choice(element))
        self._fields.pass_mark(element)

    def _note(self, element: Element) -> None:
        if self._shown:
            number = element.get(_ID, "")
            kind: NoteKind = "footnote" if element.tag == _FOOTNOTE else "endnote"
            self.marks.append(Mark(kind, number, self._length))
            self._custom = number if element.get(_CUSTOM) in ("1", "true", "on") else None

    def _figure(self, element: Element) -> None:
        self._pages.fresh = False
        self._descend(element)

    def _object(self, element: Element) -> None:
        """An embedded object stands behind its picture."""
        embedded = element.find(OLE_OBJECT)
        if embedded is None:
            self._figure(element)
        else:
            self._anchor(embedded)

    def _instruction(self, element: Element) -> None:
        """The code of a field; a formula is drawn by that of a field EQ, which has no result."""
        self._fields.instruct(element.text or "")
        if self._fields.bare and not self._look.unseen and (element.text or "").split()[:1] == ["EQ"]:
            self.anchored.append(element)

    def _fraction(self, element: Element) -> None:
        """A fraction in one line (UnicodeMath): ½ must not read 12, nor the fraction of two sums as three figures."""
        for side in element.iterchildren(_NUMERATOR, _DENOMINATOR):
            if side.tag == _DENOMINATOR:
                self.add("/")
            plain = _plain(side)
            single = plain is not None and _SINGLE.fullmatch(plain)
            self.add("" if single else "(")
            self._descend(side)
            self.add("" if single else ")")

    def _power(self, element: Element) -> None:
        """The exponent of a letter is raised as elsewhere (m²); that of a number must not pass for a note's mark."""
        base, exponent = (element.find(f"{MATH}{name}") for name in ("e", "sup"))
        below, raised = ("" if side is None else _plain(side) or "" for side in (base, exponent))
        if raised.isdigit() and below[-1:].isalpha():
            self.add(below + raise_text(raised))
        else:
            self._descend(element)

    def _rows(self, element: Element) -> None:
        """What stands below each other, a matrix or an array of equations."""
        for number, row in enumerate(element.iterchildren(f"{MATH}mr", f"{MATH}e")):
            self.add("\n" if number else "")
            _HANDLERS[row.tag](self, row)

    def _row(self, element: Element) -> None:
        for number, cell in enumerate(element.iterchildren(f"{MATH}e")):
            self.add(" " if number else "")
            self._descend(cell)

    def _in_brackets(self, element: Element) -> None:
        begin, end = (element.find(f"{MATH}dPr/{MATH}{name}Chr") for name in ("beg", "end"))
        self.add("(" if begin is None else begin.get(f"{MATH}val", ""))
        self._descend(element)
        self.add(")" if end is None else end.get(f"{MATH}val", ""))

    def _anchor(self, element: Element) -> None:
        if self._shown:
            self.anchored.append(element)

    def _alternate(self, element: Element) -> None:
        if (choice := alternative(element)) is not None:
            self._descend(choice)

    def _nothing(self, element: Element) -> None:
        pass

    def _rendered_break(self, _: Element) -> None:
        self._pages.rendered()


def _plain(part: Element) -> str | None:
    """The text of a part of a formula that is nothing but text; None for any other."""
    inside = [child for child in children(part) if child.tag != f"{MATH}ctrlPr"]
    if any(child.tag != f"{MATH}r" for child in inside):
        return None
    return "".join(text.text or "" for run in inside for text in run.iterchildren(f"{MATH}t")).strip()


def _writes(text: str) -> Callable[[Line, Element], None]:
    return lambda line, _: line.add(text)


def _after(text: str) -> Callable[[Line, Element], None]:
    def read(line: Line, element: Element) -> None:
        line.add(text)
        line._descend(element)

    return read


class _Handlers(dict[str, Callable[[Line, Element], None]]):
    """What is not named is a wrapper: its content is read."""

    def __missing__(self, _: str) -> Callable[[Line, Element], None]:
        return Line._descend


_HANDLERS = _Handlers(
    {
        **dict.fromkeys(NOT_SHOWN, Line._nothing),
        **dict.fromkeys((w("t"), f"{MATH}t"), Line._text),
        **dict.fromkeys((w("r"), f"{MATH}r"), Line._run),
        **dict.fromkeys((w("drawing"), w("pict")), Line._figure),
        w("object"): Line._object,
        **dict.fromkeys((w("footnoteReference"), w("endnoteReference")), Line._note),
        **dict.fromkeys((w("tab"), w("ptab")), _writes("\t")),
        **dict.fromkeys((BOX, TEXT_PATH, SHAPE_TEXT, CHART, DIAGRAM, *PICTURES, *UNREADABLE), Line._anchor),
        f"{MATH}f": Line._fraction,
        f"{MATH}sSup": Line._power,
        **dict.fromkeys((f"{MATH}m", f"{MATH}eqArr"), Line._rows),
        f"{MATH}mr": Line._row,
        f"{MATH}sup": _after("^"),
        f"{MATH}rad": _after("√"),
        f"{MATH}d": Line._in_brackets,
        w("instrText"): Line._instruction,
        ALTERNATE: Line._alternate,
        w("br"): Line._line_break,
        w("cr"): _writes("\n"),
        w("fldChar"): Line._field_mark,
        w("lastRenderedPageBreak"): Line._rendered_break,
        w("noBreakHyphen"): _writes("\u2011"),
        w("pPr"): Line._paragraph_properties,
        w("softHyphen"): _writes("\u00ad"),
        w("sym"): Line._symbol,
    }
)
