"""Entries of a catalogue, and the TOML files that hold them."""

from __future__ import annotations

import datetime
from functools import cache
from importlib.resources import files
from os import PathLike
from typing import NamedTuple

import msgspec
import tomli

from ..errors import BaocaoError, reason
from ..readers.files import load
from ..records import Kind, Nature
from ..text.folding import fold

Field = dict[str, tuple[str, ...]]
"""First part of a code, or a whole code → words of a subject that speaks of it: "post" → ("bưu chính",)."""


class Entry(msgspec.Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """A canonical indicator.

    A wording is made of phrases, joined by " + " where other words may stand between them or the order may differ:
    "chứng thư số + cấp mới". Case, tone marks and common abbreviations do not matter.
    """

    code: str
    name: str = ""
    name_en: str = ""
    wordings: tuple[str, ...] = ()
    """Names that say enough by themselves."""
    short: tuple[str, ...] = ()
    """Names that say enough where the subject speaks of the field, or the figure is part of another of its family."""
    presumed: bool = False
    """Whether the short names also mean this one where the subject speaks of no field."""
    also: tuple[str, ...] = ()
    """Phrases that may stand beside a wording without a change of meaning."""
    tail: tuple[str, ...] = ()
    """Words that open a detail ("về", "đối với"): whatever comes after them does not change what is counted."""
    units: tuple[str, ...] = ()
    """First the usual one; () for any."""
    kind: Kind = "count"
    nature: Nature | None = None
    """None where both a state and a flow are reported under the same name."""
    range: tuple[float, float] | None = None
    """Expected smallest and largest value, in `unit`."""
    parts: tuple[str, ...] = ()
    """Codes of figures that reports list as parts of this one."""
    added: str | None = None
    """Code of the flow that raises this stock: stock = stock before + added - removed."""
    removed: str | None = None
    """Code of the flow that lowers it."""
    rate: str | None = None
    """Code of the percentage that describes this count."""
    since: datetime.date | None = None
    """First day on which the indicator was defined this way."""
    until: datetime.date | None = None
    """Last day on which it was."""
    breaks_with: tuple[str, ...] = ()
    """Codes of indicators before or after it that must not be chained to it."""
    source: str = ""

    @property
    def unit(self) -> str:
        """The usual unit, "" for any."""
        return self.units[0] if self.units else ""


class Contents(NamedTuple):
    """What one or several files say: entries in order of precedence, and the words of their fields."""

    entries: tuple[Entry, ...]
    fields: Field


class _File(msgspec.Struct, forbid_unknown_fields=True):
    indicator: list[dict[str, object]] = []
    fields: Field = {}


@cache
def own_contents() -> Contents:
    """The entries that come with the package, in order of file and place."""
    folder = files("baocao_parser.data").joinpath("catalogue")
    found = [
        _read(path.name, path.read_bytes())
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    ]
    return _joined("catalogue", found)


def contents_with(path: str | PathLike[str]) -> Contents:
    """The entries of a user's file before those of the package.

    An own entry with a known code adds its wordings to that entry's, and what else it says replaces what that one said.
    BaocaoError, naming file, entry and remedy, for what cannot be opened, and for what the file cannot mean.
    """
    data, _ = load(path)
    own, base = _joined(str(path), [_read(str(path), data)]), own_contents()
    known = {entry.code: entry for entry in base.entries}
    first = [_extended(known.pop(entry.code), entry) if entry.code in known else entry for entry in own.entries]
    contents = Contents((*first, *known.values()), base.fields | own.fields)
    for entry in first:
        _check(str(path), entry, {entry.code for entry in contents.entries})
    return contents


def _extended(base: Entry, own: Entry) -> Entry:
    silent = Entry(code=own.code)
    said = {key: value for key in Entry.__struct_fields__ if (value := getattr(own, key)) != getattr(silent, key)}
    for key in _LISTS:
        said[key] = (*getattr(own, key), *getattr(base, key))
    return msgspec.structs.replace(base, **said)


def _check(name: str, entry: Entry, codes: set[str]) -> None:
    """BaocaoError for an entry that could not be recognised or refers to nothing."""
    named = f"entry {entry.code!r}"
    if not entry.name:
        raise BaocaoError(f"{named} has no name", source=name, remedy='add name = "…"')
    if not (entry.wordings or entry.short):
        raise BaocaoError(f"{named} has no wording", source=name, remedy='add wordings = ["…"]')
    for wording in (*entry.wordings, *entry.short):
        if not all(map(fold, wording.split("+"))):
            raise BaocaoError(f"{named}: no words in {wording!r}", source=name, remedy='join phrases by " + "')
    for code in filter(None, (*entry.parts, entry.added, entry.removed, entry.rate, *entry.breaks_with)):
        if code not in codes:
            raise BaocaoError(
                f"{named} refers to {code!r}", source=name, remedy="add that entry, or leave the code out"
            )


def _read(name: str, data: bytes) -> Contents:
    """Entries of one file."""
    try:
        file = msgspec.convert(tomli.loads(data.decode()), _File)
    except (msgspec.MsgspecError, tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BaocaoError(f"is no catalogue: {reason(error)}", source=name, remedy=_REMEDY) from error
    return Contents(tuple(_entry(name, at, table) for at, table in enumerate(file.indicator, start=1)), file.fields)


def _entry(name: str, at: int, table: dict[str, object]) -> Entry:
    try:
        entry = msgspec.convert(table, Entry)
    except msgspec.ValidationError as error:
        raise BaocaoError(f"entry {_called(table, at)}: {reason(error)}", source=name, remedy=_REMEDY) from error
    return entry


def _called(table: dict[str, object], at: int) -> str:
    return repr(table["code"]) if "code" in table else f"no. {at}"


def _joined(name: str, found: list[Contents]) -> Contents:
    """Contents of several files as one; BaocaoError where two entries have one code."""
    entries: dict[str, Entry] = {}
    fields: Field = {}
    for contents in found:
        fields |= contents.fields
        for entry in contents.entries:
            if entry.code in entries:
                raise BaocaoError(f"entry {entry.code!r} stands twice", source=name, remedy="give one another code")
            entries[entry.code] = entry
    return Contents(tuple(entries.values()), fields)


_LISTS = ("wordings", "short", "also", "tail", "units")
_KEYS = ", ".join(Entry.__struct_fields__)
_REMEDY = f'write [[indicator]] tables with code, name, wordings = ["…"]; keys are {_KEYS}'
