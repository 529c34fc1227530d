"""Count the points of briefs whose figures and names are all in the English; --show prints them.

    python -m benchmarks.points ARTICLES... [--skip 0] [--limit 20] [--model NAME] [--show]

ARTICLES as in facts.py. "All right" are points without a lost or an invented figure or name, as the
checks see them; "marked" are those of the others that carry a flag that says so.
"""

from __future__ import annotations

import argparse
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.facts import read
from translator.briefing import assemble, brief_of, draft_of, texts_of
from translator.setting import Setting, Tools, prepare
from translator.translation import translate_all
from translator.translation.figures import compare_figures
from translator.translation.names import compare_names

if TYPE_CHECKING:
    from translator.article import Article
    from translator.brief import Brief, Point

ERRORS = {"figures", "names"}


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--skip", type=int, default=0, help="articles of each path passed over")
    parser.add_argument("--limit", type=int, default=20, help="articles of each path")
    parser.add_argument("--model")
    parser.add_argument("--show", action="store_true", help="print each point")
    options = parser.parse_args()
    tools = prepare(Setting(model=options.model), print)
    points: list[Point] = []
    seconds = [0.0, 0.0]
    for path in options.articles:
        for article in islice(read(path), options.skip, options.skip + options.limit):
            brief, *spent = timed_brief(article, tools)
            seconds = [total + more for total, more in zip(seconds, spent, strict=True)]
            points += brief.points
            if options.show:
                show(brief)
    figures = [compare_figures(it.de, it.en) for it in points]
    wrong_figures = {n for n, it in enumerate(figures) if it.lost or it.invented or it.turned}
    wrong_names = {n for n, it in enumerate(points) if any(compare_names(it.de, it.en))}
    wrong = wrong_figures | wrong_names
    marked = sum(any(flag.name in ERRORS for flag in points[n].flags) for n in wrong)
    print(f"{len(points)} points; figures right {share(wrong_figures, points)}")
    print(f"names right {share(wrong_names, points)}; all right {share(wrong, points)}")
    print(f"of the {len(wrong)} others {marked} are marked")
    print(f"processor time: translating {seconds[0]:.1f} s, briefs {seconds[1]:.1f} s")


def timed_brief(article: Article, tools: Tools) -> tuple[Brief, float, float]:
    """Brief an article that is read already; the seconds of translating and of all else.

    Processor time, of all threads.
    """
    started = time.process_time()
    known = translate_all(tools.engine, texts_of(article), tools.glossary)
    translated = time.process_time()
    draft = draft_of(article, assemble(article, known, tools.glossary), tools)
    known |= translate_all(tools.engine, draft.german, tools.glossary)
    brief = brief_of(article, draft, known, tools, tools.signature)
    return brief, translated - started, time.process_time() - translated


def share(wrong: set[int], points: list[Point]) -> str:
    """Give the share of the points that aren't among the wrong ones."""
    return f"{1 - len(wrong) / len(points):.1%}"


def show(brief: Brief) -> None:
    """Print a brief for reading."""
    print(f"== {brief.id} {brief.date} {brief.title.de} | {brief.title.en}")
    print(f"   {brief.summary.en if brief.summary else '-'}")
    for point in brief.points:
        flags = "; ".join(f"{it.name}: {it.message}" for it in point.flags if it.severity != "info")
        print(f"- {'✂ ' if point.whole else ''}{point.de}\n  {point.en}\n  [{flags}]")


if __name__ == "__main__":
    main()
