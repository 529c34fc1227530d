"""How long commands take, and how large history is, with many articles.

    python benchmarks/scale.py ARTICLES.jsonl.xz FOLDER 1000 10000 100000:3

Articles are made of the sentences of real ones ("text" of each line), put together anew; their
English is the German spelled backwards, so that nothing has to be translated and the index has as
many words as it would. ":3" is for articles of three sentences, for what hangs on their number
alone (a run with nothing new). FOLDER/<number>/ keeps them, and is used again when it is there.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from translator.article import Article, Flag, Paragraph, Sentence, TranslatedSentence, Translation
from translator.brief import Brief, Fact, Point, Title
from translator.setting import Setting, prepare
from translator.store import Store, brief_to_json
from translator.store.recorder import Recorder
from translator.store.schema import open_for_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translator.signature import Signature

SENTENCES = 30  # an article: what the bulk articles have in the mean
WORDS = (
    "Drohnen",
    "Deutschland",
    "Impfung Corona",
    "Gesundheitsminister",
    '"in der Nacht"',
    "xyzzy",
)


def main() -> None:
    """Print a table with a row a size."""
    source, folder, *sizes = sys.argv[1:]
    pool = sentences_of(Path(source))
    for asked in sizes:
        size, length = (int(it) for it in f"{asked}:{SENTENCES}".split(":")[:2])
        home = Path(folder) / asked.replace(":", "-")
        if not home.exists():
            print(f"{size:,} made in {make(home, size, length, pool):,.0f} s", flush=True)
        for name, value in measured(home, size):
            print(f"{size:>9,} {name:<28} {value}", flush=True)


def sentences_of(path: Path) -> list[str]:
    """Sentences by a rough rule: a benchmark needs no better one."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [" ".join(json.loads(line)["text"].split()) for line in lines]
    parts = (part for text in texts for part in re.split(r"(?<=[.!?]) (?=[A-ZÄÖÜ])", text))
    return [part for part in parts if 30 < len(part) < 300]


