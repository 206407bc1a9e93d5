"""Words between two figures → which of them tell of the one before, which of the one behind."""

from __future__ import annotations

from collections.abc import Sequence

from .phrase import Phrase, Words

_HARD = frozenset({";"})
_SOFT = frozenset({",", "-", "–", "—"})
_STARTS = frozenset({"relation", "link", "frame"})
_HEADS = frozenset({"amount", "balance", "price", "rate", "output", "extent", "mark", "total"})
_VERBS_GO_ON = frozenset({"passive", "done", "going", "notyet", "negation", "exist", "prep", "remain", "and", "of"})
_NO_NAME = frozenset({"opener", "with", "exist", "filler"})
MAX_TAIL = 14
"""Phrases kept behind a figure: beyond that no reader would put them in a table."""


def comes_from(lead: Sequence[Phrase]) -> bool:
    """ "từ", "từ mức" leads to the figure: what something was before it changed"""
    small = [p.text.lower() for p in lead[-2:]]
    return small[-1:] == ["từ"] or (len(small) == 2 and small[0] == "từ" and lead[-1].sort == "level")


def is_start(phrase: Phrase) -> bool:
    """A phrase that begins what is said of the next figure: a relation, "trong đó", "hiện", a rate, an amount."""
    return (
        phrase.word_class in _STARTS
        or phrase.sort == "with"
        or phrase.sort == "remain"
        or (phrase.word_class == "quantity" and phrase.sort in _HEADS)
    )


def parting(waiting: Words, *, named: bool) -> tuple[int, int]:
    """(end of the tail, start of the lead) among the words between two figures.

    `named` says that the first figure has words before it, so that words behind its noun are the next one's.
    """
    hard = [at for at, phrase in enumerate(waiting) if phrase.text in _HARD]
    colon = _list_colon(waiting)
    limit = hard[-1] if hard else colon
    if limit is not None:
        first = hard[0] if hard else limit
        end = tail_end(waiting[:first], last=True)
        return end, limit + 1 + lead_start(waiting[limit + 1 :])
    raised = next((at for at, phrase in enumerate(waiting) if at and phrase.aspect == "raise"), None)
    if raised is not None:  # "cấp 05 tài khoản cho người dùng nâng tổng số hộp thư của công chức, viên chức lên 7.032"
        return min(tail_end(waiting[:raised]), raised), raised
    commas = [at for at, phrase in enumerate(waiting) if phrase.text in _SOFT]
    if commas:
        end = tail_end(waiting)
        start = max(lead_start(waiting), min(end, commas[-1]))
        comma = start < len(waiting) and waiting[start].text == ","
        return min(end, start), start + comma
    return _run_on(waiting, named)


def _run_on(waiting: Words, named: bool) -> tuple[int, int]:
    """No mark parts the words: a start does, an "và" before the next figure, a verb of its own, else the first noun."""
    skip = noun_end(waiting)
    planned = waiting[:1] and waiting[0].sort == "plan"  # "91,6% chỉ tiêu tỉnh giao"
    base = base_end(waiting, 0 if planned else skip)
    if base > skip:
        return skip, base + (base < len(waiting) and waiting[base].sort == "and")
    last = next((at for at in range(len(waiting) - 1, -1, -1) if waiting[at].word_class != "bound"), 0)
    if waiting and waiting[last].sort == "and":
        return last, last + 1  # "12 hồ sơ nộp trực tiếp và 3 hồ sơ"
    for at in range(skip, len(waiting)):
        phrase = waiting[at]
        if phrase.sort == "and" and not any(p.aspect for p in waiting[at + 2 :]) and len(waiting) - at < 4:
            return at, at + 1
        if (is_start(phrase) and not (at == 0 and phrase.word_class == "quantity")) or (
            phrase.sort == "exist" and at == len(waiting) - 1
        ):
            return at, at  # a quantity right behind a figure is its noun: "38,5% lực lượng lao động"
        own = phrase.aspect in ("event", "plan", "raise") and (at == 0 or waiting[at - 1].sort not in _VERBS_GO_ON)
        if own and at > 0:
            start = _leads_on(waiting, at, last) if at == skip else at
            return start, start
    if skip and waiting[last:] and waiting[last].sort == "prep":
        return last, last
    if named and skip < len(waiting):
        return skip, skip
    return len(waiting), len(waiting)


