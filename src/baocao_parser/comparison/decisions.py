"""What a user has decided of names: these two are one indicator, those two are not; kept in a small TOML file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import tomli

from ..aside import aside
from ..catalogue.wordings import own_label
from ..errors import BaocaoError, reason
from ..records import Indicator
from ..text.folding import fold

PathLike = str | os.PathLike[str]
_REMEDY = 'write [[join]] and [[apart]] tables with names = ["…", "…"]'


class Decisions(NamedTuple):
    """Pairs of names: labels as printed, or codes of the catalogue; case and tone marks do not matter.

    >>> decisions = Decisions().join("lượt khách", "khách du lịch").apart("đàn bò", "đàn bò sữa")
    >>> print(decisions.to_toml())
    [[join]]
    names = ["lượt khách", "khách du lịch"]
    <BLANKLINE>
    [[apart]]
    names = ["đàn bò", "đàn bò sữa"]
    <BLANKLINE>
    """

    joined: tuple[tuple[str, ...], ...] = ()
    parted: tuple[tuple[str, ...], ...] = ()

    def join(self, *names: str) -> Self:
        """These names mean one indicator, whatever was decided of them before."""
        return self._replace(joined=(*self.joined, _several(names)), parted=_without(self.parted, names))

    def apart(self, *names: str) -> Self:
        """These names mean different indicators, whatever was decided of them before."""
        return self._replace(parted=(*self.parted, _several(names)), joined=_without(self.joined, names))

    @classmethod
    def load(cls, path: PathLike) -> Decisions:
        """The decisions of a TOML file; BaocaoError, naming the file and what it should hold, for anything else."""
        try:
            tables = tomli.loads(Path(path).read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
            raise BaocaoError(f"holds no decisions: {reason(error)}", source=str(path), remedy=_REMEDY) from error
        if unknown := tables.keys() - {"join", "apart"}:
            raise BaocaoError(f"has the unknown table {min(unknown)!r}", source=str(path), remedy=_REMEDY)
        return Decisions(*(tuple(_read(path, tables.get(name, []))) for name in ("join", "apart")))

    def to_toml(self, path: PathLike | None = None) -> str:
        """The decisions as TOML text, written to a file if one is named."""
        pairs = [("join", names) for names in self.joined] + [("apart", names) for names in self.parted]
        text = "\n".join(f"[[{kind}]]\nnames = {json.dumps(names, ensure_ascii=False)}\n" for kind, names in pairs)
        if path is not None:
            with aside(path) as file:
                file.write_text(text, "utf-8")
        return text

    def names(self) -> Iterator[str]:
        """All the names of which something is decided."""
        for names in (*self.joined, *self.parted):
            yield from names


class Ruling:
    """Decisions, ready for look-up."""

    def __init__(self, decisions: Decisions) -> None:
        self._root: dict[str, str] = {}
        for names in decisions.joined:
            keys = [fold(name) for name in names]
            root = next((self._root[key] for key in keys if key in self._root), keys[0])
            for known, own in list(self._root.items()):
                if own in {self._root.get(key) for key in keys}:
                    self._root[known] = root
            self._root.update(dict.fromkeys(keys, root))
        self._apart = [frozenset(map(fold, names)) for names in decisions.parted]
        self.decides = bool(self._root or self._apart)

    def one(self, indicator: Indicator) -> str:
        """What all names of an indicator that were joined share; "" for a name that was not."""
        return next((self._root[key] for key in names_of(indicator) if key in self._root), "")

    def apart(self, one: Indicator, other: Indicator) -> bool:
        """Whether two figures have names that were put apart."""
        return any(
            (mine & set(names_of(one))) != (mine & set(names_of(other)))
            and mine.intersection(names_of(one))
            and mine.intersection(names_of(other))
            for mine in self._apart
        )


def names_of(indicator: Indicator) -> tuple[str, ...]:
    """The names that may be meant by a decision: label, label without subject, code, row."""
    names = (indicator.label, own_label(indicator), indicator.code or "", indicator.row or "")
    return tuple(dict.fromkeys(key for name in names if (key := fold(name))))


def _several(names: Sequence[str]) -> tuple[str, ...]:
    if len({fold(name) for name in names}) < 2:
        raise BaocaoError(f"{', '.join(map(repr, names))} is one name", remedy="give two names that differ")
    return tuple(names)


def _without(decided: Iterable[tuple[str, ...]], names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """What was decided, but for these names."""
    gone = {fold(name) for name in names}
    return tuple(pair for pair in decided if {fold(name) for name in pair} != gone)


def _read(path: PathLike, tables: object) -> Iterator[tuple[str, ...]]:
    for table in tables if isinstance(tables, list) else [tables]:
        names = table.get("names") if isinstance(table, dict) else None
        if not isinstance(names, list) or not all(isinstance(name, str) and fold(name) for name in names):
            raise BaocaoError("has a decision without names", source=str(path), remedy=_REMEDY)
        yield _several(names)
