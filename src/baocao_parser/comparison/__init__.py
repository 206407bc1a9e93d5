"""Reports → Comparison: the same indicator next to itself, over time and over places."""

from .comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
