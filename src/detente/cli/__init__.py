"""The command line: parse arguments, call one Workspace method, print what it returns.

No decision about politics is made here. If a command needs an `if` about the data, that `if`
belongs in a stage.
"""

from __future__ import annotations

from detente.cli.app import main

__all__ = ["main"]
