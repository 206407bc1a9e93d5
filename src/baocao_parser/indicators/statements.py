"""Clauses → Statements: one figure with its unit, its links, its nature and its name, wherever it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import cast

import msgspec

from ..language.clauses import Clause, clauses_of, words
from ..language.phrase import Phrase, Words
from ..language.phrases import phrases_of
from ..outline.roles import role_of
from ..records import Bound, Kind, Mention, Role
from .bases import CHANGES, Standing, standings_of
from .calendar import Calendar
from .features import Features
from .frames import Frame, Framing, framings_of
from .labels import Label, Naming
from .links import links_of, shared_with_wholes
from .natures import Decision, natures_of
from .printed_units import unit_of_line
from .said import Link, Measured, Said
from .topics import topics_of
from .units import Unit, units_of


class Statement(msgspec.Struct, frozen=True, gc=False):
    """What one figure of a paragraph says; offsets count in the paragraph."""

    clause: Clause | None
    """None for a cell of a table."""
    unit: Unit
    standing: Standing
    framing: Framing
    link: Link | None
    decision: Decision
    label: Label
    mention: Mention
    features: Features = {}
    topic: str = ""
    """The run-in topic of its paragraph, "" for none."""


class Context(msgspec.Struct, frozen=True):
    """What is known before a paragraph is read."""

    calendar: Calendar = Calendar()
    role: Role = "general"
    topic: str = ""
    opening: Frame | None = None
    outer: Features = {}
    """What governs the line that introduces the paragraph (`features.Features`)."""
    declared: Unit | None = None
    """The unit of money that a line before has given all bare figures: "(ĐVT: triệu đồng)"."""


NO_CONTEXT = Context()
"""Nothing is known."""


def statements_of(text: str, context: Context = NO_CONTEXT) -> list[Statement]:
    """The statements of a paragraph, in order; [] where it holds no figure."""
    phrases = phrases_of(text, context.calendar.year)
    if not any(phrase.figure for phrase in phrases):
        return []
    said = said_of(text, context)
    topics = topics_of(phrases)
    topic = topics[0]
    role = _role_of_topic(text.partition(":")[0], context.role) if topic else None
    decisions, features = natures_of(said, role or context.role, context.outer)
    labels = Naming(said, topics, context.topic).all()
    return [
        Statement(c, u, s, f, k, d, name, mention_of(text, c, u, s), g, topic)
        for c, u, s, f, k, d, name, g in zip(
            said.clauses,
            said.units,
            said.standings,
            said.framings,
            said.links,
            decisions,
            labels,
            features,
            strict=True,
        )
    ]


def _role_of_topic(topic: str, role: Role) -> Role | None:
    """ "Nhiệm vụ tháng 12: khai thác 1.600 tấn" is a plan; "Về nhiệm vụ khoa học: quản lý 41 nhiệm vụ" names no time"""
    timed = any(map(str.isdecimal, topic))
    return role_of(topic, role if timed or role != "general" else "results")


def declared_by(line: str) -> Unit | None:
    """The unit of money, with its scale, that a line gives all bare figures behind it; None for any other line.

    >>> declared_by("Số liệu thu 11 tháng (Đvt: triệu đồng)").scale, declared_by("ĐVT: hồ sơ"), declared_by("Thu 12")
    (Decimal('1000000'), None, None)
    """
    told = unit_of_line(line)
    found = statements_of(f"1 {told}") if told else []
    if len(found) != 1 or found[0].unit.kind != "money":
        return None
    return msgspec.structs.replace(found[0].unit, scale=found[0].mention.value)


def said_of(text: str, context: Context = NO_CONTEXT) -> Said:
    """The clauses of a paragraph with all that is known of each; without clauses where it holds no figure."""
    phrases = phrases_of(text, context.calendar.year)
    clauses = clauses_of(phrases)
    standings = standings_of(clauses, words_behind(phrases, clauses))
    framings = framings_of(clauses, standings, context.calendar, context.opening)
    units = units_of(text, clauses, standings, context.declared)
    measured = Measured(clauses, units, standings, framings)
    links = links_of(measured)
    return Said(clauses, shared_with_wholes(measured, links), standings, framings, links)


def is_stated(statement: Statement) -> bool:
    """Whether a heading states a figure, "Đã giải quyết 2.118 hồ sơ", or has one in its name, "12 nhiệm vụ"."""
    clause = statement.clause
    if clause is None or not statement.unit.name:
        return False
    told = any(
        p.word_class == "relation" or p.sort == "done" or (p.aspect in ("event", "state") and not p.general)
        for p in clause.lead
    )
    return told or bool(clause.lead and clause.lead[-1].text == ":")


def when_words(statement: Statement) -> str:
    """The words that say when a figure holds, or that it is planned: "lũy kế 6 tháng", "kế hoạch năm"; "" for none."""
    clause, features = statement.clause, statement.features
    if clause is None:
        return ""
    if features.get("plan") == "base" or features.get("when") == "base":
        return words([p for p in clause.base_before if p.role != "mark" and p.sort != "against"][-4:])
    if features.get("plan") == "own":
        plans = [p for p in clause.lead if p.sort == "plan" or p.aspect == "plan"]
        if plans:
            return plans[-1].text
    frame = statement.framing.own or statement.framing.carried
    if frame is None:
        return ""
    near = (*clause.between, *clause.lead, *clause.tail, *clause.asides)
    at = next((i for i, p in enumerate(near) if p.start == frame.phrase.start), None)
    if at is None:
        return frame.phrase.text
    around = [
        p.text
        for p in near[max(0, at - 1) : at + 2]
        if p is frame.phrase or p.role == "time" or p.word_class == "frame"
    ]
    return " ".join(around)


def words_behind(phrases: Sequence[Phrase], clauses: Sequence[Clause]) -> list[Words]:
    """For each clause all phrases between its figure and the lead of the next, brackets left out; () for none."""
    starts = [clause.lead[0].start if clause.lead else clause.phrase.start for clause in clauses]
    closed = _closed(phrases)
    found = []
    for at, clause in enumerate(clauses):
        following = clauses[at + 1] if at + 1 < len(clauses) else None
        end = (
            starts[at + 1]
            if following and following.sentence == clause.sentence and following.depth <= clause.depth
            else None
        )
        found.append(tuple(_outside_brackets(phrases, closed, clause.phrase.end, end)))
    return found


def _closed(phrases: Sequence[Phrase]) -> dict[int, int]:
    """Where each bracket that is closed ends, by where it opens: positions among the phrases."""
    opened, closed = list[int](), dict[int, int]()
    for at, phrase in enumerate(phrases):
        if phrase.role == "mark" and phrase.text in "([":
            opened.append(at)
        elif phrase.role == "mark" and phrase.text in ")]" and opened:
            closed[opened.pop()] = at
    return closed


def _outside_brackets(
    phrases: Sequence[Phrase], closed: Mapping[int, int], start: int, end: int | None
) -> list[Phrase]:
    kept, at = list[Phrase](), bisect_left(phrases, start, key=attrgetter("start"))
    while at < len(phrases):
        phrase = phrases[at]
        if end is not None and phrase.start >= end:
            break
        if phrase.role == "mark" and phrase.text in "([":
            at = closed.get(at, len(phrases))
        elif phrase.figure or (phrase.role == "mark" and phrase.text in ".!?)]"):
            break
        else:
            kept.append(phrase)
        at += 1
    return kept


def mention_of(text: str, clause: Clause, unit: Unit, standing: Standing) -> Mention:
    """The figure as written, with its unit, its kind and its bound."""
    figure = clause.figure
    kind = _kind(clause, unit, standing)
    scaled = unit.kind == "money" or figure.decimals  # "4,31 triệu tấn (xuất khẩu 0,64, nhập khẩu 1,72)"
    scale = unit.scale if unit.rule == "shared" and scaled and figure.scale == 1 else 1
    value, alternatives = figure.value, figure.alternatives if kind in ("count", "fraction", "money") else ()
    if alternatives and unit.name and kind in ("count", "money") and figure.scale == 1:
        value, alternatives = alternatives[0], (figure.value,)  # "1,022 người": nobody counts in thousandths
    return Mention(
        text=text[figure.start : figure.end],
        start=figure.start,
        end=figure.end,
        value=value * scale,
        total=figure.other * scale if figure.other is not None and figure.form in ("fraction", "rank") else None,
        upper=figure.other * scale if figure.other is not None and figure.form == "range" else None,
        unit=unit.name,
        kind=kind,
        bound=_bound(clause),
        decimals=figure.decimals,
        unit_start=unit.start,
        unit_end=unit.end,
        rule="stated_zero" if figure.form == "zero" else figure.form or ("percent" if figure.percent else "numeral"),
        alternatives=alternatives,
    )


def _kind(clause: Clause, unit: Unit, standing: Standing) -> Kind:
    form = clause.figure.form
    if form in ("rank", "fraction", "range"):
        return cast("Kind", form)
    if unit.name == "lần" and (standing.sort in CHANGES or standing.sort in ("times", "equal")):
        return "ratio_times"
    if unit.name == "điểm" and (clause.figure.decimals or any(p.sort == "mark" for p in clause.lead)):
        return "measure"
    return cast("Kind", unit.kind or "count")


def _bound(clause: Clause) -> Bound:
    """How exact the figure claims to be, by the words beside it."""
    for phrase in reversed(clause.lead):
        if phrase.plays("behind"):
            break  # of a limit before: "90 tuổi trở lên 951 cụ"
        if phrase.word_class == "bound":
            return cast("Bound", phrase.sort)
        if phrase.entry and phrase.entry.bound:
            return cast("Bound", phrase.entry.bound)
        if not (phrase.sort in ("attain", "is", "exist", "filler", "prep") or phrase.role == "time" or phrase.aspect):
            break
    for phrase in clause.tail[:3]:
        if phrase.plays("behind"):
            return cast("Bound", phrase.sort)
    return "exact"
