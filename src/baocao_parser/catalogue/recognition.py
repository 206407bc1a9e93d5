"""Figures of a report → their codes: by their names, then by what stands beside them; what is doubtful has none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from ..data import rows_of
from ..records import Indicator, Kind, Nature, Period
from ..text.folding import fold
from .entries import Entry, Field
from .wordings import SPELLED_ALIKE, Index, Wording, bare_label, besides, is_neutral, own_label, words_of

_REMEMBERED = 1 << 14


class Decision(NamedTuple):
    """The code of a figure and the rule that gave it."""

    code: str
    rule: str
    detail: bool = False
    """Whether the figure's name says a detail besides."""


def _outwards(code: str) -> Iterator[str]:
    """ "a.b.c", "a.b", "a" """
    while code:
        yield code
        code = code.rpartition(".")[0]


class Recogniser:
    """What a catalogue knows, ready for look-up."""

    def __init__(self, entries: Iterable[Entry], fields: Field) -> None:
        self.by_code = {entry.code: entry for entry in entries}
        self._index = Index(self.by_code.values())
        self._fields = [(key, tuple(map(words_of, words))) for key, words in fields.items()]
        self._field_of = {code: next(filter(fields.__contains__, _outwards(code)), "") for code in self.by_code}
        self._named = lru_cache(_REMEMBERED)(self._fields_named)
        self._like = lru_cache(_REMEMBERED)(self._search)  # reports of one office say the same month after month

    def decide(self, indicators: Sequence[Indicator]) -> list[Decision | None]:
        """A decision for each figure, None for what no entry or more than one fits."""
        found = _Found(self, indicators)
        for at in range(len(indicators)):
            found.by_name(at)
        for at in range(len(indicators)):
            found.decisions[at] = detail_of_the_one_before(found, at) or found.decisions[at]
        for beside in BESIDE:
            for at in range(len(indicators)):
                found.decisions[at] = found.decisions[at] or beside(found, at)
        for doubt in DOUBTS:
            found.decisions = [d and (None if doubt(found, at) else d) for at, d in enumerate(found.decisions)]
        return found.decisions

    def fitting(self, i: Indicator, whole: Decision | None) -> list[tuple[Wording, bool]]:
        """The wordings that fit a figure best, one for each entry; True where its name says a detail besides."""
        subject = words_of(i.subject or "")
        found = [
            (wording, detail)
            for wording, detail in self.named_like(i)
            if not wording.short or self._context_agrees(i, subject, wording, whole)
        ]
        most = max((wording.length for wording, _ in found), default=0)
        best = {wording.entry.code: (wording, detail) for wording, detail in found if wording.length == most}
        return list(best.values())

    def named_like(self, i: Indicator) -> tuple[tuple[Wording, bool], ...]:
        """The wordings that a figure's name, kind, unit and nature allow, whatever it stands beside."""
        labels = (own_label(i), bare_label(i)) if i.row is None else ()
        completed = () if _says_only_its_unit(i) else _completed(i)
        names = dict.fromkeys((*completed, _name_of(i), *map(words_of, labels)))
        return next(filter(None, (self._like(name, i.kind, i.unit, i.nature) for name in names)), ())

    def completed_like(self, i: Indicator) -> tuple[tuple[Wording, bool], ...]:
        """The wordings that a figure's name and its subject make together, whatever else its name is like."""
        return next((self._like(name, i.kind, i.unit, i.nature) for name in _completed(i)), ())

    def _search(self, name: str, kind: Kind, unit: str, nature: Nature | None) -> tuple[tuple[Wording, bool], ...]:
        counted = words_of(unit)
        found = []
        for wording in self._index.held_by(name):
            if _measures_alike(kind, unit, wording.entry) and _nature_agrees(nature, wording):
                more = besides(name, wording, counted)
                if more != "more":
                    found.append((wording, more == "a detail"))
        return tuple(found)

    def _context_agrees(self, i: Indicator, subject: str, wording: Wording, whole: Decision | None) -> bool:
        """A short name needs a whole of its family; without a whole, a subject that speaks of its field."""
        code = wording.entry.code
        if i.part_of is not None:
            return whole is not None and _family(whole.code) == _family(code)
        named = self._named(subject)
        return self._field_of[code] in named if named else wording.entry.presumed

    def _fields_named(self, subject: str) -> frozenset[str]:
        return frozenset(key for key, words in self._fields if any(word in subject for word in words))


