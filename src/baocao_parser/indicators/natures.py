"""Flow, stock, running total, change, plan or earlier value: decided once a head, by one table (data/natures.tsv)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import msgspec
from msgspec.structs import replace

from ..data import rows_of
from ..language.clauses import Clause, before_in_sentence
from ..language.phrase import Phrase
from ..records import Evidence, Indicator, Nature, Role
from .features import FEATURES, Features, features_of
from .heads import Governed, governed
from .said import Link, Said


class Decision(msgspec.Struct, frozen=True, gc=False):
    """A nature and the row that gave it."""

    nature: Nature | None
    row: int
    """Number of the row in data/natures.tsv, from 1; 0 where the figure takes that of its whole."""
    cues: tuple[Phrase, ...] = ()
    """The words that made the row fit."""

    @property
    def is_unsaid(self) -> bool:
        """Nothing but its noun decided, or nothing at all: the last two rows."""
        return self.row >= len(_rows()) - 1

    @property
    def rule(self) -> str:
        """ "row 7" of the table; "of_whole"; "nothing_said" where only the last line was left."""
        return "of_whole" if not self.row else "nothing_said" if self.by_last_line else f"row {self.row}"

    @property
    def by_last_line(self) -> bool:
        """Nothing was said of its time: decided by the last row alone."""
        return self.row == len(_rows())


class _Row(msgspec.Struct, frozen=True):
    nature: Nature | None
    conditions: tuple[tuple[str, bool, frozenset[str]], ...]
    """(feature, whether one of the values is asked for or forbidden, values)"""

    def fits(self, features: Features) -> bool:
        """Whether a figure's features meet all conditions."""
        return all((features[name] in values) is wanted for name, wanted, values in self.conditions)


@cache
def _rows() -> tuple[_Row, ...]:
    rows = []
    for row in rows_of("natures.tsv"):
        conditions = tuple(
            (name, not row[name].startswith("!"), frozenset(row[name].lstrip("!").split("|")))
            for name in FEATURES
            if row[name]
        )
        rows.append(_Row(None if row["nature"] == "none" else row["nature"], conditions))  # type: ignore[arg-type]
    return tuple(rows)


def decide(features: Features, cues: Mapping[str, Phrase] = {}) -> Decision:
    """Nature of a figure by its features; `cues` are the words behind them.

    >>> decide({"aspect": "event", "when": "total"}).nature, decide({"mark": "yes"}).nature
    ('cumulative', None)
    >>> decide({}).by_last_line
    True
    """
    number = _fitting(tuple([features.get(name, "") for name in FEATURES]))
    row = _rows()[number - 1]
    asked = [name for name, wanted, _ in row.conditions if wanted and name in cues]
    return Decision(row.nature, number, tuple(dict.fromkeys(cues[name] for name in asked)))


@lru_cache(maxsize=4096)  # few of all combinations come up
def _fitting(values: tuple[str, ...]) -> int:
    """Number of the first row that fits a figure with these features, in the order of FEATURES."""
    features = dict(zip(FEATURES, values, strict=True))
    return next(number for number, row in enumerate(_rows(), 1) if row.fits(features))  # the last row asks nothing


OWN_LINES = frozenset({None, "target", "change", "prior"})
"""Natures that a part has by its own words, whatever its whole is."""


def with_nature_of(record: Indicator, other: Indicator) -> Indicator:
    """A figure that says nothing of itself, with the nature of another and the period that goes with it."""
    if record.nature == other.nature:
        return record
    named = record.decided("period") == "named"
    told = record if named else other
    kept = [found for found in record.evidence if found.field not in ("nature", "period")]
    period = [found for found in told.evidence if found.field == "period"]
    evidence = (*kept, Evidence("nature", "of_whole"), *period)
    return replace(record, nature=other.nature, period=told.period, evidence=evidence)


