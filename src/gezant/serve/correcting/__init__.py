"""What editors write into forms, made into records: words found again in their report, fields checked."""
