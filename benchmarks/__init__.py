"""Ratios against named peers, medians of interleaved runs. One command prints them: `make bench`."""
