"""The main job, as the house is built: reading -> translation -> summary -> store.

    file ─ reading ─▶ Article ─ translation ─▶ Translation ─ summary ─▶ Brief ─ store ─▶ out/

Articles are translated in windows of some thousand sentences: enough for sentences of like
length to fill batches across articles, and no more in memory however many articles there are.
"""

from __future__ import annotations

import time
from collections import ChainMap
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from translator.article import in_doubt
from translator.briefing import assemble, brief_of, draft_of, texts_of
from translator.errors import BadName, ReadingError, TranslatorError, WritingFailed
from translator.interrupt import Stop
from translator.plan import Survey, inputs_of, look
from translator.reading import read_article
from translator.report import Listener, Report
from translator.setting import Setting, Tools, prepare
from translator.store import Store
from translator.translation import Memory, translate_all, translate_sentences
from translator.unchanged import nothing_new, settle, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from translator.article import Article, TranslatedSentence, Translation
    from translator.brief import Brief
    from translator.briefing import Draft
    from translator.plan import Task
    from translator.reading import Source


# A window is full with so many sentences (30 s of work for the embedded model on two cores), or
# with so many bytes of originals (pages can be large).
WINDOW = 2000
WINDOW_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Job:
    """An article that waits for its translation, and what is to be done for it."""

    task: Task
    article: Article

    @property
    def texts(self) -> list[str]:
        return texts_of(self.article)


@dataclass(slots=True)
class _Run:
    inputs: str
    store: Store
    tools: Tools
    listener: Listener
    survey: Survey
    stop: Stop
    arriving: frozenset[Path] | None = None
    report: Report = field(default_factory=Report)
    failed: dict[str, TranslatorError] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The run's number; asking for it makes it one that history remembers."""
        return self.report.run or self.begin()

    def begin(self) -> int:
        """Have history note that the run starts."""
        self.report.run = self.store.begin_run(self.tools.signature, self.inputs)
        return self.report.run

    def progress(self, under_way: float = 0.0) -> None:
        """Tell how far the run is, with `under_way` articles' worth of work beyond those done."""
        self.listener.progress(self.report.met + under_way, self.report.articles)


def run(
    paths: Sequence[Path],
    out: Path,
    setting: Setting,
    listener: Listener,
    stop: Stop | None = None,
) -> Report:
    """Brief what is new or changed under `paths` and store it in `out`.

    A broken article is told to `listener` and counted, and the others go on; so do they in the
    next run, when `stop` ends this one early. Raises NoArticles, ModelError or StoreError when
    there is nothing to go on with.
    """
    tools = prepare(setting, listener.notify)
    return run_with(tools, paths, out, listener, Stop() if stop is None else stop)


def run_with(  # noqa: PLR0913, all that a run is made of
    tools: Tools,
    paths: Sequence[Path],
    out: Path,
    listener: Listener,
    stop: Stop,
    *,
    arriving: frozenset[Path] | None = None,
) -> Report:
    """Do the same with tools that are there already.

    With `arriving` (files that aren't whole yet, and are left alone) it is a batch of a watched
    folder: history remembers it, and failures are told, only where something changed.
    """
    started = time.monotonic()
    inputs = inputs_of(paths)
    state = None if arriving is not None else standing(tools, inputs, paths, out)
    if state and (report := nothing_new(state, tools, out, listener)):
        return report
    found = look(paths, out, listener)
    with Store.open(out, write=True, notify=listener.notify) as store:
        survey = Survey(store, tools, found.sources, inputs)
        store.seen.keep(survey.looks.fresh, survey.looks.stale)
        work = _Run(inputs, store, tools, listener, survey, stop, arriving)
        if arriving is None:
            work.begin()
        work.report.articles, work.report.failed = len(found.sources), len(found.empty)
        for window in _windows(_jobs(work)):
            _brief_window(work, window)
        if stop:
            work.report.left = work.report.articles + len(found.empty) - work.report.met
        elif not arriving:  # what seems gone may be arriving under another name
            _note_gone(work)
        work.report.seconds = round(time.monotonic() - started, 2)
        if work.report.run:
            store.finish_run(work.number, asdict(work.report))
            store.write_index()
        if state:
            settle(store, state, found, work.report, work.failed)
    return work.report


def brief_one(source: Source, data: bytes, tools: Tools) -> tuple[Article, Translation, Brief]:
    """Take one article the whole way without storing it. Raises ReadingError, ModelError."""
    article = read_article(source, data, tools.reading)
    known = translate_all(tools.engine, texts_of(article), tools.glossary)
    translation = assemble(article, known, tools.glossary)
    draft = draft_of(article, translation, tools)
    known |= translate_all(tools.engine, draft.german, tools.glossary)
    return article, translation, brief_of(article, draft, known, tools, tools.signature)


def _jobs(work: _Run) -> Iterator[_Job]:
    """Read what is new or changed; count the rest."""
    for source in work.survey.sources:
        if work.stop:
            return
        if work.arriving and source.file in work.arriving:
            continue
        try:
            task = work.survey.task(source)
            if task is None:
                work.report.skipped += 1
                continue
            if _taken_up(work, task):
                continue
            article = task.article or read_article(
                source, task.data, work.tools.reading, task.lines
            )
        except (ReadingError, BadName) as error:
            _fail(work, source, error)
            continue
        yield _Job(task, article)


