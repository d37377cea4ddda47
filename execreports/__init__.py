"""Executive reports from scattered sources: every figure with its address, every mail sent once."""

__version__ = "0.1.0"