class _Found:
    """The figures of one report and what is decided of them so far."""

    def __init__(self, recogniser: Recogniser, indicators: Sequence[Indicator]) -> None:
        self.recogniser, self.indicators = recogniser, indicators
        self.entries: Mapping[str, Entry] = recogniser.by_code
        self.decisions: list[Decision | None] = [None] * len(indicators)
        self._at = {i.id: at for at, i in enumerate(indicators)}
        self._seen: set[int] = set()

    def whole_of(self, at: int) -> int | None:
        """Where the whole stands of which a figure is part."""
        return self._at.get(self.indicators[at].part_of or "")

    @cached_property
    def exact(self) -> set[tuple[str, Nature | None, Period | None]]:
        """What figures named without a detail are of: asked for by the last doubt, when their codes stand."""
        coded = zip(self.indicators, self.decisions, strict=True)
        return {(d.code, i.nature, i.period) for i, d in coded if d is not None and not d.detail}

    def by_name(self, at: int) -> Decision | None:
        """The decision of a figure's name, made when first asked for, so that wholes come before their parts."""
        if at in self._seen:
            return self.decisions[at]
        self._seen.add(at)
        i = self.indicators[at]
        whole = self.whole_of(at)
        fitting = self.recogniser.fitting(i, None if whole is None else self.by_name(whole))
        for narrower in NARROWER:
            if len(fitting) > 1:
                fitting = [one for one in fitting if narrower(i, one[0].entry)] or fitting
        if len(fitting) == 1:
            wording, detail = fitting[0]
            self.decisions[at] = Decision(wording.entry.code, "short_name" if wording.short else "name", detail)
        return self.decisions[at]


def _name_of(i: Indicator) -> str:
    """The words that name a figure: of a cell its row and columns."""
    return words_of(" ".join((i.row, *i.columns)) if i.row else i.label)


def _completed(i: Indicator) -> tuple[str, ...]:
    """A name and the subject that completes it, "Tố cáo: số đơn tiếp nhận"; () for a cell, and without a subject."""
    return (words_of(f"{i.label} {i.subject}"),) if i.subject and i.row is None else ()


def _says_only_its_unit(i: Indicator) -> bool:
    return is_neutral(words_of(i.label).replace(words_of(i.unit), " "))


def _measures_alike(kind: Kind, unit: str, entry: Entry) -> bool:
    """Whether a figure has a unit of the entry; the kind tells only where one of them names no unit."""
    if not (unit and entry.units):
        return kind == entry.kind
    return unit in entry.units or any(unit.startswith(f"{own} ") for own in entry.units)  # "thuê bao điện thoại"


def _nature_agrees(nature: Nature | None, wording: Wording) -> bool:
    """A change and a plan are figures of their own, a state is no flow; a name of several phrases may name both."""
    own = wording.entry.nature
    for apart in ("change", "target"):
        if apart in (nature, own):
            return nature == own
    if (nature, own) == ("flow", "stock"):
        return len(wording.phrases) > 1
    return (nature, own) != ("stock", "flow")


def _family(code: str) -> str:
    return code.partition(".")[0]


def _nature(i: Indicator, entry: Entry) -> bool:
    return i.nature == entry.nature or (i.nature == "cumulative" and entry.nature == "flow")


def _in_range(i: Indicator, entry: Entry) -> bool:
    return entry.range is None or entry.range[0] <= i.value <= entry.range[1]


def _in_force(i: Indicator, entry: Entry) -> bool:
    day = i.period.end if i.period else None
    return day is not None and (not entry.since or entry.since <= day) and (not entry.until or day <= entry.until)


NARROWER: tuple[Callable[[Indicator, Entry], bool], ...] = (_nature, _in_range, _in_force)
"""What chooses between entries that one name fits."""


def raises_the_total(found: _Found, at: int) -> Decision | None:
    """ "Cấp mới 12 tài khoản, nâng tổng số tài khoản quản lý văn bản lên 900": the total names what is added."""
    total, i = _coded(found, at + 1), found.indicators[at]
    if total is None or total.added is None or i.section != found.indicators[at + 1].section:
        return None
    either = replace(i, nature=None)  # "có 3 hợp tác xã thành lập mới, nâng tổng số lên 412": what raises is no state
    could_be = {wording.entry.code for wording, _ in found.recogniser.named_like(either)}
    return Decision(total.added, "raises_the_total") if total.added in could_be else None


def detail_of_the_one_before(found: _Found, at: int) -> Decision | None:
    """ "Xảy ra 5 vụ cháy, thiệt hại 420 triệu đồng": a short name beside the figure whose code its own continues.

    It goes before what the name says by itself: "bắt 25 vụ ma túy với 34 đối tượng" are no others who were arrested.
    """
    before = _coded(found, at - 1)
    if before is None or found.indicators[at].section != found.indicators[at - 1].section:
        return None
    named = (wording.entry for wording, _ in found.recogniser.named_like(found.indicators[at]) if wording.short)
    codes = {entry.code for entry in named if entry.code.startswith(f"{before.code}.")}
    return Decision(codes.pop(), "detail_of_the_one_before") if len(codes) == 1 else None


