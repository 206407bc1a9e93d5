"""The words of a figure that name what it counts, without those that only lead to it, say when, or how much."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..language.clauses import Clause
from ..language.parting import noun_end
from ..language.phrase import Phrase, Words
from .bases import Standing
from .heads import head_of
from .said import Said
from .telling import is_verb, telling, text_of
from .unit_names import is_counter, is_pronoun
from .units import Unit

_OF_THE_SUM = frozenset({"total", "done", "keep"})
BARE_HEADS = frozenset({"amount", "balance", "price", "output", "extent", "rate", "mark"})


class Name(msgspec.Struct, frozen=True):
    """The words of a figure that tell what it counts, by what they are."""

    lead: Words = ()
    """Before the figure: "cấp mới", "diện tích gieo cấy lúa"."""
    noun: Words = ()
    """The counted noun behind it, where the label needs it."""
    rest: Words = ()
    """Behind the noun: "tổ chức", "đủ điều kiện thu hồi"."""

    @property
    def text(self) -> str:
        """As a label."""
        return text_of([*self.lead, *self.noun, *self.rest])

    @property
    def is_doing(self) -> bool:
        """A verb of its own says what was done with it, or how it stands."""
        return any(is_verb(p) for p in (*self.lead, *self.rest[:2]))

    @property
    def handed_on(self) -> Words:
        """What of the words before a figure holds of its parts, too.

        Not that it is a sum, that it is done, who does it, nor what offices do with everything: of "Tổng số hồ sơ đã
        tiếp nhận" they are "hồ sơ tiếp nhận".
        """
        deed = max((at for at, p in enumerate(self.lead) if p.aspect), default=0)
        left = [
            p
            for at, p in enumerate(self.lead)
            if p.sort not in _OF_THE_SUM and not (p.general and p.aspect) and not (p.sort == "body" and at < deed)
        ]
        while left and left[0].sort == "going" and not any(p.aspect for p in left[1:]):
            left.pop(0)  # "đang quản lý 164 đối tượng"
        return tuple(left)

    @property
    def thing(self) -> Words:
        """What is counted, without what was done with it: the noun with what stands behind it, or that of the lead."""
        if self.noun:
            stop = next((at for at, p in enumerate(self.rest) if is_verb(p)), len(self.rest))
            return (*self.noun, *self.rest[:stop])
        start = next((at for at, p in enumerate(self.lead) if not is_verb(p)), 0)
        return tuple(p for p in self.lead[start:] if p.sort not in _OF_THE_SUM)


def name_of(clause: Clause, unit: Unit, standing: Standing) -> Name:
    """The words before and behind a figure that tell what it counts."""
    used = {p.start for p in standing.comparing}
    lead = _headed(telling(_without_agent(clause.lead, unit), used))
    if not lead and len(clause.lead) == 2 and clause.lead[1].text == ":" and clause.lead[0].word_class == "relation":
        lead = [clause.lead[0]]  # "Đạt: 238 em"
    skip = noun_end(clause.tail)
    noun = clause.tail[:1] if skip else ()
    named = is_named(tuple(lead))
    said = f" {text_of(lead).lower()} "
    counts = unit.kind in ("count", "percent", "")  # "38,5% lực lượng lao động"
    if not counts or f" {unit.name.lower()} " in said or (named and is_counter(unit.name) and unit.sort != "event"):
        noun = ()
    return Name(tuple(lead), noun, tuple(telling(clause.tail[skip:], used, behind=True)))


class Named(Said, frozen=True):
    """The clauses of a paragraph with all that is known of each, and the words that name it."""

    names: Sequence[Name]
    turns: Sequence[int | None]
    """For each figure where "lần lượt" stood last, at it or before; None where it did not."""


def with_names(said: Said) -> Named:
    """The clauses of a paragraph, each with the words that name it."""
    names = [name_of(c, u, s) for c, u, s in zip(said.clauses, said.units, said.standings, strict=True)]
    people: Words = ()
    for at, (name, unit) in enumerate(zip(names, said.units, strict=True)):
        if not is_pronoun(unit.name):
            people = name.noun if unit.sort == "person" and name.noun else people
        elif people:
            names[at] = msgspec.structs.replace(name, noun=unsaid(people, name.lead))
    turns: list[int | None] = []
    for at, clause in enumerate(said.clauses):
        before = turns[-1] if at else None
        turns.append(at if any(p.sort == "in_turn" for p in clause.lead) else before)
    return Named(said.clauses, said.units, said.standings, said.framings, said.links, names, turns)


def _headed(lead: list[Phrase]) -> list[Phrase]:
    """A quantity behind what it is of goes first: "gạo thơm Jasmine giá" is "giá gạo thơm Jasmine"."""
    last = lead[-1] if lead else None
    if (
        last is None
        or last.word_class != "quantity"
        or last.sort not in BARE_HEADS
        or any(p.word_class == "quantity" or p.aspect for p in lead[:-1])
    ):
        return lead
    return [last, *lead[:-1]]


def _without_agent(lead: Words, unit: Unit) -> Words:
    """Who acts is no part of what is counted: "Bộ phận Một cửa tiếp nhận 12 hồ sơ", "huyện Tân Trụ có 12 trường"."""
    if unit.rule not in ("noun_behind", "money_spoken", "money_mark"):
        return lead
    verb = next((at for at in range(len(lead)) if _is_deed(lead, at)), None)
    if verb is None:
        told = [p for p in lead if p.word_class != "bound"]
        exists = lead.index(told[-1]) if told and told[-1].sort == "exist" else 0
        head = head_of(list(lead[:exists])) if exists else None
        return lead[exists:] if head is not None and head.sort == "place" else lead
    if verb == 0 or any(p.sort == "passive" or p.word_class == "quantity" for p in lead[:verb]):
        return lead
    head = head_of(list(lead[:verb]))
    return lead[verb:] if head is not None and head.sort in ("body", "place", "person") else lead


def _is_deed(lead: Words, at: int) -> bool:
    """A verb that says what somebody did, but not one in their name: "Sở Kế hoạch và Đầu tư cấp 21 giấy phép"."""
    named = at > 0 and lead[at].text[0].isupper()
    return (lead[at].aspect in ("event", "keep") or lead[at].sort == "done") and not named


def unsaid(thing: Words, lead: Words) -> Words:
    """`thing`, or () where the words before say it."""
    said = f" {text_of(lead).lower()} "
    return () if f" {text_of(thing).lower()} " in said else thing


def item_of_bracket(clause: Clause) -> str:
    """ "thịt thăn giảm (-2.100 đồng/kg), thịt đùi giảm (-1.500 đồng/kg)": the item that a bracket tells of; "" for none

    An item begins behind a mark: without one the bracket tells of the figure before it.
    """
    before = clause.base_before
    mark = next((at for at in range(len(before) - 1, -1, -1) if before[at].text in (",", ";", ":")), None)
    if not clause.depth or (mark is None and clause.host is not None):
        return ""
    return text_of(telling(before if mark is None else before[mark + 1 :]))


def has_noun(phrases: Words) -> bool:
    """A noun for what may be counted."""
    return any(p.word_class == "noun" and p.kind == "count" for p in phrases)


def is_named(lead: Words) -> bool:
    """Words that name what is counted: a noun, a quantity."""
    return has_noun(lead) or any(p.word_class == "quantity" and p.sort != "total" for p in lead)
