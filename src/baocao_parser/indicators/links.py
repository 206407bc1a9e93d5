"""Which figure is a part, or a share, of which other one: by the words that say so, else where figures in a row just add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from ..language.clauses import Clause, Words
from ..language.phrases import Phrase
from .bases import CHANGES, Standing
from .frames import Framing
from .plans import is_planned
from .units import PARTS, Unit, is_classifier


class Link(msgspec.Struct, frozen=True, gc=False):
    """A figure's whole, and the words that say so."""

    whole: int
    """Position of the whole's clause."""
    rule: str
    cue: Phrase | None = None


_NO_WHOLE = frozenset({"percent", "percentage_point", "ratio_times"})
SLIP = Decimal("1.2")
"""A part that is larger than this many times its whole was misread, not misprinted."""
ENOUGH = 20
"""Smaller figures add up by chance: "02 đồng chí học trung cấp; 01 …; 01 …"."""
_KINS = frozenset({"person", "body"})
"""Sorts whose members have names of their own: "06 cán bộ, gồm 01 bác sĩ", "46 tổ chức đảng (31 đảng bộ, 15 chi bộ)"."""
_OTHER_TIMES = frozenset({"earlier", "plan", "later"})


class Measured(msgspec.Struct, frozen=True):
    """The clauses of a paragraph with their units, standings and frames."""

    clauses: Sequence[Clause]
    units: Sequence[Unit]
    standings: Sequence[Standing]
    framings: Sequence[Framing]


def links_of(said: Measured) -> list[Link | None]:
    """For every clause its whole; None for most."""
    links: list[Link | None] = []
    opened = _List(said, links)
    for at in range(len(said.clauses)):
        links.append(
            contribution(said, at)
            or of_repeated(said, at)
            or share_of_all(said, at)
            or share(said, at)
            or nested(said, at)
            or in_bracket(said, at)
            or opened.part(at)
            or among(said, at)
            or existing(said, at)
        )
    add_up(said, links)
    return links


def is_apart(said: Measured, at: int, *, whole: bool = False) -> bool:
    """A change, a plan, an earlier value: no part of anything. A plan may be a `whole`: what it contains are its parts."""
    clause, standing, framing = said.clauses[at], said.standings[at], said.framings[at]
    own = framing.own.sort if framing.own else ""
    if standing.sort in CHANGES or standing.sort == "times" or standing.base_sort == "plan" or own in _OTHER_TIMES:
        return True
    return not whole and any(p.sort == "plan" or p.aspect == "plan" for p in clause.lead)


def of_repeated(said: Measured, at: int) -> Link | None:
    """ "kiểm tra 214 cơ sở …; 171/214 cơ sở đạt yêu cầu": the denominator says which figure it is of"""
    clause = said.clauses[at]
    if clause.figure.form != "fraction":
        return None
    for other in range(at - 1, -1, -1):
        earlier = said.clauses[other].figure
        if not earlier.form and earlier.value == clause.figure.other and same_unit(said.units[other], said.units[at]):
            return Link(other, "repeated", clause.phrase) if not is_apart(said, other) else None
    return None


def contribution(said: Measured, at: int) -> Link | None:
    """ "tăng 5,9%; … góp 1,94 điểm phần trăm, trong đó trồng trọt góp 1,21": of the growth that is told of, or of a larger part"""
    verb = said.standings[at].verb
    if said.standings[at].sort != "contribute" or said.units[at].kind not in ("percentage_point", "percent"):
        return None
    if cue_of(said.clauses[at]) or _goes_on_with(said, at):
        within = next((i for i in range(at - 1, -1, -1) if said.standings[i].sort == "contribute"), None)
        if within is not None and said.clauses[within].sentence == said.clauses[at].sentence:
            further = contribution(said, within)
            return Link(within if cue_of(said.clauses[at]) or further is None else further.whole, "contribution", verb)
    growth = next(
        (i for i in range(at) if said.standings[i].sort in ("up", "down") and said.units[i].kind == "percent"), None
    )
    return Link(growth, "contribution", verb) if growth is not None else None


