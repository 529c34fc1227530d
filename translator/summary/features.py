"""What a sentence shows of its salience: one row of figures for each.

Position and place in the paragraph (news has its news first), overlap with the title and the
first sentences, centrality with its direction (Zheng and Lapata 2019: likeness to later
sentences counts otherwise than likeness to earlier ones), figures and names, quotes, how the
sentence opens, its length. Three figures are products of position with what kind of text it
is, because the lead says less in a long report, a comment or an interview.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from translator.summary.cohesion import opens_leaning
from translator.summary.german import (
    CONNECTIVES,
    DEMONSTRATIVES,
    FIRST_PERSON,
    PRONOUNS,
    QUOTES,
)
from translator.summary.words import Vector, dot, share, stems, vectors, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Article

# A sentence of the lead is an announcement, and the lead a subtitle, where one of the SOON next
# sentences of the text is at least as full, stands alone and has so large a share of its words. Set
# while reading 20 briefs of three newspapers.
SOON, AGAIN = 6, 0.4
GRAM = 5  # letters; parts of words in which title and sentence meet ("Bonus", "Corona-Bonus")

_SAYS = re.compile(
    r"\b(?:sag|erklär|beton|berichte|forder|kritisier|warn|kündig|schreib|schrieb|teil)"
    r"(?:t|te|ten|en|n|e)?\b|\b(?:laut|zufolge|heißt es|hieß es|nach Angaben)\b"
)
_NEWS = re.compile(
    r"\b(?:neue[nrsm]?|nun|künftig|erstmals|erneut|angekündigt|beschlossen|beschließt|plant|planen"
    r"|will|wollen|soll|sollen|bestätigt|gestorben|getötet|verletzt|gewonnen|gefordert|Studie"
    r"|Bericht|Regierung|Minister\w*|Präsident\w*|Prozent|Millionen|Milliarden)\b"
)
_DAY = re.compile(
    r"\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|April"
    r"|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\w*\b"
)
_REPORTED = re.compile(r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe)\b")
_DOUBT = re.compile(r"\b(?:könnten?|dürften?|müssten?|sollten?|vielleicht|wohl|möglicherweise)\b")
_CONTRAST = re.compile(
    r"\b(?:aber|doch|jedoch|allerdings|dennoch|trotzdem|sondern|obwohl)\b", re.IGNORECASE
)
_CAUSE = re.compile(
    r"\b(?:deshalb|deswegen|daher|insgesamt|damit|also|schließlich|denn|weil)\b", re.IGNORECASE
)


# Every figure, in the order of weights.json.
# fmt: off
NAMES = (
    "position 1/n", "position 1/√n", "position log n", "position of 1", "last three",
    "opens paragraph", "place in paragraph", "paragraph log n", "first paragraph",
    "alone in paragraph", "title words", "title parts", "like the lead", "like earlier",
    "like later", "like any", "recurring", "frequency", "frequency sum", "figures", "percent",
    "capitals", "names", "acronyms", "day", "says", "news", "reported", "doubt", "contrast",
    "cause", "quote", "opens with quote", "question", "exclamation", "colon",
    "opens with pronoun", "opens with demonstrative", "opens with connective", "first person",
    "words", "log words", "under 8 words", "over 30 words", "distinct stems", "function words",
    "commas", "parenthesis", "letters a word", "position × length", "position × first person",
    "position × quotes",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article's candidates as rows of figures (in the order of NAMES) and as tf-idf vectors."""

    rows: tuple[tuple[float, ...], ...]
    vectors: tuple[Vector, ...]
    announced: tuple[int, ...]  # places of a subtitle's sentences that the text says again


def sheet(article: Article, candidates: Sequence[int]) -> Sheet:
    """Measure the candidate sentences of an article; the time is linear in their words."""
    texts = [article.sentences[index].text for index in candidates]
    spelled = [words(text) for text in texts]
    counts = [Counter(stems(row)) for row in spelled]
    vecs = vectors(counts)
    paragraphs = [article.sentences[index].paragraph for index in candidates]
    announced = announcements(article, candidates, vecs)
    subtitle = paragraphs.count(paragraphs[announced[0]]) if announced else 0
    columns = {
        **_places(paragraphs, subtitle),
        **_title(article.title or "", spelled, counts),
        **_centrality(vecs),
        **_recurrence(counts),
        **_surface(texts, spelled, counts),
    }
    columns |= _by_kind_of_text(columns)
    assert tuple(columns) == NAMES
    return Sheet(tuple(zip(*columns.values(), strict=True)), tuple(vecs), tuple(announced))


Columns = dict[str, list[float]]


def announcements(article: Article, candidates: Sequence[int], vecs: Sequence[Vector]) -> list[int]:
    """Give the places of a subtitle's sentences that the text soon says again, more fully."""
    kinds = [article.paragraphs[article.sentences[index].paragraph].kind for index in candidates]
    lead = [place for place, kind in enumerate(kinds) if kind == "lead"]
    fuller = [
        vecs[place]
        for place in range(len(candidates))[len(lead) : len(lead) + SOON]
        if not opens_leaning(article.sentences[candidates[place]].text)
    ]
    return [
        place
        for place in lead
        if any(
            len(vecs[place]) <= len(said) and share(vecs[place], said) >= AGAIN for said in fuller
        )
    ]


