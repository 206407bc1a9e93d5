"""The end of a document: recipients ("Nơi nhận"), and who signed."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import NamedTuple

import regex
from msgspec.structs import replace

from ..document import Block, Document
from ..records import Signer
from .date_lines import DateLine, read_date_line
from .entries import Entries
from .lines import PrintedLine, Rest, index_of, lines_of
from .signature_lines import AUTHORITY, is_drafter, is_name, is_post, seams, starts_of_parts
from .wordlists import phrases

MAX_LINES = 120
"""Of a closing; longer lists of recipients are not read to their end."""
MAX_WORDS = 40
"""Of one line of a closing."""
MAX_SKIPPED = 3
MAX_SCRIBBLE_WORDS = 6
NEAR = 12
"""Blocks above "Nơi nhận", below the end of the text or before the end of the file in which a signature may stand."""

_RECIPIENTS = re.compile(r"[Nn](?i:[ơo]i\s(?:nh[ậâa]n|gửi))\s*(?::|$)", re.MULTILINE)
_COLUMN_BEGINS = re.compile(r"(?:^|\t|[ ]{3})[^\w\n]{0,4}$")
_HEADER = re.compile(r"\W{0,4} n[ơo]i \s (?: nh[ậâa]n | gửi ) \s* :? \s*", re.VERBOSE | re.IGNORECASE)
_GLUE = regex.compile(r"(?<= [;:.] ) \s+ (?= \p{Lu} )", regex.X)


class Closing(NamedTuple):
    """What the closing says, and its span in the document's text; (0, 0) where there is none."""

    recipients: tuple[str, ...] = ()
    signer: Signer | None = None
    dated: DateLine | None = None
    """A date line above the signature: documents without a letterhead have it there."""
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class _ClosingState:
    """The state while lines are read."""

    entries: Entries | None = None
    entries_column: int = 0
    table: int | None = None
    """Of "Nơi nhận": all of that table belongs to the closing."""
    authority: list[str] = field(default_factory=list)
    position: str | None = None
    name: str | None = None
    column: int | None = None
    """Of the signature."""
    dated: DateLine | None = None
    last: PrintedLine | None = None
    """Of the signature, read last."""
    skipped: int = 0
    """Lines between post and name that say nothing: what a stamp or a pen left in a scan."""
    end: int = 0

    @property
    def signing(self) -> bool:
        """A signature has begun and has no name yet."""
        return bool(self.authority or self.position) and self.name is None

    @property
    def listing(self) -> bool:
        """Recipients are being read, and more may come."""
        return self.entries is not None and not self.entries.complete

    def may_sign(self, line: PrintedLine) -> bool:
        """The line stands where the signature does."""
        if line.columns > 1 and self.column is not None:
            return line.column == self.column
        return True

    def is_overruled_by(self, line: PrintedLine) -> bool:
        """A post in the column beside one who only drew the report up."""
        drafted = self.position is not None and is_drafter(self.position)
        return drafted and not self.may_sign(line) and is_post(line.text) and not is_drafter(line.text)

    def may_skip(self, line: PrintedLine) -> bool:
        """A few words between post and name, of which no rule knows what they are."""
        return self.signing and self.skipped < MAX_SKIPPED and len(line.text.split()) <= MAX_SCRIBBLE_WORDS

    def sign(self, line: PrintedLine) -> None:
        """Note a line of the signature."""
        self.column, self.last = line.column, line


def read_closing(document: Document, after: int = 0) -> Closing:
    """Recipients and signature of a document, looked for behind an offset; an empty `Closing` where it has none.

    The first signature counts: below it may stand appendices, or a copy's own closing (NĐ 30/2020 Điều 25).
    """
    found = _find_recipients(document.text, after)
    if found is None:
        closings = (_read(document, start) for start in _signatures(document, _likely(document, after)))
        return next((c for c in closings if c.signer and (c.signer.authority or c.signer.name)), Closing())
    below = index_of(document, found)
    above = document.blocks[max(0, below - NEAR, index_of(document, after)) : below]
    closings = (_read(document, start) for start in _signatures(document, above))
    return next((c for c in closings if c.recipients and c.signer), None) or _read(document, found)


