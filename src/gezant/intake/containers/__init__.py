"""Containers, one module a family: archives, web archives, tables, mail. An opener yields what one holds, item after item."""
