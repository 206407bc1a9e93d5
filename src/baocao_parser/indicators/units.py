"""What a figure counts: the noun behind it, known or not; one that it shares with another; or the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

import msgspec

from ..language.clauses import Clause, are_beside
from ..language.phrase import Phrase, Words
from ..lexicon import Entry, words_with
from ..numbers.figures import Figure
from ..numbers.words import NUMBER_WORDS
from .bases import CHANGES, Standing
from .segments import word_end
from .unit_names import is_classifier


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit, and the words that say so."""

    name: str = ""
    """Canonical spelling; "" where none is known."""
    kind: str = ""
    sort: str = ""
    """Sort of its noun."""
    start: int = 0
    end: int = 0
    """Where it stands in the paragraph; equal where it was taken from another figure."""
    rule: str = "no_unit"
    scale: Decimal = Decimal(1)
    """Scale of the figure that it was taken from: "gồm ngân sách 4,9" of "61,38 tỷ đồng"."""

    @property
    def is_bare(self) -> bool:
        """No words at the figure say it."""
        return self.start == self.end


SMALL = frozenset({"quantifier", "of", "prep"})
"""Sorts of the words between a share and the noun that it is of: "44,6% số các doanh nghiệp"."""
POINTS = "điểm phần trăm"
RELATIVE = frozenset({"percent", "percentage_point", "ratio_times"})
"""Kinds of figures that tell how much of, or by how much: nothing else has a part in them."""
_OF_CASES = words_with("of_cases")
LARGE = 10**6
"""Nobody writes so many đồng in millions."""


def units_of(
    text: str, clauses: Sequence[Clause], standings: Sequence[Standing], declared: Unit | None = None
) -> list[Unit]:
    """The unit of every clause's figure, one without a name where nothing says what it counts.

    `declared` is the unit of money that a line before the paragraph has given all bare figures: "(ĐVT: triệu đồng)".
    """
    units: list[Unit] = []
    for at, standing in enumerate(standings):
        units.append(_unit(text, clauses, units, at, standing))
    _look_ahead(clauses, units)
    for at, unit in enumerate(units):
        figure, unsaid = clauses[at].figure, unit.kind in ("", "money") and unit.is_bare
        if declared and unsaid and unit.scale == figure.scale == 1 and figure.form in ("", "range"):
            end = clauses[at].phrase.end
            units[at] = msgspec.structs.replace(declared, rule="shared", start=end, end=end)
    return units


def _look_ahead(clauses: Sequence[Clause], units: list[Unit]) -> None:
    """What stands once, behind the last of some figures, holds for those before it: a noun, a scale of money."""
    money: int | None = None
    for at in range(len(units) - 1, -1, -1):
        end = clauses[at].phrase.end
        if at + 1 < len(units) and _stands_once_behind(clauses, units, at):
            units[at] = msgspec.structs.replace(units[at + 1], rule="shared", start=end, end=end)
        elif money is not None and _has_scale_of(clauses, units, at, money):
            units[at] = as_shared(units[money], clauses[money].figure, end)
        if units[at].kind == "money":
            money = at


def _has_scale_of(clauses: Sequence[Clause], units: Sequence[Unit], at: int, money: int) -> bool:
    """ "được cấp 2.914, đã chi 2.887 triệu đồng"; "thu trong tháng 4.918, lũy kế 61.350 triệu đồng" """
    own, later = clauses[at], clauses[money]
    if own.figure.scale > 1 or own.figure.value >= LARGE or own.figure.percent or not are_beside(own, later):
        return False
    told_again = money == at + 1 and later.parted == "," and all(map(_says_when, later.lead)) and bool(later.lead)
    return units[at].rule == "money_noun" or (units[at].rule == "no_unit" and told_again and _ends(own))


def _says_when(phrase: Phrase) -> bool:
    return phrase.word_class == "frame" or phrase.role == "time"


def _stands_once_behind(clauses: Sequence[Clause], units: Sequence[Unit], at: int) -> bool:
    """ "cấp mới 12, đổi 30, thu hồi 4 giấy phép": the noun of all of them stands behind the last one"""
    own, following = clauses[at], clauses[at + 1]
    bare = _ends(own) and ((not units[at].name and units[at].rule == "no_unit") or _is_taken_over(clauses, units, at))
    return bare and are_beside(own, following) and following.parted in ("", ",") and units[at + 1].kind == "count"


def _ends(clause: Clause) -> bool:
    """No words stand behind the figure."""
    return all(p.role == "mark" for p in clause.tail)


