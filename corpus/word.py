"""How a sample report looks as a Word file: the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I.

The parts that never change (styles, settings, page header) are the files of `parts/`. The rest is written as
Word leaves it after some editing: headings number themselves through their styles, bullets and numbered
paragraphs through direct list properties, and bold figures are broken over runs.
"""

from __future__ import annotations

import datetime
import io
import itertools
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from corpus.content import Report
from corpus.numbering import ITEM, OUTLINE, Level
from corpus.word_tables import word_table
from corpus.wording import Paragraph, Piece

PARTS = Path(__file__).with_name("parts")
FIRST = "[Content_Types].xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HEADINGS, BULLETS, ITEMS = 1, 2, 3
"""numIds; every further numbered list takes the next after ITEMS."""
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
TABS = '<w:tabs><w:tab w:val="left" w:pos="4700"/></w:tabs><w:ind w:right="-400"/>'
COLUMNS = (4400, 5240)
"""Widths of the letterhead and closing tables in twentieths of a point: a little over the text's own width."""


def docx(report: Report) -> bytes:
    """The Word file; the same report gives the same bytes."""
    parts = {path.relative_to(PARTS).as_posix(): path.read_text("utf-8") for path in PARTS.rglob("*") if path.is_file()}
    parts["docProps/core.xml"] = _core(report)
    parts["word/document.xml"] = _document(report)
    automatic = report.looks["labels"] == "automatic"
    parts["word/numbering.xml"] = _numbering(max(p.list for p in report.body) if automatic else 1)
    moment = _written(report).timetuple()[:6]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != FIRST, name)):
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = 0  # the same on every machine
            archive.writestr(entry, parts[name].encode(), zipfile.ZIP_DEFLATED, compresslevel=9)
    return file.getvalue()


def _written(report: Report) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{report.metadata['date'] or report.metadata['period']['end']}T08:00:00")


def _core(report: Report) -> str:
    written = f"{_written(report):%Y-%m-%dT%H:%M:%SZ}"
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(report.metadata['title'])}</dc:title><dc:creator>baocao_parser corpus</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{written}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{written}</dcterms:modified></cp:coreProperties>'
    )


def _document(report: Report) -> str:
    last = _body_paragraph(_run(report.closing))
    body = "".join([_letterhead(report), *_title(report), *_body(report, report.body), last, _closing(report)])
    body += "".join(_body(report, report.appendix)) + PAGE
    return (
        f'{XML}<w:document {W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>'
    )


PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "<w:titlePg/></w:sectPr>"
)


# Runs and paragraphs ----------------------------------------------------------------------------


