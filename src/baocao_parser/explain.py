"""Which rule decided what: for every heading and every number of a report in reading order, or for one number."""

from __future__ import annotations

from typing import Literal, NamedTuple, overload

from .excerpts import around
from .messages import Language, word
from .numbers.writing import figure
from .records import Indicator
from .rejections import rejected
from .report import Report

FIELDS = ("value", "unit", "label", "kind", "nature", "bound", "direction", "base", "period", "part_of", "code")
"""What is told of one number, in the order of a sentence about it."""
AROUND = 80
"""Characters of the sentence that are shown on either side of the number."""


class Explained(NamedTuple):
    """What a rule made of a stretch of text."""

    start: int
    end: int
    what: Literal["heading", "indicator", "none"]
    rules: tuple[str, ...]
    """Names of the rules, in the order in which they spoke."""
    result: str
    """The section's path, the indicator's reading, or ""."""


class Told(NamedTuple):
    """One field of a number."""

    field: str
    value: str
    rule: str
    """The rule that decided it; "" where none is noted."""
    words: tuple[str, ...]
    """The words that decided."""


class Explanation(NamedTuple):
    """What one number means, and what decided it."""

    indicator: Indicator
    before: str
    """The sentence around it, to its left; "" where the report was not given."""
    after: str
    fields: tuple[Told, ...]

    @property
    def sentence(self) -> str:
        """The words around the number, with it; "" where the report was not given."""
        return f"{self.before}{self.indicator.text}{self.after}" if self.before or self.after else ""

    @property
    def figure(self) -> str:
        """Its value as a Vietnamese table writes it."""
        return figure(self.indicator)

    def __repr__(self) -> str:
        head = f"{self.before}[{self.indicator.text}]{self.after}" if self.sentence else self.indicator.text
        lines = [f"{told.field:<9} {told.value}" + _why(told) for told in self.fields]
        return "\n".join([head, *lines])

    def _repr_html_(self) -> str:
        from .view.notebook import explanation_html

        return explanation_html(self)


@overload
def explain(subject: Report) -> list[Explained]: ...
@overload
def explain(subject: Indicator, report: Report | None = None) -> Explanation: ...
def explain(subject: Report | Indicator, report: Report | None = None) -> list[Explained] | Explanation:
    """Decisions of a report parsed with emphasis="any", in reading order; or the explanation of one number.

    Every digit run of the text lies in a heading, in an indicator or in a "none"; [] for a document without digits or
    headings. Of one number every field is told with the rule that decided it; where its report is given, also with the
    words that did.

    >>> from baocao_parser.parsing import parse
    >>> report = parse("Cấp mới 09 chứng thư số trong tháng 5/2020.".encode())
    >>> explain(report.indicators[0], report).sentence
    'Cấp mới 09 chứng thư số trong tháng 5/2020.'
    >>> explain(parse(b"Khong co so lieu"))
    []
    """
    if isinstance(subject, Indicator):
        return _explained(subject, report)
    headings = [
        Explained(s.start, s.start, "heading", (s.rule,), f"{s.path}  {s.title}".rstrip()) for s in subject.sections
    ]
    found = [
        Explained(i.start, i.end, "indicator", tuple(f"{e.field}:{e.rule}" for e in i.evidence), reading_of(i))
        for i in subject.indicators
    ]
    none = [Explained(r.start, r.end, "none", (r.rule,), "") for r in rejected(subject)]
    return sorted([*headings, *found, *none])


def silences(report: Report) -> dict[str, int]:
    """How many natures no word said: {"natures", "nothing_said", "by_contrast"}, of all indicators with one.

    "nothing_said" were decided by the last line of the table alone, "by_contrast" by the report's own period.
    """
    rules = [e.rule for i in report.indicators for e in i.evidence if e.field == "nature" and i.nature]
    said = {name: sum(name in rule for rule in rules) for name in ("nothing_said", "by_contrast")}
    return {"natures": len(rules), **said}


def reading_of(indicator: Indicator, language: Language | None = None) -> str:
    """ "9 chứng thư số · count · flow: cấp mới chứng thư số"; kind and nature in a language, if one is asked for."""
    kind, nature = str(indicator.kind), str(indicator.nature or "")
    sorts = (word(f"kind-{kind}", language), word(nature, language)) if language else (kind, nature)
    sort = " · ".join(filter(None, (f"{figure(indicator)} {indicator.unit}".rstrip(), *sorts)))
    return f"{sort}: {indicator.label}"


def _explained(i: Indicator, report: Report | None) -> Explanation:
    text = report.document.text if report else ""
    fields = []
    for name in FIELDS:
        value, rule = _value(i, name, report), i.decided(name)
        words = tuple(text[start:end] for start, end in i.spans(name)) if report else ()
        if value or words:
            fields.append(Told(name, value or "–", rule, words))
    if report is None:
        return Explanation(i, "", "", tuple(fields))
    return Explanation(i, *around(report.document, i.start, i.end, AROUND, cut="…"), tuple(fields))


def _value(i: Indicator, name: str, report: Report | None) -> str:
    if name == "value":
        return figure(i)
    if name == "period":
        return i.period.label if i.period else ""
    if name == "part_of" and report and i.part_of:
        whole = next((other for other in report.indicators if other.id == i.part_of), None)
        return f"{figure(whole)} {whole.unit}: {whole.label}" if whole else i.part_of
    return "" if name == "bound" and i.bound == "exact" else getattr(i, name) or ""


def _why(told: Told) -> str:
    words = ", ".join(f'"{" ".join(word.split())}"' for word in told.words)
    said = " ".join(filter(None, (told.rule, words)))
    return f"  ({said})" if said else ""
