"""Who is who, and when."""
