"""Grading: a submission goes in, a result comes out, the gradebook keeps it."""
