"""From values to text, tables, charts and pages."""
