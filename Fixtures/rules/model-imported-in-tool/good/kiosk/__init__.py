"""A package of its own."""
