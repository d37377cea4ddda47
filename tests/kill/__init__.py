"""Kills: short form as tests, trials shared with soak."""
