"""What a figure counts, rendered from its clause: its own words, and those that it leaves to others.

Resolved in the order change, completion of a plan, share, part, own words; what a figure leaves unsaid it takes from
the figure, the topic or the list that it stands with.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..language.clauses import Words, noun_end
from ..language.phrases import Phrase
from .bases import CHANGES, Standing
from .names import BARE_HEADS, is_named, is_verb, name_of, telling, text_of, unsaid
from .natures import Said
from .units import Unit, entry_of, is_counter, is_per_head
from .wholes import same_unit

MAX_TITLE = 8
"""A longer title of a section is no name."""


class Label(msgspec.Struct, frozen=True, gc=False):
    """A label and how it came about."""

    text: str
    rule: str
    words: Words = ()
    """The figure's own words in it."""


class Naming:
    """Gives the figures of a paragraph their labels, one after the other."""

    def __init__(self, said: Said, topic: str, title: str) -> None:
        self.said, self.topic = said, topic
        self.title = title if len(title.split()) <= MAX_TITLE else ""
        self.names = [name_of(c, u, s) for c, u, s in zip(said.clauses, said.units, said.standings, strict=True)]
        self.labels: list[Label] = []
        self.turns: list[int | None] = []
        """For each figure where "lần lượt" stood last, at it or before; None where it did not."""
        for at, clause in enumerate(said.clauses):
            before = self.turns[-1] if at else None
            self.turns.append(at if any(p.sort == "in_turn" for p in clause.lead) else before)

    def all(self) -> list[Label]:
        """A label for every clause."""
        for at in range(len(self.said.clauses)):
            name = self.names[at]
            self.labels.append(msgspec.structs.replace(self._label(at), words=(*name.lead, *name.noun, *name.rest)))
        return self.labels

    def _label(self, at: int) -> Label:
        said = self.said
        unit, standing, link = said.units[at], said.standings[at], said.links[at]
        if is_change(standing, unit):
            return self._of_change(at)
        if standing.base_sort == "plan" and unit.kind == "percent":
            return self._of_completion(at)
        if link and unit.kind == "percent" and link.whole < at:
            return self._of_share(at, link.whole)
        if self._is_second_of_pair(at):
            return self._of_pair(at)
        own = self.names[at].text
        whole = link.whole if link and link.whole < at else None
        if whole is not None and (
            unit.rule in ("shared", "qualifier")
            or (unit.name == said.units[whole].name and not is_named(said.clauses[at].lead))
        ):
            return self._of_part(at, whole)
        return self._acted_on(at, own) or self._own(at, own)

    def _of_share(self, at: int, whole: int) -> Label:
        """ "(chiếm 12,5%)": the rate of what the count before it counts"""
        own = text_of(self.names[at].lead).removeprefix("tỷ lệ").strip()
        of = self.labels[whole].text
        return Label(joined(of if of.lower().startswith("tỷ lệ") else f"tỷ lệ {of}", own), "share")

    def _of_part(self, at: int, whole: int) -> Label:
        """ "trong đó giải quyết trước hạn 125 hồ sơ": with a verb of its own a part names itself, else by its whole"""
        name, unit = self.names[at], self.said.units[at]
        if name.is_doing:
            thing = name.noun or self.names[whole].thing
            return Label(text_of([*name.lead, *unsaid(thing, name.lead), *name.rest]), "part")
        return Label(joined(self.labels[whole].text, _without(name.text, unit.name)), "part")

    def _is_second_of_pair(self, at: int) -> bool:
        """ "1.402 vụ/2.571 bị can": nothing but the slash stands before it"""
        clause = self.said.clauses[at]
        slash = clause.lead[-1:] and clause.lead[-1].text == "/"
        return bool(slash and at and self.said.clauses[at - 1].group == clause.group and not self.names[at].lead)

    def _of_pair(self, at: int) -> Label:
        """The second of a pair is named by what was done with the first."""
        first, own = self.names[at - 1], self.names[at]
        if self.said.units[at].name == self.said.units[at - 1].name and not own.rest:
            return Label(self.labels[at - 1].text, "pair")  # "41,7 ha/60 ha"
        lead = first.lead or ()
        if not lead and (verb := self._verb_of_list(at - 1)):
            return Label(joined(verb, own.text or self.said.units[at].name), "pair")
        if not lead:
            return Label(joined(own.text or self.said.units[at].name, self.topic), "pair")
        named = text_of([*lead, *own.noun, *own.rest]) if own.noun else f"{text_of(lead)} {self.said.units[at].name}"
        return Label(named.strip(), "pair")

    def _own(self, at: int, own: str) -> Label:
        said = self.said
        clause, unit = said.clauses[at], said.units[at]
        if said.standings[at].sort == "contribute" and (source := self._contributor(at)):
            return Label(joined(source, own), "contribution")
        beside = at and said.clauses[at - 1].group == clause.group and said.units[at - 1].name == unit.name
        if clause.depth and not own and beside:
            return Label(self.labels[at - 1].text, "spoken_of")
        if clause.host is not None and clause.depth and (not own or unit.rule == "shared"):
            return Label(joined(self.labels[clause.host].text, _without(own, unit.name)), "bracket")
        if clause.figure.form == "rank":
            return Label(self._ranked(at), "rank")
        if own and own.lower() != unit.name.lower():
            if unit.rule == "shared" and unit.kind == "count" and unit.name.lower() not in own.lower():
                own = f"{unit.name} {own}"
            if self._is_item_of_topic(at):
                return Label(joined(self.topic, own), "topic")
            return Label(self._completed(at, self._of_whom(at) or own), "own_words")
        head = self._head(at)
        if head is not None and (not own or said.units[head].name == unit.name):
            return Label(self.labels[head].text, "spoken_of")
        verb = self._verb_of_list(at)
        if verb:
            return Label(joined(verb, own or unit.name), "list_verb")
        of = self.topic if not clause.depth else ""
        return Label(joined(own or unit.name, of), "topic") if of else Label(own or unit.name, "unit_alone")

    def _acted_on(self, at: int, own: str) -> Label | None:
        """ "mở 3 lớp tập huấn cho 180 cán bộ": a preposition leads from what the noun before it says is done"""
        clause = self.said.clauses[at]
        lead = [p.sort for p in clause.lead if p.word_class != "bound"]
        if not at or clause.parted or len(lead) != 1 or lead[0] not in ("prep", "with"):
            return None
        act = self.names[at - 1].rest
        named = joined(text_of(act), own or self.said.units[at].name)
        return Label(named, "acted_on") if act and is_verb(act[0]) else None

    def _of_whom(self, at: int) -> str:
        """ "giảm 17 học sinh (chuyển trường 09 em)": the noun that names for one that only counts; else "" """
        name, unit = self.names[at], self.said.units[at]
        if not is_counter(unit.name) or not name.noun or not name.is_doing or unit.sort != "person":
            return ""
        for other in range(at - 1, max(-1, at - 5), -1):
            named = self.said.units[other]
            if named.sort == "person" and not is_counter(named.name) and self.names[other].noun:
                return text_of([*name.lead, *self.names[other].noun, *name.rest])
        return ""

    def _is_item_of_topic(self, at: int) -> bool:
        """Words without a verb or a quantity, in a list that a topic opens: "Rèn luyện: Tốt 88,2%; Khá 10,8%"."""
        name, clause = self.names[at], self.said.clauses[at]
        bare = not name.is_doing and not name.rest and not any(p.word_class == "quantity" for p in name.lead)
        return (
            bool(self.topic)
            and self.said.links[at] is None
            and bare
            and not clause.depth
            and bool(name.lead)
            and clause.lead[0].text != ":"
            and not self._verb_of_list(at)
        )

    def _contributor(self, at: int) -> str:
        """ "khu vực dịch vụ tăng 6,9%, góp 2,5 điểm": who contributes"""
        if self.names[at].lead:
            return ""
        for other in range(at - 1, -1, -1):
            if self.said.clauses[other].sentence != self.said.clauses[at].sentence:
                return ""
            if is_change(self.said.standings[other], self.said.units[other]):
                return self.labels[other].text
        return ""

    def _ranked(self, at: int) -> str:
        """ "Chỉ số cải cách hành chính … xếp thứ 6/20 sở": what is ranked"""
        content = telling(self.said.clauses[at].lead, set())
        named = text_of([p for p in content if p.sort != "rank" and p.word_class != "lead"])
        head = self._head(at)
        return joined("thứ hạng", named or (self.labels[head].text if head is not None else self.topic or self.title))

    def _quantity_of_list(self, at: int) -> str:
        """ "Sản lượng thịt trâu đạt 1.688 tấn; thịt bò đạt 5.998 tấn": the quantity that the items of a list share."""
        said = self.said
        unit = said.units[at]
        if unit.kind == "count" or any(p.word_class == "quantity" or is_verb(p) for p in self.names[at].lead):
            return ""
        for other in range(at - 1, -1, -1):
            if (
                said.clauses[other].sentence != said.clauses[at].sentence
                or said.clauses[other].group != said.clauses[at].group
            ):
                return ""
            changes = is_change(said.standings[other], said.units[other]) == is_change(said.standings[at], unit)
            quantity = next((p for p in self.names[other].lead[:1] if p.sort in BARE_HEADS), None)
            if quantity and changes and same_unit(said.units[other], unit):
                return quantity.text if len(self.names[other].lead) > 1 else ""
        return ""

    def _completed(self, at: int, own: str) -> str:
        """A quantity alone ("năng suất", "kinh phí") with what it is of; an area with that word."""
        said = self.said
        clause, unit = said.clauses[at], said.units[at]
        content = telling(clause.lead, set())
        behind = telling(clause.tail[noun_end(clause.tail) :], set())
        of = self._said_before(at, content, behind)
        if of:
            return joined(of, own)
        shared = self._quantity_of_list(at) if content else ""
        if shared and shared.lower() not in own.lower():
            return f"{shared} {own}"
        quantity = next((p for p in content if p.word_class == "quantity"), None)
        bare = (
            quantity is not None
            and quantity.sort in BARE_HEADS
            and all(p is quantity or p.sort in ("average", "total", "quantifier") for p in content)
        )
        counts = unit.sort == "event" and self.topic and not behind and not is_named(tuple(content))
        if counts:  # "Sốt xuất huyết: ghi nhận 186 ca"
            return joined(own, self.topic)
        if bare and not behind:
            of = self.topic or self._object(at)
            return joined(own, of) if of else own
        if (
            unit.kind == "money"
            and "/" in unit.name
            and not is_per_head(unit.name)
            and not own.lower().startswith("giá")
        ):
            return own if " giá " in f" {own.lower()} " else f"giá {own}"
        measured = entry_of(unit.name) if quantity is None and unit.kind == "measure" else None
        if measured and measured.counts:
            return joined(measured.counts, own)
        return own

    def _said_before(self, at: int, content: list[Phrase], behind: list[Phrase]) -> str:
        """What words that only say how, or by which plan, leave unsaid: "bình quân", "mục tiêu là", "thu", "cộng"."""
        clause, unit = self.said.clauses[at], self.said.units[at]
        if behind or not content:
            return ""
        if content[0].sort == "average" and all(p.sort in ("average", "place", "quantifier") for p in content):
            head = self._head(at, averages=False)
            return self.labels[head].text if head is not None else self.topic
        if all(p.sort == "plan" or p.aspect for p in content) and any(p.sort == "plan" for p in content):
            head = self._head(at)
            return self.labels[head].text if head is not None else self.topic
        if all(p.aspect for p in content) and unit.kind in ("money", "measure"):
            return self.topic
        if all(p.sort == "total" or p.text.lower() == "cộng" for p in content):
            return self.title if clause.parted == "." else ""
        return ""

    def _object(self, at: int) -> str:
        """What the figure before counts: "152 tổ tiết kiệm, dư nợ 201 tỷ đồng"."""
        said = self.said
        for other in range(at - 1, -1, -1):
            if (
                said.clauses[other].sentence != said.clauses[at].sentence
                or said.clauses[other].group != said.clauses[at].group
            ):
                return ""
            if is_change(said.standings[other], said.units[other]) or said.units[other].kind == "percent":
                continue
            name = self.names[other]
            if said.clauses[other].lead[:1] and said.clauses[other].lead[0].sort == "with":
                continue  # "01 hợp tác xã với 37 thành viên, vốn điều lệ …"
            if said.units[other].kind == "count":
                return (
                    text_of([*said.clauses[other].tail[: noun_end(said.clauses[other].tail)], *name.rest])
                    or self.labels[other].text
                )
            return text_of([p for p in name.lead if p.word_class != "quantity"])
        return ""

    def _verb_of_list(self, at: int) -> str:
        """The verb that an item without one shares: "phạt 15 tổ chức, 3 cá nhân"."""
        said = self.said
        for other in range(at - 1, -1, -1):
            clause = said.clauses[other]
            if clause.sentence != said.clauses[at].sentence or clause.group != said.clauses[at].group:
                return ""
            if said.clauses[other + 1].parted not in ("", ",") and any(
                self.names[item].lead for item in range(other + 1, at + 1)
            ):
                return ""
            lead = telling(clause.lead, set())
            if any(p.aspect for p in lead) and not is_change(said.standings[other], said.units[other]):
                return text_of(lead)
        return ""

    def _of_change(self, at: int) -> Label:
        """ "tăng 5,3% so với cùng kỳ": what grows"""
        before = text_of(self.names[at].lead)
        if before:
            return Label(self._completed(at, before), "change")
        if self.names[at].noun and self.names[at].rest:
            return Label(self._told_before(at), "change")  # "tăng 01 người chết"
        head = self._in_turn(at)
        head = self._head(at) if head is None else head
        chain = self._chain(at)
        if chain is not None and (head is None or chain > head):
            head = chain
        if head is not None:
            return Label(self.labels[head].text, "change_of")
        return Label(self.names[at].text or self.topic or self.title or self.said.units[at].name, "change_alone")

    def _told_before(self, at: int) -> str:
        """The label of a figure before it that says all that a change says of itself, else its own words."""
        own = self.names[at]
        telling = {p.text.lower() for p in (*own.noun, *own.rest)}
        for other in range(at - 1, -1, -1):
            if not is_change(self.said.standings[other], self.said.units[other]) and telling <= set(
                self.labels[other].text.lower().split()
            ):
                return self.labels[other].text
        return own.text

    def _in_turn(self, at: int) -> int | None:
        """ "131 vụ, 86 người chết, giảm lần lượt 18 vụ và 7 người": the figure in the same place of the list before"""
        said, clause = self.said, self.said.clauses[at]
        start = self.turns[at]
        if start is None or said.clauses[start].sentence != clause.sentence or clause.depth:
            return None
        turns = [
            i
            for i in range(start, len(said.clauses))
            if said.standings[i].verb is said.standings[start].verb and not said.clauses[i].depth
        ]
        heads = [
            i
            for i in range(start)
            if said.clauses[i].sentence == clause.sentence
            and not said.clauses[i].depth
            and not is_change(said.standings[i], said.units[i])
        ]
        return heads[len(heads) - len(turns) + turns.index(at)] if at in turns and len(heads) >= len(turns) else None

    def _chain(self, at: int) -> int | None:
        """The change before that this one goes on with: "bằng 103,7% so với tháng trước và 108,9% so với cùng kỳ" """
        said, clause, unit = self.said, self.said.clauses[at], self.said.units[at]
        if clause.depth and clause.host is not None and is_change(said.standings[clause.host], said.units[clause.host]):
            return clause.host
        for other in range(at - 1, -1, -1):
            if said.clauses[other].sentence != clause.sentence or said.clauses[other].depth > clause.depth:
                continue
            if not is_change(said.standings[other], said.units[other]):
                return None
            if unit.kind in ("percent", "percentage_point", "ratio_times") or said.units[other].name in (
                unit.name,
                "%",
            ):
                return other
        return None

    def _of_completion(self, at: int) -> Label:
        """ "đạt 64,4% dự toán": the rate of the plan, and what was planned"""
        standing = self.said.standings[at]
        own = text_of(self.names[at].lead)
        head = self._head(at)
        of = (
            own
            if own and not own.startswith("tỷ lệ")
            else self.labels[head].text
            if head is not None
            else self.topic or self.title
        )
        return Label(f"tỷ lệ đạt {standing.base_text} {of}".strip(), "plan_rate")

    def _head(self, at: int, *, averages: bool = True) -> int | None:
        """What a change, or a figure without words, speaks of: the last figure before it that stands for itself.

        A counted change speaks of a figure of its own unit.
        """
        said = self.said
        clause, unit = said.clauses[at], said.units[at]
        counted = unit.kind not in ("percent", "percentage_point", "ratio_times") and said.standings[at].sort in CHANGES
        found: int | None = None
        for other in range(at - 1, -1, -1):
            candidate = said.clauses[other]
            if candidate.sentence < clause.sentence - (1 if clause.parted == "." and found is None else 0):
                break
            if candidate.depth > clause.depth or is_change(said.standings[other], said.units[other]):
                continue
            if said.standings[other].base and said.units[other].kind == "percent":
                continue
            if candidate.figure.form == "rank" or (
                not averages and self.names[other].lead[:1] and self.names[other].lead[0].sort == "average"
            ):
                continue
            if counted and not same_unit(said.units[other], unit):
                found = other if found is None else found
                continue
            return other
        return found


