"""The MCP server: what a language model may ask of a store, with the ids and words of its proof.

Needs the extra `detente[mcp]`; nothing here is imported before it is asked for. Handlers parse,
call one method of Workspace, and lay out what it returns; no decision about politics is made here.
"""
