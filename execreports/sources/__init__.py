"""One file per kind of place that a company keeps its truth in."""
