"""Checks a draft post against the protocol by rules that stand in data files."""
