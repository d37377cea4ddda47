"""Shipped for those who write adapters: contract kits, builders, and faults for the loopback stand-in."""