def _goes_on_with(said: Measured, at: int) -> bool:
    """No stronger mark than a comma parts it from a contribution with a cue: "trong đó A góp 1,2 điểm còn B góp 0,7" """
    before = next((i for i in range(at - 1, -1, -1) if said.standings[i].sort == "contribute"), None)
    return (
        before is not None
        and bool(cue_of(said.clauses[before]))
        and all(c.parted in ("", ",") for c in said.clauses[before + 1 : at + 1])
    )


def share(said: Measured, at: int) -> Link | None:
    """ "11.114 văn bản (tỷ lệ 72,20%)", "… chiếm 79,5%", "đã giải quyết 63.870 hồ sơ, đạt 93,3%": with a cue only."""
    clause, standing = said.clauses[at], said.standings[at]
    if not clause.figure.percent or at == 0 or is_apart(said, at) or standing.base:
        return None
    content = [
        p for p in clause.lead if p.role != "mark" and p.word_class != "bound" and p.sort not in ("is", "filler", "and")
    ]
    rate = next((p for p in content if p.sort == "rate"), None)
    cue = standing.verb if standing.sort in ("share", "attain", "equal") else rate
    dashed = (p for p in clause.between[-1:] if p.text in "-–" and not clause.lead)  # "giỏi 1.207 em - 21,5%"
    equals = next((p for p in clause.lead[-1:] if p.text == "="), None) or next(dashed, None)
    within = [p for p in content if p.word_class != "qualifier"]
    bare = not within and clause.depth > 0 and not any(p.role == "mark" for p in clause.base_before)
    if clause.figure.value > 100 and standing.sort != "share":
        return None  # "đạt 104%": more than was planned
    if standing.sort == "equal" and clause.tail and clause.tail[0].role != "mark" and clause.tail[0].sort != "total":
        return None  # "bằng 50% ngày thường"
    if not (cue or bare or equals):
        return None
    named = [
        p
        for p in content
        if p is not cue
        and p is not rate
        and p.word_class not in ("relation", "link")
        and p.sort not in ("prep", "passive", "remain", "done")
    ]
    telling = any(p.word_class in ("noun", "quantity", "cover") or p.role == "word" for p in named)
    if named and not (rate is None and standing.sort == "share") and (telling or not (rate or clause.depth)):
        return None  # "tỷ lệ hộ nghèo 5%" speaks for itself, "tỷ lệ lấp đầy 72,1%" of the count before it
    whole = _described(said, at)
    if whole is None or _completes(said, at, whole):
        return None
    return Link(whole, "share", cue or equals or clause.phrase)


def _completes(said: Measured, at: int, count: int) -> bool:
    """ "kế hoạch 45 tỷ, giải ngân 20,88 tỷ = 46,4%": what a plan before it makes right is no share"""
    percentage, done = said.clauses[at].figure, said.clauses[count].figure
    for other in range(count - 1, -1, -1):
        plan = said.clauses[other]
        told = is_planned(plan, said.standings[other]) and same_unit(said.units[other], said.units[count])
        if told and plan.figure.value and not plan.figure.percent:
            off = abs(done.value * 100 / plan.figure.value - percentage.value)
            return off <= Decimal(10) ** -percentage.decimals
    return False


def share_of_all(said: Measured, at: int) -> Link | None:
    """ "Điều tra 168 doanh nghiệp …: 44,6% số doanh nghiệp đánh giá tốt lên": the noun behind says of which count"""
    clause = said.clauses[at]
    if not clause.figure.percent or is_apart(said, at) or said.standings[at].base:
        return None
    tail = [p for p in clause.tail[:3] if p.text.lower() not in ("các", "trong", "của")]
    if len(tail) < 2 or tail[0].sort != "total" or tail[1].word_class != "noun" or tail[1].entry is None:
        return None
    named = tail[1].entry.words
    for other in range(at - 1, -1, -1):
        unit, figure = said.units[other], said.clauses[other].figure
        if unit.kind == "count" and not figure.form and (unit.name == named or unit.name.startswith(f"{named} ")):
            return Link(other, "share", tail[0]) if not is_apart(said, other) else None
    return None


