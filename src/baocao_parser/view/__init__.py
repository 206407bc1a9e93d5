"""Pages and pictures: reports and comparisons as a person sees them."""
