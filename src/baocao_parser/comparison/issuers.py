"""Who says it: the offices that issue reports, the level and place that each speaks for, and their names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ..catalogue.wordings import words_of
from ..data import lines_of, rows_of
from ..levels import LEVELS, Level, level_of
from ..messages import word
from ..metadata.places import province_in, stands_since
from ..metadata.wordlists import beginning, key_of
from ..records import Metadata
from ..report import Report


class Place(NamedTuple):
    """Where a report speaks of: a province as it stood then, or the office where no province is known."""

    code: str
    name: str
    since: str = ""
    """First day (ISO) of a unit younger than the archives: the Vĩnh Long of today is not the one of June 2025."""


class Issuer(NamedTuple):
    """An office whose figures stand together: two offices of one province never state each other's."""

    place: Place
    level: Level | None
    office: str
    """ "Sở y tế", "UBND xã Phú Sơn"; "" where figures stand for the place itself."""

    def is_like(self, other: Issuer) -> bool:
        """Whether it has the same task elsewhere: the Sở y tế of another province, the UBND of another xã."""
        return self.level == other.level and self.task == other.task

    @property
    def task(self) -> str:
        """ "UBND": its name without those of units."""
        return _task(self.office)


def place_of(metadata: Metadata, file: str) -> Place:
    """The province of a report; of one that names none the office, then the file."""
    if metadata.province is None:
        return Place("", metadata.agency or file)
    day = metadata.date or (metadata.period and metadata.period.end)
    since = stands_since(metadata.province, day) if day else None
    return Place(metadata.province.code, metadata.province.name, since.isoformat() if since else "")


def issuers_of(reports: Sequence[Report], *, by_place: bool = False) -> tuple[Issuer, ...]:
    """The issuer of each report; `by_place` leaves the offices out, so that all of a place stand together.

    Names of one office differ in case, abbreviations and in whether the province is named: the most frequent is taken.
    """
    found = [_identity(report.metadata, report.document.source.name) for report in reports]
    if by_place:
        return tuple(Issuer(place, level, "") for place, level, _, _ in found)
    spelled: dict[tuple[Place, Level | None, str], Counter[str]] = defaultdict(Counter)
    for place, level, key, office in found:
        spelled[place, level, key][office] += 1
    return tuple(
        Issuer(place, level, min(names, key=lambda name: (-names[name], -len(name), name)))
        for place, level, key, _ in found
        for names in [spelled[place, level, key]]
    )


def issuer_names(issuers: Iterable[Issuer]) -> dict[Issuer, str]:
    """What to call each: its place, with its office where the place has several, its day where names are shared."""
    known = list(dict.fromkeys(issuers))
    places = list(dict.fromkeys(issuer.place for issuer in known))
    shared, offices = Counter(place.name for place in places), Counter(issuer.place for issuer in known)
    names = {}
    for issuer in known:
        place = issuer.place
        day = "/".join(str(int(part)) for part in reversed(place.since.split("-"))) if place.since else ""
        name = place.name
        if day and shared[name] > 1:
            name = word("name-since", "vi").format(name=name, day=day)
        alone = offices[place] == 1 or not issuer.office or issuer.office == place.name
        names[issuer] = name if alone else f"{name} – {issuer.office}"
    return names


def levels_among(issuers: Iterable[Issuer]) -> list[Level]:
    """The levels of some issuers, from the nation down."""
    found = {issuer.level for issuer in issuers}
    return [level for level in LEVELS if level in found]


def _identity(metadata: Metadata, file: str) -> tuple[Place, Level | None, str, str]:
    """Place, level, what tells the office from others of that place and level, and its name."""
    place, level = place_of(metadata, file), level_of(metadata)
    if metadata.agency is None:
        return place, level, "", ""
    office = _own_name(metadata.agency, place)
    if level in ("district", "commune") and not _territory().search(key_of(metadata.agency)) and metadata.parent_agency:
        office = f"{office}, {_own_name(metadata.parent_agency, place)}"  # "Trạm y tế" of which commune
    elif level == "commune" and metadata.parent_agency and (district := _below(metadata.parent_agency)):
        office = f"{office}, {district}"
    if metadata.co_agency:
        office = word("name-joint", "vi").format(one=office, other=_own_name(metadata.co_agency, place))
    return place, level, _key(office), office


def _own_name(agency: str, place: Place) -> str:
    """An office's name without its province, in small letters but for names: "UBND xã Phú Sơn"."""
    words = key_of(agency)
    for kind in lines_of("place_kinds.txt"):
        words = words.removesuffix(f" {kind} {key_of(place.name)}")
    small = _government().sub(_GOVERNMENT, words)
    return small[:1].upper() + _named().sub(lambda m: m[1] + m[2].title(), small)[1:]


_GOVERNMENT = "UBND"


@cache
def _government() -> re.Pattern[str]:
    """The People's Committee, in full or short."""
    (full,) = (row["words"] for row in rows_of("catalogue/abbreviations.tsv") if row["written"] == _GOVERNMENT)
    return re.compile(rf"\b(?:{full}|{_GOVERNMENT})\b", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """ "phường An Thạnh": the name of a unit keeps its capitals."""
    return re.compile(rf"\b({_kinds()}\s)(\w+(?:\s\w+){{0,3}})$")


@cache
def _kinds() -> str:
    """Words before the names of units, as part of a pattern; what only looks like them ("bảo hiểm xã hội") is none."""
    looks = [row["words"].split() for row in rows_of("levels.tsv") if not row["meaning"]]
    behind = {words[-2]: words[-1] for words in looks if len(words) > 1}
    kinds = sorted(lines_of("place_kinds.txt"), key=len, reverse=True)
    told = (re.escape(kind) + (rf"(?!\s{behind[kind]}\b)" if kind in behind else "") for kind in kinds)
    return f"(?:{'|'.join(told)})"


@lru_cache(1 << 12)
def _task(office: str) -> str:
    """ "UBND xã Phú Sơn, huyện Chợ Lách" → "UBND": an office's name without those of units."""
    unit = re.search(rf"\b{_kinds()}\s", office)
    return office[: unit.start()].strip() if unit else office


def _below(agency: str) -> str:
    """The district that a parent's name ends with, "" where it names none."""
    found = re.search(rf"\b{_kinds()}\s.+$", key_of(agency))
    return _named().sub(lambda m: m[1] + m[2].title(), found[0]) if found and not province_in(agency) else ""


def _key(office: str) -> str:
    """What two writings of an office's name share."""
    return words_of(office).strip().replace("tt tt", "thong tin va truyen thong")  # "Sở TT&TT"


@cache
def _territory() -> re.Pattern[str]:
    words = [row["words"] for row in rows_of("levels.tsv") if row["meaning"] in ("district", "commune")]
    return re.compile(rf"(?<!\w){beginning(map(key_of, words)).pattern}")
