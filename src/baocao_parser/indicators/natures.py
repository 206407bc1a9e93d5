"""Flow, stock, running total, change, plan or earlier value: decided once a head, by one table (data/natures.tsv)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice

import msgspec

from ..data import rows_of
from ..language.clauses import Clause, before_in_sentence
from ..language.phrase import LEFT, Phrase
from ..records import Nature, Role
from .bases import Standing
from .heads import Governed, governed, sort_of_rate
from .plans import base_of_bracket, is_asked_for, is_planned, lists_plans
from .said import Said
from .units import Unit, is_per_head

FEATURES = ("mark", "plan", "told", "standing", "own", "when", "state", "aspect", "sort", "rate")
Features = dict[str, str]


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
        return all((features.get(name, "") in values) is wanted for name, wanted, values in self.conditions)


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
    for number, row in enumerate(_rows(), 1):
        if row.fits(features):
            asked = [name for name, wanted, _ in row.conditions if wanted and name in cues]
            return Decision(row.nature, number, tuple(dict.fromkeys(cues[name] for name in asked)))
    raise AssertionError("the last row asks nothing")


OWN_LINES = frozenset({None, "target", "change", "prior"})
"""Natures that a part has by its own words, whatever its whole is."""


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
        carried_over = features[at]["aspect"] == "state" and features[at]["state"] != "exist"
        if head is not None and decision.nature not in OWN_LINES and not (said.links[at] and carried_over):
            of = decided[head] if head < at else own[head]
            decided[at] = Decision(of.nature, 0, of.cues)
    return decided, features


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
        return clause.host
    return None


_BEGINS = frozenset({".", ";", ":"})
"""Marks behind which a figure speaks for itself: "11 quầy giao dịch; …"."""
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


def features_of(said: Said, role: Role, outer: Features, governing: Sequence[Governed]) -> list[Features]:
    """What the table asks of each clause; an empty value says nothing."""
    found: list[Features] = []
    listed = False
    told: set[int] = set()
    carried: dict[int, str] = {}
    for at, clause in enumerate(said.clauses):
        if clause.parted == "." and not clause.depth:
            carried, listed = {}, False
        listed = listed or any(p.text == ":" for p in clause.between[-1:])
        features = _of_clause(said, at, governing[at])
        last = _last_head(said, at)
        before = outer if last is None else found[last]
        bare = not features["aspect"] and features["state"] in ("", "colon", "named")
        if bare and (not found or (last is not None and _goes_on(said, at, last, listed))):
            _inherit(features, before)
        if clause.parted in _BEGINS and not (features["state"] or features["aspect"] or clause.lead or clause.depth):
            features["state"] = "bare"
        planned = carried.get(clause.group, carried.get(0, ""))
        carried[clause.group] = _plan(said, at, features, planned, role)
        if features["plan"] == "own":
            told.discard(clause.group)
        elif features["told"] or (clause.group in told and features["plan"]):
            told.add(clause.group)
            features["told"] = "yes"
        found.append(features)
    return found


REACH = 64
"""Figures back that one may go on with."""


def _inherit(features: Features, before: Features) -> None:
    """Take over what governs the figure before, or the line that introduces it."""
    features["aspect"] = before.get("aspect", "")
    if before.get("state") in ("exist", *LEFT) and not features["state"]:
        features["state"] = before["state"]
    for name in ("sort", "rate"):
        if not features[name]:
            features[name] = before.get(name, "")
    if not features["when"]:
        features["when"] = before.get("when", "")


def _last_head(said: Said, at: int) -> int | None:
    """The figure before that stands for itself: no change, no rate of another one."""
    clause = said.clauses[at]
    for other in islice(before_in_sentence(said.clauses, at), REACH):
        candidate, standing = said.clauses[other], said.standings[other]
        of_another = candidate.figure.percent and (standing.base or said.links[other])
        if candidate.group == clause.group and not standing.is_difference and not of_another:
            return other
    return None


def _goes_on(said: Said, at: int, last: int, listed: bool) -> bool:
    """A list without verbs of its own: "cấp 138 giấy phép, 12 chứng chỉ"; across ";" in a list, or with its unit."""
    parted = [
        said.clauses[other].parted
        for other in range(last + 1, at + 1)
        if said.clauses[other].group == said.clauses[at].group
    ]
    return set(parted) <= {",", ""} or listed or said.units[at].name == said.units[last].name


def _of_clause(said: Said, at: int, governing: Governed) -> Features:
    clause, unit, framing = said.clauses[at], said.units[at], said.framings[at]
    own = framing.own.sort if framing.own else ""
    carried = framing.carried.sort if framing.carried else ""
    words = (*clause.lead, *clause.tail)
    percent = unit.kind == "percent"
    return {
        "mark": "yes" if _is_mark(clause, unit, governing) else "",
        "plan": "",
        "told": "yes"
        if own in ("earlier", "now") or any(p.sort in ("done", "going", "now", "remain") for p in words)
        else "",
        "standing": _standing(clause, said.standings[at], unit, governing),
        "own": own,
        "when": "base" if base_of_bracket(clause) == "earlier" else own or carried,
        "state": "reach" if said.standings[at].sort == "reach" else governing.state,
        "aspect": "event"
        if clause.figure.form == "zero" and governing.state in ("", "colon") and not governing.aspect
        else governing.aspect,
        "sort": ""
        if percent and not (governing.head and governing.head.sort == "price")
        else _sort(clause, unit, governing),
        "rate": sort_of_rate(clause, unit) if percent else "",
    }


def _is_mark(clause: Clause, unit: Unit, governing: Governed) -> bool:
    if clause.figure.form == "rank":
        return True
    marked = governing.head is not None and governing.head.sort == "mark"
    return (unit.name == "điểm" and (marked or bool(clause.figure.decimals))) or (
        marked and (not unit.name or unit.kind == "measure")
    )


def _standing(clause: Clause, standing: Standing, unit: Unit, governing: Governed) -> str:
    if standing.is_difference or unit.kind == "percentage_point":
        return "change"
    if standing.base_sort == "plan":
        return "completion"
    grows = governing.head is not None and governing.head.sort == "growth"
    if grows or (clause.figure.percent and standing.base and standing.sort != "attain"):
        return "change"
    return "change" if standing.base_sort == "earlier" and clause.figure.percent else ""


def _plan(said: Said, at: int, features: Features, planned: str, role: Role) -> str:
    """Set the feature "plan" of a clause; gives what goes on: "verb" to the sentence's end, "noun" in a list."""
    clause, standing = said.clauses[at], said.standings[at]
    words = (*clause.between, *clause.lead)
    pair = clause.lead and clause.lead[-1].text == "/" and at > 0 and said.units[at].name == said.units[at - 1].name
    if base_of_bracket(clause) == "plan" or pair:  # "861 mũi/1.800 mũi"
        features["plan"] = "base"
        return planned
    if any(p.aspect == "plan" for p in (*words, *clause.asides)) or is_asked_for(words):
        features["plan"] = "own"
        return "verb"
    if features["when"] == "later":
        features["plan"] = "own"
        return planned
    if lists_plans(clause):
        features["plan"] = "own"  # "các chỉ tiêu cụ thể: …"
        return "verb"
    if is_planned(clause, standing):
        features["plan"] = "own"
        return planned or "noun"
    if planned == "verb" or (
        planned == "noun" and not governed(clause, said.units[at]).aspect and clause.parted in (",", "")
    ):
        features["plan"] = "carried"
        return planned
    if role in ("plan", "requests"):
        features["plan"] = "section"
    return "" if planned == "noun" else planned


def _sort(clause: Clause, unit: Unit, governing: Governed) -> str:
    head = governing.head
    if unit.kind == "measure" and unit.sort == "time":
        return ""
    if unit.kind in ("count", "measure") and unit.sort and unit.sort not in ("plan", "time"):
        return unit.sort
    rate = unit.kind == "money" and "/" in unit.name and not any(p.sort == "average" for p in clause.lead)
    if rate and not is_per_head(unit.name):
        return "price"
    if head is not None and head.word_class == "quantity" and head.sort not in ("rate", "growth"):
        return head.sort
    if unit.sort:
        return unit.sort
    return head.sort if head is not None and head.sort not in ("rate", "growth") else ""
