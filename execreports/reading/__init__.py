"""Parsers without policy: bytes in, what stands there out, with line numbers."""
