"""Templates and static files → HTML text: one file that asks nothing of a network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..messages import Language
from .words import word, words

_BLANKS = re.compile(r"\s*([{};])\s*|(?<=[:,]) ")
"""Those of styles that say nothing."""
_QUOTED = re.compile(r'"([\w ]+)(?=")')
"""What may be the key of a word, in markup, scripts and JSON."""


class StaticFiles(NamedTuple):
    """The static files of a page, by their stems."""

    styles: Sequence[str]
    """What the page is styled by without its script, too."""
    tool_styles: Sequence[str]
    scripts: Sequence[str]


def page(kind: str, own: StaticFiles, data: object, *, language: Language, **values: object) -> str:
    """A whole page: its template `kind`.html, and packed (see static/load.js) what needs a script to be of use.

    That is `data`, the markup of `kind`_tools.html, and the words, styles and scripts for them.
    """
    load, script = static(("load",), "js"), static(own.scripts, "js")
    body = render(f"{kind}.html", word=lambda key: word(key, language), **values)
    markup = render(f"{kind}_tools.html", **values)
    tools = {
        "script": script,
        "style": static(own.tool_styles, "css"),
        "markup": markup,
        "words": _spoken(body, markup, script, json.dumps(data, ensure_ascii=False)),
        "data": data,
    }
    return render(
        "page.html",
        language=language,
        title=values["title"],
        style=Markup(static(own.styles, "css")),
        body=Markup(body),
        packed=Markup(packed(tools)),
        load=Markup(load),
        script_hashes=Markup("' '").join((_hash(load), _hash(script))),
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
    joined = "\n".join(line for line in lines if line and not line.startswith(("//", "/* ")))
    return _BLANKS.sub(r"\1", joined) if suffix == "css" else joined


def packed(data: object) -> str:
    """Data as JSON that a browser's DecompressionStream unpacks: a third of its size, in letters that end no element.

    Of the letters of base 85 one begins comments and elements; a comma stands for it.

    >>> zlib.decompress(base64.b85decode(packed({"a": "</script>"}).replace(",", "<")))
    b'{"a":"</script>"}'
    """
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b85encode(zlib.compress(told, 9)).decode().replace("<", ",")


def _spoken(*parts: str) -> dict[str, tuple[str, str]]:
    """The words whose keys stand somewhere in the parts of a page, in quotes: no page speaks of everything."""
    keys = {key.replace(" ", "_") for part in parts for key in _QUOTED.findall(part)}
    return {key: both for key, both in words().items() if key in keys}


def _hash(script: str) -> str:
    """By it the page's policy knows its own scripts: no other runs, whatever a report holds."""
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
