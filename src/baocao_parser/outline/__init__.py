"""Document → sections: labels, headings, the tree."""

from .sections import Outline, outline

__all__ = ["Outline", "outline"]
