"""The commands, one file each; loaded when called, so that help costs nothing."""
