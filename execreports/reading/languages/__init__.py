"""The languages that documents are written in, one file each."""