def natures_of(said: Said, role: Role, outer: Features | None = None) -> tuple[list[Decision], list[Features]]:
    """Nature of every clause's figure, of a whole first and then of its parts; and the features that decided.

    `outer` are the features of the line that introduces the paragraph.
    """
    following = (*said.clauses[1:], None)
    governing = [governed(c, u, f) for c, u, f in zip(said.clauses, said.units, following, strict=True)]
    features = features_of(said, role, outer or {}, governing)
    own = [decide(f, _cues(said, at, governing[at])) for at, f in enumerate(features)]
    decided = list(own)
    for at, decision in enumerate(own):
        head = _head(said, features, at)
        of = None if head is None else decided[head] if head < at else own[head]
        if (
            of
            and decision.nature not in OWN_LINES
            and not _stands_apart(of, features[at], said.links[at], governing[at])
        ):
            decided[at] = Decision(of.nature, 0, of.cues)
    return decided, features


def _stands_apart(of: Decision, features: Features, link: Link | None, governing: Governed) -> bool:
    """Whether a figure has a nature of its own, though `of` is that of its head.

    "còn nằm viện 12 ca" of those treated; "2.140 trạm, trong đó phát triển mới trong tháng 08 trạm".
    """
    rest = governing.verb is not None and governing.verb.plays("rest")  # "còn lại 26 cơ sở"
    stands = bool(link) and features["aspect"] == "state" and features["state"] != "exist" and not rest
    found = link is not None and link.rule == "outcome"  # "theo dõi 11 công trình, phát hiện 2 công trình sai thiết kế"
    happens = features["aspect"] == "event" and (found or features["own"] == "within")
    return stands or (of.nature == "stock" and happens)


def _head(said: Said, features: Sequence[Features], at: int) -> int | None:
    """The figure whose nature this one takes: its whole, what a completion rate is of, the first of a pair."""
    link, clause, standing = said.links[at], said.clauses[at], said.standings[at]
    if link:
        return link.whole
    if at and _depends(clause) and said.clauses[at - 1].group == clause.group:
        return at - 1
    if clause.figure.percent and (standing.base_sort == "plan" or standing.sort == "attain"):
        for other in before_in_sentence(said.clauses, at) if clause.parted != "." else ():
            candidate = said.clauses[other]
            if (
                not said.standings[other].is_difference
                and not candidate.figure.percent
                and candidate.depth <= clause.depth
                and features[other]["plan"] in ("", "section")
            ):
                return other
        return None
    if clause.depth and clause.host is not None and not features[at]["own"]:
        other_words = any(p.role == "mark" for p in clause.base_before)  # "tăng 1,4 điểm, cao nhất là Kim Sơn (29,1%)"
        return None if other_words and said.is_change(clause.host) else clause.host
    return None


_JOINS = frozenset({"with", "prep", "and", "filler"})


def _depends(clause: Clause) -> bool:
    """Nothing but a small word leads to the figure: "/62 đối tượng", "với 3.105 hộ vay", "thông qua 92 tổ"."""
    lead = [p for p in clause.lead if p.word_class != "bound"]
    return bool(lead) and clause.parted == "" and all(p.sort in _JOINS or p.text == "/" for p in lead)


def _cues(said: Said, at: int, governing: Governed) -> dict[str, Phrase]:
    """The words behind the features of a clause."""
    clause, standing, framing = said.clauses[at], said.standings[at], said.framings[at]
    frame = framing.own or framing.carried
    plan = next((p for p in (*clause.lead, *clause.between) if p.sort == "plan" or p.aspect == "plan"), None)
    found = {
        "mark": governing.head,
        "plan": plan,
        "standing": standing.verb or (standing.base[0] if standing.base else None),
        "own": framing.own.phrase if framing.own else None,
        "when": frame.phrase if frame else None,
        "state": governing.cues[0] if governing.cues else None,
        "aspect": governing.verb or (governing.cues[0] if governing.cues else None),
        "sort": governing.head,
    }
    return {name: phrase for name, phrase in found.items() if phrase is not None}
