"""The nouns: frozen values that all rooms share. Nothing here reads or writes."""
