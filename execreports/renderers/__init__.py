"""One file per form a document can take."""
