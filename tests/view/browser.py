"""A real browser for tests of pages: Chromium as the system has it, without a network of its own."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no browser: apt-get install chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
playwright = pytest.importorskip("playwright.sync_api")
Page = playwright.Page


class Opened:
    """A page in the browser, what it asked of a network, and what went wrong in it."""

    def __init__(self, page: Page, address: str) -> None:  # type: ignore[valid-type]
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: self.errors.append(str(error)))  # type: ignore[attr-defined]
        page.on("console", self._note)  # type: ignore[attr-defined]
        page.goto(address)  # type: ignore[attr-defined]

    def _note(self, message: object) -> None:
        if getattr(message, "type", "") == "error":
            self.errors.append(getattr(message, "text", ""))


class Browser:
    """Opens pages; each in a session of its own."""

    def __init__(self, folder: Path, browser: object) -> None:
        self.folder, self._browser = folder, browser
        self._contexts: list[object] = []

    def open(self, html: str, *, width: int = 1400, height: int = 900, dark: bool = False, at: str = "") -> Opened:
        """A page from its text."""
        file = self.folder / f"page-{len(self._contexts)}.html"
        file.write_text(html, "utf-8")
        return self.visit(file.as_uri() + at, width=width, height=height, dark=dark)

    def visit(self, address: str, *, width: int = 1400, height: int = 900, dark: bool = False) -> Opened:
        """A page at an address."""
        scheme = "dark" if dark else "light"
        context = self._browser.new_context(  # type: ignore[attr-defined]
            viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True
        )
        self._contexts.append(context)
        context.set_default_timeout(10_000)
        return Opened(context.new_page(), address)

    def close(self) -> None:
        """Close all pages."""
        for context in self._contexts:
            context.close()  # type: ignore[attr-defined]
        self._contexts.clear()


@contextlib.contextmanager
def launched(folder: Path) -> Iterator[Browser]:
    """The browser, closed at the end."""
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, headless=True, args=list(QUIET))
        opened = Browser(folder, browser)
        try:
            yield opened
        finally:
            opened.close()
            browser.close()