def make(home: Path, size: int, length: int, pool: list[str]) -> float:
    """Make seeds and history as two runs would, in one transaction.

    Of the files only those that a run looks for, and without what likens articles to earlier ones.
    """
    started = time.monotonic()
    chance = random.Random(size)
    signature = prepare(Setting(), print).signature
    out = home / "out"
    out.mkdir(parents=True)
    connection = open_for_writing(out / "history.db")
    recorder = Recorder(connection)
    first, second = (recorder.begin_run(signature, str(home / "seeds")) for _ in range(2))
    connection.execute("BEGIN")
    for number in range(size):
        made = an_article(number, chance.sample(pool, length + 1), signature)
        insert(connection, first if number < size - 100 else second, made)
        article = made[1]
        for path, data in (
            (home / "seeds" / article.path, made[0]),
            (out / article.id / "brief.json", b""),
            (out / article.id / "article.html", b""),
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    connection.execute("COMMIT")
    for run, done in ((first, size - 100), (second, 100)):
        recorder.finish_run(run, {"done": done})
    connection.close()
    return time.monotonic() - started


def insert(
    connection: sqlite3.Connection, run: int, made: tuple[bytes, Article, Translation, Brief]
) -> None:
    """Write what a run writes of an article."""
    data, article, translation, brief = made
    digest = brief.signature.digest
    connection.execute("INSERT OR IGNORE INTO originals VALUES (?, ?)", (brief.sha256, data))
    texts = (msgspec.json.encode(value).decode() for value in (article, translation))
    number = connection.execute(
        "INSERT INTO briefs (article, source, ending, sha256, signature, run, date, rendered, "
        "brief_json, article_json, translation_json) VALUES (?, ?, '.txt', ?, ?, ?, ?, 1, ?, ?, ?)",
        (
            *(brief.id, brief.source, brief.sha256, digest, run, brief.date),
            *(brief_to_json(brief, run), *texts),
        ),
    ).lastrowid
    connection.execute(
        "INSERT INTO events (article, run, source, status, sha256, signature, brief) "
        "VALUES (?, ?, ?, 'new', ?, ?, ?)",
        (brief.id, run, brief.source, brief.sha256, digest, number),
    )


def an_article(
    number: int, said: list[str], signature: Signature
) -> tuple[bytes, Article, Translation, Brief]:
    """Put an article together, of paragraphs of three sentences."""
    title, *texts = said
    name = f"{number // 1000:03}/{number:06}"
    day = f"{2000 + number % 24}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    sentences: list[Sentence] = []
    paragraphs: list[Paragraph] = []
    at = len(title) + 2
    for first in range(0, len(texts), 3):
        start = at
        for text in texts[first : first + 3]:
            sentences.append(Sentence(text, at, at + len(text), len(paragraphs)))
            at += len(text) + 1
        paragraphs.append(Paragraph(" ".join(texts[first : first + 3]), start, at - 1))
        at += 1
    data = "\n\n".join([title, *(it.text for it in paragraphs)]).encode()
    sha256 = hashlib.sha256(data).hexdigest()
    article = Article(
        *(name, f"{name}.txt", sha256, "de", title, (0, len(title)), day, "Bote"),
        *(tuple(paragraphs), tuple(sentences)),
    )
    flags = (Flag("unsure", "warning", "The model is unsure of this sentence."),)
    english = tuple(
        TranslatedSentence(backwards(text), -0.4, flags if at % 5 == 0 else ())
        for at, text in enumerate(texts)
    )
    points = tuple(
        Point(it.text, english[at].text, at, (it.start, it.end), 0.5, english[at].flags)
        for at, it in list(enumerate(sentences))[:4]
    )
    facts = tuple(
        Fact("figure", str(at), str(at), at, (it.start, it.end))
        for at, it in enumerate(sentences[:8])
    )
    heading = Title(title, backwards(title))
    brief = Brief(
        *(name, f"{name}.txt", sha256, heading, day, "Bote"),
        points=points,
        facts=facts,
        flags=(),
        signature=signature,
    )
    translation = Translation(name, TranslatedSentence(heading.en, -0.3), english)
    return data, article, translation, brief


def backwards(text: str) -> str:
    """Give as many distinct words as the German has."""
    return " ".join(word[::-1] for word in text.split())


def measured(home: Path, size: int) -> Iterator[tuple[str, str]]:
    """Time each command in a process of its own, and the search also inside one."""
    out, history = str(home / "out"), home / "out" / "history.db"
    seeds = str(home / "seeds")
    yield "bytes an article", f"{history.stat().st_size / size:,.0f}"
    yield "of it the index of words", f"{index_bytes(history) / size:,.0f}"
    yield "--version (start-up)", timed("--version")
    for name in ("run, nothing new, first look", "run, nothing new"):
        yield name, timed("run", seeds, "-o", out)
    for at in range(10):
        text = f"Meldung {time.time_ns()}\n\nDie Stadt baut eine Brücke. Der Rat stimmte zu."
        (home / "seeds" / f"neu-{time.time_ns()}-{at}.txt").write_text(text, encoding="utf-8")
    yield "run --dry-run, 10 new", timed("run", seeds, "--dry-run", "-o", out)
    yield "run, 10 new (20 sentences)", timed("run", seeds, "-o", out)
    yield "diff of the last two", timed("diff", "-o", out)
    yield "runs", timed("runs", "-o", out)
    yield "show", timed("show", "000/000500", "-o", out)
    yield "search Drohnen", timed("search", "Drohnen", "-o", out)
    yield "prune --dry-run", timed("history", "prune", "--keep", "1", "--dry-run", "-o", out)
    for words in WORDS:
        yield f"search inside: {words}", searched(Path(out), words)


def index_bytes(history: Path) -> float:
    """The size of the tables behind `search`."""
    with sqlite3.connect(history) as connection:
        rows = connection.execute("SELECT sum(length(block)) FROM search_data").fetchone()
        sizes = connection.execute("SELECT sum(length(sz)) FROM search_docsize").fetchone()
    return float(rows[0] + sizes[0])


def timed(*arguments: str) -> str:
    """Run a command; its time with Python's start, of that on a processor, and its last line."""
    code = "from translator.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    before, started = os.times(), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    seconds, after = time.monotonic() - started, os.times()
    busy = after.children_user + after.children_system
    busy -= before.children_user + before.children_system
    said = (done.stderr or done.stdout).strip().rpartition("\n")[2]
    return f"{seconds:7.2f} s ({busy:.2f} s CPU)  rc {done.returncode}  {said[:90]}"


def searched(out: Path, words: str) -> str:
    """The median of five searches in one process, and how many articles they found."""
    times = []
    for _ in range(5):
        with Store.open(out, write=False) as store:
            started, busy = time.monotonic(), time.process_time()
            found = store.search.find(words, limit=20)
            times.append((time.monotonic() - started, time.process_time() - busy))
    wall, cpu = (statistics.median(it) * 1000 for it in zip(*times, strict=True))
    return f"{wall:7.1f} ms ({cpu:.1f} ms CPU)  {found.total:,} articles"


if __name__ == "__main__":
    main()