def _find_recipients(text: str, after: int) -> int | None:
    """Offset of the first "Nơi nhận:"; without the colon the words may head a table's column."""
    found = [m for m in _RECIPIENTS.finditer(text, after) if _begins_column(text, m.start())]
    match = next((m for m in found if m[0].endswith(":")), found[0] if found else None)
    return match.start() if match else None


def _begins_column(text: str, at: int) -> bool:
    """Only signs stand before it on its line, or in its column."""
    return _COLUMN_BEGINS.search(text[max(text.rfind("\n", 0, at) + 1, at - 8) : at]) is not None


def _likely(document: Document, after: int) -> Iterator[Block]:
    """Blocks in which a signature without recipients may stand: below the end of the text, and at the end."""
    for offset in (document.text.find("./.", after), document.text.rfind("Trên đây là", after)):
        if offset >= 0:
            first = index_of(document, offset)
            yield from document.blocks[first : first + NEAR]
    yield from document.blocks[max(index_of(document, after), len(document.blocks) - NEAR) :]


def _signatures(document: Document, blocks: Iterable[Block]) -> Iterable[int]:
    """Offsets of lines with which a signature may begin, the date line above it included."""
    for line, below in pairwise([*lines_of(document, blocks), None]):
        if line is None:
            return
        signs = AUTHORITY.match(line.text) or is_post(line.text) or seams(line.text) or _date_line(line)
        if signs or (below and is_post(line.text, capitals=False) and is_name(below.text)):
            yield line.start


def _read(document: Document, start: int) -> Closing:
    """Read on from an offset until a line that no rule knows."""
    below = lines_of(document, document.blocks[index_of(document, start) :][:MAX_LINES])
    queue = deque(islice((line for line in below if line.end > start), MAX_LINES))
    state = _ClosingState(end=start)
    while queue:
        line = queue.popleft()
        rest = next((rest for rule in RULES if (rest := rule(line, state)) is not None), None)
        if rest is None and not (state.table is not None and _table(line) == state.table):
            if not state.may_skip(line):
                break
            state.skipped += 1
            continue
        state.end = max(state.end, line.end)
        queue.extendleft(reversed([piece for piece in rest or () if piece.text]))
    signer = Signer(" ".join(state.authority) or None, state.position, state.name)
    return Closing(
        state.entries.names if state.entries else (),
        signer if signer != Signer() else None,
        state.dated,
        _start_of_row(document, start),
        state.end,
    )


def _start_of_row(document: Document, start: int) -> int:
    """Where the printed line begins whose columns divide tabs or wide gaps: they belong to the closing, too."""
    block = document.blocks[index_of(document, start)]
    line = document.text.rfind("\n", block.start, start) + 1 or block.start
    gap = document.text[line:start]
    return line if not block.cell and gap.endswith(("\t", "   ")) else start


def _table(line: PrintedLine) -> int | None:
    return line.block.cell.table if line.block.cell else None


def _date_line(line: PrintedLine) -> DateLine | None:
    """Place and date, if they are the whole line."""
    found = read_date_line(line)
    return found if found and (found.start, found.end) == (line.start, line.end) else None


# Rules: each takes a line it knows, notes what it says, and gives back the rest of the line as further lines.


def header(line: PrintedLine, state: _ClosingState) -> Rest | None:
    """ "Nơi nhận:"; what follows on the line is the first recipient, or the signature of the other column."""
    found = _HEADER.match(line.text)
    if not found or state.entries is not None:
        return None
    state.entries, state.entries_column, state.table = Entries(), line.column, _table(line)
    return [line.cut(found.end())]


def empty(line: PrintedLine, _: _ClosingState) -> Rest | None:
    """Rules of dashes, digital stamps, "(Đã ký)"."""
    stamp = phrases("signature_stamps.txt").match(line.key.lstrip("([ *./"))
    return [] if line.is_rule or stamp else None


def glued(line: PrintedLine, state: _ClosingState) -> Rest | None:
    """ "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Văn Bình", "GIÁM ĐỐCTrần Văn Bình": the lines of a signature on one."""
    may_sign = state.name is None and state.may_sign(line)
    starts = (seams(line.text) or starts_of_parts(line.text)) if may_sign else []
    return list(map(line.cut, starts, [*starts[1:], None])) or None


