"""The main job, as the house is built: reading -> translation -> summary -> store.

    file ─ reading ─▶ Article ─ translation ─▶ Translation ─ summary ─▶ Brief ─ store ─▶ out/

Articles are translated in windows of some thousand sentences: enough for sentences of like
length to fill batches across articles, and no more in memory however many articles there are.
"""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from translator.article import Article, TranslatedSentence, Translation
from translator.errors import BadName, NoArticles, ReadingError, TranslatorError
from translator.reading import (
    ENDINGS,
    MIN_ARTICLES,
    Recurring,
    find_sources,
    lines_digest,
    lines_of,
    load,
    read_article,
)
from translator.report import Listener, Report
from translator.setting import Setting, Tools, prepare
from translator.store import Store, corrections_digest
from translator.summary import write_brief
from translator.translation import Memory, translate_sentences, unify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from translator.brief import Brief
    from translator.engines import Engine
    from translator.reading import Source
    from translator.signature import Signature
    from translator.store import Current
    from translator.translation import Glossary

_ENDINGS = "files that end in " + ", ".join(sorted(ENDINGS))

# A window is full with so many sentences (30 s of work for the embedded model on two cores), or
# with so many bytes of originals (pages can be large).
WINDOW = 2000
WINDOW_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Job:
    """An article that waits for its translation, with its bytes."""

    source: Source
    data: bytes
    article: Article
    signature: Signature

    @property
    def texts(self) -> list[str]:
        return texts_of(self.article)


@dataclass(slots=True)
class _Run:
    number: int
    store: Store
    tools: Tools
    listener: Listener
    current: Mapping[str, Current]
    corrections: bool
    report: Report = field(default_factory=Report)

    def progress(self, under_way: float = 0.0) -> None:
        """Tell how far the run is, with `under_way` articles' worth of work beyond those done."""
        done = self.report.done + self.report.skipped + self.report.failed + under_way
        self.listener.progress(done, self.report.articles)


def run(paths: Sequence[Path], out: Path, setting: Setting, listener: Listener) -> Report:
    """Brief what is new or changed under `paths` and store it in `out`.

    A broken article is told to `listener` and counted, and the others go on. Raises
    NoArticles, ModelError or StoreError when there is nothing to go on with.
    """
    started = time.monotonic()
    tools = prepare(setting, listener.notify)
    found = find_sources(paths, exclude=out)
    if not found.sources:
        raise NoArticles(f"no articles ({_ENDINGS}) in {', '.join(map(str, paths))}")
    for path in found.empty:
        listener.failed(f"{path}: no articles ({_ENDINGS}) here")
    if found.ignored:
        listener.notify(f"{len(found.ignored):,} other files passed over")
    with Store.open(out, write=True, notify=listener.notify) as store:
        inputs = ", ".join(map(str, paths))
        number = store.begin_run(tools.signature, inputs)
        work = _Run(number, store, tools, listener, store.current(), store.memory.has_corrections())
        work.report.articles, work.report.failed = len(found.sources), len(found.empty)
        for window in _windows(_jobs(work, found.sources)):
            _brief_window(work, window)
        _note_gone(work, inputs, found.sources)
        work.report.seconds = round(time.monotonic() - started, 2)
        store.finish_run(number, asdict(work.report))
        store.write_index()
    return work.report


def brief_one(source: Source, data: bytes, tools: Tools) -> tuple[Article, Translation, Brief]:
    """Take one article the whole way without storing it. Raises ReadingError, ModelError."""
    article = read_article(source, data, tools.reading)
    known = translate_all(tools.engine, texts_of(article), tools.glossary)
    translation = assemble(article, known, tools.glossary)
    return article, translation, _brief(article, translation, tools, tools.signature)


def _brief(article: Article, translation: Translation, tools: Tools, signature: Signature) -> Brief:
    """Write the brief; names that its facts kept in German are spelled as the glossary has them."""
    brief = write_brief(article, translation, tools.summariser, signature)
    facts = (replace(it, en=tools.glossary.spelled(it.de, it.en)) for it in brief.facts)
    return replace(brief, facts=tuple(facts))


def translate_all(
    engine: Engine, texts: Iterable[str], glossary: Glossary | None = None
) -> dict[str, TranslatedSentence]:
    """Translate sentences, each distinct one once."""
    known: dict[str, TranslatedSentence] = {}
    for chunk in translate_sentences(engine, texts, glossary):
        known.update(chunk)
    return known


def texts_of(article: Article) -> list[str]:
    """Give what of an article is to be translated: title and subtitle, if any, and sentences."""
    head = [text for text in (article.title, article.subtitle) if text]
    return [*head, *(sentence.text for sentence in article.sentences)]


def assemble(
    article: Article, known: Mapping[str, TranslatedSentence], glossary: Glossary
) -> Translation:
    """Put an article's translation together from those of its sentences, names written one way."""
    known = unify({text: known[text] for text in texts_of(article)}, glossary)
    return Translation(
        article.id,
        known[article.title] if article.title else None,
        tuple(known[sentence.text] for sentence in article.sentences),
        known[article.subtitle] if article.subtitle else None,
    )


