"""Keeps and finds; counts."""
