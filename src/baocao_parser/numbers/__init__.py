"""Text → Mentions: numbers as they are written, and what is no indicator."""

from .cells import number_in_cell
from .scan import find_numbers, scan
from .single import parse_number

__all__ = ["find_numbers", "number_in_cell", "parse_number", "scan"]