def _described(said: Measured, at: int) -> int | None:
    """The count that a percentage describes."""
    clause, standing = said.clauses[at], said.standings[at]
    for other in _described_by(said, at):
        candidate = said.clauses[other]
        if candidate.figure.percent or candidate.figure.form == "rank":
            if said.standings[other].sort in CHANGES or said.standings[other].base or standing.sort == "share":
                continue
            return None
        if is_apart(said, other, whole=bool(clause.depth)):
            continue
        if clause.parted == ";" and standing.sort not in ("share", "attain"):
            return None
        pair = said.clauses[other].lead[:1]
        return other - 1 if pair and pair[0].text == "/" and other else other  # "981 vụ/1.702 bị can, đạt 88,5%"
    return None


def _described_by(said: Measured, at: int) -> Iterator[int]:
    clause = said.clauses[at]
    if (
        clause.depth
        and clause.host is not None
        and not any(_beside(c, clause) for c in said.clauses[clause.host + 1 : at])
    ):
        yield clause.host
        return
    for other in range(at - 1, max(-1, at - 6), -1):
        if _beside(said.clauses[other], clause):
            yield other


def _beside(one: Clause, other: Clause) -> bool:
    """In one bracket, or both outside of all brackets, of one sentence."""
    return one.sentence == other.sentence and one.group == other.group


def nested(said: Measured, at: int) -> Link | None:
    """ "(tiếp nhận mới 64.314, trong đó trực tuyến 9.210)": a list inside a bracket"""
    clause = said.clauses[at]
    cue = cue_of(clause)
    if not clause.depth or cue is None or clause.figure.percent:
        return None
    for other in range(at - 1, -1, -1):
        if not _beside(said.clauses[other], clause):
            return None
        if not is_apart(said, other) and not said.clauses[other].figure.percent:
            return Link(other, "parts", cue) if comparable(said, other, at) else None
    return None


def in_bracket(said: Measured, at: int) -> Link | None:
    """ "13.065 hồ sơ (12.045 trực tiếp, …)": a bracket belongs to the figure before it."""
    clause = said.clauses[at]
    if not clause.depth or clause.host is None or clause.figure.percent or is_apart(said, at):
        return None
    average = any(p.sort == "average" for p in clause.lead)
    if (
        average
        or clause.figure.form == "rank"
        or said.framings[at].own
        or _is_base(clause.base_before, said.standings[clause.host])
    ):
        return None
    host = clause.host
    if said.clauses[host].figure.percent and (of := share(said, host)):
        host = of.whole  # "7.346 tín đồ, chiếm 7,4% dân số (Tin lành 4.102; …)"
    if said.clauses[host].lead and said.clauses[host].lead[0].text == "/" and host and not comparable(said, host, at):
        host -= 1  # "738 em/22 lớp (nữ 351 em)"
    first = next(i for i in range(clause.host + 1, at + 1) if _beside(said.clauses[i], clause))
    before = [i for i in range(first, at) if _beside(said.clauses[i], clause)]
    above = next((i for i in reversed(before) if cue_of(said.clauses[i])), None)
    if (
        above is not None
        and not cue_of(clause)
        and said.units[above].name == said.units[at].name
        and clause.parted in ("", ",")
    ):
        link = nested(said, above) or in_bracket(said, above)  # a list that goes on
        return Link(link.whole, "parts", link.cue) if link and comparable(said, link.whole, at) else None
    apart = first != at and is_apart(said, first) and not said.clauses[first].figure.percent
    if apart or is_apart(said, host, whole=True) or not comparable(said, host, at):
        return None
    return Link(host, "in_bracket", clause.phrase)


