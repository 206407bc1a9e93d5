"""What a reader asks for → a condition in SQL. What nothing can be meant by is an error that names what comes near."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ..catalogue import Catalogue
from ..errors import BaocaoError
from ..levels import LEVELS
from ..metadata.places import province_of
from ..text.folding import fold
from .views import Views

Choice = str | Sequence[str] | None
"""One value, or any of several; None for all."""


class Condition(NamedTuple):
    """Of rows, with its parameters."""

    sql: str = "true"
    values: tuple[Any, ...] = ()

    def also(self, sql: str, *values: object) -> Condition:
        """This and another one."""
        return Condition(f"{self.sql} AND ({sql})", (*self.values, *values))


def condition(
    views: Views,
    *,
    province: Choice = None,
    issuer: Choice = None,
    level: Choice = None,
    period: Choice = None,
    year: int | None = None,
    code: Choice = None,
    section: str | None = None,
) -> Condition:
    """The rows that were asked for. BaocaoError for a province, an issuer, a level or a code that there is not."""
    asked = Condition()
    if province is not None:
        asked = asked.also("list_contains(?, province)", [_province(name, views) for name in _each(province)])
    if issuer is not None:
        asked = asked.also("list_contains(?, agency)", [a for name in _each(issuer) for a in _agencies(name, views)])
    if level is not None:
        asked = asked.also("list_contains(?, level)", [_known(name, "level", LEVELS) for name in _each(level)])
    if period is not None:
        asked = asked.also("list_contains(?, report_period)", list(_each(period)))
    if year is not None:
        asked = asked.also("year = ?", year)
    if code is not None:
        asked = asked.also("list_contains(?, code)", [_code(name, views) for name in _each(code)])
    if section is not None:
        in_title = "contains(lower(section_title), lower(?))"
        asked = asked.also(f"section = ? OR starts_with(section, ? || '.') OR {in_title}", section, section, section)
    return asked


def _each(choice: str | Sequence[str]) -> Sequence[str]:
    return [choice] if isinstance(choice, str) else choice


def _province(asked: str, views: Views) -> str:
    """The name of a province, from its code, or its name in any writing."""
    names = dict(_distinct(views, "province_code, province"))
    if asked in names:
        return str(names[asked])
    known = {fold(name): name for name in names.values() if name}
    province = province_of(asked)
    return str(known.get(fold(asked)) or (province.name if province else _known(asked, "province", known.values())))


def _agencies(asked: str, views: Views) -> list[str]:
    """The agencies whose name, or whose parent's, holds some words."""
    agencies = [(agency, parent or "") for agency, parent in _distinct(views, "agency, parent_agency") if agency]
    found = [agency for agency, parent in agencies if fold(asked) in fold(f"{agency} {parent}")]
    return found or [_known(asked, "issuer", {agency for agency, _ in agencies})]


def _code(asked: str, views: Views) -> str:
    if asked in Catalogue.default():
        return asked
    rows = views.connection.execute("SELECT DISTINCT code FROM all_indicators WHERE code IS NOT NULL").fetchall()
    return _known(asked, "code", {row[0] for row in rows} | {entry.code for entry in Catalogue.default()})


def _distinct(views: Views, columns: str) -> list[tuple[Any, Any]]:
    return views.connection.execute(f"SELECT DISTINCT {columns} FROM all_reports").fetchall()


def _known(asked: str, what: str, known: Iterable[str]) -> str:
    """What is meant, whatever its case and marks; BaocaoError naming the nearest."""
    folded = {fold(name): name for name in known}
    if fold(asked) in folded:
        return folded[fold(asked)]
    near = [folded[key] for key in difflib.get_close_matches(fold(asked), folded, n=3, cutoff=0.3)]
    remedy = f"nearest: {', '.join(near)}" if near else "the archive has none"
    raise BaocaoError(f"there is no {what} {asked!r}", source="archive", remedy=remedy)