def _is_taken_over(clauses: Sequence[Clause], units: Sequence[Unit], at: int) -> bool:
    """The unit of an amount before a semicolon: "168 tỷ đồng; tạm dừng 214, chấm dứt 920, thu hồi 37 trường hợp" """
    if units[at].rule != "shared" or units[at].kind == "count" or clauses[at].figure.decimals:
        return False
    row = takewhile(lambda other: clauses[other].parted == ",", range(at, max(-1, at - REACH), -1))
    first = min(row, default=at + 1) - 1
    return clauses[first].parted == ";" and units[first].rule == "shared"


_LISTS = frozenset({",", ";"})


def _unit(text: str, clauses: Sequence[Clause], units: Sequence[Unit], at: int, standing: Standing) -> Unit:
    """The unit of a figure; `units` are those of the figures before it."""
    clause, figure = clauses[at], clauses[at].figure
    if printed := _printed(text, clause):
        return printed
    before = _antecedent(clauses, units, at, standing.sort in CHANGES)
    if figure.scale > 1 and not _noun_behind(clause.tail) and (spoken := _money_spoken(clause, before)):
        return spoken
    behind = _behind(text, clause, before is not None)
    if behind and behind.rule == "noun_behind":
        return behind
    if standing.sort in CHANGES and before and not behind:
        return _of_difference(before, figure.value)
    classed = _classed((*clause.between, *clause.lead))
    own = _own_noun(clause.lead, clause.phrase.end, shared=before is not None, classed=classed)
    if own and before and _shares(clauses, units, at, own, before):
        own = None
    if behind and not (before and behind.rule == "qualifier"):
        return behind
    if own and not (before and before.kind == "money" and figure.decimals):
        return own
    implied, verb = _implied(clause), _verb(clause)
    if before and before.kind in ("money", "measure") and not figure.decimals and verb and verb.words in _OF_CASES:
        return implied or Unit()  # "phạt 45 triệu đồng, nhắc nhở 5"
    if before and not (implied and before.sort == implied.sort):
        return before
    return implied or _own_noun(clause.between, clause.phrase.end, classed=classed) or Unit()


def _printed(text: str, clause: Clause) -> Unit | None:
    """What the figure itself prints: a rank, a currency before it, a percent sign, a mark of money; None for others."""
    figure, end = clause.figure, clause.phrase.end
    if figure.form == "rank":
        noun = _noun_behind(clause.tail)
        ranked = noun.entry.words if noun and noun.entry else ""
        return Unit(ranked, "count", "", noun.start, noun.end, "rank") if noun and ranked else Unit(rule="rank")
    currency = clause.lead[-1] if clause.lead else None
    if currency is not None and currency.entry and currency.entry.kind == "money" and currency.word_class == "noun":
        return Unit(currency.entry.words, "money", "", currency.start, currency.end, "currency_before")
    if not (figure.percent or figure.money):
        return None
    rate, rate_end = _rate(text, clause.tail, 0)
    if figure.percent:
        kind = "percent" if figure.percent == "%" else "measure"
        return Unit(f"{figure.percent}{rate}", kind, "", end, rate_end or end, "percent_sign")
    return Unit(f"đồng{rate}", "money", "", figure.end, rate_end or figure.behind, "money_mark")


def _shares(clauses: Sequence[Clause], units: Sequence[Unit], at: int, own: Unit, before: Unit) -> bool:
    """Whether a figure has the unit of one before it though its words hold a noun of their own."""
    figure = clauses[at].figure
    bare = figure.scale == 1
    if own.kind == before.kind == "money":
        return bare and before.scale > 1  # "nộp 416 tỷ đồng, gồm thuế tiêu thụ đặc biệt 155, thuế giá trị gia tăng 107"
    if own.kind != "count":
        return False
    decimal = before.kind != "count" and bare and bool(figure.decimals)  # "môn Toán 4,86; môn Tiếng Anh 3,91"
    return decimal or _is_item(clauses, units, at, before)


def _is_item(clauses: Sequence[Clause], units: Sequence[Unit], at: int, before: Unit) -> bool:
    """An item counts what its list does: "1.150 triệu đồng, gồm: tỉnh 700; huyện 300; chủ thể đối ứng 150"."""
    clause = clauses[at]
    goes_on = at > 0 and clause.parted in _LISTS
    if goes_on and units[at - 1].rule == "shared":
        return True
    if before.kind == "count":
        return is_classifier(before.name) or bool(clause.depth) or _is_listed(clauses, units, at)
    return bool(clause.cue) or (goes_on and _is_parallel(clauses[at - 1], clause))


def _is_parallel(one: Clause, other: Clause) -> bool:
    """ "chợ Lớn 6.930 triệu đồng, chợ Cồn 2.815": both are of something of one name"""
    first, second = (next((p.text.lower() for p in c.lead if p.word_class == "noun"), "") for c in (one, other))
    return bool(first) and first == second


REACH = 64
"""Figures back that one may share a unit with."""