def is_change(standing: Standing, unit: Unit) -> bool:
    """A difference or a ratio to something else, not to a plan."""
    if standing.sort in CHANGES or standing.sort == "times":
        return True
    return bool(standing.base) and standing.base_sort != "plan" and unit.kind == "percent"


def topic_of(phrases: Sequence[Phrase]) -> str:
    """Run-in topic of a paragraph, "Lúa Hè thu: đã thu hoạch …"; "" without one."""
    named: list[Phrase] = []
    depth = 0
    for at, phrase in enumerate(phrases[:20]):
        if phrase.figure or phrase.text in (";", "."):
            return ""
        if phrase.text == ":" and not depth:
            followed = phrases[at + 1 :]
            alone = followed[:1] and followed[0].figure is not None
            if (alone and len(followed) < 4) or len(named) > 8:
                return ""
            return text_of(telling(tuple(named), set()))
        depth += (phrase.text == "(") - (phrase.text == ")")
        if not depth and phrase.text != ")":
            named.append(phrase)
    return ""


def _without(words: str, unit: str) -> str:
    small = words.lower()
    return words if not unit or not small.startswith(unit.lower()) else words[len(unit) :].strip()


def joined(first: str, second: str) -> str:
    """Both, the second only where the first does not say it."""
    if not first or not second:
        return first or second
    if second.lower() in first.lower():
        return first
    if first.lower() in second.lower():
        return second
    return f"{first} {second}"
