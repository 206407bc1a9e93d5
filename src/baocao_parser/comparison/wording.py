"""How alike two names are: the share of words in common, those that offices write or leave out weighing less."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache, lru_cache
from types import MappingProxyType

import msgspec
from rapidfuzz import fuzz

from ..catalogue import Entry
from ..catalogue.synonyms import in_one_word
from ..catalogue.wordings import SPELLED_ALIKE, own_label
from ..data import lines_of, rows_of
from ..lexicon import Tokens
from ..records import Indicator
from ..text.folding import fold, fold_tone

_WORD = re.compile(r"[^\W\d_]+|\d+")
_PERIOD = re.compile(
    r"\b(?:tháng|quý|năm)\s+(?:\d+(?:/\d+)?|[ivx]+(?:/\d+)?)\b|\bso với (?:cùng kỳ|tháng|quý|năm)[^,;]*"
)


class Wording(msgspec.Struct, frozen=True, cache_hash=True, gc=False):
    """The words of a figure's name, its unit among them: "lượt khách du lịch" may be name or unit."""

    words: tuple[str, ...]
    """In alphabetical order, without those that may be left out."""
    weights: tuple[float, ...]
    """Of each word, 1 for one that tells."""
    marks: frozenset[str]
    """Numbers ("mức độ 3") and words of opposite meaning: names that differ in these name different figures."""
    bare: bool
    """It says nothing but its unit ("văn bản", "tổng số tiền"): what is counted stands elsewhere."""
    context: str
    """Words of the subject, the section and what stands before: they help where the names themselves are alike."""
    topic: frozenset[str]
    """Phrases of the subject that the name leaves to it: "Quản lý thị trường: số vụ kiểm tra"."""
    misread: bool
    """It was recognised in a picture, so that marks over and under its letters may be wrong."""

    @property
    def telling(self) -> tuple[str, ...]:
        """The words by which look-alikes are found."""
        return tuple(word for word, weight in zip(self.words, self.weights, strict=True) if weight >= TELLING)


TELLING = 0.5
LONGEST = 5
"""Words of a phrase of the tables, at most."""
CONTEXT_WEIGHT = 0.15
"""What subject and section add where they agree: offices order their reports in their own ways."""
HALF_SILENT = 0.5
"""How alike surroundings are where one of two names has none: words of the catalogue stand in no section."""
CONTRAST = 0.85
"""What is left of the likeness of "bưu tá miền núi" and "bưu tá miền biển": one says what the other says otherwise."""
TOPIC_WEIGHT = 0.9
"""Of a word of the subject, where the other name has words of it."""
TOPIC_SHARE = 0.5
"""Of a subject that the other name has to say: "Thiệt hại do mưa lớn" lends the words of "mưa lớn làm …" """


def wording_of(indicator: Indicator, section: str = "", before: str = "", misread: bool = False) -> Wording:
    """The wording of a figure; `section` is the title of its section, `before` the name of the figure it belongs to.

    A label that says nothing without its subject keeps that, or gets it back, if it is no title. `misread` says that
    its words were recognised in a picture.
    """
    unit = indicator.unit if indicator.kind == "count" else ""
    around, nature, subject = f"{section} {before}", indicator.nature or "", indicator.subject or ""
    label = f"{indicator.row} {' '.join(indicator.columns)}" if indicator.row else own_label(indicator)
    wording = _wording(label, unit, indicator.unit, around, nature, subject, misread)
    if not wording.bare or indicator.row or not subject:
        return wording
    names = (indicator.label, f"{indicator.label} {subject}" if subject != section else label)
    told = (_wording(name, unit, indicator.unit, around, nature, subject, misread) for name in names)
    return next((one for one in told if not one.bare), wording)


def words_of_text(text: str) -> list[str]:
    """The words of a text in their order, synonyms as one word."""
    return _WORD.findall(in_one_word(text))


def words_in(text: str, indicator: Indicator) -> Wording:
    """The words of a text as those of the name of a figure."""
    return _wording(text, "", indicator.unit, "", indicator.nature or "")