def _antecedent(clauses: Sequence[Clause], units: Sequence[Unit], at: int, differs: bool = False) -> Unit | None:
    """The unit that a figure without a noun may share: of the figure before its bracket, or the one beside it."""
    clause = clauses[at]
    cue = clause.cue
    first = clause.sentence - (1 if _opens_parts(clause) else 0)
    for other in range(at - 1, max(-1, at - REACH), -1):
        candidate = clauses[other]
        if candidate.sentence < first:
            return None
        beside = (
            candidate.group == clause.group or (clause.depth and other == clause.host) or candidate.depth < clause.depth
        )
        if candidate.figure.value < clause.figure.value and units[other].kind == "count" and cue:
            continue  # "giao 118 thanh niên cho 03 đơn vị, gồm: Sư đoàn 8 nhận 60"
        averaged = units[other].kind == "measure" and any(p.sort == "average" for p in candidate.lead)
        if candidate.is_out_of or (averaged and clause.parted == ";" and not clause.figure.decimals):
            continue  # "bình quân 77 hồ sơ/ngày; nộp trực tuyến 312"
        unit, end = units[other], clause.phrase.end
        if beside and unit.name and unit.kind not in RELATIVE and unit.name != "lần":
            return as_shared(unit, candidate.figure, end)
        if beside and unit.kind == "percent" and differs and (other == clause.host or other == at - 1):
            return msgspec.structs.replace(unit, start=end, end=end, rule="shared")
    return None


def as_shared(unit: Unit, figure: Figure, end: int) -> Unit:
    """The unit of a figure as a bare one that ends at a place has it, with its scale."""
    scale = figure.scale if unit.scale == 1 else unit.scale
    return msgspec.structs.replace(unit, start=end, end=end, rule="shared", scale=scale)


def _is_listed(clauses: Sequence[Clause], units: Sequence[Unit], at: int) -> bool:
    """ "37 người, trong đó quản lý 03, giáo viên 29": a figure among the parts of one before it"""
    for other in range(at, 0, -1):
        clause = clauses[other]
        if clause.sentence != clauses[at].sentence:
            return False
        if clause.parted == ":" or clause.cue:
            return clauses[other - 1].sentence == clause.sentence or bool(clause.cue)
        if clause.parted == "." or (clause.parted == ";" and units[other - 1].rule != "shared"):
            return False
    return False


def _opens_parts(clause: Clause) -> bool:
    """ "Trong đó: loại I 418": parts of a figure of the sentence before"""
    return any(p.word_class == "link" for p in (*clause.between[:2], *clause.lead[:2])) or bool(clause.cue)


def _noun_behind(tail: Words) -> Phrase | None:
    return tail[0] if tail and tail[0].word_class == "noun" and tail[0].kind else None


def _behind(text: str, clause: Clause, shared: bool) -> Unit | None:
    """The noun right behind the figure; a verb there is one where the lead has a verb, or no noun can be `shared`."""
    tail = clause.tail
    while tail and (tail[0].sort == "total" or tail[0].sort in SMALL) and clause.figure.form == "fraction":
        tail = tail[1:]  # "1/2 số hộ"
    if not tail:
        return None
    noun = _noun_behind(tail)
    if noun and noun.entry:
        return _with_rate(text, tail, noun)
    first = tail[0]
    if first.word_class == "qualifier":
        return Unit(first.text.lower(), "count", "", first.start, first.end, "qualifier")
    alone = len(tail) == 1 or tail[1].role == "mark"
    if first.word_class == "verb" and alone and (not shared or any(p.aspect for p in clause.lead)):
        return Unit(first.text.lower(), "count", "case", first.start, first.end, "noun_behind")
    if (
        first.role == "mark"
        or first.role in ("digits", "time")
        or first.word_class in ("function", "relation", "link", "bound", "frame", "verb", "lead")
    ):
        return None
    if first.role == "word" and first.text[0].isupper() and not first.text.isupper():
        return None
    if first.word_class == "quantity":
        return None
    if shared and clause.depth and first.text.islower():
        return None  # "14 giải (01 nhất, 03 nhì)": the bracket's words tell its parts apart
    end = word_end(text, first.start) if first.text.islower() else first.end
    return Unit(text[first.start : max(end, first.end)], "count", "", first.start, max(end, first.end), "noun_behind")


def _with_rate(text: str, tail: Words, noun: Phrase) -> Unit:
    entry = noun.entry
    assert entry
    name, end = entry.words, noun.end
    if entry.words == "lượt" and len(tail) > 1 and tail[1].word_class == "noun" and tail[1].entry:
        name, end = f"{entry.words} {tail[1].entry.words}", tail[1].end
    slash = next((at for at, p in enumerate(tail[1:6], 1) if p.role != "word"), 1)  # "ca mắc sốt xuất huyết/vạn dân"
    rate, rate_end = _rate(text, tail, slash)
    kind = entry.kind
    if rate:
        kind = kind if kind in ("money", "percent") else "measure"
    return Unit(name + rate, kind, entry.sort, noun.start, rate_end or end, "noun_behind")


