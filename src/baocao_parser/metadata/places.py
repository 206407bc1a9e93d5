"""Provinces and centrally run cities: a name and a day → the unit that stood then."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import regex

from ..data import rows_of
from ..records import Province
from ..text.folding import fold

_UNKNOWN_DAY = datetime.date(2024, 12, 31)
"""Stands for a day that is not known: archives are older than the city of Huế and the merger of 2025."""

_KIND = regex.compile(r"(?: tinh | thanh \s pho | tp | thu \s do ) \s (?= \S )", regex.X)
_DOMAIN_LABEL = regex.compile(r"[\w-]+$")


class _Era(NamedTuple):
    """One row of data/provinces.tsv."""

    code: str
    name: str
    first: datetime.date
    last: datetime.date
    seats: tuple[str, ...]
    successor: str
    variants: tuple[str, ...]

    def stood(self, on: datetime.date) -> bool:
        return self.first <= on <= self.last


def province_of(name: str, on: datetime.date | None = None) -> Province | None:
    """The province of that name as it stood on a day; of a name that had ended by then, the unit it went into.

    `name` may carry its kind ("tỉnh", "TP.") and any writing of its letters; no name is completed or corrected.
    A day that is unknown counts as one before the changes of 2025. None where no province has the name.

    >>> import datetime
    >>> province_of("tỉnh Đăk Nông")
    Province(code='67', name='Đắk Nông')
    >>> province_of("Trà Vinh", datetime.date(2025, 10, 15)).name
    'Vĩnh Long'
    >>> province_of("Châu Thành")
    """
    key = fold(name)
    return _standing(_names().get(_squeeze(_KIND.sub("", key, count=1) if _KIND.match(key) else key), ()), on)


def province_in(text: str, on: datetime.date | None = None, *, with_kind: bool = False) -> Province | None:
    """The first province that a text names, one with its kind before it ("TỈNH TRÀ VINH") rather than one without.

    A district or commune of a province's name ("huyện Hòa Bình") is no province. `with_kind` asks for the kind:
    the way to search prose. None where the text names none.

    >>> province_in("SỞ TÀI CHÍNH TỈNH HẬU GIANG").name, province_in("UBND HUYỆN HÒA BÌNH")
    ('Hậu Giang', None)
    """
    found = list(_mentions().finditer(fold(text)))
    named = [match for match in found if match["kind"]] or ([] if with_kind else found)
    return next((_standing(_names()[_squeeze(m["name"])], on) for m in named if not m["below"]), None)


def only_province_in(text: str, on: datetime.date | None = None) -> Province | None:
    """The province that a text names with its kind, if it names no other; None for none and for several.

    >>> only_province_in("Sở Công Thương tỉnh Hậu Giang; Hội chợ tại Cà Mau").name
    'Hậu Giang'
    >>> only_province_in("các tỉnh: tỉnh Hậu Giang, tỉnh Cà Mau")
    """
    named = {_standing(_names()[_squeeze(m["name"])], on) for m in _mentions().finditer(fold(text)) if m["kind"]}
    return named.pop() if len(named) == 1 else None


def province_of_seat(town: str, on: datetime.date | None = None) -> Province | None:
    """The province whose offices sit in a town: old place lines print "Phan Thiết" for Bình Thuận.

    >>> province_of_seat("Phan Thiết").name, province_of_seat("Cầu Ngang")
    ('Bình Thuận', None)
    """
    key = _squeeze(fold(town))
    return _standing([unit for unit in _units() if key in {_squeeze(fold(seat)) for seat in unit.seats}], on)


def province_of_domain(text: str, on: datetime.date | None = None) -> Province | None:
    """The province of the first government domain in a text: "mail.travinh.gov.vn"; None without one.

    >>> province_of_domain("stttt@travinh.gov.vn").name, province_of_domain("mof.gov.vn")
    ('Trà Vinh', None)
    """
    at = text.find(".gov.vn")
    while at >= 0:
        label = _DOMAIN_LABEL.search(text, max(0, at - 30), at)
        units = _names().get(_squeeze(fold(label[0])), ()) if label else ()
        if units:
            return _standing(units, on)
        at = text.find(".gov.vn", at + 1)
    return None


def stands_since(province: Province, on: datetime.date) -> datetime.date | None:
    """First day of the unit that bears this code and name on a day; None for one that is older than archives.

    Units of one name may have different borders: Vĩnh Long is another province since 2025-07-01.

    >>> import datetime
    >>> stands_since(Province("86", "Vĩnh Long"), datetime.date(2025, 8, 1))
    datetime.date(2025, 7, 1)
    >>> stands_since(Province("86", "Vĩnh Long"), datetime.date(2020, 8, 1))
    """
    known = (unit for unit in _units() if Province(unit.code, unit.name) == province and unit.stood(on))
    unit = next(known, None)
    return unit.first if unit and unit.first > datetime.date.min else None


def heir_of(province: Province, on: datetime.date) -> Province:
    """The unit that a province's territory belongs to on a day; itself while it stands, or where it is not known.

    >>> import datetime
    >>> heir_of(Province("84", "Trà Vinh"), datetime.date(2025, 7, 1))
    Province(code='86', name='Vĩnh Long')
    >>> heir_of(Province("00", "Atlantis"), datetime.date(2025, 7, 1)).name
    'Atlantis'
    """
    return _standing([unit for unit in _units() if Province(unit.code, unit.name) == province], on) or province


def predecessors_of(province: Province, on: datetime.date) -> tuple[Province, ...]:
    """The units of the day before that a province of a day was made of, in order of code; itself where it was no other.

    >>> import datetime
    >>> [unit.name for unit in predecessors_of(Province("86", "Vĩnh Long"), datetime.date(2025, 7, 1))]
    ['Bến Tre', 'Trà Vinh', 'Vĩnh Long']
    >>> [unit.name for unit in predecessors_of(Province("01", "Hà Nội"), datetime.date(2025, 7, 1))]
    ['Hà Nội']
    """
    eve = on - datetime.timedelta(days=1)
    earlier = (Province(unit.code, unit.name) for unit in _units() if unit.stood(eve))
    return tuple(unit for unit in earlier if heir_of(unit, on) == province)


def _standing(units: Iterable[_Era], on: datetime.date | None) -> Province | None:
    """Of the units that share a name or a seat, the one of that day, or what the last of them went into."""
    day = on or _UNKNOWN_DAY
    known = list(units)
    unit = next((unit for unit in known if unit.stood(day)), known[-1] if known else None)
    if unit and unit.last < day:
        unit = next((heir for heir in _units() if heir.code == unit.successor and heir.stood(day)), None)
    return Province(unit.code, unit.name) if unit else None


@cache
def _units() -> tuple[_Era, ...]:
    def day(text: str, otherwise: datetime.date) -> datetime.date:
        return datetime.date.fromisoformat(text) if text else otherwise

    def names(text: str) -> tuple[str, ...]:
        return tuple(text.split(", ")) if text else ()

    return tuple(
        _Era(
            row["code"],
            row["name"],
            day(row["valid_from"], datetime.date.min),
            day(row["valid_to"], datetime.date.max),
            names(row["seat"]),
            row["successor"],
            names(row["variants"]),
        )
        for row in rows_of("provinces.tsv")
    )


@cache
def _names() -> dict[str, tuple[_Era, ...]]:
    """Key without accents and spaces → the units that have had the name, in order of time."""
    named: dict[str, tuple[_Era, ...]] = {}
    for unit in sorted(_units(), key=lambda unit: unit.first):
        for name in (unit.name, *unit.variants):
            key = _squeeze(fold(name))
            named[key] = (*named.get(key, ()), unit)
    return named


@cache
def _mentions() -> regex.Pattern[str]:
    """Names in folded text, with the words before them that tell a province from a district."""
    spelled = {" ?".join(fold(name).split()) for unit in _units() for name in (unit.name, *unit.variants)}
    return regex.compile(
        rf"""
        (?<! \w )
        (?: (?P<kind> tinh | thanh\ pho | tp | thu\ do ) \s
          | (?P<below> huyen | quan | xa | phuong | thi\ tran | dac\ khu | ap | thon | khom | duong | song | cho ) \s )?
        (?P<name> {"|".join(s.replace(" ", chr(92) + " ") for s in sorted(spelled, key=len, reverse=True))} )
        (?! \w )
        """,
        regex.X,
    )


def _squeeze(key: str) -> str:
    return key.replace(" ", "")
