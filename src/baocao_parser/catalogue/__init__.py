"""Catalogue: the indicators that reports of different offices share, and which figure of a report states which."""

from .catalogue import Catalogue as Catalogue
from .entries import Entry as Entry

__all__ = ["Catalogue", "Entry"]
