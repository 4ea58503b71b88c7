"""The history of the tables, for Alembic: each version says how to get there from the one before."""
