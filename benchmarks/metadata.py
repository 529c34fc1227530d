"""How often reading finds title, date, authors and publisher of pages kept elsewhere.

    python benchmarks/metadata.py PAGES_DIR [--show FIELD]

PAGES_DIR holds lines/, layout/, html/ and gold/ (JSON with `title`, `date`, `authors`, `publisher`,
`url`). A field is right, wrong or missing; what neither side has is not counted. The gold's
date holds in its own time zone and in Berlin's; an agency counts as an author, as it does in the
gold; a publisher is right by its name, its initials or its domain.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from translator.errors import ReadingError
from translator.reading import find_sources, load, read_article

if TYPE_CHECKING:
    from translator.article import Article

MANNERS = ("lines", "layout", "html")
FIELDS = ("title", "date", "authors", "publisher")
# What else publishers are called, where neither name, initials nor domain say it.
OTHER_NAMES = {
    "NDR": ("Norddeutscher Rundfunk",),
    "WDR": ("Westdeutscher Rundfunk",),
    "Hessenschau": ("Hessischer Rundfunk",),
    "StuttgarterZeitung": ("STZ",),
}
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def key(text: str) -> str:
    """A text's letters and digits, as they stand in a domain."""
    return re.sub(r"[^a-z0-9]", "", text.lower().translate(UMLAUTS))


def alike(one: str, other: str) -> bool:
    """Whether one text is the other or most of it."""
    short, long = sorted((key(one), key(other)), key=len)
    return bool(short) and short in long and 2 * len(short) > len(long)


def judge_title(article: Article, gold: dict[str, Any]) -> str:
    """Right with or without the kicker that some publishers set before it."""
    if not article.title:
        return "missing"
    return "right" if alike(article.title, gold["title"]) else "wrong"


def judge_date(article: Article, gold: dict[str, Any]) -> str:
    """Right to the precision that is claimed."""
    if not article.date:
        return "missing"
    moment = datetime.fromisoformat(gold["date"])
    days = {moment.date().isoformat()}
    if moment.tzinfo:
        days.add(moment.astimezone(ZoneInfo("Europe/Berlin")).date().isoformat())
    return "right" if any(day.startswith(article.date) for day in days) else "wrong"


def judge_authors(article: Article, gold: dict[str, Any]) -> str:
    """Right when somebody is named, and nobody whom the gold doesn't know."""
    named = [*article.authors, *filter(None, (article.agency or "").split("/"))]
    if not named:
        return "missing" if gold["authors"] else "none"
    known = [key(name) for name in gold["authors"] or ()]
    right = all(any(key(name) in k or k in key(name) for k in known) for name in named)
    return "right" if right else "wrong"


def judge_publisher(article: Article, gold: dict[str, Any]) -> str:
    """Right by name, initials or domain."""
    if not article.publisher:
        return "missing"
    found = key(article.publisher.lower().removesuffix(".de").removesuffix(".com"))
    host = (urlsplit(gold["url"]).hostname or "").split(".")
    initials = "".join(word[0] for word in article.publisher.split()).lower()
    wanted = key(gold["publisher"])
    names = {wanted, key(host[-2]), *map(key, OTHER_NAMES.get(gold["publisher"], ()))}
    right = initials == wanted or any(name in found or found in name for name in names)
    return "right" if right else "wrong"


JUDGES = {
    "title": judge_title,
    "date": judge_date,
    "authors": judge_authors,
    "publisher": judge_publisher,
}


def benchmark(pages: Path, manner: str, shown: str | None) -> dict[str, Counter[str]]:
    """Judge all fields of the pages in one manner; print those of `shown` that aren't right."""
    verdicts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for source in find_sources([pages / manner]).sources:
        gold = json.loads((pages / "gold" / f"{source.id}.json").read_text("utf-8"))
        try:
            article = read_article(source, load(source))
        except ReadingError as error:
            print(f"  {error}")
            continue
        for field in FIELDS:
            verdict = JUDGES[field](article, gold)
            verdicts[field][verdict] += 1
            if field == shown and verdict != "right":
                found = getattr(article, field)
                print(f"  {source.id:30}{verdict:9}{found!r} for {gold[field]!r}", article.agency)
    return verdicts


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--show", choices=FIELDS, help="list what of this field isn't right")
    arguments = parser.parse_args()
    rows = []
    for manner in MANNERS:
        verdicts = benchmark(arguments.pages, manner, arguments.show)
        for field, counts in verdicts.items():
            total = sum(counts[verdict] for verdict in ("right", "wrong", "missing"))
            shares = "".join(f"{counts[v] / total:9.3f}" for v in ("right", "wrong", "missing"))
            rows.append(f"{manner:8}{field:11}{shares}{total:6}")
    print(f"{'':19}    right    wrong  missing pages", *rows, sep="\n")


if __name__ == "__main__":
    main()