def _leads_on(waiting: Words, verb: int, last: int) -> int:
    """Where the next figure's words begin if a verb right behind a noun says of which kind that is, else at the verb.

    So it is where a preposition leads to the figure: "2 cuộc kiểm tra tại 6 cơ sở", "1 quyết định xử phạt với số tiền".
    """
    for at in range(verb + 1, last + 1):
        if waiting[at].sort == "with" and (at == last or waiting[at + 1].word_class == "quantity"):
            return at
    return last if last > verb and waiting[last].sort == "prep" else verb


def base_end(waiting: Words, at: int) -> int:
    """Behind the base that stands right behind a figure: "so với tháng 9/2019", "kế hoạch"; `at` where none does."""
    if at == len(waiting):
        return at
    first = waiting[at]
    if first.sort == "against":
        end = at + 1
    elif first.sort == "earlier" or (first.sort == "plan" and first.word_class in ("noun", "quantity")):
        end = at
    else:
        return at
    while end < len(waiting):
        phrase = waiting[end]
        stops = (
            phrase.role == "mark" or phrase.word_class in ("relation", "link") or phrase.sort in ("and", "with", "done")
        )
        if stops or (end > at + 1 and (phrase.word_class == "quantity" or phrase.aspect)):
            break
        end += 1
    assigned = end < len(waiting) and first.sort == "plan" and waiting[end].plays("assigned")
    return end + assigned  # "chỉ tiêu Ban Chỉ đạo quốc gia giao"


def noun_end(waiting: Words) -> int:
    """Behind the noun that a figure counts, if one stands at the beginning, with its rate ("đồng/người/tháng")."""
    if len(waiting) > 1 and waiting[0].role == "word" and waiting[1].text == "/":
        return 1  # "9.817 bóng/412 km"
    if not waiting or waiting[0].word_class != "noun":
        return 0
    end = 1
    while end + 1 < len(waiting) and waiting[end].text == "/" and waiting[end + 1].sort != "plan":
        end += 2
    return end


def _list_colon(waiting: Words) -> int | None:
    """A colon that opens a list: words, not only the next figure, stand behind it."""
    for at in range(len(waiting) - 1, -1, -1):
        if waiting[at].text == ":" and any(p.word_class != "bound" for p in waiting[at + 1 :]):
            return at
    return None


def tail_end(waiting: Sequence[Phrase], *, last: bool = False) -> int:
    """How many of the words behind a figure tell of it; `last` says that no other figure follows them."""
    skip = noun_end(tuple(waiting))
    for at in range(skip, min(len(waiting), MAX_TAIL)):
        phrase = waiting[at]
        if phrase.text in _HARD or phrase.text == ":":
            return at
        if phrase.word_class == "relation" and not _describes(waiting[at:], last=last):
            return at
        if phrase.word_class == "link" and not (phrase.text.lower().startswith("trong số") and at <= skip + 1):
            return at
        if phrase.text in _SOFT:
            if not _lists_on(waiting[at + 1 :]):
                return at
        elif phrase.word_class == "frame" and at > skip:
            return at
    return min(len(waiting), MAX_TAIL)


def _describes(words: Sequence[Phrase], *, last: bool) -> bool:
    """Whether "đạt", "kém" or the like says how something is, and leads to no figure: "95% chi hội đạt trong sạch"."""
    if words[0].sort == "against":
        return False
    if not words[1:] or words[1].role == "mark":
        told = words[0].sort == "attain" or " " in words[0].text
        return told and (last or bool(words[1:]))  # "08 mẫu không đạt; …", "02 nhóm giảm giá, …"
    goes_on = _goes_on(words[1]) or words[1].sort == "and"
    return goes_on and (last or any(p.role == "mark" for p in words[1:]))


_SAYS = frozenset({"negation", "exist", "done"})


def _lists_on(behind: Sequence[Phrase]) -> bool:
    """Whether a comma lists nouns: what follows up to the next mark begins like one and says nothing of its own."""
    if not behind or not _goes_on(behind[0]):
        return False
    stop = next((at for at, p in enumerate(behind) if p.role == "mark" or p.sort == "passive"), len(behind))
    return not any(
        p.aspect in ("event", "state", "raise") or p.sort in _SAYS or p.word_class == "relation" for p in behind[1:stop]
    )