def _run(text: str, properties: str = "") -> str:
    """One run; a newline in the text becomes a line break."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{'<w:br/>'.join(lines)}</w:r>"


def _bold(text: str, size: int = 28) -> str:
    return _run(text, f"<w:b/>{_size(size)}")


def _size(half_points: int) -> str:
    return "" if half_points == 28 else f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def _centred(runs: str, *, before: int = 0, rule: tuple[int, int, int] | None = None) -> str:
    """A centred line, with a drawn rule (left, right, down; points from the paragraph's corner) below it."""
    spacing = f'<w:spacing w:before="{before}"/>' if before else ""
    return _paragraph((_rule(*rule) if rule else "") + runs, f'{spacing}<w:jc w:val="center"/>')


def _rule(left: int, right: int, down: int) -> str:
    return (
        f'<w:r><w:pict><v:line style="position:absolute;z-index:1" from="{left}pt,{down}pt" to="{right}pt,{down}pt" '
        'strokeweight=".75pt"/></w:pict></w:r>'
    )


def _table(*rows: tuple[str, str]) -> str:
    """A table of two columns without borders, which sets things side by side."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in COLUMNS)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(COLUMNS)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(map(_row, rows))}</w:tbl>"
    )


def _row(cells: tuple[str, str]) -> str:
    widths = (f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in COLUMNS)
    return f"<w:tr>{''.join(f'<w:tc>{width}{cell}</w:tc>' for width, cell in zip(widths, cells, strict=True))}</w:tr>"


# Parts of the page ------------------------------------------------------------------------------


def letterhead_lines(report: Report) -> tuple[str, str]:
    """The line of the number and that of place and day; what is stamped later is blank."""
    data = report.metadata
    year, month, *day = report.looks["date"].split("-")
    month = month if int(month) < 3 else str(int(month))
    number = data["number"] if data["number"][0] != "/" else f"      {data['number']}"
    return f"Số: {number}", f"{data['place']}, ngày {day[0] if day else '    '} tháng {month} năm {year}"


def _letterhead(report: Report) -> str:
    data = report.metadata
    number, date = letterhead_lines(report)
    if report.looks["letterhead"] == "tabs":
        left = (_run(data["parent_agency"], _size(24)), _bold(data["agency"], 24), _run(number, _size(26)))
        right = (_bold(NATION, 24), _bold(MOTTO, 26), _run(date, f"<w:i/>{_size(26)}"))
        return "".join(_paragraph(f"{one}<w:r><w:tab/></w:r>{two}", TABS) for one, two in zip(left, right, strict=True))
    return _table(
        (
            _centred(_run(data["parent_agency"], _size(24))) + _centred(_bold(data["agency"], 24), rule=(75, 145, 17)),
            _centred(_bold(NATION, 24)) + _centred(_bold(MOTTO, 26), rule=(49, 213, 19)),
        ),
        (
            _centred(_run(number, _size(26)), before=180),
            _centred(_run(date, f"<w:i/>{_size(26)}"), before=180),
        ),
    )


def _title(report: Report) -> Iterator[str]:
    yield _centred(_bold(report.metadata["kind"]), before=360)
    yield _centred(_bold(report.metadata["title"]), rule=(180, 288, 20))
    yield _paragraph("")


def _body(report: Report, paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    turns = itertools.count() if report.looks["runs"] == "broken" else None
    typed = report.looks["labels"] == "typed"
    for paragraph in paragraphs:
        runs = "".join(_runs(paragraph.pieces, turns))
        if paragraph.kind == "table":
            yield word_table(paragraph, lambda cell: "".join(_runs(cell, turns)))
        elif typed:
            yield from _typed(paragraph, runs)
        elif paragraph.kind == "heading":
            yield _paragraph(runs, f'<w:pStyle w:val="Heading{paragraph.level + 1}"/>')
        else:
            lists = {"bullet": BULLETS, "item": ITEMS + paragraph.list - 1}
            yield _body_paragraph(runs, lists.get(paragraph.kind))


def _typed(paragraph: Paragraph, runs: str) -> Iterator[str]:
    """A paragraph whose label is part of its text, as typists leave it."""
    label = {"bullet": "- "}.get(paragraph.kind, f"{paragraph.label} " if paragraph.label else "")
    if paragraph.kind == "heading" and paragraph.label.startswith("Phần"):
        yield _centred(_bold(paragraph.label), before=240)
        yield _centred(_bold(paragraph.text))
    elif paragraph.kind == "heading":
        yield _body_paragraph(_bold(label + paragraph.text))
    else:
        yield _body_paragraph((_run(label) if label else "") + runs)


def _body_paragraph(runs: str, list_id: int | None = None) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id else ""
    return _paragraph(runs, f'<w:pStyle w:val="BodyText"/>{numbers}')


def _closing(report: Report) -> str:
    *recipients, last = report.metadata["recipients"]
    lines = [*(f"- {recipient};" for recipient in recipients), f"- {last}."]
    left = _paragraph(_run("Nơi nhận:", f"<w:b/><w:i/>{_size(24)}"))
    left += "".join(_paragraph(_run(line, _size(22))) for line in lines)
    signer = report.metadata["signer"]
    right = "".join(_centred(_bold(signer[line])) for line in ("authority", "position") if signer[line])
    right += _centred("") * 4 + _centred(_bold(signer["name"]))
    return _paragraph("") + _table((left, right)) + _paragraph("")  # Word wants a paragraph behind a table


# Bold figures -----------------------------------------------------------------------------------


def _runs(pieces: Iterable[Piece], turns: Iterator[int] | None) -> Iterator[str]:
    """Runs of one paragraph; where editing has broken the bold figures, each takes the next turn."""
    bold_space = False
    for bold, group in itertools.groupby(pieces, key=lambda piece: piece.bold and (piece.figure or True)):
        text = "".join(piece.text for piece in group)
        if bold and turns and bold is not True:
            turn = next(turns)
            yield from _broken(text, turn)
            bold_space = turn % 4 == 3
        elif bold:
            yield _run(text, "<w:b/>")
        elif bold_space and text.startswith(" "):
            yield _run(" ", "<w:b/>") + _run(text[1:])
        else:
            yield _run(text)


def _broken(text: str, turn: int) -> Iterator[str]:
    """One bold figure in the runs that editing leaves: each habit has its turn."""
    strong, bold = '<w:rStyle w:val="Strong"/>', "<w:b/><w:bCs/>"
    half = len(text) // 2 + 1
    if text.endswith("%"):
        yield _run(text[:-1], bold)
        yield _run("%", strong if turn % 2 else bold)
    elif turn % 5 == 0:
        yield from (_run(character, bold) for character in text)
    elif turn % 5 == 1:
        yield _run(text[:half], bold)
        yield _run(text[half:], bold)
    elif turn % 5 == 2:
        yield _run(text, strong)
    elif turn % 5 == 3:
        yield _run(text[:1], strong)
        yield _run(text[1:], bold)
    else:
        yield _run(text, bold)


# Lists ------------------------------------------------------------------------------------------


def _numbering(lists: int) -> str:
    headings = (_level(i, level, f'<w:pStyle w:val="Heading{i + 1}"/>') for i, level in enumerate(OUTLINE))
    abstract = [
        _abstract(HEADINGS, "multilevel", "".join(headings)),
        _abstract(BULLETS, "hybridMultilevel", _level(0, None)),
        _abstract(ITEMS, "hybridMultilevel", _level(0, ITEM)),
    ]
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    instances = [_num(n, n) for n in (HEADINGS, BULLETS, ITEMS)]
    instances += [_num(ITEMS + n, ITEMS, restart) for n in range(1, lists)]
    return f"{XML}<w:numbering {W}>{''.join(abstract + instances)}</w:numbering>"


def _abstract(number: int, kind: str, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'


def _num(number: int, abstract: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def _level(index: int, level: Level | None, style: str = "") -> str:
    """One list level; None is the dash of a bullet."""
    counting, pattern = level or ("bullet", "-")
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{counting}"/>{style}<w:suff w:val="space"/>'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
    )
