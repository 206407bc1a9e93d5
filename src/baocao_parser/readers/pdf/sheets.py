"""What stands on a page → a sheet: its rows of text, its tables, its footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...document import Aside
from ...records import Issue
from . import footnotes, left_out
from .boxes import Lie
from .cells import Table
from .charts import chart_boxes, is_in
from .contents import split as contents_of
from .drawing import Drawing, Rule
from .footnotes import Footnote
from .geometry import Box
from .glyphs import Piece
from .lines import Row, line_of, rows
from .page_text import PageText
from .tables import fill


class Sheet(NamedTuple):
    """What one page holds."""

    number: int
    """From 1."""
    lie: Lie
    """Its size, and how it lies on the page as shown."""
    rows: list[Row]
    """Text outside tables and footnotes, top to bottom."""
    tables: list[Table]
    notes: list[Footnote]
    asides: list[Aside]
    issues: list[Issue]
    read: bool = True
    """False where the page could not be read; it then has no text, and an issue says why."""


def told(error: Exception) -> str:
    """What an issue says of a fault of the reader itself: it costs a page, never the file."""
    return f"cannot be read: {type(error).__name__}: {error} (report this file as a fault of baocao-parser)"


def unread(number: int, fault: str, content: Content | None = None) -> Sheet:
    """The sheet of a page that cannot be read, with the issue that counts it, and the stamps on its content."""
    issue = Issue("page-unreadable", "error", f"Page {number} {fault}.")
    asides = [aside for aside in content.asides if aside.kind == "stamp"] if content else []
    return Sheet(
        number, Lie(0, 0.0, 0.0), [], [], [], asides, [*(content.issues if content else ()), issue], read=False
    )


class Content(NamedTuple):
    """What stands on a page, however it was read."""

    number: int
    lie: Lie
    body: list[Piece]
    rules: list[Rule]
    asides: list[Aside]
    issues: list[Issue]

    @property
    def text(self) -> str:
        """The body line by line."""
        return "\n".join(line_of(row).text for row in rows(self.body))

    @property
    def stamps(self) -> list[str]:
        """What signing programs print over the page."""
        return [aside.text for aside in self.asides if aside.kind == "stamp"]

    def without_charts(self, boxes: Sequence[Box]) -> Content:
        """The content without what stands in charts."""
        if not boxes:
            return self
        found = list(left_out.charts(self.number, boxes, self.body))
        body = [piece for piece in self.body if not any(is_in(piece, box) for box in boxes)]
        rules = [
            rule
            for rule in self.rules
            if not any(x0 <= rule.x0 <= x1 and y0 <= rule.y0 <= y1 for x0, y0, x1, y1 in boxes)
        ]
        asides, issues = [aside for aside, _ in found], [issue for _, issue in found]
        return self._replace(body=body, rules=rules, asides=self.asides + asides, issues=self.issues + issues)

    @classmethod
    def of(cls, number: int, text: PageText, drawing: Drawing, turn: int) -> Content:
        """What the text of a page says that is shown at a turn."""
        frame, body = text.frame, text.body
        asides = [Aside("stamp", stamp, number) for stamp in text.stamps]
        issues = list(left_out.unseen(number, text.unseen))
        content = cls(number, Lie.of(frame, turn), body, drawing.rules(frame), asides, issues)
        return content.without_charts(chart_boxes(drawing, frame, body, content.rules))

    def with_issues(self, *issues: Issue) -> Content:
        """The content with more issues."""
        return self._replace(issues=[*self.issues, *issues])


def sheet_of(content: Content, pages: int) -> Sheet:
    """The sheet of a page of a file with so many pages; without text where its lines or tables defeat the reader."""
    try:
        return _laid_out(content, pages)
    except Exception as error:
        return unread(content.number, told(error), content)


def _laid_out(content: Content, pages: int) -> Sheet:
    number, lie, body, rules, asides, issues = content
    filled, rest = fill(rules, body) if len(rules) > 3 else ([], body)
    free = (rule for rule in rules if not any(each.grid.ys[0] <= rule.y0 <= each.grid.ys[-1] for each in filled))
    lines, contents = contents_of(rows(rest), pages)
    lines, notes = footnotes.split(lines, free, number, lie.width)
    labels = {note.label for note in notes}
    tables = sorted((each.table(labels) for each in filled), key=lambda table: (table.top, table.columns))
    for aside, issue in left_out.contents(number, contents):
        asides, issues = [*asides, aside], [*issues, issue]
    return Sheet(number, lie, lines, tables, notes, asides, issues)
