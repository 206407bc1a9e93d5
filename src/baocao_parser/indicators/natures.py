"""Flow, stock, running total, change, plan or earlier value: decided once for each head, by one table (data/natures.tsv)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from ..data import rows_of
from ..language.clauses import Clause, Words
from ..language.phrases import Phrase
from ..records import Nature, Role
from .bases import CHANGES, Standing
from .frames import Framing
from .links import Link
from .units import Unit

FEATURES = ("mark", "plan", "told", "standing", "when", "state", "aspect", "sort", "rate")


class Decision(msgspec.Struct, frozen=True, gc=False):
    """A nature and the row that gave it."""

    nature: Nature | None
    row: int
    """Number of the row in data/natures.tsv, from 1; 0 where the figure takes that of its whole."""
    cues: tuple[Phrase, ...] = ()
    """The words that made the row fit."""

    @property
    def by_last_line(self) -> bool:
        """Nothing was said of its time: decided by the last row alone."""
        return self.row == len(_rows())


class _Row(msgspec.Struct, frozen=True):
    nature: Nature | None
    conditions: tuple[tuple[str, bool, frozenset[str]], ...]
    """(feature, whether one of the values is asked for or forbidden, values)"""

    def fits(self, features: dict[str, str]) -> bool:
        """Whether a figure's features meet all conditions."""
        return all((features.get(name, "") in values) is wanted for name, wanted, values in self.conditions)


@cache
def _rows() -> tuple[_Row, ...]:
    rows = []
    for row in rows_of("natures.tsv"):
        conditions = tuple(
            (name, not row[name].startswith("!"), frozenset(row[name].lstrip("!").split("|"))) for name in FEATURES if row[name]
        )
        rows.append(_Row(None if row["nature"] == "none" else row["nature"], conditions))  # type: ignore[arg-type]
    return tuple(rows)


def decide(features: dict[str, str]) -> Decision:
    """Nature of a figure by its features.

    >>> decide({"aspect": "event", "when": "total"}).nature, decide({"mark": "yes"}).nature
    ('cumulative', None)
    >>> decide({}).by_last_line
    True
    """
    for number, row in enumerate(_rows(), 1):
        if row.fits(features):
            return Decision(row.nature, number)
    raise AssertionError("the last row asks nothing")


OWN_LINES = frozenset({None, "target", "change", "prior"})
"""Natures that a part has by its own words, whatever its whole is."""


def natures_of(
    clauses: Sequence[Clause],
    units: Sequence[Unit],
    standings: Sequence[Standing],
    framings: Sequence[Framing],
    links: Sequence[Link | None],
    role: Role,
    outer: Sequence[Phrase] = (),
) -> list[Decision]:
    """Nature of every clause's figure: of a whole first, then of its parts."""
    features = features_of(clauses, units, standings, framings, role, outer)
    own = [decide(f) for f in features]
    decided: list[Decision] = []
    for at, decision in enumerate(own):
        head = _head(clauses, standings, links, at)
        if head is not None and decision.nature not in OWN_LINES:
            decided.append(Decision((decided[head] if head < at else own[head]).nature, 0))
        else:
            decided.append(decision)
    return decided


def _head(
    clauses: Sequence[Clause], standings: Sequence[Standing], links: Sequence[Link | None], at: int
) -> int | None:
    """The figure whose nature this one takes: its whole, or what a completion rate or a bracket is of."""
    link = links[at]
    if link:
        return link.whole
    standing, clause = standings[at], clauses[at]
    if clause.figure.percent and (standing.base_sort == "plan" or standing.sort == "attain"):
        for other in range(at - 1, -1, -1):
            if clauses[other].sentence != clause.sentence or clause.parted == ".":
                return None
            apart = standings[other].sort in CHANGES or standings[other].sort == "times"
            if not apart and not clauses[other].figure.percent:
                return other
    return clause.host if clause.depth else None


def features_of(
    clauses: Sequence[Clause],
    units: Sequence[Unit],
    standings: Sequence[Standing],
    framings: Sequence[Framing],
    role: Role,
    outer: Sequence[Phrase],
) -> list[dict[str, str]]:
    """What the table asks of each clause; an empty value says nothing."""
    found: list[dict[str, str]] = []
    carried_plan = False
    for at, (clause, unit, standing, framing) in enumerate(zip(clauses, units, standings, framings, strict=True)):
        if clause.parted == "." and not clause.depth:
            carried_plan = False
        features = _of_clause(clause, unit, standing, framing)
        before = found[-1] if found else {}
        if not features["aspect"] and not features["state"] and at and _goes_on(clauses, at):
            features["aspect"] = before["aspect"]
            if features["sort"] in ("", before["sort"]):
                features["state"] = before["state"]
        if not features["aspect"] and not features["state"]:
            outside = [p for p in outer if p.aspect]
            if outside:
                features["aspect"] = outside[-1].aspect
        if features["plan"] == "verb":
            features["plan"], carried_plan = "own", True
        elif not features["plan"] and carried_plan:
            features["plan"] = "carried"
        elif not features["plan"] and role in ("plan", "requests"):
            features["plan"] = "section"
        found.append(features)
    return found


def _goes_on(clauses: Sequence[Clause], at: int) -> bool:
    """A list without a verb of its own: "cấp 138 giấy phép, 12 chứng chỉ"."""
    clause, before = clauses[at], clauses[at - 1]
    return clause.sentence == before.sentence and clause.parted in (",", "") and clause.group == before.group


