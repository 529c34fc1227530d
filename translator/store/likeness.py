"""Which articles say the same: the same report again, or versions of one article.

Each distinct text, as reading keeps it, has a row of `texts`, and its least shingle hashes are
rows of `sketches` (Broder 1997: of two texts that share a share J of their shingles, each of the
least hashes is shared with about that chance). So looking for a text like a new one reads a few
rows, however many articles there are; the few that share hashes are then compared as a whole.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from translator.article import Article

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

Kind = Literal["same", "newer", "older", "version"]

WORDS = 4  # of a shingle: a changed figure spoils four of them, a new sentence adds its own
SKETCH = 16  # hashes kept of a text: two with J = 0.5 miss each other once in 65,000 times
COMMON = 50  # a hash that more texts have is boilerplate, and tells nothing
CANDIDATES = 8  # compared as a whole, those that share most hashes first
LEAST = 20  # shingles: of shorter texts, chance decides
# Versions share half of their shingles, or one holds nine tenths of the other. Of 183 pairs of one
# article in three manners (a page, and two ways of scraping it: 61 publishers' articles) that finds
# all; of the pairs among 1,500 other articles none, where the nearest (0.47) are newsletters.
ALIKE = 0.5
HELD = 0.9

_WORD = re.compile(r"\w+")
_ARTICLE = msgspec.json.Decoder(Article)
_SAYS: dict[Kind, str] = {
    "same": "Same text as",
    "newer": "Newer version of",
    "older": "Older version of",
    "version": "Another version of",
}
_REVERSED: dict[Kind, Kind] = {
    "same": "same",
    "newer": "older",
    "older": "newer",
    "version": "version",
}


class Tie(NamedTuple):
    """What an article is to another one that was met before it."""

    kind: Kind
    article: str

    @property
    def words(self) -> str:
        """The tie up to the other's name, for a reader."""
        return _SAYS[self.kind]


class Text(NamedTuple):
    """A row of `texts`: its number, and the shingles where they were made."""

    number: int
    shingles: frozenset[int] | None


