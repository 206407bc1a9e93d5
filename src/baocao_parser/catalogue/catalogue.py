"""Catalogue: entries by code, recognition in reports, proposals for what no entry knows."""

from __future__ import annotations

import difflib
import html
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from os import PathLike
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..records import Evidence, Indicator
from .entries import Contents, Entry, contents_with, own_contents
from .recognition import Decision, Recogniser

if TYPE_CHECKING:
    from ..report import Report
    from .suggestions import Suggestion


class Catalogue:
    """Canonical indicators by code, in order of precedence.

    >>> catalogue = Catalogue.default()
    >>> catalogue["cert.new"].name, "cert.new" in [entry.code for entry in catalogue]
    ('Chứng thư số cấp mới', True)
    >>> catalogue["cert.nw"]
    Traceback (most recent call last):
    KeyError: "no indicator 'cert.nw'; nearest: cert.new"
    """

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._by_code = {entry.code: entry for entry in contents.entries}

    @classmethod
    def default(cls) -> Catalogue:
        """The catalogue that comes with the package (data/catalogue/), the same object at every call."""
        return _default()

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Catalogue:
        """The default with the entries of a TOML file before it.

        An entry with a known code adds its wordings to that entry's, and what else it says replaces what that one said.
        BaocaoError, naming file, entry and remedy, for what is no catalogue.
        """
        return cls(contents_with(path))

    def __getitem__(self, code: str) -> Entry:
        """Entry of a code; KeyError, naming the nearest codes, where there is none."""
        if code in self._by_code:
            return self._by_code[code]
        near = difflib.get_close_matches(code, self._by_code, n=3)
        raise KeyError(f"no indicator {code!r}" + (f"; nearest: {', '.join(near)}" if near else ""))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._contents.entries)

    def __len__(self) -> int:
        return len(self._contents.entries)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self)} indicators>"

    def _repr_html_(self) -> str:
        """Code, name, unit, kind, nature and the first wordings of every entry."""
        columns = ("code", "name", "unit", "kind", "nature")
        head = "".join(f"<th>{column}</th>" for column in (*columns, "wordings"))
        rows = (
            "".join(f"<td>{html.escape(str(getattr(entry, column) or ''))}</td>" for column in columns)
            + f"<td>{html.escape('; '.join((*entry.wordings, *entry.short)[:3]))}</td>"
            for entry in self
        )
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<p><b>{html.escape(repr(self))}</b></p><table><tr>{head}</tr>{body}</table>"

    def recognise(self, indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
        """The figures of one report, in the same order, with the code of the one entry that fits, else None.

        The rule that gave a code ends the evidence. Give all figures of a report together: wholes and
        neighbours tell what short names mean.
        """
        return tuple(map(_with_code, indicators, self._recogniser.decide(indicators)))

    def suggest(self, reports: Iterable[Report], *, at_least: int = 3) -> list[Suggestion]:
        """Names that at least so many reports use for figures that no entry fits, the most frequent first."""
        from .suggestions import suggestions

        return suggestions(self, reports, at_least)

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self._contents.entries, self._contents.fields)


@cache
def _default() -> Catalogue:
    return Catalogue(own_contents())


def _with_code(i: Indicator, decision: Decision | None) -> Indicator:
    if decision is None and i.code is None:
        return i
    evidence = tuple(found for found in i.evidence if found.field != "code")
    if decision is None:
        return replace(i, code=None, evidence=evidence)
    return replace(i, code=decision.code, evidence=(*evidence, Evidence("code", decision.rule)))
