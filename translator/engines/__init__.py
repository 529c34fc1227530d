"""Engines: segments of German in, English hypotheses out; one Protocol, two implementations.

`writer` is another kind of engine: a text in, a shorter one out.
"""

from translator.engines.protocol import (
    ENGINES,
    Decoding,
    Engine,
    Hypothesis,
    Search,
    load_engine,
    version,
)
from translator.engines.spans import Span, piece_spans

__all__ = [
    "ENGINES",
    "Decoding",
    "Engine",
    "Hypothesis",
    "Search",
    "Span",
    "load_engine",
    "piece_spans",
    "version",
]
