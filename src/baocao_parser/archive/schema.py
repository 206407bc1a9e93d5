"""The tables of an archive: every column with its type, its unit and what it says. One contract, one version."""

from __future__ import annotations

from typing import Literal, NamedTuple

import pyarrow as pa

SCHEMA = "baocao-parser/archive/1"
"""Name and version of the contract; the number grows when a column changes its meaning or goes."""

Table = Literal["reports", "indicators", "checks", "failures", "files"]

TEXT, WHOLE, YES, DAY = pa.string(), pa.int32(), pa.bool_(), pa.date32()
TEXTS, BOX = (pa.list_(pa.field("element", item)) for item in (TEXT, pa.float64()))  # as Parquet names them
DIGITS, DECIMALS = 38, 10
EXACT = pa.decimal128(DIGITS, DECIMALS)
"""28 digits before the decimal comma and 10 behind it; what needs more stands in `exact`."""


class Column(NamedTuple):
    """One column of a table."""

    name: str
    type: pa.DataType
    says: str
    unit: str = ""


_REPORT = (
    Column("sha256", TEXT, "the file that was read: the id of its report"),
    Column("path", TEXT, "where the file stood when it was last seen: absolute, or a URL"),
    Column("source", TEXT, "name of the file"),
    Column("parent_agency", TEXT, "office above the issuing one, as printed"),
    Column("agency", TEXT, "issuing office, as printed"),
    Column("level", TEXT, "of the issuing office: central, province, department, district, commune"),
    Column("province_code", TEXT, "two digits of the statistics office, as of the report's date"),
    Column("province", TEXT, "its name"),
    Column("year", WHOLE, "in which the reported period ends, else the year of the date", "year"),
    Column("report_period", TEXT, "reported period as SDMX writes it: 2020-05, 2020-Q2, 2020-S1, 2020"),
    Column("report_start", DAY, "its first day", "day"),
    Column("report_end", DAY, "its last day", "day"),
    Column("report_date", DAY, "date of the document", "day"),
)
"""What every row of the first three tables says of its report."""

_PLACE = (
    Column("section", TEXT, "path of the innermost section: I.6.1"),
    Column("section_title", TEXT, "its title"),
    Column("sentence", TEXT, "the sentence, or row | columns: text of a table's cell"),
    Column("start", WHOLE, "offset in the document's text", "character"),
    Column("end", WHOLE, "offset behind the last character", "character"),
    Column("page", WHOLE, "of the file, from 1, where its format has pages", "page"),
)