def _goes_on(phrase: Phrase) -> bool:
    """A noun, or an unknown word in small letters, that a comma may list with the one before it."""
    if phrase.role == "word":
        return phrase.text[:1].islower()
    return phrase.word_class in ("noun", "compound", "cover", "qualifier")


def lead_start(waiting: Words) -> int:
    """Where the words that lead to a figure begin: behind the last mark that does not part a list of nouns."""
    limit = max((at + 1 for at, p in enumerate(waiting) if p.text in _HARD), default=0)
    colon = _list_colon(waiting)
    if colon is not None:
        limit = max(limit, colon + 1)
    start, quoted, named = limit, False, bool(waiting) and waiting[-1].text == ":"
    for at in range(len(waiting) - 1, limit - 1, -1):
        quoted = (quoted or waiting[at].text == "”") and waiting[at].text != "“"
        if waiting[at].text not in _SOFT or quoted:
            continue
        if named and not _leads_in(waiting[limit:at]) and not _leads_in(waiting[at + 1 :]):
            continue  # "Buôn bán hàng cấm, thuốc lá nhập lậu: 9"
        before = next((i + 1 for i in range(at - 1, limit - 1, -1) if waiting[i].text in _SOFT), limit)
        if not _joins(waiting[before:at], waiting[at + 1 :], waiting[limit:at]):
            start = at + 1
            break
    for at in range(len(waiting) - 1, start, -1):  # "…, trong đó", "… và": what follows is the figure's own
        if waiting[at].word_class == "link" and at + 1 < len(waiting):
            return at
    return start


def _leads_in(words: Words) -> bool:
    """Words that belong to no name: a time, "với", "trong đó", a quantity that the figure is."""
    return any(
        p.role in ("time", "digits") or p.word_class in (*_STARTS, "quantity") or p.sort in _NO_NAME for p in words
    )


SEGMENT = 4
"""Phrases of an item of a list before the last one."""
_NO_ITEM = frozenset({"prep", "exist", "negation", "with", "opener", "done", "of"})


def _joins(item: Words, behind: Words, before: Words) -> bool:
    """Whether the words before a comma are an item of a list: "kết thúc, xử lý", "cát, sỏi bị thu giữ".

    `before` are all the words before the comma, back to a stronger mark.
    """
    if not item or not behind or item[0].sort in _NO_ITEM:
        return False
    if any(p.word_class in _STARTS or p.role in ("time", "digits") for p in item):
        return False
    if item[-1].aspect and behind[0].aspect and not (item[-1].word_class == "noun" and behind[0].word_class == "noun"):
        return True
    if len(item) > SEGMENT:  # "nâng tổng số hộp thư cấp cho công chức, viên chức lên 7.032"
        return _is_noun(item[-1]) and len(behind) > 1 and _is_noun(behind[0]) and behind[1].word_class == "relation"
    passive = len(behind) > 1 and behind[1].sort == "passive"
    ends = next((at for at, p in enumerate(behind) if p.text in _SOFT or p.word_class == "relation"), len(behind))
    predicated = ends < SEGMENT and any(p.word_class == "relation" for p in behind)
    if predicated or passive:
        return not any(p.aspect for p in item[:-1]) and (_goes_on(behind[0]) or bool(behind[0].aspect))
    alone = len(item) == len(before) and len(behind) <= SEGMENT + 1
    if alone and not any(p.word_class in _STARTS or p.word_class == "bound" for p in behind):
        return True  # "…; sập, trôi hoàn toàn 21 nhà": no more than two items stand behind the stronger mark
    told = any(p.aspect or p.word_class == "link" for p in behind[1:])
    listed = any(p.word_class == "quantity" for p in before[-6:]) or len(behind) < SEGMENT + 2
    return _is_noun(behind[0]) and _is_noun(item[-1]) and not told and listed


def _is_noun(phrase: Phrase) -> bool:
    plain = phrase.role == "word" and phrase.text[:1].islower()
    return plain or phrase.word_class in ("noun", "quantity", "compound", "cover", "qualifier")
