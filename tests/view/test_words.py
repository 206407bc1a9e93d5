"""What the pages say, in both languages."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

from baocao_parser.data import rows_of
from baocao_parser.numbers.not_figures import RULES
from baocao_parser.numbers.shapes import SHAPES
from baocao_parser.records import Bound, Kind, Nature
from baocao_parser.times.points import TimeUnit
from baocao_parser.view.words import word, words

STATIC = files("baocao_parser.view").joinpath("static")
TEMPLATES = files("baocao_parser.view").joinpath("templates")


def test_natures_kinds_and_bounds_have_words() -> None:
    for name in (*get_args(Nature), *get_args(Kind), *get_args(Bound)):
        assert all(words()[name])


def test_every_reason_why_digits_are_no_indicator_has_words() -> None:
    reasons = {rule.__name__ for rule in RULES} - {"lead_word"} | {shape.name for shape in SHAPES}
    reasons |= {row["lead"].split()[0] for row in rows_of("lexicon/lead.tsv") if row.get("lead")}
    reasons |= {f"time_{unit}" for unit in get_args(TimeUnit)} | {"duration"}
    reasons |= {"letterhead_or_closing", "not_bold", "heading", "row_or_column_name", "states_nothing"}
    assert reasons - words().keys() == set()


def test_every_word_that_a_template_or_a_script_asks_for_is_listed() -> None:
    sources = [file.read_text("utf-8") for file in STATIC.iterdir()]
    sources += [
        file.read_text("utf-8")
        for file in (*TEMPLATES.iterdir(), *TEMPLATES.joinpath("components").iterdir())
        if file.is_file()
    ]
    asked = {
        key
        for text in sources
        for key in re.findall(r'\bt\("(\w+)"\)|word\("(\w+)"\)|data-[tlh]="(\w+)"', text)
        for key in key
        if key
    }
    assert asked <= words().keys()


def test_the_two_languages_are_told_apart() -> None:
    assert (word("stock", "vi"), word("stock", "en")) == ("tại thời điểm", "stock")