def _places(paragraphs: Sequence[int], subtitle: int) -> Columns:
    """Where sentences stand; behind a subtitle of so many the count starts anew."""
    count = len(paragraphs)
    sizes = Counter(paragraphs)
    order = {paragraph: place for place, paragraph in enumerate(sizes)}
    seen: Counter[int] = Counter()
    inside = []
    for paragraph in paragraphs:
        inside.append(seen[paragraph])
        seen[paragraph] += 1
    places = [*range(subtitle), *range(count - subtitle)]
    return {
        "position 1/n": [1 / (place + 1) for place in places],
        "position 1/√n": [1 / math.sqrt(place + 1) for place in places],
        "position log n": [math.log(place + 1) for place in places],
        "position of 1": [place / count for place in range(count)],
        "last three": [float(place >= count - 3) for place in range(count)],
        "opens paragraph": [float(place == 0) for place in inside],
        "place in paragraph": [min(place, 6.0) for place in inside],
        "paragraph log n": [math.log(order[p] + 1) for p in paragraphs],
        "first paragraph": [
            float(order[p] == (place >= subtitle > 0)) for place, p in enumerate(paragraphs)
        ],
        "alone in paragraph": [float(sizes[p] == 1) for p in paragraphs],
    }


def _title(title: str, spelled: Sequence[Sequence[str]], counts: Sequence[Counter[str]]) -> Columns:
    wanted = set(stems(words(title)))
    grams = {
        word[start : start + GRAM]
        for word in map(str.lower, words(title))
        for start in range(len(word) - GRAM + 1)
    }
    parts = []
    for row in spelled:
        text = " ".join(row).lower()
        parts.append(sum(gram in text for gram in grams) / max(1, len(grams)))
    return {
        "title words": [len(wanted & c.keys()) / max(1, len(wanted)) for c in counts],
        "title parts": parts,
    }


def _centrality(vecs: Sequence[Vector]) -> Columns:
    """Likeness to earlier and to later sentences, as shares of the article's highest sum."""
    total: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    for place, vector in enumerate(vecs):
        total.update(vector)
        if place < 3:
            lead.update(vector)
    norm = math.sqrt(dot(lead, lead)) or 1.0
    before: Counter[str] = Counter()
    earlier, later, first = [], [], []
    for place, vector in enumerate(vecs):
        own = 1.0 if vector else 0.0
        earlier.append(dot(vector, before))
        later.append(dot(vector, total) - earlier[-1] - own)
        first.append((dot(vector, lead) - (own if place < 3 else 0.0)) / norm)
        before.update(vector)
    both = [a + b for a, b in zip(earlier, later, strict=True)]
    highest = max(both, default=0.0) or 1.0
    return {
        "like the lead": first,
        "like earlier": [value / highest for value in earlier],
        "like later": [value / highest for value in later],
        "like any": [value / highest for value in both],
    }


def _recurrence(counts: Sequence[Counter[str]]) -> Columns:
    """How much of the sentence the article says often (SumBasic, Nenkova and Vanderwende 2005)."""
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    highest = max(total.values(), default=1)
    return {
        "recurring": [sum(total[s] > 2 for s in c) / max(1, len(c)) for c in counts],
        "frequency": [sum(total[s] for s in c) / max(1, len(c)) / highest for c in counts],
        "frequency sum": [math.log1p(sum(total[s] for s in c) / highest) for c in counts],
    }


def _surface(
    texts: Sequence[str], spelled: Sequence[Sequence[str]], counts: Sequence[Counter[str]]
) -> Columns:
    rows = [_of_one(*each) for each in zip(texts, spelled, counts, strict=True)]
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def _of_one(text: str, spelled: Sequence[str], count: Counter[str]) -> dict[str, float]:
    length = max(1, len(spelled))
    low = [word.lower() for word in spelled]
    first = low[0] if low else ""
    upper = [word[0].isupper() for word in spelled]
    end = text.rstrip(QUOTES + ") ")[-1:]
    return {
        "figures": min(3.0, sum(word[0].isdigit() for word in spelled)),
        "percent": float("Prozent" in text or "%" in text),
        "capitals": sum(upper[1:]) / length,
        "names": min(4.0, sum(a and b for a, b in pairwise(upper[1:]))),
        "acronyms": min(3.0, sum(len(w) > 1 and w.isupper() for w in spelled)),
        "day": float(bool(_DAY.search(text))),
        "says": float(bool(_SAYS.search(text))),
        "news": min(4.0, len(_NEWS.findall(text))),
        "reported": float(bool(_REPORTED.search(text))),
        "doubt": float(bool(_DOUBT.search(text))),
        "contrast": float(bool(_CONTRAST.search(text))),
        "cause": float(bool(_CAUSE.search(text))),
        "quote": float(any(mark in text for mark in QUOTES)),
        "opens with quote": float(text[:1] in QUOTES),
        "question": float(end == "?"),
        "exclamation": float(end == "!"),
        "colon": float(text.endswith(":")),
        "opens with pronoun": float(first in PRONOUNS),
        "opens with demonstrative": float(first in DEMONSTRATIVES),
        "opens with connective": float(first in CONNECTIVES),
        "first person": sum(word in FIRST_PERSON for word in low) / length,
        "words": float(min(60, length)),
        "log words": math.log(length),
        "under 8 words": float(length < 8),
        "over 30 words": float(length > 30),
        "distinct stems": float(min(40, len(count))),
        "function words": 1 - count.total() / length,
        "commas": float(min(6, text.count(","))),
        "parenthesis": float("(" in text),
        "letters a word": sum(map(len, spelled)) / length,
    }


def _by_kind_of_text(columns: Columns) -> Columns:
    """Give position times length, share of first person, and share of quotes of the article."""
    places = columns["position log n"]
    count = max(1, len(places))
    spoken = sum(value > 0 for value in columns["first person"]) / count
    quoted = sum(columns["quote"]) / count
    return {
        "position × length": [place * math.log(count) for place in places],
        "position × first person": [place * spoken for place in places],
        "position × quotes": [place * quoted for place in places],
    }
