"""Text as archives hold it: Unicode repair, legacy encodings, folding for look-up keys."""
