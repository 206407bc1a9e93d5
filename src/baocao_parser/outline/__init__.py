"""Document → sections: labels, headings, the tree."""