def _rate(text: str, tail: Words, at: int) -> tuple[str, int]:
    """ "/người/tháng", "/100 dân": what stands behind slashes."""
    name, end = "", 0
    while at + 1 < len(tail) and tail[at].text == "/":
        base = tail[at + 1]
        glued = base.start == tail[at].end and base.role == "entry"  # "đ/chỉ"
        named = base.role == "word" or base.word_class == "noun" or base.reason == "rate_base"
        if base.sort == "plan" or not (named or glued):
            break
        words = base.entry.words if base.entry else base.text
        counts = base.role == "digits" or (base.sort != "time" and base.text.lower() in NUMBER_WORDS)
        if counts and at + 2 < len(tail):
            heads = tail[at + 2].entry
            words, at = f"{base.text} {heads.words if heads else tail[at + 2].text}", at + 1  # "/100 dân", "/vạn dân"
        name, end = f"{name}/{words}", tail[at + 1].end
        at += 2
    return name, end


def _money_spoken(clause: Clause, before: Unit | None) -> Unit | None:
    """ "nộp ngân sách 94 tỷ": a scale behind a word for money"""
    spoken = clause.figure.scale >= 10**6 and (
        any(p.kind == "money" for p in clause.lead)
        or (before is not None and before.kind == "money")
        or _ends(clause)
        or clause.figure.scale >= 10**9
    )
    end = clause.phrase.end
    return Unit("đồng", "money", "", end, end, "money_spoken") if spoken else None


def _of_difference(before: Unit, value: Decimal) -> Unit:
    """ "9,78% (cao hơn 1,84)": a difference has the unit of what is compared; of shares, percentage points"""
    if before.name == "%" and value <= 100:
        return Unit(POINTS, "percentage_point", "", before.start, before.end, "difference")
    return msgspec.structs.replace(before, rule="difference")


def _verb(clause: Clause) -> Entry | None:
    """The last verb before a figure; None without one."""
    verb = next((p for p in reversed(clause.lead) if p.aspect), None)
    return verb.entry if verb else None


def _implied(clause: Clause) -> Unit | None:
    """ "phẫu thuật 139, siêu âm 2.986": what the verb before a bare figure counts; None for most verbs"""
    verb, end = _verb(clause), clause.phrase.end
    if verb is None or not verb.counts or clause.tail:
        return None
    return Unit(verb.counts, "count", "case", end, end, "verb_noun")


def _own_noun(words: Words, end: int, *, shared: bool = False, classed: Phrase | None = None) -> Unit | None:
    """ "Đơn khiếu nại: 04": the noun of the words before the figure, which stands first among them"""
    lead = [p for p in words if p.role != "mark"]
    for at, phrase in enumerate(lead):
        entry = phrase.entry
        if not entry or phrase is classed:
            continue
        if entry.word_class == "quantity" and entry.kind == "money":
            return Unit("đồng", "money", "", end, end, "money_noun")
        if entry.word_class == "quantity" and entry.counts:
            return Unit(entry.counts, "measure", "mark", end, end, "mark_noun")
        if shared and phrase.sort in ("going", "notyet"):
            return None  # "đang lựa chọn nhà thầu 15" counts what the list counts
        if (
            entry.word_class == "noun"
            and entry.kind == "count"
            and entry.sort not in ("place", "plan")
            and not entry.aspect
            and not (entry.lead.startswith("level") and (shared or at < len(lead) - 1))
        ):
            if at and lead[at - 1].sort in ("prep", "with"):
                continue
            if shared and at and (lead[at - 1].sort == "exist" or lead[at - 1].aspect not in ("", "raise")):
                continue  # "14 vụ, gồm trộm cắp tài sản 08": no more than what its verb is about
            return Unit(entry.words, entry.kind, entry.sort, end, end, "noun_before")
    return None


def _classed(words: Words) -> Phrase | None:
    """ "Lĩnh vực: hình sự 397", "chia theo huyện: Krông Pa 12": the noun by which a list is classed; None for most"""
    colon = next((at for at, p in enumerate(words) if p.text == ":"), 0)
    noun = next((at for at, p in enumerate(words[:colon]) if p.word_class == "noun"), None)
    if noun is None or colon + 1 == len(words):
        return None  # "Đơn khiếu nại: 04"
    by = noun > 0 and words[noun - 1].text.lower().endswith("theo")
    return words[noun] if by or words[noun].general == "yes" else None
