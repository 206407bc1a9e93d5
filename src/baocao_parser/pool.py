"""A pool of workers: who parses a file, and why it was not parsed."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from pathlib import Path

import msgspec

from .errors import BaocaoError
from .limits import Limits, raise_it
from .processes import Ended, Process
from .processes.child import OUT_OF_MEMORY
from .readers.files import MEGABYTE, PathLike, load
from .readers.office import Queue, convert
from .readers.signatures import HEAD, format_of, is_office, is_pdf
from .report import Emphasis, Report
from .worker import Reply, Request

FROM_OUTSIDE = frozenset(number for name in ("SIGKILL", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, 0)))
"""Signals that files do not cause: somebody ended the process, or the system for want of memory."""

MOST_LEFT_OUT = 5
"""Pages of a file that may end their workers: each costs a new worker, and what the pages before it take."""

_decode = msgspec.msgpack.Decoder(Reply).decode


class Workers:
    """At most `most` workers at a time, started when they are needed, replaced when they die. Safe with threads."""

    def __init__(self, limits: Limits, most: int) -> None:
        self.limits, self.most = limits, most
        self._memory = _bytes(limits.memory)
        self._slots = threading.BoundedSemaphore(most)
        self._idle: list[Process] = []
        self._all: set[Process] = set()
        self._office = Queue(limits)
        self._closed = False

    def parse(self, source: PathLike, emphasis: Emphasis, name: str | None = None) -> Report:
        """Report of a file. BaocaoError naming the file for whatever goes wrong."""
        head, name = load(source, name, HEAD, self.limits)
        request = self._request(source, head, name, emphasis)
        with self._slots:
            result = self._ask(request).result()
        if isinstance(result, BaocaoError):
            raise result
        return result

    def close(self) -> None:
        """End all workers, busy or not."""
        self._closed = True
        self._office.close()
        for worker in list(self._all):
            worker.end()

    def _request(self, source: PathLike, head: bytes, name: str, emphasis: Emphasis) -> Request:
        """What a worker is asked: files by their paths, so that their bytes go no detour."""
        if is_office(head):
            data = load(source, name, limits=self.limits)[0]
            form = format_of(data, name)
            if form == "doc" or form == "rtf" or form == "odt":
                converted = convert(data, form, name, self.limits, self._office)
                return Request(name, emphasis, self.limits, b"", converted.docx, converted.source)
        if isinstance(source, bytes):
            return Request(name, emphasis, self.limits, b"", source, pages=is_pdf(head))
        return Request(name, emphasis, self.limits, os.fsencode(Path(source).absolute()), pages=is_pdf(head))

    def _ask(self, request: Request) -> Reply:
        """The reply of a worker; of another one, where the first died, that leaves out the pages that end workers."""
        over, again = time.monotonic() + (self.limits.time or float("inf")), True
        death: Reply | None = None
        while not self._closed:
            worker = self._free()
            fresh = not worker.served
            try:
                reply = _decode(worker.ask(msgspec.msgpack.encode(request), over - time.monotonic()))
            except Ended as ended:
                self._all.discard(worker)
                outside = -ended.code in FROM_OUTSIDE
                if ended.late or (fresh and not (again and outside)):
                    death = (ended.late and death) or self._death(request.name, ended)
                    less = None if ended.late or outside else _with_less(request, worker.note, death)
                    if less is None:
                        return death
                    request = less
                again = again and not fresh  # else what served others before may have brought it down
            except (ValueError, msgspec.MsgspecError):
                self._all.discard(worker)
                worker.end()
                return _error("made the process that read it answer nonsense: it is hostile", request.name)
            else:
                self._idle.append(worker)
                return _nothing_left(death, request) if death and _holds_nothing_else(reply, request) else reply
        return _error("was not parsed: the work was stopped", request.name, "parse it again", unreadable=False)

    def _free(self) -> Process:
        with contextlib.suppress(IndexError):
            return self._idle.pop()
        worker = Process("baocao_parser.worker", memory=self._memory)
        self._all.add(worker)
        if self._closed:  # meanwhile
            worker.end()
        return worker

    def _death(self, name: str, ended: Ended) -> Reply:
        """The error for a file that brought down a fresh worker."""
        limits = self.limits
        if ended.late:
            return _error(f"was not parsed within {limits.time:g} seconds", name, raise_it("time"))
        if ended.code == OUT_OF_MEMORY and limits.memory:
            return _error(f"needs more than {limits.memory:,} MB of memory", name, raise_it("memory"))
        if -ended.code in FROM_OUTSIDE:
            how = f"{signal.Signals(-ended.code).name}, twice"
            problem = f"was not parsed: the process that read it was ended from outside ({how})"
            remedy = "see that nobody and no lack of memory ends it, and parse it again"
            return _error(problem, name, remedy, unreadable=False)
        how = signal.Signals(-ended.code).name if ended.code < 0 else f"exit code {ended.code}"
        more = f", or needs more than {limits.memory:,} MB" if limits.memory else ""
        return _error(
            f"ended the process that read it ({how}): it is damaged or hostile{more}", name, raise_it("memory")
        )


def _with_less(request: Request, page: bytes, death: Reply) -> Request | None:
    """What to ask after a file has ended its worker: first which page does that, then all but that page.

    None where there are no pages, too many of such ones, or it was none of them.
    """
    if not request.pages:
        return None
    if not request.watched:
        return msgspec.structs.replace(request, watched=True)
    number = int(page) if page.isdigit() and len(page) < 10 else 0  # a worker that was taken over may tell anything
    if not number or number in request.left_out or len(request.left_out) >= MOST_LEFT_OUT:
        return None
    left_out = request.left_out | {number: f"{death.problem} ({death.remedy})"}
    return msgspec.structs.replace(request, left_out=left_out)


def _holds_nothing_else(reply: Reply, request: Request) -> bool:
    """Whether a file has no more pages than those that were left out."""
    return reply.report is not None and reply.report.document.source.pages == len(request.left_out)


def _nothing_left(death: Reply, request: Request) -> Reply:
    """The error for a file all of whose pages ended their workers, the last by this death: it names the first page."""
    problem = f"has no page that can be read: page {min(request.left_out)} {death.problem}"
    return msgspec.structs.replace(death, problem=problem)


def _error(problem: str, name: str, remedy: str = "", *, unreadable: bool = True) -> Reply:
    return Reply(None, problem, name, remedy, unreadable)


def _bytes(megabytes: float | None) -> int:
    return 0 if megabytes is None or megabytes == float("inf") else int(megabytes * MEGABYTE)
