"""Questions in SQL, answered as DataFrames. Here, too, a Decimal becomes a float."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .filters import Condition
from .parts import parts_of
from .views import Views

if TYPE_CHECKING:
    import pandas as pd

_ORDER = "province_code, report_start, agency, sha256"

_FINDINGS = """
WITH found AS (
  SELECT severity, code, message, label, province, agency, level, report_period, section, section_title, sentence, page,
         source, path, sha256, start, "end", province_code, report_start, year
  FROM checks WHERE NOT holds
  UNION ALL BY NAME
  SELECT issue.severity, issue.code, issue.message, province, agency, level, report_period, source, path, sha256,
         issue.start, issue."end", province_code, report_start, year
  FROM (SELECT *, unnest(from_json(issues, '[{"code": "VARCHAR", "severity": "VARCHAR", "message": "VARCHAR",
                                              "start": "INTEGER", "end": "INTEGER"}]')) AS issue FROM reports)
  WHERE issue.severity <> 'info'
    AND (sha256, issue.code, issue.message) NOT IN (SELECT (sha256, code, message) FROM checks WHERE NOT holds))
SELECT * EXCLUDE (province_code, report_start, year) FROM found
WHERE {where}
ORDER BY severity <> 'error', province_code, report_start, agency, sha256, start NULLS FIRST, code, message
"""

_FIGURES = """
SELECT province, level, agency, nature, unit, base, report_period AS period,
       (CASE WHEN nature = 'change' AND direction = 'down' THEN -abs(value) ELSE value END)::DOUBLE AS value,
       row_number() OVER (PARTITION BY province, level, agency, nature, unit, base, report_period
                          ORDER BY sha256, start, id) AS nth
FROM indicators
WHERE {where} AND upper IS NULL AND report_period IS NOT NULL
  AND (nature IN ('target', 'prior', 'change') OR period_end IS NULL
       OR period_end BETWEEN report_start AND report_end
          AND (nature IS DISTINCT FROM 'flow' OR period_start IS NULL
               OR (period_start, period_end) = (report_start, report_end)))
"""
_ROW = ["province", "level", "agency", "nature", "unit", "base", "nth"]


def reports(views: Views, where: Condition, *, superseded: bool) -> pd.DataFrame:
    """One row per report, without its JSON."""
    table = "all_reports" if superseded else "reports"
    return _frame(views, f"SELECT * EXCLUDE (report) FROM {table} WHERE {where.sql} ORDER BY {_ORDER}", where)


def indicators(views: Views, where: Condition, *, superseded: bool) -> pd.DataFrame:
    """One row per indicator, in the order of their documents."""
    table = "all_indicators" if superseded else "indicators"
    return _frame(views, f"SELECT * FROM {table} WHERE {where.sql} ORDER BY {_ORDER}, start, id", where)


def findings(views: Views, where: Condition) -> pd.DataFrame:
    """One row per check that does not hold, and per other issue that is an error or a warning; errors first."""
    return _frame(views, _FINDINGS.replace("{where}", where.sql), where)


def failures(views: Views) -> pd.DataFrame:
    """One row per file, or folder, that cannot be parsed."""
    return _frame(views, "SELECT * FROM failures ORDER BY path", Condition())


def table(views: Views, where: Condition) -> pd.DataFrame:
    """Offices down, periods across. What does not speak of its report's period is left out, as in `compare`."""
    figures = _frame(views, _FIGURES.replace("{where}", where.sql), where)
    wide = figures.set_index([*_ROW, "period"])["value"].unstack("period")
    return wide.sort_index().sort_index(axis="columns")


def texts(views: Views, hashes: Sequence[str]) -> dict[str, str]:
    """The JSON of some reports, by the hash of their files."""
    query = "SELECT sha256, report FROM reports SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS sha256) USING (sha256)"
    return dict(views.connection.execute(query, [hashes]).fetchall())


class Status(NamedTuple):
    """What an archive holds."""

    reports: int
    superseded: int
    """Reports beside them that a later edition has replaced."""
    indicators: int
    checks: int
    failed_checks: int
    failures: int
    unread_pages: int
    """Pages of the reports that could not be read."""
    parts: int
    megabytes: float
    parsers: dict[str, int]
    """Reports by the version of the parser that read them."""


_COUNTS = """
SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM superseded), (SELECT count(*) FROM indicators),
       (SELECT count(*) FROM checks), (SELECT count(*) FROM checks WHERE NOT holds), (SELECT count(*) FROM failures),
       (SELECT coalesce(sum(unread_pages), 0)::BIGINT FROM reports)
"""


def status(views: Views, root: Path) -> Status:
    """How much there is."""
    (counted,) = views.connection.execute(_COUNTS).fetchall()
    reports, superseded, indicators, checks, failed, failures, unread = counted
    size = sum(Path(file).stat().st_size for files in views.files.values() for file in files) / (1 << 20)
    parsers = views.connection.execute("SELECT parser, count(*) FROM reports GROUP BY ALL ORDER BY ALL").fetchall()
    parts = sum(1 for _ in parts_of(root))
    return Status(reports, superseded, indicators, checks, failed, failures, unread, parts, size, dict(parsers))


def _frame(views: Views, query: str, where: Condition) -> pd.DataFrame:
    return views.connection.execute(query, list(where.values)).df()
