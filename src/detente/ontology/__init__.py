"""Coding schemes as data: PLOVER, CAMEO, and the way from one to the other."""

from detente.ontology.cameo import (
    CameoCode,
    cameo_code,
    cameo_codes,
    goldstein,
    relation_code,
)
from detente.ontology.crosswalk import (
    Departure,
    PloverCode,
    departures,
    to_cameo,
    to_plover,
    why_dropped,
)
from detente.ontology.parts import (
    QUAD_NAMES,
    Context,
    EventType,
    Example,
    Mode,
    Root,
    Score,
    Sector,
)
from detente.ontology.scheme import SCHEMES, Scheme, load

__all__ = [
    "QUAD_NAMES",
    "SCHEMES",
    "CameoCode",
    "Context",
    "Departure",
    "EventType",
    "Example",
    "Mode",
    "PloverCode",
    "Root",
    "Scheme",
    "Score",
    "Sector",
    "cameo_code",
    "cameo_codes",
    "departures",
    "goldstein",
    "load",
    "relation_code",
    "to_cameo",
    "to_plover",
    "why_dropped",
]