def _taken_up(work: _Run, task: Task) -> bool:
    """Do what needs no translating: write missing files, take up a brief that history holds."""
    if task.up_to_date:
        work.store.repair(task.source.id)
    if task.up_to_date or work.store.reuse(work.number, task.wanted, task.moved):
        work.report.skipped += 1
        return True
    return _copied(work, task)


def _copied(work: _Run, task: Task) -> bool:
    """Take over the brief of the same bytes under another name, where there is one."""
    copied = work.store.copy(work.number, task.wanted, task.source.ending, task.moved)
    work.report.copied += copied
    return copied


def _fail(work: _Run, source: Source, error: TranslatorError) -> None:
    work.report.failed += 1
    work.failed[source.id] = error
    known = work.store.failed_so(source.id, source.path, str(error))
    if known and work.arriving is not None:
        return
    work.listener.failed(str(error))
    work.store.fail(work.number, source.id, source.path, str(error))


def _note_gone(work: _Run) -> None:
    """Note the articles that earlier runs over the same inputs found and this one didn't."""
    gone = work.survey.gone
    if gone:
        work.store.gone(work.number, gone)
    work.report.gone = len(gone)


def _windows(jobs: Iterable[_Job]) -> Iterator[list[_Job]]:
    window: list[_Job] = []
    sentences = size = 0
    for job in jobs:
        window.append(job)
        sentences += len(job.texts)
        size += len(job.task.data)
        if sentences >= WINDOW or size >= WINDOW_BYTES:
            yield window
            window, sentences, size = [], 0, 0
    if window:
        yield window


def _brief_window(work: _Run, window: Sequence[_Job]) -> None:
    """Translate what the memory doesn't hold, and store each article's brief."""
    texts = list(dict.fromkeys(text for job in window for text in job.texts))
    known: dict[str, TranslatedSentence] = {}
    for known in _translate_window(work, texts):
        work.progress(len(window) * len(known) / len(texts))
    if work.stop:
        window, known = _within_reach(work, window, known)
    together = 1 if work.tools.author else len(window)  # an author takes its time
    for start in range(0, len(window), together):
        if start and work.stop:
            return
        _brief_together(work, window[start : start + together], known)


def _brief_together(
    work: _Run, jobs: Iterable[_Job], known: Mapping[str, TranslatedSentence]
) -> None:
    """Draft articles, translate what their drafts wait for in one batch, and store their briefs."""
    drafts = list(_drafts(work, jobs, known))
    german = list(dict.fromkeys(text for _, draft in drafts for text in draft.german))
    english = known
    for more in _translate_window(work, german, to_end=True):
        english = {**known, **more}
    for job, draft in drafts:
        if _copied(work, job.task):  # of an article of the same window
            continue
        brief = brief_of(job.article, draft, english, work.tools, job.task.signature)
        work.store.save(
            work.number,
            data=job.task.data,
            ending=job.task.source.ending,
            article=job.article,
            translation=draft.translation,
            brief=brief,
            moved=job.task.moved,
        )
        _count(work.report, job.article, brief)


def _drafts(
    work: _Run, jobs: Iterable[_Job], known: Mapping[str, TranslatedSentence]
) -> Iterator[tuple[_Job, Draft]]:
    for job in jobs:
        translation = assemble(job.article, known, work.tools.glossary)
        try:
            yield job, draft_of(job.article, translation, work.tools)
        except WritingFailed as error:
            _fail(work, job.task.source, error)


def _within_reach(
    work: _Run, window: Sequence[_Job], known: Mapping[str, TranslatedSentence]
) -> tuple[list[_Job], dict[str, TranslatedSentence]]:
    """Give what a run that is to end still stores: the articles that are translated.

    The longest sentences of a window come first, so that may be none yet; so the one that
    lacks least is the article in flight, and is finished.
    """
    nearest = min(window, key=lambda job: len(set(job.texts) - known.keys()))
    rest = _translate_window(work, list(dict.fromkeys(nearest.texts)), to_end=True)
    known = {**known, **dict(ChainMap(*rest))}
    return [job for job in window if known.keys() >= set(job.texts)], known


def _translate_window(
    work: _Run, texts: Sequence[str], *, to_end: bool = False
) -> Iterator[dict[str, TranslatedSentence]]:
    """Give all that is translated so far, again and again until that is all of `texts`.

    Unless `to_end`, it ends with the chunks under way when the run is to end.
    """
    memory: Memory = work.store.memory
    digest = work.tools.signature.translation_digest
    known = memory.remembered(digest, texts)
    yield known
    missing = [text for text in texts if text not in known]
    tools = work.tools
    if not missing or (work.stop and not to_end):
        return
    over = (lambda: False) if to_end else (lambda: bool(work.stop))
    for chunk in translate_sentences(tools.engine, missing, tools.glossary, over):
        memory.remember(digest, chunk)
        known.update(chunk)
        yield known


def _count(report: Report, article: Article, brief: Brief) -> None:
    report.done += 1
    report.sentences += len(article.sentences)
    report.words += sum(len(sentence.text.split()) for sentence in article.sentences)
    report.flagged += any(in_doubt(point.flags) for point in brief.points)
