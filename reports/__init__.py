"""One file per persona; the file's name is the persona's."""
