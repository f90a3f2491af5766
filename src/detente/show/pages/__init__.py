"""Pages of the site: each turns one view value into HTML."""
