"""From a document to a Reading."""
