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

__all__ = ["ENGINES", "Decoding", "Engine", "Hypothesis", "Search", "load_engine", "version"]
