"""Document → Metadata: letterhead, title, periods, closing."""