def _of_clause(clause: Clause, unit: Unit, standing: Standing, framing: Framing) -> dict[str, str]:
    aspect, state = _predicate(clause)
    own = framing.own.sort if framing.own else ""
    carried = framing.carried.sort if framing.carried else ""
    when = own or carried
    return {
        "mark": "yes" if _is_mark(clause, unit) else "",
        "plan": _plan(clause, standing, when),
        "told": "yes" if any(p.sort in ("done", "going", "now", "remain") for p in (*clause.lead, *clause.tail)) else "",
        "standing": _standing(clause, standing),
        "when": "base" if _in_base_bracket(clause) == "earlier" else when,
        "state": state,
        "aspect": aspect,
        "sort": _sort(clause, unit),
        "rate": _rate(clause, unit),
    }


def _is_mark(clause: Clause, unit: Unit) -> bool:
    if clause.figure.form == "rank":
        return True
    head = next((p for p in clause.lead if p.word_class == "quantity"), None)
    marked = head is not None and head.sort == "mark"
    return (unit.name == "điểm" and (marked or bool(clause.figure.decimals))) or (marked and not unit.name)


def _standing(clause: Clause, standing: Standing) -> str:
    if standing.sort in CHANGES or standing.sort == "times":
        return "change"
    if standing.base_sort == "plan":
        return "completion"
    if standing.sort in ("equal", "contribute") and clause.figure.percent and standing.base:
        return "change"
    return "change" if standing.base_sort == "earlier" and clause.figure.percent else ""


def _plan(clause: Clause, standing: Standing, when: str) -> str:
    bracket = _in_base_bracket(clause)
    if bracket == "plan":
        return "base"
    if any(p.aspect == "plan" for p in (*clause.between, *clause.lead)):
        return "verb"
    if when == "later":
        return "own"
    used = {p.start for p in standing.base}
    nouns = [p for p in clause.lead if p.sort == "plan" and p.start not in used and p.aspect != "plan"]
    if not nouns:
        return ""
    at = clause.lead.index(nouns[-1])
    behind = clause.lead[at + 1 :]
    before = clause.lead[at - 1] if at else None
    if before is not None and before.text.lower() in ("theo", "thực hiện", "so với", "hoàn thành", "với"):
        return ""
    return "" if any(p.aspect in ("event", "keep") or p.word_class == "relation" for p in behind) else "own"


def _in_base_bracket(clause: Clause) -> str:
    """What a bracket right behind a base holds: the base's own value."""
    for phrase in reversed(clause.base_before):
        if phrase.sort == "plan":
            return "plan"
        if phrase.sort == "earlier" or phrase.role == "time":
            return "earlier" if any(p.sort in ("against", "earlier") for p in clause.base_before) else ""
        if phrase.sort in ("prep",) or phrase.role == "word" or phrase.word_class in ("noun", "verb", "qualifier"):
            continue
        return ""
    return ""


def _predicate(clause: Clause) -> tuple[str, str]:
    """(aspect, state) that govern a figure: of its lead, then of its tail."""
    aspect, state = _of_lead(clause.lead)
    if aspect in ("", "exist") or state in ("exist", "is", "colon", ""):
        behind_aspect, behind_state = _of_tail(clause.tail)
        if not aspect and (behind_aspect or behind_state):
            return behind_aspect, behind_state or ("" if behind_aspect == "event" else state)
    return aspect, state


def _of_lead(lead: Words) -> tuple[str, str]:
    state = "colon" if lead and lead[-1].text == ":" else ""
    for at in range(len(lead) - 1, -1, -1):
        phrase = lead[at]
        if phrase.sort == "reach" and phrase.word_class == "relation":
            return "", "reach"
        if phrase.text.lower() == "từ" and at == len(lead) - 1:
            return "", "from"
        if phrase.sort in ("going", "notyet", "remain"):
            return "", phrase.sort
        if phrase.aspect:
            if at and lead[at - 1].sort in ("going", "notyet"):
                return "", lead[at - 1].sort
            return phrase.aspect, state
        if phrase.sort in ("done", "passive"):
            return "event", state
        if phrase.sort in ("exist", "is") and not state:
            state = phrase.sort
        elif phrase.word_class == "link" and phrase.sort == "parts" and not state:
            state = "is"
    return "", state


def _of_tail(tail: Words) -> tuple[str, str]:
    for at, phrase in enumerate(tail):
        if phrase.sort in ("going", "notyet", "remain"):
            return "", phrase.sort
        if at and phrase.aspect and phrase.aspect != "plan":
            return phrase.aspect, ""
        if phrase.sort in ("done", "passive"):
            verb = next((p for p in tail[at + 1 :] if p.aspect), None)
            return (verb.aspect if verb else "event"), ""
        if phrase.role == "mark":
            break
    return "", ""


def _sort(clause: Clause, unit: Unit) -> str:
    head = next((p for p in clause.lead if p.word_class == "quantity" and p.sort not in ("total", "rate", "plan")), None)
    if head is not None:
        return head.sort
    if unit.sort:
        return unit.sort
    noun = next((p for p in clause.lead if p.word_class == "noun"), None)
    return noun.sort if noun else ""


def _rate(clause: Clause, unit: Unit) -> str:
    """Of what a percentage is a rate: things that stand, or events."""
    if unit.kind != "percent":
        return ""
    nouns = [p for p in (*clause.lead, *clause.tail) if p.word_class in ("noun",) and p.sort]
    if any(p.aspect == "lasting" for p in (*clause.lead, *clause.tail)):
        return "standing"
    if not nouns:
        return ""
    return "standing" if nouns[0].sort in ("person", "body", "place", "thing") else nouns[0].sort
