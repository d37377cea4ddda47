"""Judgements: one small function each, with metadata."""
