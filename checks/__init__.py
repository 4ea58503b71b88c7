"""Checks of the whole program that are no unit tests."""
