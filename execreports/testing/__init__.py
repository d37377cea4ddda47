"""Shipped contracts for authors of sources and transports."""