class Likeness:
    """Texts and ties over one open history.db; a method is part of its caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def keep(self, article: Article) -> Text:
        """Give the row of the article's text, which is the same for the same sentences."""
        digest = _digest(article)
        row = self.connection.execute("SELECT id FROM texts WHERE digest = ?", (digest,)).fetchone()
        if row is not None:
            return Text(int(row[0]), None)
        added = self.connection.execute("INSERT INTO texts (digest) VALUES (?)", (digest,))
        text, hashes = int(added.lastrowid or 0), shingles(article)
        self.connection.executemany(
            "INSERT INTO sketches (hash, text) VALUES (?, ?)",
            ((number, text) for number in _sketch(hashes)),
        )
        return Text(text, hashes)

    def tie(self, brief: int, text: Text, article: Article) -> None:
        """Note which earlier article this one repeats or is a version of, if any."""
        found = self._same(text.number, article.id) or self._version(text, article)
        if found is not None:
            self.connection.execute(
                "INSERT OR REPLACE INTO ties (brief, kind, article) VALUES (?, ?, ?)",
                (brief, *found),
            )

    def tie_as(self, brief: int, other: int) -> None:
        """Give a brief the tie of another one: that of its article under its earlier name."""
        self.connection.execute(
            "INSERT OR REPLACE INTO ties SELECT ?, kind, article FROM ties WHERE brief = ?",
            (brief, other),
        )

    def of(self, brief: int) -> Tie | None:
        """What the article of a brief is to an earlier one."""
        row = self.connection.execute(
            "SELECT kind, article FROM ties WHERE brief = ?", (brief,)
        ).fetchone()
        return None if row is None else Tie(*row)

    def later(self, article: str) -> list[Tie]:
        """What an article is to those that were met after it and are still there."""
        rows = self.connection.execute(
            "SELECT t.kind, l.article FROM ties t JOIN latest l ON l.brief = t.brief "
            "WHERE t.article = ? AND l.status <> 'gone' ORDER BY t.brief",
            (article,),
        )
        return [Tie(_REVERSED[kind], other) for kind, other in rows]

    def _same(self, text: int, article: str) -> Tie | None:
        for other in self._earlier(text, article):
            return Tie("same", other)
        return None

    def _version(self, text: Text, article: Article) -> Tie | None:
        wanted = shingles(article) if text.shingles is None else text.shingles
        if len(wanted) < LEAST:
            return None
        best: tuple[float, Tie] | None = None
        for candidate in self._candidates(text.number):
            for other in self._earlier(candidate, article.id):
                read = self._article(candidate, other)
                share = likeness(wanted, shingles(read))
                if share and (best is None or share > best[0]):
                    best = (share, Tie(_order(article, read), other))
                break
        return best and best[1]

    def _candidates(self, text: int) -> list[int]:
        """Give the texts that share most of their sketch with this one."""
        rows = self.connection.execute(
            """
            SELECT other.text FROM sketches mine JOIN sketches other USING (hash)
            WHERE mine.text = :text AND other.text <> :text AND (
                SELECT count(*) FROM (SELECT 1 FROM sketches WHERE hash = mine.hash LIMIT :common)
            ) < :common
            GROUP BY other.text ORDER BY count(*) DESC, other.text LIMIT :most
            """,
            {"text": text, "common": COMMON, "most": CANDIDATES},
        )
        return [int(row[0]) for row in rows]

    def _earlier(self, text: int, article: str) -> Iterator[str]:
        """Give the articles with a text that were met before `article` and aren't gone.

        Ties lead back only, so that a brief's tie stays true whatever comes later.
        """
        rows = self.connection.execute(
            """
            SELECT b.article FROM briefs b JOIN latest l ON l.article = b.article
            WHERE b.text = :text AND b.article <> :article AND l.status <> 'gone'
            AND (SELECT min(id) FROM briefs WHERE article = b.article)
                < (SELECT min(id) FROM briefs WHERE article = :article)
            ORDER BY b.id
            """,
            {"text": text, "article": article},
        )
        return (str(row[0]) for row in rows)

    def _article(self, text: int, article: str) -> Article:
        (found,) = self.connection.execute(
            "SELECT article_json FROM briefs WHERE text = ? AND article = ? ORDER BY id LIMIT 1",
            (text, article),
        ).fetchone()
        return _ARTICLE.decode(found)


def shingles(article: Article) -> frozenset[int]:
    """The hashes of all runs of WORDS words in the article's sentences."""
    found = set()
    for sentence in article.sentences:
        words = _WORD.findall(sentence.text.lower())
        for at in range(len(words) - WORDS + 1):
            run = " ".join(words[at : at + WORDS]).encode("utf-8", "surrogatepass")
            digest = hashlib.blake2b(run, digest_size=8).digest()
            found.add(int.from_bytes(digest, "big", signed=True))
    return frozenset(found)


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """How much two texts share, 0 to 1 (Jaccard); 0 where they are no versions of one article."""
    shared = len(one & other)
    least = min(len(one), len(other))
    share = shared / (len(one) + len(other) - shared) if shared else 0.0
    alike = share >= ALIKE or (least >= LEAST and shared >= HELD * least)
    return share if alike else 0.0


def _order(article: Article, other: Article) -> Kind:
    mine, its = (f"{it.date or ''} {it.time or ''}".strip() for it in (article, other))
    if not mine or not its or mine.startswith(its) or its.startswith(mine):
        return "version"
    return "newer" if mine > its else "older"


def _sketch(hashes: frozenset[int]) -> list[int]:
    return sorted(hashes)[:SKETCH]


def _digest(article: Article) -> bytes:
    said = "\n".join(sentence.text for sentence in article.sentences)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()
