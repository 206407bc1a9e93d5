"""The kind of a document ("BÁO CÁO"), its subject below (trích yếu), and whom it addresses ("Kính gửi")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain, takewhile
from typing import NamedTuple

from ..data import rows_of
from ..times import find_periods
from .entries import Entries
from .issuers import head_of
from .lines import PrintedLine
from .signature_lines import AUTHORITY, is_post
from .wordlists import beginning, key_of, phrases

MAX_LINES = 8
MAX_WORDS = 45
"""Of one line of a subject; longer ones are text."""

_ADDRESS = re.compile(r"kính\s+gửi\s*[:;]?\s*", re.IGNORECASE)
_SPACED = re.compile(r"\w(?: \w)+")
_SENTENCE_END = re.compile(r"[.;:,] (?: /\.? )? $", re.VERBOSE)


class DocumentKind(NamedTuple):
    """Where the kind stands and how it is printed."""

    line: int
    """Index of its line."""
    text: str
    rest: PrintedLine
    """What follows on the same line: "TUẦN" of "BÁO CÁO TUẦN"."""


class Title(NamedTuple):
    """Lines of the subject joined; None and an empty span where there is none."""

    text: str | None = None
    end: int = 0
    """Behind its last line."""


@cache
def _names() -> dict[str, str]:
    """Key, and key without spaces ("B Á O  C Á O"), of every kind → its name in capitals."""
    names = [row["name"] for row in rows_of("document_kinds.tsv")]
    return {key: name.upper() for name in names for key in (key_of(name), key_of(name).replace(" ", ""))}


@cache
def _beginnings() -> re.Pattern[str]:
    return beginning(row["name"] for row in rows_of("document_kinds.tsv"))


def find_kind(lines: Sequence[PrintedLine]) -> DocumentKind | None:
    """The line that names the kind of document, None where none does before the text begins.

    A line of its own, or capitals that "BÁO CÁO" begins; only where there is neither, capitals that another kind
    begins ("DỰ ÁN ĐẦU TƯ" may be the rest of an office's name) or small letters ("Báo cáo kết quả …").
    """
    known = [kind for index, line in enumerate(takewhile(is_above_text, lines)) if (kind := _kind_on(index, line))]
    for is_kind in (_alone_or_report, _in_capitals, _small):
        found = next((kind for kind in known if is_kind(kind)), None)
        if found:
            return found
    return None


def is_above_text(line: PrintedLine) -> bool:
    """The line may stand above the text: no label, no "Kính gửi", not long."""
    return not (line.is_labelled or address(line, ())) and _short(line)


def _kind_on(index: int, line: PrintedLine) -> DocumentKind | None:
    key = line.key.rstrip(" :.")
    squeezed = key.replace(" ", "") if _SPACED.fullmatch(key) else key
    if squeezed in _names():
        return DocumentKind(
            index, line.text.rstrip(" :.") if squeezed == key else _names()[squeezed], line.cut(len(line.text))
        )
    found = _beginnings().match(key)
    if not found:
        return None
    if key[found.end() :].startswith((" và ", " đầu tư")):  # "SỞ" / "KẾ HOẠCH VÀ ĐẦU TƯ"
        return None
    words = line.text.split(maxsplit=found[0].count(" ") + 1)
    rest = words[found[0].count(" ") + 1 :]
    return DocumentKind(index, " ".join(words[: len(words) - len(rest)]), line.cut(len(line.text) - len("".join(rest))))


def _alone_or_report(kind: DocumentKind) -> bool:
    return kind.text[0].isupper() if not kind.rest.text else kind.text == "BÁO CÁO"


def _in_capitals(kind: DocumentKind) -> bool:
    return kind.text.isupper()


def _small(kind: DocumentKind) -> bool:
    return kind.text[0].isupper() and not _SENTENCE_END.search(kind.rest.text) and _short(kind.rest)


_REMARK = re.compile(r"\( [^()]* (?: \( [^()]* \) [^()]* )* \) [\s.*]*", re.VERBOSE)
"""A line that is one bracket: "(từ ngày 15/5 đến ngày 14/6/2020)"; not "(1) Về sản phẩm: …"."""


def find_subject(lines: Sequence[PrintedLine]) -> tuple[int, Title] | None:
    """The subject of a document without a kind, and the index of its first line; None where no line seems to be one.

    Lines set off as a heading are a subject if they name a period; if none do, those that are centred or several.
    In a text without bold the first line may be one: it names a period, and counts nothing.
    """
    shown: list[tuple[int, Title]] = []
    plain: list[tuple[int, Title]] = []
    for index, line in enumerate(lines):
        signed = AUTHORITY.match(line.text) or is_post(line.text)
        if signed or sentence(line, ()) or not is_above_text(line):
            break
        if head_of(line.text) or phrases("letterhead_marks.txt").match(line.key):
            continue
        title = read_title(lines[index:])
        if _is_shown(line) and find_periods(title.text or "", title=True):
            return index, title
        if _is_shown(line) and not line.block.cell and (title.end > line.end or line.block.align == "center"):
            shown.append((index, title))
        elif line.bold is None and not (shown or plain) and _names_only_a_period(line.text):
            bracket = takewhile(lambda below: below.text.startswith("("), lines[index + 1 :])
            plain.append((index, read_title([line, *bracket])))
    return next(chain(shown, plain), None)


def _names_only_a_period(text: str) -> bool:
    """ "Kết quả xuất, nhập khẩu tháng 10 năm 2019": another figure would make it a headline or a sentence."""
    found = find_periods(text, title=True)
    named = sum(sum(map(str.isdigit, text[one.start : one.end])) for one in found)
    return bool(found) and named == sum(map(str.isdigit, text))


def _is_shown(line: PrintedLine) -> bool:
    return bool(line.bold) or line.text.isupper() or line.block.align == "center" or line.block.outline is not None


def read_title(lines: Sequence[PrintedLine], first: PrintedLine | None = None) -> Title:
    """The subject: the lines up to the one that begins the text; `first` stood on the kind's own line."""
    subject = [first] if first and first.text else []
    for line in lines:
        if not (subject and _REMARK.fullmatch(line.text)):
            if line.is_rule and not subject:
                continue
            if len(subject) == MAX_LINES or any(ends(line, subject) for ends in ENDS):
                break
        elif not any(found.unit != "state" for found in find_periods(line.text)):
            continue  # "(Kèm theo Công văn số …)", "(Dự thảo)"
        subject.append(line)
    text = " ".join(" ".join(line.text.split()) for line in subject).rstrip(" .;:/-–")
    return Title(text or None, subject[-1].end if subject else 0)


# Rules: each says whether a line ends the subject before it, given the lines of the subject so far.


def rule_line(line: PrintedLine, _: Sequence[PrintedLine]) -> bool:
    """ "-----" below the subject."""
    return line.is_rule


def labelled(line: PrintedLine, _: Sequence[PrintedLine]) -> bool:
    """ "I. KẾT QUẢ", "Phần thứ nhất"."""
    return line.is_labelled


def address(line: PrintedLine, _: Sequence[PrintedLine]) -> bool:
    """ "Kính gửi: …"."""
    return bool(_ADDRESS.match(line.text))


def opener(line: PrintedLine, subject: Sequence[PrintedLine]) -> bool:
    """ "Thực hiện Công văn số …": a capital and a word that texts begin with; a subject may begin so too."""
    known = line.text[:1].isupper() and phrases("body_openers.txt").match(line.key)
    return bool(known) and bool(subject or _SENTENCE_END.search(line.text) or len(line.text.split()) > 25)


def sentence(line: PrintedLine, subject: Sequence[PrintedLine]) -> bool:
    """Too long for a subject, or closed like a sentence."""
    closed = line.text.endswith((".", ":", ";"))
    shown = not subject and (line.bold or line.block.align == "center")
    return not _short(line) or (closed and not shown)


def unlike(line: PrintedLine, subject: Sequence[PrintedLine]) -> bool:
    """Another look than the subject's first line: bold, alignment, table, capitals."""
    if not subject:
        return False
    first = subject[0]
    if first.text.isupper() < line.text.isupper() and " " in line.text:
        return True
    # A centred line that fills the page tells nothing of its alignment; what cannot begin a sentence goes on.
    goes_on = line.text[:1].islower() or line.text[:1].isdigit()
    aligned = goes_on or first.block.align == line.block.align
    return first.bold != line.bold or not aligned or _table(first) != _table(line)


ENDS: tuple[Callable[[PrintedLine, Sequence[PrintedLine]], bool], ...] = (
    rule_line,
    labelled,
    address,
    opener,
    sentence,
    unlike,
)


def _short(line: PrintedLine) -> bool:
    return len(line.text.split()) <= MAX_WORDS


def _table(line: PrintedLine) -> int | None:
    return line.block.cell.table if line.block.cell else None


def read_addressees(lines: Iterable[PrintedLine]) -> tuple[tuple[str, ...], int]:
    """Offices after "Kính gửi:" and the offset behind the last; ((), 0) where nobody is addressed."""
    entries, end = Entries(bullets_only=True), 0
    for line in lines:
        opening = _ADDRESS.match(line.text)
        if not end and opening:
            end = line.end
            if opening.end() < len(line.text):
                entries.offer(line.text[opening.end() :])
        elif end and (line.is_labelled or opener(line, [line]) or not entries.offer(line.text)):
            break
        elif end:
            end = line.end
    return entries.names, end
