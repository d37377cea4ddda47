"""The long delivery trials: `make soak`."""