def _jobs(work: _Run, sources: Sequence[Source]) -> Iterator[_Job]:
    """Read what is new or changed; count the rest."""
    recurring = None if work.tools.reading.keep_all else _recurring(sources)
    for source in sources:
        try:
            work.store.check_name(source.id)
            data = load(source)
            lines = recurring.among(lines_of(source, data)) if recurring else frozenset()
            job = _job(work, source, data, lines)
        except (ReadingError, BadName) as error:
            _fail(work, source, error)
            continue
        work.report.skipped += job is None
        if job is not None:
            yield job


def _job(work: _Run, source: Source, data: bytes, lines: frozenset[str]) -> _Job | None:
    """Give the work that an article makes; None where history has its brief."""
    signature = replace(work.tools.signature, recurring=lines_digest(lines))
    sha256 = hashlib.sha256(data).hexdigest()
    if _up_to_date(work, source, sha256, signature):
        return None
    article = None
    if work.corrections:  # its sentences tell which of them are this article's
        article = read_article(source, data, work.tools.reading, lines)
        signature = _corrected(work, article, signature)
    if work.store.reuse(work.number, source.id, sha256, signature.digest, source.path):
        return None
    article = article or read_article(source, data, work.tools.reading, lines)
    return _Job(source, data, article, signature)


def _corrected(work: _Run, article: Article, signature: Signature) -> Signature:
    """Give the signature with what people corrected of the article."""
    found = work.store.memory.corrected(texts_of(article))
    return replace(signature, corrections=corrections_digest(found))


def _recurring(sources: Sequence[Source]) -> Recurring | None:
    """Count the lines of all texts, also of those that are up to date; None for too few."""
    if len(sources) < MIN_ARTICLES:
        return None
    return Recurring(_all_lines(sources))


def _all_lines(sources: Iterable[Source]) -> Iterator[set[str]]:
    for source in sources:
        with suppress(ReadingError):  # told when its turn comes
            yield lines_of(source, load(source))


def _up_to_date(work: _Run, source: Source, sha256: str, signature: Signature) -> bool:
    """Tell whether the article's state is a brief of these bytes under this signature; mend it."""
    known = work.current.get(source.id)
    if known is None or (known.source, known.sha256) != (source.path, sha256):
        return False
    if work.corrections and known.brief is not None:
        signature = _corrected(work, work.store.article(known.brief), signature)
    same = known.signature_digest == signature.digest
    if same and (not known.rendered or work.store.views_missing(source.id)):
        work.store.repair(source.id)
    return same


def _fail(work: _Run, source: Source, error: TranslatorError) -> None:
    work.report.failed += 1
    work.listener.failed(str(error))
    work.store.fail(work.number, source.id, source.path, str(error))


def _note_gone(work: _Run, inputs: str, sources: Iterable[Source]) -> None:
    """Note the articles that earlier runs over the same inputs found and this one didn't."""
    met = work.store.met(inputs) & work.current.keys()
    gone = met - {source.id for source in sources}
    work.store.gone(work.number, sorted(gone))
    work.report.gone = len(gone)


def _windows(jobs: Iterable[_Job]) -> Iterator[list[_Job]]:
    window: list[_Job] = []
    sentences = size = 0
    for job in jobs:
        window.append(job)
        sentences += len(job.texts)
        size += len(job.data)
        if sentences >= WINDOW or size >= WINDOW_BYTES:
            yield window
            window, sentences, size = [], 0, 0
    if window:
        yield window


def _brief_window(work: _Run, window: Sequence[_Job]) -> None:
    """Translate what the memory doesn't hold, and store each article's brief."""
    texts = list(dict.fromkeys(text for job in window for text in job.texts))
    known = {}
    for known in _translate_window(work, texts):
        work.progress(len(window) * len(known) / len(texts))
    for job in window:
        translation = assemble(job.article, known, work.tools.glossary)
        brief = _brief(job.article, translation, work.tools, job.signature)
        work.store.save(
            work.number,
            data=job.data,
            ending=job.source.ending,
            article=job.article,
            translation=translation,
            brief=brief,
        )
        _count(work.report, job.article, brief)


def _translate_window(work: _Run, texts: Sequence[str]) -> Iterator[dict[str, TranslatedSentence]]:
    """Give all that is translated so far, again and again until that is all of `texts`."""
    memory: Memory = work.store.memory
    digest = work.tools.signature.translation_digest
    known = memory.remembered(digest, texts)
    yield known
    missing = [text for text in texts if text not in known]
    tools = work.tools
    for chunk in translate_sentences(tools.engine, missing, tools.glossary) if missing else ():
        memory.remember(digest, chunk)
        known.update(chunk)
        yield known


def _count(report: Report, article: Article, brief: Brief) -> None:
    report.done += 1
    report.sentences += len(article.sentences)
    report.words += sum(len(sentence.text.split()) for sentence in article.sentences)
    report.flagged += any(f.severity != "info" for point in brief.points for f in point.flags)