def total_of_the_one_before(found: _Found, at: int) -> Decision | None:
    """ "cấp 11 giấy phép xuất bản, từ đầu năm đến nay cấp 43 giấy phép": a running total in the words of the flow.

    A scan may have misread the word for it ("lãy kế"): other words have said that it is one.
    """
    before = _coded(found, at - 1)
    if before is None or not is_total_of(found.indicators[at], found.indicators[at - 1]):
        return None
    return Decision(before.code, "total_of_the_one_before")


def is_total_of(i: Indicator, flow: Indicator) -> bool:
    """Whether a figure is the running total of the flow right before it, in no other words than that has."""
    if (i.nature, flow.nature) != ("cumulative", "flow"):
        return False
    rest = _besides_the_one_before(i, flow, *_name_of(flow).split())
    return rest is not None and (is_neutral(rest) or _spelled_like_a_total(rest.strip()))


def _spelled_like_a_total(words: str) -> bool:
    from rapidfuzz import fuzz

    return any(fuzz.ratio(words, total) >= SPELLED_ALIKE for total in _running_totals())


@cache
def _running_totals() -> tuple[str, ...]:
    """What the lexicon calls a running total, folded."""
    return tuple(fold(row["words"]) for row in rows_of("lexicon/frame.tsv") if row["sort"] == "total")


def earlier_value_of_the_one_before(found: _Found, at: int) -> Decision | None:
    """ "19.420 văn bản đi (tháng trước 18.903 văn bản)": an earlier value beside its present one."""
    i = found.indicators[at]
    before = _coded(found, at - 1) if i.nature == "prior" else None
    rest = _besides_the_one_before(i, found.indicators[at - 1]) if before else None
    if before is None or rest is None or not is_neutral(rest):
        return None
    return Decision(before.code, "earlier_value_of_the_one_before")


def first_of_its_subject(found: _Found, at: int) -> Decision | None:
    """ "Sản phẩm OCOP: … tổng số 231 sản phẩm": a name that says only its unit; what comes behind may be anything."""
    i = found.indicators[at]
    if i.part_of is not None or not _says_only_its_unit(i):
        return None
    codes = {wording.entry.code for wording, _ in found.recogniser.completed_like(i) if not wording.short}
    if len(codes) != 1 or any(
        d is not None and d.code in codes and (other.subject, other.nature) == (i.subject, i.nature)
        for other, d in zip(found.indicators, found.decisions, strict=True)
    ):
        return None
    return Decision(codes.pop(), "first_of_its_subject")


BESIDE: tuple[Callable[[_Found, int], Decision | None], ...] = (
    raises_the_total,
    total_of_the_one_before,
    earlier_value_of_the_one_before,
    first_of_its_subject,
)
"""What the figures beside it say of a figure that its own name leaves open."""


def part_of_the_same(found: _Found, at: int) -> bool:
    """Part of a figure with the same code: the whole is the indicator, the part is not."""
    whole, own = found.whole_of(at), found.decisions[at]
    if own is None or whole is None or found.indicators[at].nature != found.indicators[whole].nature:
        return False
    above = found.decisions[whole]
    return above is not None and above.code == own.code


def outdone_by_an_exact_name(found: _Found, at: int) -> bool:
    """Another figure of the same code and nature is named without a detail."""
    own, i = found.decisions[at], found.indicators[at]
    if own is None or not own.detail:
        return False
    return (own.code, i.nature, i.period) in found.exact


def compared_twice(found: _Found, at: int) -> bool:
    """ "CPI tháng 12 so với tháng trước so với kỳ gốc": a name that ran on into the next comparison."""
    return _name_of(found.indicators[at]).count(" so voi ") > 1


DOUBTS: tuple[Callable[[_Found, int], bool], ...] = (compared_twice, part_of_the_same, outdone_by_an_exact_name)
"""What takes a code away again."""


def _coded(found: _Found, at: int) -> Entry | None:
    """The entry of a figure that has a code; None outside the report."""
    decision = found.decisions[at] if 0 <= at < len(found.decisions) else None
    return found.entries[decision.code] if decision else None


def _besides_the_one_before(i: Indicator, before: Indicator, *words: str) -> str | None:
    """What a name says besides its unit, that of the figure before it and some words; None for another kind."""
    if i.section != before.section or i.kind != before.kind:
        return None
    name = _name_of(i)
    for phrase in map(words_of, (i.unit, before.unit, *words)):
        name = name.replace(phrase, " ")
    return name
