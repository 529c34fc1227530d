"""Words of German that tell what another word is."""

from __future__ import annotations

PREPOSITIONS = frozenset(
    "ab an auf aus außer bei bis dank durch entgegen für gegen gegenüber gemäß hinter in laut mit "
    "nach neben ohne samt seit statt trotz um unter über von vor wegen während zu zwischen".split()
)
