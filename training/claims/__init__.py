"""Clauses that teach whether a thing is told as true, and what is learned from them."""
