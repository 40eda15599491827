"""Readers: one module per format, each with `read(source file, desk) -> Iterator[Post]`."""
