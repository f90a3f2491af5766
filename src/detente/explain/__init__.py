"""From evidence and series to a cited answer."""
