"""What the lexicon knows of the name of a unit."""

from __future__ import annotations

from baocao_parser.indicators.unit_names import entry_of, is_classifier, is_counter, is_per_head


def test_a_name_is_known_as_a_whole_or_not_at_all() -> None:
    known, unknown = entry_of("giấy phép"), entry_of("giấy phép xyz")
    assert (known and known.sort, unknown) == ("case", None)


def test_some_nouns_only_count_what_others_name() -> None:
    assert [is_classifier(name) for name in ("con", "người", "giấy phép")] == [True, False, False]
    assert [is_counter(name) for name in ("con", "người", "giấy phép")] == [True, True, False]


def test_money_for_people_and_times_is_no_price() -> None:
    assert [is_per_head(rate) for rate in ("đồng/người/tháng", "đồng/kg")] == [True, False]
