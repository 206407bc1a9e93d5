"""The province a report comes from: what tells it, in order of its worth (DOMAIN 5.4)."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from ..records import Province
from .issuers import Issuers, level_of
from .places import only_province_in, province_in, province_of, province_of_domain, province_of_seat

LONGEST = 20_000
"""Characters at the beginning of a document that are searched for its province."""


class Origins(NamedTuple):
    """What a document says of where it comes from."""

    issuers: Issuers
    place: str | None
    """Of the date line."""
    office: str | None
    """The reporting office, if need be from the text."""
    sentences: tuple[str, ...]
    """Closing sentence, title, opening, addressees and recipients."""
    text: str
    """All of the document, for its e-mail addresses and what else names a province."""


def province_of_report(origins: Origins, on: datetime.date | None) -> Province | None:
    """The province that the issuers name; else of the place line, the text's office, its sentences, an e-mail domain.

    None for a national body, which sits in Hà Nội without being Hà Nội's, and where nothing names a province.
    """
    parent, agency, _ = origins.issuers
    named = province_in(parent or "", on) or province_in(agency or "", on)
    if named or _level(agency) == "central":
        return named
    seat = _province_of_place(origins.place or "", on)
    if _level(parent) == "central" and seat and seat.name == "Hà Nội":
        return None
    spoken = (province_in(text, on, with_kind=True) for text in origins.sentences)
    return (
        seat
        or province_in(origins.office or "", on)
        or next(filter(None, spoken), None)
        or province_of_domain(origins.text, on)
    )


def province_of_text(origins: Origins, on: datetime.date | None) -> Province | None:
    """The only province that the text of an office of no national body names; None for none and for several."""
    national = "central" in (_level(origins.issuers.parent), _level(origins.issuers.agency))
    return None if national else only_province_in(origins.text[:LONGEST], on)


def _province_of_place(place: str, on: datetime.date | None) -> Province | None:
    return province_of(place, on) or province_of_seat(place, on) or province_in(place, on)


def _level(name: str | None) -> str:
    return level_of(name) if name else ""
