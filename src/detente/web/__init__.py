"""The pages and the HTTP API over one store (extra `detente[web]`)."""