COLUMNS: dict[Table, tuple[Column, ...]] = {
    "reports": (
        *_REPORT,
        Column("format", TEXT, "of the file: docx, pdf, md …"),
        Column("pages", WHOLE, "of the file, where its format has pages", "page"),
        Column("parser", TEXT, "version of baocao_parser that read it"),
        Column("ocr", YES, "whether pages that are pictures could be recognised then"),
        Column("unread_pages", WHOLE, "pages that could not be read", "page"),
        Column("co_agency", TEXT, "second issuing office of a joint report"),
        Column("number", TEXT, "of the document: 45/BC-STTTT"),
        Column("place", TEXT, "of the date line"),
        Column("kind", TEXT, "BÁO CÁO, TỜ TRÌNH … as printed"),
        Column("title", TEXT, "below the kind, its lines joined"),
        Column("period", TEXT, "reported period in the words of the title"),
        Column("plan_period", TEXT, "planned period in the words of the title"),
        Column("plan_start", DAY, "its first day", "day"),
        Column("plan_end", DAY, "its last day", "day"),
        Column("window_start", DAY, "first day of the reporting window of NĐ 09/2019", "day"),
        Column("window_end", DAY, "its last day", "day"),
        Column("addressees", TEXTS, "to whom it is sent"),
        Column("recipients", TEXTS, "who gets it, too"),
        Column("signer_authority", TEXT, "KT. CHÁNH VĂN PHÒNG"),
        Column("signer_position", TEXT, "PHÓ CHÁNH VĂN PHÒNG"),
        Column("signer", TEXT, "name of who signed"),
        Column("sections", WHOLE, "how many there are", "section"),
        Column("indicators", WHOLE, "how many there are", "indicator"),
        Column("checks", WHOLE, "how many were made", "check"),
        Column("failed_checks", WHOLE, "how many of them do not hold", "check"),
        Column("errors", WHOLE, "issues that are errors", "issue"),
        Column("warnings", WHOLE, "issues that are warnings", "issue"),
        Column("issues", TEXT, "JSON: what a reader should know, each with code, severity, message, start, end"),
        Column("edition_of", TEXT, "what editions of one report share: office, kind, title, period; null if unknown"),
        Column("report", TEXT, "JSON: the whole report, as Report.to_json writes it"),
    ),
    "indicators": (
        *_REPORT,
        Column("id", TEXT, "of the indicator, unique in its report"),
        Column("label", TEXT, "what is counted, in the report's words"),
        Column("subject", TEXT, "topic of the enclosing bullet, clause or table"),
        Column("value", EXACT, "scaled; a sign only where one is printed", "that of column unit"),
        Column("total", EXACT, "denominator of a fraction, field of a rank", "that of column unit"),
        Column("upper", EXACT, "upper end of a range", "that of column unit"),
        Column("exact", TEXT, "JSON: value, total, upper that 28 + 10 digits cannot hold, and which are null there"),
        Column("unit", TEXT, "canonical spelling: hồ sơ, %, đồng, ha"),
        Column("kind", TEXT, "count, percent, percentage_point, money, measure, fraction, rank, ratio_times, range"),
        Column("nature", TEXT, "flow, stock, cumulative, change, target, prior"),
        Column("bound", TEXT, "exact, about, above, below, at_least, at_most, estimate"),
        Column("base", TEXT, "what a change or a rate is measured against"),
        Column("direction", TEXT, "of a change: up, down"),
        Column("decimals", WHOLE, "printed decimals of the value before scaling", "digit"),
        Column("period", TEXT, "the time that the value speaks of, in words"),
        Column("period_start", DAY, "its first day; null for a state", "day"),
        Column("period_end", DAY, "its last day", "day"),
        Column("part_of", TEXT, "id of the whole that it is a part of, of a percentage the count whose share it tells"),
        Column("code", TEXT, "of the catalogue, where it is recognised"),
        Column("bold", YES, "printed in bold; null where the file cannot say"),
        Column("confidence", pa.float64(), "1 as written, less where recognised", "0 to 1"),
        Column("text", TEXT, "the figure as printed"),
        *_PLACE,
        Column("box", BOX, "left, top, right, bottom on a PDF's page, from its top left", "point"),
        Column("row", TEXT, "label of the table's row"),
        Column("columns", TEXTS, "headers of the table's column, from top to bottom"),
        Column("evidence", TEXT, "JSON: what decided each field, with rule and offsets of the words"),
    ),
    "checks": (
        *_REPORT,
        Column("nth", WHOLE, "of the report's checks, from 0"),
        Column("code", TEXT, "sum-of-parts, share …"),
        Column("holds", YES, "whether the figures agree"),
        Column("severity", TEXT, "error, warning, info"),
        Column("message", TEXT, "the sum as a person would write it"),
        Column("records", TEXTS, "ids of the indicators that it speaks of"),
        Column("label", TEXT, "of the first of them"),
        *_PLACE,
    ),
    "failures": (
        Column("sha256", TEXT, "the file that failed; null where not even its bytes could be had"),
        Column("path", TEXT, "where the file stood when it was last seen: absolute, or a URL"),
        Column("source", TEXT, "name of the file"),
        Column("stage", TEXT, "list (a folder), open (its bytes), read (its format), parse (all after)"),
        Column("reason", TEXT, "what is wrong"),
        Column("remedy", TEXT, "what can be done"),
        Column("limit", TEXT, "the limit that it exceeds: time, memory, pages …"),
        Column("allowed", pa.float64(), "how much was allowed", "that of the limit"),
        Column("final", YES, "it is the file's fault: tried again only by another parser, or with a higher limit"),
        Column("parser", TEXT, "version of baocao_parser that tried it"),
    ),
    "files": (
        Column("path", TEXT, "absolute, or a URL"),
        Column("sha256", TEXT, "what stands there since; null for nothing that can be read"),
        Column("stamp", TEXT, "size and time of change, by which a file that was not touched is known; '' if unsure"),
        Column("seen", pa.timestamp("us", "UTC"), "when the run began that noticed it", "time"),
    ),
}


def schema_of(table: Table) -> pa.Schema:
    """Of a table, with what each column says and its unit in the metadata of the column.

    >>> schema_of("indicators").field("start").metadata[b"unit"]
    b'character'
    >>> schema_of("sentences")
    Traceback (most recent call last):
    KeyError: 'sentences'
    """
    fields = [
        pa.field(c.name, c.type, metadata={"description": c.says} | ({"unit": c.unit} if c.unit else {}))
        for c in COLUMNS[table]
    ]
    return pa.schema(fields, metadata={"schema": SCHEMA, "table": table})
