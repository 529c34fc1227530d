"""Compare the summarisers with what editors wrote: ROUGE at equal words.

    python -m benchmarks.summaries TEASERS.jsonl[.xz] [--all] [--sumy] [--words 45] [--own-length]

Each line of TEASERS has `id`, `text`, `title` and the editor's `summary` (text, or a list of
points). Only the fifth that is held back from learning is used (training/ranker/teasers.py)
unless --all. A summary is the best ranked sentences, cut behind so many German words that all
are equally long. Scores are those of rouge-score (Google's reimplementation of ROUGE-1.5.5) over
words in lower case with their umlauts, unstemmed unless --stem; ± is half of the 95 % interval by
bootstrap over articles. `- lead` is the difference to the lead, with its own interval.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rouge_score.rouge_scorer import RougeScorer
from rouge_score.tokenizers import Tokenizer

from training.ranker.teasers import HELD_BACK, read_teasers
from translator.summary import load_summariser
from translator.summary.german import STOP_WORDS
from translator.summary.points import candidates_of
from translator.summary.salience import ranking
from translator.summary.words import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.article import Article

METHODS = ("lead", "extractive", "textrank", "lexrank")
MEASURES = ("rouge1", "rouge2", "rougeL")
SAMPLES = 2000  # of the bootstrap


class German(Tokenizer):  # type: ignore[misc]
    """Words as they are, or their stems; rouge-score's own tokenizer drops umlauts."""

    def __init__(self, *, stemmed: bool) -> None:
        self._stemmed = stemmed

    def tokenize(self, text: str) -> list[str]:
        """Give the words of a text in lower case."""
        low = [word.lower() for word in words(text)]
        return list(map(stem, low)) if self._stemmed else low


def main() -> None:
    """Print the scores of each method and their distance to the lead's."""
    options = _parser().parse_args()
    teasers = [t for t in read_teasers(options.teasers) if options.all or t.fold == HELD_BACK]
    print(
        f"{len(teasers)} articles, summaries of {options.words or 'the editor’s number of'} words"
    )
    scorer = RougeScorer(list(MEASURES), tokenizer=German(stemmed=options.stem))
    names = ["lead", "lead-3", *METHODS[1:], *(["sumy-textrank", "sumy-lexrank"] * options.sumy)]
    scores = {}
    for name in names:
        started = time.process_time()
        texts = [summary(name, t.article, options.words or _length(t.text)) for t in teasers]
        cost = 1000 * (time.process_time() - started) / len(teasers)
        found = [scorer.score(t.text, text) for t, text in zip(teasers, texts, strict=True)]
        scores[name] = 100 * np.array(
            [[s[m].fmeasure for m in MEASURES] + [s["rouge1"].recall] for s in found]
        )
        print(f"{name:14}", _shown(scores[name]), f" {cost:.1f} ms an article")
        if name != "lead":
            print(f"{'- lead':>14}", _shown(scores[name] - scores["lead"]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("teasers", type=Path)
    parser.add_argument("--all", action="store_true", help="not only the fifth held back")
    parser.add_argument("--words", type=int, default=45)
    parser.add_argument("--own-length", dest="words", action="store_const", const=0)
    parser.add_argument("--stem", action="store_true")
    parser.add_argument("--sumy", action="store_true", help="sumy's graph methods too")
    return parser


def summary(name: str, article: Article, limit: int) -> str:
    """Give the summary by the method called `name`, cut behind `limit` words (lead-3 isn't)."""
    if name == "lead-3":
        return " ".join(sentence.text for sentence in article.sentences[:3])
    if name.startswith("sumy-"):
        order: Iterable[int] = _by_sumy(name.removeprefix("sumy-"), article)
    elif name == "lead":
        order = range(len(article.sentences))
    else:
        candidates = candidates_of(article)
        salience = load_summariser(name).weigh(article, candidates)
        order = [candidates[place] for place in ranking(salience)]
    spelled = (word for index in order for word in words(article.sentences[index].text))
    return " ".join([word for word, _ in zip(spelled, range(limit), strict=False)])


def _by_sumy(name: str, article: Article) -> list[int]:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    tokenizer = German(stemmed=False)
    tokenizer.to_words = lambda text: tuple(tokenizer.tokenize(text))
    found = [Sentence(sentence.text, tokenizer) for sentence in article.sentences]
    method = {"textrank": TextRankSummarizer, "lexrank": LexRankSummarizer}[name](stem)
    method.stop_words = STOP_WORDS
    ratings = {}
    method._get_best_sentences = lambda _sentences, _count, rated: ratings.update(rated)  # noqa: SLF001
    method(ObjectDocumentModel([Paragraph(found)]), 1)
    return sorted(range(len(found)), key=lambda index: -ratings[found[index]])


def _length(text: str) -> int:
    return len(words(text))


def _shown(rows: np.ndarray) -> str:
    chance = np.random.default_rng(0)
    draws = chance.integers(0, len(rows), (SAMPLES, len(rows)))
    low, high = np.percentile(rows[draws].mean(1), [2.5, 97.5], axis=0)
    columns = zip(
        ("F1 R-1", "R-2", "R-L", "recall R-1"), rows.mean(0), (high - low) / 2, strict=True
    )
    return "  ".join(f"{name} {mean:6.2f} ±{half:.2f}" for name, mean, half in columns)


if __name__ == "__main__":
    main()
