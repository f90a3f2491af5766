"""From evidence to series and turning points."""
