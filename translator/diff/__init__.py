"""Two states of the briefs side by side: what changed, how much of the meaning, and why.

diff = compare(*store.states(before, after))
print(summary(diff))
for line in lines(diff):
    print(" " * line.indent + marked(line.spans))
"""

from translator.diff.articles import compare
from translator.diff.filters import only
from translator.diff.jsonform import SCHEMA, as_dict
from translator.diff.page import page_html
from translator.diff.render import Line, lines, stat_lines
from translator.diff.told import summary
from translator.diff.values import ASPECTS, KINDS, ArticleChange, Aspect, Diff, Kind
from translator.diff.words import Op, Spans, marked, words

__all__ = [
    "ASPECTS",
    "KINDS",
    "SCHEMA",
    "ArticleChange",
    "Aspect",
    "Diff",
    "Kind",
    "Line",
    "Op",
    "Spans",
    "as_dict",
    "compare",
    "lines",
    "marked",
    "only",
    "page_html",
    "stat_lines",
    "summary",
    "words",
]
