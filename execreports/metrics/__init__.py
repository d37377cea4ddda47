"""Arithmetic: facts in, figures out, pure. `index.figure` finds a figure by its id."""
