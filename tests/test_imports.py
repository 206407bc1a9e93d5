"""Imports go one way, down the flow."""

from __future__ import annotations

from tests.imports import circles, closing, graph

KNOWN_TO_LEAD_BACK = {
    ("records", "display"),
    ("records", "explain"),
    ("records", "view.notebook"),
}
"""Imports inside functions whose target, loaded, needs their module: records show themselves. May only shrink."""


def test_loading_a_module_goes_in_no_circle() -> None:
    assert circles(graph()) == []


def test_no_function_imports_what_needs_its_module_but_those_that_are_known() -> None:
    found = closing(graph(), graph(inside_functions=True))
    assert sorted(found - KNOWN_TO_LEAD_BACK) == []
    assert sorted(KNOWN_TO_LEAD_BACK - found) == [], "mended: take it out of the list"


def test_a_circle_would_be_found() -> None:
    assert circles({"a": {"b"}, "b": {"a"}, "c": {"a"}}) == [["a", "b"]]
    assert closing({"a": set(), "b": {"a"}}, {"a": {"b"}, "b": {"a"}}) == {("a", "b")}