@lru_cache(maxsize=1 << 10)
def words_as(entry: Entry) -> tuple[Wording, ...]:
    """The wordings that an entry of the catalogue lends to figures of its code."""
    counted = entry.unit if entry.kind == "count" else ""
    names = (entry.name, *(wording.replace(" + ", " ") for wording in entry.wordings))
    found = (_wording(name, counted, entry.unit, "", entry.nature or "") for name in names)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 16)
def _wording(
    label: str, counted: str, unit: str, context: str, nature: str, subject: str = "", misread: bool = False
) -> Wording:
    told = " ".join(_WORD.findall(_PERIOD.sub(" ", in_one_word(label))))
    unit_said, marks, weights = " ".join(words_of_text(counted)), set[str](), dict[str, float]()
    for phrase, weight, tells_apart in (*_phrases(told, unit, _fillers(nature)), *_phrases(unit_said, unit)):
        if tells_apart or phrase.isdecimal():
            marks.add(phrase)
        weights |= {word: max(weight, weights.get(word, 0.0)) for word in phrase.split() if weight}
    words = tuple(sorted(weights))
    around = " ".join(words_of_text(f"{subject} {context}"))
    topic = frozenset(phrase for phrase in _topics(subject, unit) if not set(phrase.split()) <= weights.keys())
    bare = all(weight < TELLING or word in unit_said.split() for word, weight in weights.items())
    return Wording(words, tuple(weights[word] for word in words), frozenset(marks), bare, around, topic, misread)


def _topics(subject: str, unit: str) -> Iterator[str]:
    """The phrases of a subject, as the lexicon knows them, without those that say nothing."""
    tokens, light = Tokens(" ".join(words_of_text(subject))), _light(unit)
    phrases = (" ".join(tokens.words[at:behind]) for _, at, behind in tokens.phrases())
    yield from (phrase for phrase in phrases if light.get(phrase, 1.0))


def _phrases(text: str, unit: str, fillers: Set[str] = frozenset()) -> Iterator[tuple[str, float, bool]]:
    """The words of a name, phrase by phrase as the tables know them, without the fillers; weight, and whether a mark.

    The longest phrase is taken, but none that begins within a phrase of the lexicon and ends outside of it: there is
    no "cấp xã" in "trợ cấp xã hội".
    """
    light, tokens = _light(unit), Tokens(text)
    words, at, start, end = tokens.words, 0, 0, 0
    while at < len(words):
        limit = end if at < end else len(words)
        if at >= end:
            found = tokens.longest(at)
            start, end = at, found[1] if found else at + 1
        sizes = range(min(LONGEST, limit - at), 1, -1)
        phrases = (" ".join(words[at : at + size]) for size in sizes)
        phrase = next((one for one in phrases if one in fillers or one in light or one in opposed()), words[at])
        if phrase not in fillers:
            yield phrase, light.get(phrase, 1.0), _tells_apart(phrase, " ".join(words[start:end]))
        at += len(phrase.split())


@lru_cache(maxsize=1 << 14)
def _tells_apart(word: str, phrase: str) -> bool:
    """Whether a word is a mark; a syllable of a phrase only where an opposite makes a phrase of it, too.

    "tổng thu" is opposed to "tổng chi", and "thu gom" to nothing.
    """
    if word not in opposed() or " " in word or word == phrase:
        return word in opposed()
    others = (Tokens(re.sub(rf"\b{word}\b", other, phrase)) for other in opposed()[word])
    return any((found := other.longest(0)) is not None and found[1] == len(other.words) for other in others)


@lru_cache(maxsize=1 << 18)
def likeness(one: Wording, other: Wording) -> float:
    """0 to 1: the weight of what both names say in that of all; 0 where a number or an opposite differs.

    >>> def words(label: str) -> Wording:
    ...     return _wording(label, "", "", "", "")
    >>> round(likeness(words("Khách du lịch quốc tế"), words("đón khách quốc tế")), 2)
    0.83
    >>> likeness(words("khách quốc tế"), words("khách nội địa"))
    0.0
    """
    named = named_alike(one, other)
    if not named:
        return 0.0
    if one.context and other.context:
        around = fuzz.token_set_ratio(one.context, other.context) / 100
    else:
        around = HALF_SILENT if one.context or other.context else 0.0
    return named * (1 - CONTEXT_WEIGHT) + CONTEXT_WEIGHT * max(around, named == 1.0)