def _is_base(before: Words, standing: Standing) -> bool:
    """The bracket stands right behind a base: "so với năm 2020 (20.715 hồ sơ)", "kế hoạch (18)"."""
    return bool(standing.base) and bool(before) and before[-1] in standing.base


def among(said: Measured, at: int) -> Link | None:
    """ "318 thanh niên trong số này đủ điều kiện": the cue stands behind the part"""
    cue = next((p for p in said.clauses[at].tail if p.word_class == "link" and p.sort in PARTS), None)
    if cue is None:
        return None
    for other in range(at - 1, max(-1, at - 5), -1):
        if said.clauses[other].figure.percent or is_apart(said, other) or said.clauses[other].depth:
            continue
        return Link(other, "parts", cue) if comparable(said, other, at) else None
    return None


def existing(said: Measured, at: int) -> Link | None:
    """ "1.146 trạm BTS, có 38 trạm 5G": of the count right before it there are so many"""
    clause = said.clauses[at]
    told = [p for p in clause.lead if p.word_class != "bound" and p.role != "mark"]
    if len(told) != 1 or told[0].sort != "exist" or clause.parted != "," or not at or is_apart(said, at - 1):
        return None
    before = said.clauses[at - 1]
    counted = said.units[at].kind == "count" and said.units[at].name == said.units[at - 1].name
    alike = counted and _beside(before, clause) and not before.figure.form and not clause.figure.form
    return Link(at - 1, "exists", told[0]) if alike and clause.figure.value < before.figure.value else None


def comparable(said: Measured, whole: int, part: int) -> bool:
    """Counted alike, and not more than the whole, unless the very next words say "in it": only then is it the report's mistake."""
    one, other = said.units[whole], said.units[part]
    first, second = said.clauses[whole].figure, said.clauses[part].figure
    if one.kind in _NO_WHOLE or first.form in ("rank", "range"):
        return False
    if not same_unit(one, other) and not (one.sort == other.sort and one.sort in _KINS):
        return False
    printed_wrong = part == whole + 1 and one.name == other.name and cue_of(said.clauses[part])
    most = max((first.value, *first.alternatives)) * (SLIP if printed_wrong else 1)
    return second.value * _factor(said, part) <= most


def _factor(said: Measured, part: int) -> Decimal:
    unit = said.units[part]
    return unit.scale if said.clauses[part].figure.scale == 1 and unit.rule == "shared" else Decimal(1)


def is_acronym(short: str, full: str) -> bool:
    """ "ĐV" for "đoàn viên" """
    return len(short) > 1 and short.isupper() and short.lower() == "".join(word[0] for word in full.lower().split())


def same_unit(one: Unit, other: Unit) -> bool:
    """One unit, or a longer name of it: "dịch vụ" and "dịch vụ công"."""
    if not one.name or not other.name:
        return one.name == other.name
    if is_acronym(other.name, one.name) or is_acronym(one.name, other.name):
        return True
    if one.kind == other.kind == "count" and (is_classifier(one.name) or is_classifier(other.name)) and "thing" in (one.sort, other.sort):
        return True  # "58 con, gồm 35 bò mẹ, 24 bê"; "3.812 tàu cá, trong đó … 1.946 chiếc"
    return one.name.startswith(other.name) or other.name.startswith(one.name)


def cue_of(clause: Clause) -> Phrase | None:
    """The words that say that parts follow: "trong đó", "gồm", "riêng"; None without."""
    words = (*clause.between, *clause.lead)
    said = next((p for p in words if p.word_class == "link" and (p.sort in PARTS or p.sort == "apart")), None)
    by = words[0] if words and words[0].text.lower() == "theo" and any(p.text == ":" for p in words) else None
    return said or by  # "Theo hình thức: …"


