"""What the table of natures asks of each figure: its mark, plan, time, verb and noun, as short words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from ..language.clauses import Clause, before_in_sentence
from ..language.phrase import LEFT, Phrase
from ..records import Role
from .bases import Standing
from .heads import Governed, governed, sort_of_rate
from .plans import base_of_bracket, is_asked_for, is_planned, lists_plans
from .said import Said
from .unit_names import is_per_head
from .units import Unit

FEATURES = ("mark", "plan", "told", "standing", "own", "when", "state", "aspect", "sort", "rate")
Features = dict[str, str]
"""By name; an empty value says nothing."""

_BEGINS = frozenset({".", ";", ":"})
"""Marks behind which a figure speaks for itself: "11 quầy giao dịch; …"."""


def features_of(said: Said, role: Role, outer: Features, governing: Sequence[Governed]) -> list[Features]:
    """What the table asks of each clause; an empty value says nothing."""
    found: list[Features] = []
    listed = False
    told: set[int] = set()
    carried: dict[int, str] = {}
    moved = {link.whole for link in said.links if link and link.cue and said.is_movement(link.whole)}
    for at, clause in enumerate(said.clauses):
        if clause.parted == "." and not clause.depth:
            carried, listed = {}, False
        listed = listed or any(p.text == ":" for p in clause.between[-1:])
        features = _of_clause(said, at, governing[at], moved=at in moved)
        last = _last_head(said, at)
        if last is None and clause.cue and clause.sentence:
            last = _of_sentence_before(said, at)
        before = outer if last is None else found[last]
        if clause.cue and last is not None and features["state"] == "exist" and said.links[at] is None:
            features["state"] = ""  # "1.284 chuyến, gồm 96.540 con heo": what it holds is as it is
        bare = not features["aspect"] and features["state"] in ("", "colon", "named")
        if bare and any(p.sort == "total" for p in clause.lead):
            features["state"] = features["state"] or "named"  # "kết nạp 12 người; tổng số 3.106 hội viên"
            bare = features["state"] == "colon"
        if bare and (not found or (last is not None and _goes_on(said, at, last, listed))):
            _inherit(features, before, exists=_goes_on_existing(said, at))
        alone = not (features["state"] or features["aspect"] or clause.depth or any(map(_says, clause.lead)))
        if clause.parted in _BEGINS and alone:
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


def _says(phrase: Phrase) -> bool:
    """No small word before a figure: "Toàn huyện 24 tổ chức hội" tells no more than "24 tổ chức hội"."""
    return phrase.sort != "quantifier" and phrase.role not in ("time", "mark")


REACH = 64
"""Figures back that one may go on with."""


def _goes_on_existing(said: Said, at: int) -> bool:
    """People and bodies, and other things without a word of their own, exist where what is told before them does."""
    sort = said.units[at].sort
    return sort in ("person", "body") or (sort in ("thing", "place") and not any(map(_says, said.clauses[at].lead)))


def _inherit(features: Features, before: Features, *, exists: bool) -> None:
    """Take over what governs the figure before, or the line that introduces it; `exists` for people and bodies."""
    features["aspect"] = before.get("aspect", "")
    states = ("exist", *LEFT, *(("named", "bare", "colon") if exists else ()))
    if before.get("state") in states and not features["state"]:
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


def _of_sentence_before(said: Said, at: int) -> int | None:
    """What a sentence that begins with "Cụ thể:", "Chia theo địa bàn:" details: the first figure of the one before."""
    sentence = said.clauses[at].sentence - 1
    before = takewhile(lambda other: said.clauses[other].sentence >= sentence, range(at - 1, -1, -1))
    stands = (o for o in before if not said.clauses[o].depth and not said.standings[o].is_difference)
    return min((o for o in stands if said.clauses[o].sentence == sentence), default=None)


def _goes_on(said: Said, at: int, last: int, listed: bool) -> bool:
    """A list without verbs of its own: "cấp 138 giấy phép, 12 chứng chỉ"; across ";" in a list, or with its unit."""
    parted = [
        said.clauses[other].parted
        for other in range(last + 1, at + 1)
        if said.clauses[other].group == said.clauses[at].group
    ]
    return set(parted) <= {",", ""} or listed or said.units[at].name == said.units[last].name


def _of_clause(said: Said, at: int, governing: Governed, *, moved: bool) -> Features:
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
        "standing": "" if moved else _standing(clause, said.standings[at], unit, governing),
        "own": own,
        "when": "base" if base_of_bracket(clause) == "earlier" else own or carried,
        "state": "reach" if said.standings[at].sort == "reach" else governing.state,
        "aspect": "event"
        if moved or (clause.figure.form == "zero" and governing.state in ("", "colon") and not governing.aspect)
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
        return planned if clause.is_slashed else planned or "noun"  # "512,6 ha/KH 505 ha": the fact goes on
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
