"""Training of the shared encoder: syntax, tags and names in one small model."""
