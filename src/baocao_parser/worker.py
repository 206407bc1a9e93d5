"""What a process that parses for another one does: whatever a file does to it, its parent ends it and goes on.

Requests and replies are MessagePack, no pickles: a process that a hostile file has taken over must not get to say what
its parent runs.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec

from .document import Source
from .errors import BaocaoError, ReadError, unforeseen
from .limits import Limits
from .processes.child import OUT_OF_MEMORY
from .processes.messages import NOTE, incoming, send
from .report import Emphasis, Report


class Request(msgspec.Struct, frozen=True):
    """One file to parse: its path, its bytes, or the Word file that stands for it."""

    name: str
    emphasis: Emphasis
    limits: Limits
    path: bytes = b""
    data: bytes | None = None
    converted_from: Source | None = None
    """Of a file that was converted: the file as it was given; `data` is the Word file."""
    pages: bool = False
    """The file has pages that can be left out: it is a PDF file."""
    watched: bool = False
    """Every page of a PDF file is told before it is opened: so who asks knows which one has ended the process."""
    left_out: dict[int, str] = {}
    """Pages that are not even opened, and why."""


class Reply(msgspec.Struct, frozen=True):
    """The report, or the error in its place."""

    report: Report | None = None
    problem: str = ""
    source: str = ""
    remedy: str = ""
    unreadable: bool = False
    """The error is a ReadError."""

    @classmethod
    def of(cls, error: BaocaoError, name: str) -> Reply:
        """The reply that carries an error."""
        return cls(None, error.problem, error.source or name, error.remedy, isinstance(error, ReadError))

    def result(self) -> Report | BaocaoError:
        """What it carries."""
        if self.report is not None:
            return self.report
        kind = ReadError if self.unreadable else BaocaoError
        return kind(self.problem, source=self.source, remedy=self.remedy)


def prepare() -> None:
    """Load all stages."""
    from . import parsing
    from .readers import pdf, word

    assert parsing, (pdf, word)


def prepare_more() -> None:
    """Load also what the stages load when they first need it, so that the many need not, each for itself."""
    from .data import lines_of
    from .parsing import parse

    for text in "\n".join(lines_of("warm_up.txt")).split("\n---\n"):
        parse(text.encode())


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Parse what is asked for."""
    encoder, decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Request)
    for message in incoming(requests):
        request = decoder.decode(message)
        try:
            reply = encoder.encode(answer(request, lambda page: send(replies, NOTE + b"%d" % page)))
        except UnicodeEncodeError as error:  # half a surrogate pair in some text
            reply = encoder.encode(Reply.of(unforeseen(error, request.name), request.name))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        send(replies, reply)


def answer(request: Request, tell: Callable[[int], None]) -> Reply:
    """Parse one file; an error that nobody foresaw is one of this package's, too, so that it costs this file only.

    `tell` is given the number of each page before that is opened, where somebody watches.
    """
    from .parsing import report_of
    from .readers import read
    from .readers.office import Converted, read_converted
    from .readers.watch import Watch

    try:
        data, source = request.data, request.converted_from
        if source is not None and data is not None:
            document = read_converted(Converted(data, source), request.limits)
        else:
            given = Path(os.fsdecode(request.path)) if data is None else data
            watch = Watch(request.left_out, tell) if request.watched else None
            document = read(given, name=request.name, limits=request.limits, watch=watch)
        return Reply(report_of(document, request.emphasis, request.limits))
    except BaocaoError as error:
        return Reply.of(error, request.name)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        return Reply.of(unforeseen(error, request.name), request.name)