def add_up(said: Measured, links: list[Link | None]) -> None:
    """ "Nhân lực: 15 người; đại học 6, trung cấp 05, chưa qua đào tạo 04": figures in a row that are together just one beside them."""
    for whole, clause in enumerate(said.clauses):
        plain = (
            not (clause.figure.percent or clause.figure.form or is_apart(said, whole)) and clause.figure.value >= ENOUGH
        )
        for step in (1, -1) if plain else ():
            row = _filling(said, links, whole, step)
            for at in row:
                links[at] = Link(whole, "adds_up")


def _filling(said: Measured, links: Sequence[Link | None], whole: int, step: int) -> list[int]:
    """The figures behind, or before, that fill a whole; [] where none do. A bracket may hold the total of those before it."""
    clause = said.clauses[whole]
    if clause.depth and step > 0:
        return []
    row: list[int] = []
    left = clause.figure.value
    for at in range(whole + step, len(said.clauses) if step > 0 else -1, step):
        other = said.clauses[at]
        if other.sentence != clause.sentence:
            break
        if other.depth or other.figure.percent or other.figure.form or is_apart(said, at):
            continue
        if links[at] is not None or at == clause.host:
            row, left = ([], clause.figure.value) if links[at] is not None and links[at].whole == whole else (row, left)  # type: ignore[union-attr]
            if at != clause.host:
                continue
        if not comparable(said, whole, at):
            continue
        if any(_speaks(p) for p in other.lead) or _is_pair(other):
            break
        row.append(at)
        left -= other.figure.value * _factor(said, at)
        if left <= 0:
            break
    return row if not left and len(row) > 1 else []


def _is_pair(clause: Clause) -> bool:
    """ "1.062 vụ - 1.768 bị cáo", "981 vụ/1.702 bị can": the second figure of one predicate"""
    return clause.parted in ("", "-", "–") and all(p.role == "mark" for p in clause.lead)


def _speaks(phrase: Phrase) -> bool:
    """Something that is done, is left, or is measured: "đã giải quyết 215, còn 3", "tổng chi 6.419 triệu, lãi 349": no parts by name."""
    return (
        bool(phrase.aspect) or phrase.word_class == "quantity" or phrase.sort in ("going", "notyet", "remain", "done")
    )


