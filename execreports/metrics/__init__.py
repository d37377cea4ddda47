"""Arithmetic: facts in, figures out, pure."""