def authority(line: PrintedLine, state: _ClosingState) -> Rest | None:
    """ "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", and what carries it on in the next line."""
    opens = AUTHORITY.match(line.text)
    more = state.authority and not state.position and not is_post(line.text) and _adjoins(line, state)
    if state.name or not state.may_sign(line) or not (more or opens) or (state.position and state.authority):
        return None
    state.position = None  # "GIÁM ĐỐC" / "KT. GIÁM ĐỐC": it did not sign
    state.authority.append(" ".join(line.text.split()))
    state.sign(line)
    return []


def post(line: PrintedLine, state: _ClosingState) -> Rest | None:
    """ "PHÓ GIÁM ĐỐC"; further lines of the post ("PHỤ TRÁCH SỞ") are left out."""
    if state.is_overruled_by(line):
        state.position, state.name = " ".join(line.text.split()), None
        state.sign(line)
        return []
    if state.name or not state.may_sign(line):
        return None
    if state.position:
        return [] if _adjoins(line, state) and not is_name(line.text) else None
    if not is_post(line.text, capitals=state.listing and line.column == state.entries_column):
        return None
    state.position = " ".join(line.text.split())
    state.sign(line)
    return []


def name(line: PrintedLine, state: _ClosingState) -> Rest | None:
    """ "Nguyễn Văn A", where a signature has begun and no recipient can stand."""
    beside = line.columns > 1 and line.column != state.entries_column
    if not state.signing or not state.may_sign(line) or (state.listing and not beside):
        return None
    if not is_name(line.text):
        return None
    state.name = " ".join(line.text.split())
    return []


def dated(line: PrintedLine, state: _ClosingState) -> Rest | None:
    """ "Trà Vinh, ngày 14 tháng 5 năm 2020" above the signature."""
    if state.position or state.authority or state.listing:
        return None
    found = (state.dated and state.dated.with_rest(line)) or _date_line(line)
    state.dated = found or state.dated
    return [] if found else None


def recipient(line: PrintedLine, state: _ClosingState) -> Rest | None:
    """ "- Sở Tài chính;", with what a PDF's line has glued to it from the other column."""
    entries = state.entries
    if entries is None or (state.name and entries.complete) or len(line.text.split()) > MAX_WORDS:
        return None
    if line.columns > 1 and line.column != state.entries_column:
        return None
    tail = _signature_glued_to(line.text, state)
    if not entries.offer(line.text[:tail]):
        return None
    return [] if tail is None else _sign_beside(line.cut(tail), state)


def someone_else(line: PrintedLine, state: _ClosingState) -> Rest | None:
    """The name of who drew up the report, in the column beside the signature."""
    return [] if state.signing and not state.may_sign(line) and is_name(line.text) else None


RULES: tuple[Callable[[PrintedLine, _ClosingState], Rest | None], ...] = (
    header, empty, glued, authority, post, name, dated, recipient, someone_else,
)  # fmt: skip


def _signature_glued_to(text: str, state: _ClosingState) -> int | None:
    """Where a line of the signature begins behind a recipient: "- Thanh tra tỉnh; PHÓ GIÁM ĐỐC"."""
    tails = [glue.end() for glue in _GLUE.finditer(text)]
    posts = (at for at in tails if AUTHORITY.match(text, at) or is_post(text[at:]))
    names = (at for at in reversed(tails) if is_name(text[at:]))
    return next(posts, None) or (next(names, None) if state.signing else None)


def _sign_beside(line: PrintedLine, state: _ClosingState) -> Rest:
    """A piece that was glued to a recipient stands in the column beside."""
    beside = replace(line, column=line.column + 1, columns=2)
    state.column = beside.column if state.column is not None else None
    return [beside]


def _adjoins(line: PrintedLine, state: _ClosingState) -> bool:
    """Capitals directly below the last line of the signature."""
    last = state.last
    return bool(last and line.text.isupper() and line.start - last.end <= 2 and len(line.text.split()) <= 10)