class _List:
    """The list of parts that is open at a clause: "trong đó …", "gồm …", "…:", "Trong 92 dự án có …"."""

    def __init__(self, said: Measured, links: Sequence[Link | None]) -> None:
        self.said, self.links = said, links
        self.wholes: list[int] = []
        """The whole, and the figures that are told with it ("504 vụ/796 bị can"): each part belongs to one of its unit."""
        self.rule, self.cue = "", None  # type: str, Phrase | None
        self.first: int | None = None
        self.wide = False
        """Semicolons part its items."""
        self.sums: dict[int, Decimal] = {}

    def part(self, at: int) -> Link | None:
        """The link of a clause, if the open list, or one that it opens, has it for a part."""
        said, clause = self.said, self.said.clauses[at]
        if clause.depth:
            return None
        cue = cue_of(clause)
        if cue:
            self._open(at, cue)
        elif at and not clause.figure.percent and (clause.parted == ":" or [p.text for p in clause.lead] == [":"]):
            self._open(at, None)
        elif clause.parted == "." or (clause.parted == ";" and not self.wide and not self._goes_on(at)):
            self.wholes = []
        if not self.wholes:
            self._of_all(at)
            return None
        if is_apart(said, at) or clause.figure.percent or clause.figure.form == "rank":
            return None
        framing = said.framings[at].own
        if framing and ((cue and cue.sort == "apart") or (framing.sort in ("total", "until", "now") and not cue)):
            self.wholes = []  # "Riêng tháng 7 xảy ra 4 vụ"; "…; lũy kế 69 giấy phép"
            return None
        whole = next((w for w in self.wholes if comparable(said, w, at)), None)
        if whole is None or (self.sums.get(whole) == said.clauses[whole].figure.value and not cue):
            return None  # the whole is told in full
        rest = self.first is not None and any(p.sort == "remain" for p in clause.lead[:1])
        self.first = at if self.first is None else self.first
        self.sums[whole] = self.sums.get(whole, Decimal(0)) + clause.figure.value
        return Link(whole, "rest" if rest else self.rule, self.cue)

    def _goes_on(self, at: int) -> bool:
        """An item behind a semicolon like the first one, with room for it in the whole."""
        if self.first is None or not self.wholes:
            return False
        said = self.said
        whole = next((w for w in self.wholes if comparable(said, w, at)), None)
        if whole is None:
            return False
        told = self.sums.get(whole, Decimal(0)) + said.clauses[at].figure.value
        if told >= said.clauses[whole].figure.value:
            return told == said.clauses[whole].figure.value
        first, own = said.clauses[self.first], said.clauses[at]
        return any(p.aspect for p in first.lead) == any(p.aspect for p in own.lead)

    def _open(self, at: int, cue: Phrase | None) -> None:
        said, clause = self.said, self.said.clauses[at]
        self.wholes, self.first, self.sums = [], None, {}
        if cue is None and at and is_apart(said, at - 1) and said.clauses[at - 1].sentence == clause.sentence:
            return  # "giảm 04 em, lý do: …" counts no parts of the whole
        start = cue.start if cue else clause.phrase.start
        opens = clause.parted == "." or (
            cue is not None and at > 0 and said.clauses[at - 1].sentence != clause.sentence
        )
        fits = [o for o in self._before(at, opens) if said.clauses[o].phrase.start < start]
        alike = [o for o in fits if comparable(said, o, at)]
        chosen = [self._outermost(o) if opens else o for o in alike[:1]] or ([] if opens else fits[:1])
        if not chosen or (
            cue is None and not (said.units[at].rule == "shared" or same_unit(said.units[chosen[0]], said.units[at]))
        ):
            return
        self.wholes = [chosen[0], *(o for o in fits if o != chosen[0] and _told_with(said, chosen[0], o))]
        self.rule, self.cue = ("parts" if cue else "list"), cue
        self.wide = any(p.text == ":" for p in (*clause.between, *clause.lead[:-1]))

    def _outermost(self, at: int) -> int:
        """Of a part of the list before, its whole: "Phân theo thành phần: … 52 cuộc. Phân theo ngành: …"."""
        link = self.links[at]
        return link.whole if link is not None and link.rule in ("parts", "list", "rest") else at

    def _before(self, at: int, opens: bool) -> Iterator[int]:
        """The figures that may be a whole of this one, the nearest first."""
        said = self.said
        for other in range(at - 1, -1, -1):
            candidate = said.clauses[other]
            if candidate.sentence < said.clauses[at].sentence - opens:
                return
            if not (
                candidate.depth
                or is_apart(said, other, whole=True)
                or candidate.figure.percent
                or candidate.figure.form == "rank"
            ):
                yield other

    def _of_all(self, at: int) -> None:
        """ "Trong 92 dự án có 31 …, 61 …": the figure behind "Trong" is the whole of those that follow."""
        lead = self.said.clauses[at].lead
        if len(lead) == 1 and lead[0].text.lower() in ("trong", "trong số", "trong tổng số", "trong tổng"):
            self.wholes, self.rule, self.cue, self.wide, self.first, self.sums = [at], "of_all", lead[0], True, None, {}


def _told_with(said: Measured, one: int, other: int) -> bool:
    """Figures of one predicate: "504 vụ/796 bị can", "118 công đoàn cơ sở với 14.236 đoàn viên"."""
    later = max(one, other)
    return (
        abs(one - other) == 1 and said.clauses[later].parted == "" and _beside(said.clauses[one], said.clauses[other])
    )
