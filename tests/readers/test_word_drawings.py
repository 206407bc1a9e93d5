"""Charts, diagrams, pictures and objects: read where the file says what they hold, told of where it does not."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.word import read_word
from tests.readers.word_writer import b, box, p, part_relations, r, tbl, tc, texts, tr, word_file

A = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES = f'xmlns:wp="{A}/wordprocessingDrawing" xmlns:a="{A}/main" xmlns:c="{A}/chart" xmlns:dgm="{A}/diagram"'


def drawing(inside: str, told: str = "") -> str:
    """A run with a drawing; `told` is the text that stands for it."""
    frame = f'<wp:inline><wp:docPr id="1" name="Picture 1" descr="{told}"/>{inside}</wp:inline>'
    return f"<w:r><w:drawing {SPACES}>{frame}</w:drawing></w:r>"


PICTURE = drawing('<a:blip r:embed="i"/>', "Bảng thu chi")
OLD_PICTURE = '<w:r><w:pict><v:shape><v:imagedata r:id="i"/></v:shape></w:pict></w:r>'
OBJECT = (
    '<w:r><w:object><v:shape><v:imagedata r:id="i"/></v:shape>'
    '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object></w:r>'
)
CHART, DIAGRAM = drawing('<c:chart r:id="chart"/>'), drawing('<dgm:relIds r:dm="diagramData"/>')


def points(*texts: str) -> str:
    return "".join(f'<c:pt idx="{index}"><c:v>{text}</c:v></c:pt>' for index, text in enumerate(texts))


def series(name: str, names: list[str], figures: list[str], code: str = "General", axes: str = "cat val") -> str:
    """A c:ser of a chart; `axes` are the elements of its categories and its figures."""
    category, value = axes.split()
    cached = f"<c:numCache><c:formatCode>{code}</c:formatCode>{points(*figures)}</c:numCache>"
    return (
        f"<c:ser><c:tx><c:strRef><c:strCache>{points(name)}</c:strCache></c:strRef></c:tx>"
        f"<c:{category}><c:strRef><c:strCache>{points(*names)}</c:strCache></c:strRef></c:{category}>"
        f"<c:{value}><c:numRef>{cached}</c:numRef></c:{value}></c:ser>"
    )


def chart(*inside: str, title: str = "") -> str:
    heading = title and f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    plot = f"<c:plotArea><c:barChart>{''.join(inside)}</c:barChart></c:plotArea>"
    return f"<c:chartSpace {SPACES}><c:chart>{heading}{plot}</c:chart></c:chartSpace>"


def read(*blocks: str, **parts: str) -> Document:
    """The document of a file with a chart or a diagramData."""
    files = {f"word/drawn/{kind}1.xml": content for kind, content in parts.items()}
    relations = part_relations({kind: f"drawn/{kind}1.xml" for kind in parts})
    return read_word(word_file(*blocks, files={"word/_rels/document.xml.rels": relations, **files}), "x.docx")


def told(document: Document) -> list[tuple[str, str, int | None, int | None]]:
    return [(issue.code, issue.severity, issue.start, issue.end) for issue in document.issues]


def test_the_figures_of_a_chart_are_a_table_behind_its_paragraph_and_an_issue_says_so() -> None:
    years = series("Năm 2022", ["Quý I", "Quý II"], ["1250.5", "12.300000000000001"])
    years += series("Năm 2023", ["Quý I", "Quý II"], ["0.5", "1300"])
    document = read(p("Trước ", CHART, "sau"), p("Hết"), chart=chart(years, title="Thu ngân sách"))
    assert document.text == (
        "Trước sau\nThu ngân sách\nNăm 2022\tNăm 2023\nQuý I\t1250,5\t0,5\nQuý II\t12,3\t1300\nHết"
    )
    cells = [block.cell for block in document.blocks if block.cell]
    assert [(cell.table, cell.row, cell.column, cell.header) for cell in cells[:4]] == [
        (0, 0, 1, True),
        (0, 0, 2, True),
        (0, 1, 0, False),
        (0, 1, 1, False),
    ]
    assert told(document) == [("chart-data", "info", 10, document.text.index("\nHết"))]


@pytest.mark.parametrize(
    ("figure", "code", "shown"),
    [
        ("0.985", "0.0%", "98,5%"),
        ("0.985", "0%", "99%"),
        ("1234567.5", "#,##0", "1.234.568"),
        ("1234567.5", "#,##0.00", "1.234.567,50"),
        ("12500", "General", "12500"),
        ("1.25E4", "General", "12500"),
        ("45", '0" hộ"', "45"),
        ("45047", "dd/mm/yyyy", "01/05/2023"),
        ("#N/A", "General", "#N/A"),
        ("1e999999", "General", "1e999999"),
        ("NaN", "0.0", "NaN"),
    ],
)
def test_figures_of_a_chart_are_written_as_reports_write_them(figure: str, code: str, shown: str) -> None:
    assert texts(read(p(CHART), chart=chart(series("x", ["a"], [figure], code))))[-1] == shown


def test_charts_of_two_sets_of_categories_are_two_tables() -> None:
    both = series("một", ["a"], ["1"]) + series("hai", ["b", "c"], ["2", "3"])
    document = read(p(CHART), p(CHART), chart=chart(both))
    assert document.text == "\n".join(["một\na\t1\nhai\nb\t2\nc\t3"] * 2)
    assert {block.cell.table for block in document.blocks if block.cell} == {0, 1, 2, 3}


def test_categories_of_two_levels_are_named_by_both() -> None:
    levels = f"<c:lvl>{points('Quý I', 'Quý II', 'Quý I')}</c:lvl>"
    levels += '<c:lvl><c:pt idx="0"><c:v>2022</c:v></c:pt><c:pt idx="2"><c:v>2023</c:v></c:pt></c:lvl>'
    categories = (
        f"<c:cat><c:multiLvlStrRef><c:multiLvlStrCache>{levels}</c:multiLvlStrCache></c:multiLvlStrRef></c:cat>"
    )
    values = f"<c:val><c:numLit>{points('5', '6.5', '7')}</c:numLit></c:val>"
    document = read(p(CHART), chart=chart(f"<c:ser><c:tx><c:v>Hộ</c:v></c:tx>{categories}{values}</c:ser>"))
    assert document.text == "Hộ\n2022 Quý I\t5\n2022 Quý II\t6,5\n2023 Quý I\t7"


def test_a_scatter_chart_has_its_figures_by_their_places() -> None:
    document = read(p(CHART), chart=chart(series("y", ["1", "2"], ["5", "7"], axes="xVal yVal")))
    assert document.text == "y\n1\t5\n2\t7"


def test_the_text_of_a_diagram_follows_its_tree() -> None:
    def point(number: int, text: str = "", kind: str = "node") -> str:
        body = text and f"<dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t>"
        return f'<dgm:pt modelId="{number}" type="{kind}">{body}</dgm:pt>'

    listed = point(0, kind="doc") + point(3, "Ba: 12 xã") + point(1, "Một") + point(2, "Hai") + point(7, "Lạc")
    below = ((0, 3, 1), (0, 1, 0), (1, 2, 0), (2, 1, 0))  # the last makes a circle
    tree = "".join(f'<dgm:cxn srcId="{over}" destId="{under}" srcOrd="{at}"/>' for over, under, at in below)
    data = f"<dgm:dataModel {SPACES}><dgm:ptLst>{listed}</dgm:ptLst><dgm:cxnLst>{tree}</dgm:cxnLst></dgm:dataModel>"
    document = read(p("Trước", DIAGRAM), p("Sau"), diagramData=data)
    assert texts(document) == ["Trước", "Một", "Hai", "Ba: 12 xã", "Lạc", "Sau"]
    assert document.issues == ()


@pytest.mark.parametrize("content", ["<c:chart", chart(), chart(series("x", [], []))])
def test_a_chart_without_figures_is_told_of(content: str) -> None:
    document = read(p("Thu:", CHART), chart=content)
    assert document.text == "Thu:"
    assert told(document) == [("chart-not-read", "warning", 4, 4)]


def test_what_is_not_in_the_file_is_told_of() -> None:
    assert told(read(p("a", CHART), p("b", DIAGRAM))) == [
        ("chart-not-read", "warning", 1, 1),
        ("diagram-not-read", "warning", 3, 3),
    ]


def test_pictures_and_objects_are_told_of_where_they_stand() -> None:
    document = read(p("Số liệu:", PICTURE, PICTURE), p("a", OLD_PICTURE), tbl(tr("x", tc(p(b("12"), OBJECT)))))
    assert document.text == "Số liệu:\na\nx\t12"
    assert told(document) == [
        ("picture-not-read", "warning", 8, 8),
        ("picture-not-read", "warning", 10, 10),
        ("object-not-read", "warning", 15, 15),
    ]
    first, _, last = document.issues
    assert "2 pictures stand here (“Bảng thu chi”)" in first.message
    assert "(“Excel.Sheet.12”)" in last.message


def test_a_file_of_pictures_alone_is_an_error_that_names_the_remedy() -> None:
    document = read(p(PICTURE), p(OLD_PICTURE))
    assert document.text == ""
    assert told(document) == [("picture-not-read", "error", 0, 0)]
    assert "save the file as PDF" in document.issues[0].message


def test_pictures_that_no_page_shows_are_not_told_of() -> None:
    hidden = PICTURE.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    removed = read(p("a", hidden), p("<w:del>" + PICTURE + "</w:del>"))
    assert [issue.code for issue in removed.issues] == ["changes-tracked"]


def test_a_newer_chart_is_told_of_and_its_picture_is_not() -> None:
    newer = '<cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" r:id="i"/>'
    inside = (drawing(newer), OLD_PICTURE)
    choice, fallback = (run.removeprefix("<w:r>").removesuffix("</w:r>") for run in inside)
    both = f'<mc:Choice Requires="cx1">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
    document = read(p("a", f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"))
    assert told(document) == [("chart-not-read", "warning", 1, 1)]


def test_what_floats_in_a_text_box_or_a_cell_stays_there() -> None:
    document = read(tbl(tr(tc(p("ô", box(p(r("khung"), CHART)))), "12")), chart=chart(series("x", ["a"], ["5"])))
    assert document.text == "ô\nkhung\nx\na\t5\n12"
    assert [block.cell.table for block in document.blocks if block.cell] == [0, 0, 1, 1, 1, 0]
