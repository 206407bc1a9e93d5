"""Text → Phrases → Clauses: what is read once, between the characters and their meaning."""
