"""Tests mirror the package; `soak` and `mutate` are programs."""
