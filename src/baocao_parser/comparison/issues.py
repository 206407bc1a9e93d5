"""What a reader of a comparison should know: what was not read, stands apart, came twice or had to be left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..errors import BaocaoError
from ..messages import Language, Message, in_language
from ..records import Issue, Severity
from ..report import Report
from ..text.folding import fold
from .decisions import Decisions, names_of
from .editions import Editions
from .findings import Finding
from .issuers import Issuer, levels_among
from .names import Names
from .observations import Observation
from .sources import Skipped
from .stretch import stretch_of

NOT_READ = frozenset({"unread", "page-unreadable"})
"""Codes of what a file holds and the comparison does not."""


class ReportIssue(Issue, frozen=True, gc=False):
    """An issue of a comparison: what a reader should know, and of which report."""

    report: str = ""

    def line(self, language: Language) -> str:
        """The message behind the report that it is of, which is not named twice."""
        message = in_language(self.message, language)
        return message if message.startswith(self.report) else f"{self.report}: {message}"


def of_reading(
    unread: Iterable[BaocaoError], skipped: Iterable[Skipped], reports: Sequence[Report], names: Names
) -> Iterator[ReportIssue]:
    """Files, pages and parts of files that were not read."""
    for error in unread:
        yield _issue("unread", "error", error.source, error=str(error))
    for folder, kinds in skipped:
        told = ", ".join(f"{count} {kind or '(no ending)'}" for kind, count in kinds)
        count = sum(count for _, count in kinds)
        yield _issue("skipped-files", "warning", folder, folder=folder, count=count, kinds=told)
    for report, name in zip(reports, names.reports, strict=True):
        found = [issue for issue in report.document.issues if issue.severity != "info"]
        pages = [issue for issue in found if issue.code == "page-unreadable"]
        if pages:
            total = report.document.source.pages or len(pages)
            yield _issue("page-unreadable", "error", name, count=len(pages), pages=total, message=pages[0].message)
        for issue in found:
            if issue not in pages:
                said = Message("read-in-part", message=issue.message)
                yield ReportIssue(issue.code, issue.severity, said, issue.start, issue.end, name)


def of_metadata(reports: Sequence[Report], issuers: Sequence[Issuer], names: Names) -> Iterator[ReportIssue]:
    """Reports that do not say of whom or when they speak, and issuers that share a place."""
    for report, issuer, name in zip(reports, issuers, names.reports, strict=True):
        if report.metadata.province is None:
            yield _issue("no-province", "warning", name)
        elif report.metadata.agency is None:
            yield _issue("no-issuer", "warning", name, place=issuer.place.name)
        if stretch_of(report.metadata.period) is None:
            yield _issue("no-period", "warning", name)
    known = list(dict.fromkeys(issuers))
    for place, count in Counter(issuer.place for issuer in known).items():
        if count > 1:
            own = "; ".join(names.issuers[issuer] for issuer in known if issuer.place == place)
            yield _issue("several-issuers", "info", count=count, place=place.name, names=own)
    levels = levels_among(known)
    if len(levels) > 1:
        yield _issue("several-levels", "info", levels=tuple(map(Message, levels)))


def of_other_levels(left_out: Sequence[Issuer]) -> Iterator[ReportIssue]:
    """Reports that the levels asked for leave out."""
    counted = Counter(issuer.level or "unknown-level" for issuer in left_out)
    if left_out:
        told = tuple(Message("counted", count=count, what=Message(level)) for level, count in counted.items())
        yield _issue("other-level", "info", count=len(left_out), levels=told)


def of_editions(
    editions: Iterable[Editions], observations: Iterable[Observation], reports: Sequence[Report], names: Names
) -> Iterator[ReportIssue]:
    """Several reports of one issuer and period: how many figures differ between them."""
    values: Mapping[int, dict[str, object]] = {}
    for o in observations:
        values.setdefault(o.figure.report, {}).setdefault(o.series.id, o.value)  # type: ignore[attr-defined]
    for issuer, stretch, positions in editions:
        last = positions[-1]
        hashes = {at: reports[at].document.source.sha256 for at in positions}
        for at in positions[:-1]:
            if hashes[at] == hashes[last]:
                yield _issue("same-file", "info", names.reports[at], other=names.reports[last])
        if len(set(hashes.values())) > 1:
            stated = [values.get(at, {}) for at in positions]
            keys = {key for own in stated for key in own}
            shared = [{own[key] for own in stated} for key in keys if all(key in own for own in stated)]
            different = sum(len(found) > 1 for found in shared)
            told = ", ".join(names.reports[at] for at in positions)
            yield _issue(
                "several-reports", "warning", names.reports[last], count=len(positions), period=stretch.key,
                issuer=names.issuers[issuer], names=told, last=names.reports[last], different=different,
                only=len(keys) - len(shared),
            )  # fmt: skip


def of_decisions(decisions: Decisions, observations: Iterable[Observation]) -> Iterator[ReportIssue]:
    """Names of which something was decided that no figure has, or that were joined and cannot be."""
    wanted = {fold(name): name for name in decisions.names()}
    stand: dict[str, set[str]] = {key: set() for key in wanted}
    for o in observations if wanted else ():
        for key in names_of(o.figure.indicator):
            if key in stand:
                stand[key].add(o.series.id)
    unused = [name for key, name in wanted.items() if not stand[key]]
    if unused:
        yield _issue("unused-decision", "warning", names=", ".join(map(repr, unused)))
    for names in decisions.joined:
        series = [stand[key] for key in dict.fromkeys(map(fold, names)) if stand[key]]
        if len(series) > 1 and not set.intersection(*series):
            yield _issue("joined-in-vain", "warning", names=", ".join(map(repr, names)))


def of_corrections(files: Iterable[str]) -> Iterator[ReportIssue]:
    """Corrections of files that are not compared, or have changed since."""
    for file, count in Counter(files).items():
        yield _issue("corrections-of-other-files", "warning", file, count=count)


def of_breaks(pairs: Iterable[tuple[str, str]]) -> Iterator[ReportIssue]:
    """Indicators that were defined anew and are stated on both sides."""
    for old, new in pairs:
        yield _issue("series-break", "info", old=repr(old), new=repr(new))


def of_findings(found: Iterable[Finding]) -> Iterator[ReportIssue]:
    """What does not add up."""
    for one in found:
        yield ReportIssue(one.code, one.severity, one.message, one.start, one.end, one.report)


def _issue(code: str, severity: Severity, report: str = "", **values: object) -> ReportIssue:
    return ReportIssue(code, severity, Message(code, **values), report=report)
