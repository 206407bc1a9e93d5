"""A real browser for tests of pages: Chromium as the system has it, which asks nothing of a network by itself."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

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
Playwright: TypeAlias = Any
"""What Playwright makes; untyped on purpose: its methods give None for what is not there, and a test fails by that."""


def script(name: str) -> str:
    """A function in JavaScript that a test runs in a page."""
    lines = (Path(__file__).parent / "scripts" / f"{name}.js").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))


class Opened:
    """A page in the browser, what it asked of a network, and what went wrong in it."""

    def __init__(self, page: Playwright, address: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.goto(address)
        page.wait_for_selector("#list > *, #grid thead tr", state="attached")  # its script has come unpacked, and run


class Browser:
    """Opens pages; each in a session of its own."""

    def __init__(self, folder: Path, browser: Playwright) -> None:
        self.folder, self._browser = folder, browser
        self._contexts: list[Playwright] = []

    def open(self, html: str, *, width: int = 1400, height: int = 900, dark: bool = False, before: str = "") -> Opened:
        """A page from its text; `before` is a script that runs before its own."""
        file = self.folder / f"page-{len(self._contexts)}.html"
        file.write_text(html, "utf-8")
        return self.visit(file.as_uri(), width=width, height=height, dark=dark, before=before)

    def visit(
        self, address: str, *, width: int = 1400, height: int = 900, dark: bool = False, before: str = ""
    ) -> Opened:
        """A page at an address."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", accept_downloads=True
        )
        self._contexts.append(context)
        context.set_default_timeout(10_000)
        if before:
            context.add_init_script(before)
        return Opened(context.new_page(), address)

    def close(self) -> None:
        """Close all pages."""
        for context in self._contexts:
            context.close()
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