def named_alike(one: Wording, other: Wording) -> float:
    """By the names alone, or with the words of one's subject that the other name has: a subject lends what is asked."""
    if one.marks != other.marks:
        return 0.0
    if one.words == other.words:
        return 1.0
    mine, theirs = dict(zip(one.words, one.weights, strict=True)), dict(zip(other.words, other.weights, strict=True))
    misread = one.misread or other.misread
    found = _shared(mine, theirs, misread)
    for topic, borrower, lender in ((one.topic, mine, theirs), (other.topic, theirs, mine)):
        lent = [phrase.split() for phrase in topic if lender.keys() >= set(phrase.split())]
        if lent and len(lent) >= len(topic) * TOPIC_SHARE:
            words = {word: min(TOPIC_WEIGHT, lender[word]) for phrase in lent for word in phrase}
            found = max(found, _shared(words | borrower, lender, misread))
    return found


def _shared(mine: Mapping[str, float], theirs: Mapping[str, float], misread: bool) -> float:
    """Twice the weight in common, by that of all; less where each name has a telling word that the other has not."""
    total = sum(mine.values()) + sum(theirs.values())
    both = mine.keys() & theirs.keys()
    common = sum(min(mine[word], theirs[word]) for word in both)
    alone, rest = ({word: w for word, w in own.items() if word not in both} for own in (mine, theirs))
    for ratio, word, near in _spelled_alike(alone, rest, misread):
        if word in alone and near in rest:
            common += min(alone.pop(word), rest.pop(near)) * ratio
    contrast = CONTRAST if max(alone.values(), default=0) >= TELLING <= max(rest.values(), default=0) else 1.0
    return round(2 * common / total * contrast, 6) if total else 0.0


def _spelled_alike(
    alone: Mapping[str, float], rest: Mapping[str, float], misread: bool
) -> list[tuple[float, str, str]]:
    """Words of two names that may be one, the likest first, whichever name comes first."""
    long, others = ([word for word in words if len(word) > 2] for words in (alone, rest))
    pairs = [(ratio, a, b) for a in long for b in others if (ratio := fuzz.ratio(a, b, score_cutoff=SPELLED_ALIKE))]
    if misread:
        pairs += [(SPELLED_ALIKE, a, b) for a in alone for b in rest if fold(a) == fold(b)]
    return sorted(((ratio / 100, a, b) for ratio, a, b in pairs), key=lambda pair: (-pair[0], *sorted(pair[1:])))


@cache
def _light(unit: str) -> Mapping[str, float]:
    """Phrases that weigh less in the name of a figure of a unit."""
    rows = (row for row in rows_of("light_words.tsv") if not row["units"] or unit in row["units"].split("|"))
    return MappingProxyType({fold_tone(row["words"]): float(row["weight"]) for row in rows})


@cache
def _fillers(nature: str) -> frozenset[str]:
    """Words of a name that may be left out in figures of a nature, and opposites made of nothing else: trong kỳ."""
    words = {word for row in rows_of("wording_fillers.tsv") if row["nature"] in ("", nature)
             for word in row["words"].split(", ")}  # fmt: skip
    words.update(lines_of("label_fillers.txt"))
    return frozenset(words | {mark for mark in opposed() if set(mark.split()) <= words})


@cache
def opposed() -> Mapping[str, frozenset[str]]:
    """Words that tell figures apart, each with those that it is opposed to."""
    found: dict[str, frozenset[str]] = {}
    for line in (*lines_of("opposites.txt"), *lines_of("label_opposites.txt")):
        words = frozenset(fold_tone(word.strip()) for word in line.split("|"))
        for word in words:
            found[word] = found.get(word, frozenset()) | words - {word}
    return MappingProxyType(found)
