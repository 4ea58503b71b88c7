"""Documents of one kind each: bytes to a `Page`."""
