"""The join: opens a store, finds plug-ins, runs the stages in order. The Python API.

This room is the only one that knows the order of the stages and which classes meet the ports.
"""

from __future__ import annotations

from detente.workspace.asking import Asked
from detente.workspace.corrections import Objection
from detente.workspace.desk import Desk, examples_folder
from detente.workspace.jobs import cores
from detente.workspace.notebook import attach
from detente.workspace.printing import pdf_of
from detente.workspace.workspace import Workspace

__all__ = ["Asked", "Desk", "Objection", "Workspace", "cores", "examples_folder", "pdf_of"]

attach()  # a value that this room returns shows itself in a notebook (decision 18)
