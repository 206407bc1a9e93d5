"""Markdown as reports use it: emphasis, headings and pipe tables; all else is text and stays as printed.

A full Markdown parser would renumber "3." after "1.", swallow "a)" and take an indented paragraph for code: for
these documents labels and indentation are content. So this reader goes by lines and removes only markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count, groupby

from ..document import Cell
from ..text.raised import lower_text, raise_text
from .html_blocks import cells_of, is_table
from .paragraphs import Line, Piece
from .pipe_tables import BORDERS, Printed, with_outer_pipes

_MARKUP = re.compile(
    rf"""
    \*\* (?=\S) [^*\n]+ (?<=\S) \*\*                # **bold**
    | ^ \#{{1,6}} [ \t]+ \S                         # ## heading
    | ^ [ ]* \| (?: [ \t]* :?-{{2,}}:? [ \t]* \| )+ [ \t]* $  # |---|:--:|
    | ^ {BORDERS} $                                # ---|:--: and +---+---+
    """,
    re.VERBOSE | re.MULTILINE,
)
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<title>\S.*)")
_DELIMITER = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*[\w{}.=+-]*[ \t]*")
_UNDERLINE = re.compile(r" {0,3}={3,}[ \t]*")
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+")
_TAGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # the few HTML tags that converters leave in Markdown, and what they are here; others write 312$^{4}$, 312^4^, H~2~O
    (re.compile(r"</?(?:b|strong)\b[^<>]*>", re.IGNORECASE), "**"),
    (re.compile(r"<br\s*/?>\n?", re.IGNORECASE), "\v\n"),
    (re.compile(r"<sup\b[^<>]*>([^<>]*)</sup\s*>", re.IGNORECASE), lambda found: raise_text(found[1])),
    (re.compile(r"\$\^\{?([^{}$]{1,8}?)\}?\$"), lambda found: raise_text(found[1])),
    (re.compile(r"(?<=[\w%)])\^([^\s^]{1,5})\^"), lambda found: raise_text(found[1])),
    (re.compile(r"(?<=[/⁄])<sub\b[^<>]*>(\d+)</sub\s*>", re.IGNORECASE), lambda found: lower_text(found[1])),
    (re.compile(r"(?<=[^\W\d_])~(\d{1,2})~"), r"\1"),
    (re.compile(r"</?(?:i|em|u|sup|sub|span|font|div|center|p)\b[^<>]*>", re.IGNORECASE), ""),
)
_NOTE = re.compile(r" {0,3}\[\^(?P<id>[^\]\s]+)\]:[ \t]*")
NOTE_MARK = re.compile(r"\[\^(?P<id>[^\]\s]+)\]")
"""The mark of a note in the text of a line; its text stands in a line with `note`."""
PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]+\)|<img\b")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:https?:|mailto:|media/)[^()\s]*\)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][a-z]+\d*);")  # but not the &GT; of "GD&GT;"
_MARK = re.compile(r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<run>\*+|_+)")


def is_markdown(text: str, name: str) -> bool:
    """Whether a text file is Markdown, by its name or by markup that is never chance."""
    return name.lower().endswith((".md", ".markdown")) or _MARKUP.search(text) is not None


def markdown_lines(printed: Iterable[Printed]) -> Iterator[Line]:
    """Lines without their markup, from (line, page) pairs; an empty line is a Line without pieces."""
    tables = count()
    lines = with_outer_pipes([(_QUOTE.sub("", line), page) for line, page in _headed(printed)])
    for (kind, page), group in groupby(_whole_notes(lines), key=lambda line: (_kind(line[0]), line[1])):
        rows = [text for text, _ in group]
        if kind == "table":
            yield from _table(rows, next(tables), page)
        elif kind == "html table":
            for row in rows:
                yield from _html_table(row, next(tables), page)
        elif kind == "note":
            yield from (_note(row, page) for row in rows)
        elif kind == "heading":
            yield from map(_heading, rows, [page] * len(rows))
        elif kind == "blank":
            yield Line((), page)
        else:
            text = "\n".join(map(_mark_break, rows))
            yield from (Line(tuple(pieces), page, ends=ends) for pieces, ends in _split(text))


def _headed(printed: Iterable[Printed]) -> Iterator[Printed]:
    """Lines without the fences of code; one above a line of "=" is a heading, and begins as others do."""
    above: Printed | None = None
    for line, page in printed:
        if _FENCE.fullmatch(line):
            line = ""
        elif above and above[0].strip() and _UNDERLINE.fullmatch(line):
            above, line = (f"# {above[0].strip()}", above[1]), ""
        if above:
            yield above
        above = line, page
    if above:
        yield above


def _whole_notes(printed: Iterable[Printed]) -> Iterator[Printed]:
    """Each note in one line: those below it that are set in go on with it."""
    note: Printed | None = None
    for line, page in printed:
        if note and line.startswith(("  ", "\t")) and line.strip():
            note = f"{note[0]} {line.strip()}", note[1]
            continue
        if note:
            yield note
        note = (line, page) if line.lstrip().startswith("[^") and _NOTE.match(line) else None
        if not note:
            yield line, page
    if note:
        yield note


def _kind(line: str) -> str:
    stripped = line.strip()
    if not stripped.strip(">"):
        return "blank"
    if _HEADING.fullmatch(line):
        return "heading"
    if stripped[0] == "<" and is_table(stripped):
        return "html table"
    if stripped[0] == "[" and _NOTE.match(line):
        return "note"
    return "table" if stripped[0] == "|" and stripped.count("|") > 1 else "text"


def _mark_break(row: str) -> str:
    """A line break is meant after two spaces or a backslash; "\\v" says so from here on."""
    if row.endswith("\\") and not row.endswith("\\\\"):
        return row[:-1] + "\v"
    return row.rstrip() + "\v" * row.endswith("  ")


def _heading(row: str, page: int | None) -> Line:
    marks, title = row.split(maxsplit=1)
    title = title.rstrip()
    bare = title.rstrip("#")  # the closing marks of "## Title ##", but not the last of "C#"
    pieces = emphasis(bare.rstrip() if bare.endswith((" ", "\t")) else title)
    return Line(tuple(pieces), page, outline=len(marks) - 1, ends=True)


def _table(rows: list[str], table: int, page: int | None) -> Iterator[Line]:
    """Lines of the cells; rows above the |---| line are the header, and without one there is none."""
    delimiter = next((i for i, row in enumerate(rows) if _DELIMITER.fullmatch(row)), None)
    body = [row for i, row in enumerate(rows) if i != delimiter]
    for number, row in enumerate(body):
        cells = re.split(r"(?<!\\)\|", row.strip()[1:])
        if not cells[-1].strip():
            cells.pop()
        for column, text in enumerate(cells):
            cell = Cell(table, number, column, header=delimiter is not None and number < delimiter)
            for pieces, _ in _split(text.strip()):
                yield Line(tuple(pieces), page, cell=cell)


def _html_table(row: str, table: int, page: int | None) -> Iterator[Line]:
    for found in cells_of(row):
        cell = Cell(table, found.row, found.column, found.columns, found.rows, found.header)
        for pieces, _ in _split(found.text):
            yield Line(tuple(pieces), page, cell=cell)


def _note(row: str, page: int | None) -> Line:
    """The text of a note, which begins with its mark."""
    mark = _NOTE.match(row)
    found = [piece for pieces, _ in _split(row[mark.end() :] if mark else row) for piece in pieces]
    return Line(tuple(found), page, ends=True, note=mark["id"] if mark else "")


def _split(text: str) -> Iterator[tuple[list[Piece], bool]]:
    """(pieces, whether its end is a meant line break) of each line; emphasis may run over several."""
    for pattern, replacement in _TAGS:
        text = pattern.sub(replacement, text)
    line: list[Piece] = []
    for part, bold in emphasis(text):
        first, *others = part.split("\n")
        line.append((first, bold))
        for other in others:
            yield _close(line)
            line = [(other, bold)]
    yield _close(line)


def _close(line: list[Piece]) -> tuple[list[Piece], bool]:
    printed = any(text.strip() for text, _ in line)
    pieces = [(text.replace("\v", ""), bold) for text, bold in line if printed]
    return [piece for piece in pieces if piece[0]], any("\v" in text for text, _ in line)


def emphasis(text: str) -> list[Piece]:
    """Text in stretches of equal boldness, its markers, escapes and entities resolved; unbalanced markers stay.

    >>> emphasis("cấp **07** chứng thư (***mới***), 5 * 3 ** 2, \\\\*, __tổng__, a_b_c")
    [('cấp ', False), ('07', True), (' chứng thư (', False), ('mới', True), ('), 5 * 3 ** 2, *, ', False), \
('tổng', True), (', a_b_c', False)]
    """
    text = _LINK.sub(r"\1", text)
    pieces: list[Piece] = []
    depth = last = 0
    for start, length, change in [*sorted(_markers(text)), (len(text), 0, 0)]:
        _append(pieces, text[last:start], depth > 0)
        last, depth = start + length, depth + change
    return pieces


def _append(pieces: list[Piece], text: str, bold: bool) -> None:
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if pieces and pieces[-1][1] == bold:
        pieces[-1] = (pieces[-1][0] + text, bold)
    elif text:
        pieces.append((text, bold))


def _markers(text: str) -> Iterator[tuple[int, int, int]]:
    """(offset, length, change of boldness) of what is no text: backslashes and markers that have a partner."""
    waiting: dict[str, int] = {}
    for found in _MARK.finditer(text):
        start, end = found.span()
        if found["escaped"]:
            yield start, 1, 0
            continue
        for offset in range(start, end, 2):  # *** is ** and *, each with a partner of its own
            mark = text[offset : min(offset + 2, end)]
            before, after = text[start - 1 : start], text[end : end + 1]
            inside = mark == "**"  # the only one that may stand inside a word
            bold = len(mark) - 1
            if mark in waiting and before.strip(" \t\v\n(") and (inside or not after.isalnum()):
                yield waiting.pop(mark), len(mark), bold
                yield offset, len(mark), -bold
            elif after.strip(" \t\v\n)") and (inside or not before.isalnum()):
                waiting[mark] = offset
