"""The level of the office that issues a report: whose figures they are, the province's or one of its communes'."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Literal

from .data import rows_of
from .metadata.issuers import level_of as standing_of
from .metadata.wordlists import beginning, key_of
from .records import Metadata

Level = Literal["central", "province", "department", "district", "commune"]
LEVELS: tuple[Level, ...] = ("central", "province", "department", "district", "commune")
"""From the nation down: a department is any office of a province that does not speak for all of it."""

HUE_IS_CENTRAL = datetime.date(2025, 1, 1)
"""Before, "thành phố Huế" was a town of the province of Thừa Thiên Huế."""


def level_of(metadata: Metadata) -> Level | None:
    """Level of the office that issued a report; None for a report without an office, or one that could be of any level.

    The smallest unit that the office's name, else its parent's, speaks of decides between district and commune. An
    office that governs its province ("UBND tỉnh") is the province, any other one of it a department.

    >>> level_of(Metadata(parent_agency="UBND TỈNH TRÀ VINH", agency="SỞ Y TẾ"))
    'department'
    >>> level_of(Metadata(agency="ỦY BAN NHÂN DÂN PHƯỜNG AN THẠNH")), level_of(Metadata(agency="BỘ Y TẾ"))
    ('commune', 'central')
    >>> level_of(Metadata())
    """
    if metadata.agency is None:
        return None
    agency, parent = key_of(metadata.agency), key_of(metadata.parent_agency or "")
    day = metadata.date or (metadata.period.end if metadata.period else None)
    own, above = _territory(agency, day), _territory(parent, day)
    for territory in (own, above):
        if territory == "commune" or territory == "district":
            return territory
    if _words("governs").match(agency) and (own or metadata.province):
        return "province"
    if standing_of(agency) == "central" and not own:
        return "central"
    if own or above or metadata.province or standing_of(agency) == "peer":  # only provinces have a Sở
        return "department"
    return "central" if standing_of(parent) == "central" else None


def _territory(name: str, day: datetime.date | None) -> Level | None:
    """The smallest unit that an office's name speaks of: "trạm y tế xã Phú Sơn, huyện Chợ Lách" is a commune's."""
    found = [_territories()[match[0]] for match in _places().finditer(name)]
    cities = [_is_central(name, match.end(), day) for match in _CITY.finditer(name)]
    levels: list[Level] = [level for level in LEVELS if level in found]
    levels += ["province" if central else "district" for central in cities]
    return max(levels, key=LEVELS.index, default=None)


_CITY = re.compile(r"\b (?: thành \s (?: phố | ủy | đoàn ) | t[.]?p[.]? ) \s* (?= \w )", re.VERBOSE)
"""A city, or an office that each city has, before its name."""


def _is_central(name: str, at: int, day: datetime.date | None) -> bool:
    city = _words("central-city").match(name, at)
    return city is not None and (city[0] != "huế" or (day is not None and day >= HUE_IS_CENTRAL))


@cache
def _territories() -> dict[str, str]:
    told = ("", *LEVELS)
    return {key_of(row["words"]): row["meaning"] for row in rows_of("levels.tsv") if row["meaning"] in told}


@cache
def _places() -> re.Pattern[str]:
    words = beginning(_territories()).pattern
    return re.compile(rf"(?<!\w){words}")


@cache
def _words(meaning: str) -> re.Pattern[str]:
    return beginning(row["words"] for row in rows_of("levels.tsv") if row["meaning"] == meaning)
