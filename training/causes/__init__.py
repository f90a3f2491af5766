"""Own sentences that state a cause, marked by hand."""
