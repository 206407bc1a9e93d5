"""Documents for the metadata tests, and what `describe` says of them as "field: value" lines."""

from __future__ import annotations

from baocao_parser.document import Cell, Document, DocumentBuilder, Source
from baocao_parser.metadata import describe
from baocao_parser.records import Metadata


def printed(text: str) -> Document:
    """One block per line, also for blank ones: **bold**, "^ " centred, → a tab, ⏎ a line break inside the block.

    Lines with " | " are rows of one table; " // " parts the paragraphs of a cell. A label before "⇥" is automatic.
    """
    builder = DocumentBuilder()
    table, row = -1, -1
    for line in text.replace("→", "\t").split("\n"):
        if "|" in line:
            table, row = (table, row + 1) if row >= 0 else (table + 1, 0)
            for column, cell in enumerate(line.split("|")):
                for paragraph in cell.split(" // "):
                    _add(builder, paragraph.strip(), Cell(table, row, column))
        else:
            row = -1
            _add(builder, line)
    return builder.build(Source("test.txt", "txt", ""))


def _add(builder: DocumentBuilder, line: str, cell: Cell | None = None) -> None:
    centred = line.startswith("^ ")
    label, found, rest = line.removeprefix("^ ").partition("⇥")
    pieces = (rest if found else label).replace("⏎", "\n").split("**")
    runs = [(piece, index % 2 == 1) for index, piece in enumerate(pieces)]
    builder.add(runs, cell=cell, align="center" if centred else "", label=label if found else "")


def said(text: str) -> dict[str, str]:
    """Fields of the metadata that a document fills, as text; tuples are joined with " + "."""
    return fields(describe(printed(text))[0])


def fields(metadata: Metadata) -> dict[str, str]:
    """The fields that say something: "province" by its name, periods by their days, the signer by his three parts."""
    filled = {name: getattr(metadata, name) for name in metadata.__struct_fields__}
    for name in ("period", "plan_period", "window"):
        period = filled.pop(name)
        if period:
            filled[name] = f"{period.start or ''}..{period.end or ''}"
    signer = filled.pop("signer")
    for name in ("authority", "position", "name"):
        filled[name] = getattr(signer, name, None)
    filled["province"] = filled["province"] and filled["province"].name
    for name in ("addressees", "recipients"):
        filled[name] = " + ".join(filled[name])
    return {name: str(value) for name, value in filled.items() if value}


def expected(text: str) -> dict[str, str]:
    """The "field: value" lines of a case."""
    pairs = (line.partition(": ") for line in text.splitlines() if line)
    return {name: value for name, _, value in pairs}
