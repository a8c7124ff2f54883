"""A client of CONCLAVE/1, written from docs/protocol.md alone. Not constant time, not for production."""
