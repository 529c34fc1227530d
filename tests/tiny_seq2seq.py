"""Summarisers as small as can be, with real tokenizers, in the layouts that the hub has.

Each is trained for some seconds to say the first words of what it reads, so that some of what it
writes is in the article, and some is not.
"""

from __future__ import annotations

LINES = [
    "Die Stadt Neustadt baut eine neue Brücke über die Saale.",
    "Der Landtag in Halle hat dafür zwölf Millionen Euro bewilligt.",
    "Die Feuerwehr brachte am Montag 300 Menschen in Sicherheit.",
    "Das Hochwasser hat zwei Dörfer an der Elbe erreicht.",
    "Ein Gericht in Leipzig verbot den Verkauf der alten Fabrik.",
    "Die Polizei sucht nach dem Unfall noch immer drei Zeugen.",
    "Der Bürgermeister kündigte am Freitag seinen Rücktritt an.",
    "Forscher fanden in der Höhle Werkzeuge aus der Steinzeit.",
]
