"""How a sample report looks as Markdown, as archives keep what a converter made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.content import Report
from corpus.word import MOTTO, NATION, letterhead_lines
from corpus.wording import Cell, Paragraph


def markdown(report: Report) -> str:
    """The whole report."""
    data = report.metadata
    title = [f"**{data['kind']}**", f"**{data['title']}**", *(f"Kính gửi: {body}." for body in data["addressees"])]
    body = [*_body(report.body), report.closing, *_closing(report), *_body(report.appendix)]
    return "\n\n".join([*_letterhead(report), *title, *body]) + "\n"


def _letterhead(report: Report) -> Iterator[str]:
    data = report.metadata
    number, date = letterhead_lines(report)
    if report.looks["letterhead"] == "columns":  # both columns on one line, as PDF converters leave them
        yield f"{data['parent_agency']} {NATION}\n**{data['agency']}** **{MOTTO}**\n{number} {date}"
    elif report.looks["letterhead"] == "lines":
        yield from (data["parent_agency"], f"**{data['agency']}**", number, f"**{NATION}**", f"**{MOTTO}**", date)


def _body(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        if paragraph.kind == "table":
            yield "\n".join(_rows(paragraph))
        elif paragraph.kind == "heading":
            yield f"**{paragraph.label} {paragraph.text}**".replace("** ", "**")
        else:
            label = "-" if paragraph.kind == "bullet" else paragraph.label
            yield f"{label} {_words(paragraph.pieces)}".strip()


def _words(pieces: Cell) -> str:
    return "".join(f"**{piece.text}**" if piece.bold else piece.text for piece in pieces).replace("****", "")


def _rows(table: Paragraph) -> Iterator[str]:
    for number, row in enumerate(table.rows):
        yield f"| {' | '.join(map(_words, row))} |"
        if number + 1 == table.header:
            yield "|" + "---|" * len(row)


def _closing(report: Report) -> Iterator[str]:
    *recipients, last = report.metadata["recipients"]
    signer = report.metadata["signer"]
    yield "***Nơi nhận:***"
    yield "\n".join([*(f"- {recipient};" for recipient in recipients), f"- {last}."])
    yield from (f"**{line}**" for line in signer.values() if line)
