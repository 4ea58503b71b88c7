"""Readings in, claims out: what many reports add up to. Derived by pure functions, kept in a store."""
