"""Measurements of speed, as ratios within one run: a machine's own speed falls out of them."""
