"""Templates and static files → HTML text: one file that asks nothing of a network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..messages import Language
from .words import word, words


def page(template: str, *, styles: Sequence[str], scripts: Sequence[str], language: Language, **values: object) -> str:
    """A whole page: its template with the static files, which it names by their stems, inside of it."""
    script = static(scripts, "js")
    return render(
        template,
        style=Markup(static(styles, "css")),
        script=Markup(script),
        script_hash=_hash(script),
        language=language,
        word=lambda key: word(key, language),
        words=as_script(words()),
        **values,
    )


def render(template: str, **values: object) -> str:
    """A template with values, all of them escaped but those that are Markup."""
    return _environment().get_template(template).render(values)


@cache
def static(names: Sequence[str], suffix: str) -> str:
    """Static files one after the other, without their indentation and their lines of comment."""
    folder = files(__package__).joinpath("static")
    lines = (
        line.strip() for name in names for line in folder.joinpath(f"{name}.{suffix}").read_text("utf-8").splitlines()
    )
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/* ")))


def as_script(data: object) -> Markup:
    """Data as JSON that may stand in a script element: nothing in it ends the element.

    >>> print(as_script({"a": "</script>"}))
    {"a":"\\u003c/script>"}
    """
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _hash(script: str) -> str:
    """By it the page's policy knows its own script: no other runs, whatever a report holds."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__package__ or ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
