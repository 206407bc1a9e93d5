"""What a plan is called where a figure is set against it: "45 tỷ đồng/KH 60 tỷ đồng", "đạt 75% dự toán"."""

from __future__ import annotations

PLAN_ABBREVIATIONS = ("KH", "DT")
"""kế hoạch, dự toán: behind a slash the planned figure begins with them."""
PLAN_NAMES = r"(?:kế\shoạch|KH|dự\stoán|DT|chỉ\stiêu)"
"""Part of a pattern that ignores case."""
