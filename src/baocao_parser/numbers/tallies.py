"""Words that name numbers elsewhere, before a number that is none: what is done, counted together, or so often."""

from __future__ import annotations

import re

from ..lexicon import entries_in, entry_at, words_with
from .spot import Spot

_AND = "|".join(words_with("joins"))
_LISTED = re.compile(rf"\s*(?:,|{_AND})\s*\d")
_GOES_ON = re.compile(rf"\s*(?:[,;]|(?:{_AND})\s)\s*(?:(?:{_AND})\s+)?(?P<noun>(?:[^\W\d_]+\s+){{1,4}})\d")
_TALLIED = ("reference", "article", "place_name")
_ISSUED = words_with("issues")
_DONE = words_with("done")
_APART = ("", "mark", "frame", "link", "bound", "time", "figure")
"""Behind these classes, and …"""
_BEFORE_VERB = ("done", "going", "notyet", "passive", "and", "negation")
"""… these sorts "cấp" and "điều" are verbs: there is nothing whose level they could be, nothing that leads to a law."""
_FEW_LEVELS = 5
"""Bodies that a level is said of ("đơn vị cấp 2") have no more of them; wind and fire have."""
_IN_TIME = re.compile(r"[a-zýầá]+\s(?:0[1-9]|(?P<few>[1-9]))(?=\s[^\W\d_])")
_OFTEN = words_with("often")
_WITHIN = "trong "
_PASSIVE = ("case", "event")
"""People, bodies, places may act: "trong tháng 03 doanh nghiệp nộp 12 tỷ đồng" is of March."""


def is_done(spot: Spot) -> bool:
    """ "đã cấp 20 phao", "xã cấp 12 phao": a verb, and no level of what stands before ("trường cấp 3", "gió cấp 6")"""
    lead, before = spot.lead, spot.before
    if lead is None or (lead.word_class != "verb" and (lead.words not in _DONE or not spot.lead_text[1:2].islower())):
        return False
    if before.word_class == "verb" or before.aspect:
        return lead.word_class == "verb"  # "đề nghị cấp 20 phao", but "sửa đổi điều 5"
    acts = before.sort in ("person", "place") or (before.sort == "body" and spot.value > _FEW_LEVELS)
    return acts or before.word_class in _APART or before.sort in _BEFORE_VERB


def is_totalled(spot: Spot) -> bool:
    """ "Tổng số lớp 12, số tổ 5": the word before the digits is counted itself; "số lớp 6, 7, 8" are names"""
    if (spot.lead and spot.lead.sort == "total") or _LISTED.match(spot.text, spot.number_end):
        return False
    before = spot.left.rstrip(" :").lower().removesuffix(spot.lead_text.strip(" :").lower()).rstrip()
    return any(entry.sort == "total" and before.endswith(entry.words) for entry in entries_in(before)[-1:])


def is_tally(spot: Spot, reason: str) -> bool:
    """ "(kế hoạch 30)", "ban hành nghị quyết 12, quyết định 100": the name of a document has a capital letter.

    In small letters, too, one number is a name ("theo nghị quyết 12"); several documents that are made are counted.
    """
    lead = spot.lead
    if lead is None or lead.word_class != "noun" or not lead.kind or reason not in _TALLIED:
        return False
    name = spot.lead_text[1:]
    small, opened = name[:1].islower(), spot.before.words == "("
    if spot.beside_figure and (small or name.isupper()) and not opened and not spot.is_counted(spot.number_end):
        return True
    if reason != "reference":
        return False
    if lead.sort == "plan":  # "Kế hoạch 165 của tỉnh" is a name, "Kế hoạch 300, thực hiện 280" a count
        following = entry_at(spot.text, spot.number_end)
        named = following is not None and (following[0].sort == "prep" or following[0].word_class == "verb")
        return (spot.lead_text[0] in "/(" and (bool(spot.before.words) or not named)) or small
    return _goes_on(spot) and (_opens(spot) or (opened and spot.beside_figure))


def _goes_on(spot: Spot) -> bool:
    """Another kind of document follows with a number: "nghị quyết 12, quyết định 100", "NQ 5, QĐ 115" """
    more = _GOES_ON.match(spot.text, spot.number_end)
    if more is None or not (more["noun"].islower() or more["noun"].isupper()):
        return False
    return any(entry.kind == "count" and entry != spot.lead for entry in entries_in(more["noun"].strip()))


def _opens(spot: Spot) -> bool:
    """Nothing leads to a name: a colon, a dash, "trong đó", the beginning, or a verb that makes documents."""
    before, name = spot.before, spot.lead_text[1:]
    if before.word_class == "":
        return not name.isupper()  # "NQ 57, QĐ 06 được quán triệt"
    return before.word_class == "link" or before.words in (":", "-") or (name.islower() and before.words in _ISSUED)


def counts_in_time(text: str, start: int, unit: str) -> bool:
    """ "họp tháng 2 lần", "tuần 3 buổi"; "trong tháng 03 dự thảo được trình": what is counted in a stretch of time.

    `start` is where its word begins, `unit` says which. In the last example it may be the month all the same: who knows
    the report's period decides.
    """
    found = _IN_TIME.match(text, start)
    entry = entry_at(text, found.end()) if found else None
    if not found or entry is None or entry[0].word_class != "noun" or entry[0].kind != "count":
        return False
    if found["few"]:
        return entry[0].words in _OFTEN or (entry[0].sort == "event" and unit == "week")
    within = text[max(0, start - len(_WITHIN)) : start].lower() == _WITHIN
    return within and unit == "month" and entry[0].sort in _PASSIVE
