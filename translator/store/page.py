"""index.html: all briefs on one page, without scripts, fonts or anything from a network."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from translator.store.render import (
    DOUBT,
    HAND,
    NOTHING,
    about_line,
    all_flags,
    all_notes,
    facts_by_kind,
    flag_mark,
    how_made,
    news_line,
    title_notes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.article import Flag
    from translator.brief import Brief, Fact, Point
    from translator.store.likeness import Tie
    from translator.store.values import Index, Listed

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Briefs</title>
<style>
:root {{ color-scheme: light dark; --ink: #1c1c1c; --quiet: #5c5c5c; --paper: #fdfcf9;
  --line: #ddd8cc; --link: #14508c; --doubt: #8a4500; --doubt-paper: #fff3e0; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #e8e6e1; --quiet: #a5a29b;
  --paper: #181816; --line: #3a3935; --link: #8cbcf0; --doubt: #ffc27a;
  --doubt-paper: #33260f; }} }}
body {{ margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 42rem; overflow-wrap: anywhere;
  font: 1.05rem/1.55 Georgia, "Times New Roman", serif; color: var(--ink);
  background: var(--paper); }}
h1 {{ font-size: 1.6rem; margin: 0; }}
h2 {{ font-size: 1.3rem; line-height: 1.3; margin: 0; }}
a {{ color: var(--link); }}
article {{ border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.5rem; }}
.about, .original, .links, .note {{ color: var(--quiet); margin: .25rem 0; }}
.about, .links, .note {{ font-size: .9rem; }}
.original {{ font-style: italic; }}
.news {{ font-weight: bold; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; font-size: .95rem; }}
dt {{ color: var(--quiet); }}
dd {{ margin: 0; }}
dd .original {{ display: block; margin: 0; }}
ul {{ padding-left: 1.2rem; }}
li {{ margin: .8rem 0; }}
li p {{ margin: 0; }}
.flag {{ margin: .4rem 0; padding: .25rem .6rem; border-left: 3px solid var(--doubt);
  color: var(--doubt); background: var(--doubt-paper); font-size: .95rem; }}
@media print {{ :root {{ color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff;
  --line: #999; --link: #000; --doubt: #000; --doubt-paper: #fff; }}
  body {{ max-width: none; padding: 0; font-size: 11pt; }}
  .links {{ display: none; }} article {{ break-inside: avoid; }} }}
</style>
</head>
<body>
<header>
<h1>Briefs</h1>
<p class="about">{summary}</p>
</header>
<main>
{briefs}
</main>
</body>
</html>
"""


def index_html(index: Index) -> str:
    """The page; its links are relative, so that the folder can be moved or sent."""
    blocks = [*map(_brief, index.latest)]
    if index.failed:
        blocks.append(_failed(index.failed))
    return _PAGE.format(summary=_summary(index), briefs="\n".join(blocks))


def _summary(index: Index) -> str:
    shown = len(index.latest)
    said = f"{index.total:,} {'article' if index.total == 1 else 'articles'}, newest first."
    if shown < index.total:
        said = f"The latest {shown:,} of {said} The folders beside this page hold the others."
    flags = (flag for listed in index.latest for flag in all_flags(listed.brief))
    if any(flag.severity != "info" for flag in flags):
        said = f"{said} {DOUBT}"
    return f"{said} {HAND}" if any(any(all_notes(it.brief)) for it in index.latest) else said


def _brief(listed: Listed) -> str:
    brief = listed.brief
    later = listed.error and f"A later version could not be read: {listed.error}"
    return "\n".join(
        [
            "<article>",
            f"<h2>{escape(brief.title.en) or NOTHING}</h2>",
            f'<p class="original" lang="de">{escape(brief.title.de)}</p>',
            f'<p class="about">{escape(" · ".join(about_line(brief)))}</p>',
            *([f'<p class="news">{escape(line)}</p>'] if (line := news_line(brief)) else []),
            *([f'<p class="flag">{escape(later)}</p>'] if later else []),
            *map(_tie, listed.ties),
            *_flags(brief.flags),
            *_notes(title_notes(brief.title)),
            "<ul>",
            *map(_point, brief.points),
            "</ul>",
            *_facts(brief),
            f'<p class="links">{_links(listed)}</p>',
            "</article>",
        ]
    )


def _tie(tie: Tie) -> str:
    link = f'<a href="{quote(f"{tie.article}/brief.md")}">{escape(tie.article)}</a>'
    return f'<p class="note">{tie.words} {link}</p>'


def _point(point: Point) -> str:
    german = f'<p class="original" lang="de">{escape(point.de)}</p>'
    remarks = "".join([*_flags(point.flags), *_notes(how_made(point))])
    return f"<li><p>{escape(point.en) or NOTHING}</p>{german}{remarks}</li>"


def _facts(brief: Brief) -> list[str]:
    rows = [f"<dt>{name}</dt><dd>{_fact_row(facts)}</dd>" for name, facts in facts_by_kind(brief)]
    return ["<dl>", *rows, "</dl>"] if rows else []


def _fact_row(facts: Iterable[Fact]) -> str:
    """Give facts in English, what is still German as such, and beneath in German."""
    known = list(facts)
    english = "; ".join(
        escape(it.en) if it.translated else f'<i lang="de">{escape(it.en)}</i>' for it in known
    )
    if all(it.de == it.en for it in known):
        return english
    german = "; ".join(escape(it.de) for it in known)
    return f'{english}<span class="original" lang="de">{german}</span>'


def _notes(notes: Iterable[str]) -> list[str]:
    return [f'<p class="note">{escape(note)}</p>' for note in notes]


def _flags(flags: Iterable[Flag]) -> list[str]:
    return [
        f'<p class="flag">{flag_mark(flag)} {escape(flag.name)}: {escape(flag.message)}</p>'
        for flag in flags
    ]


def _links(listed: Listed) -> str:
    files = {
        "brief": "brief.md",
        "full translation": "translation.en.md",
        "original": f"original{listed.ending}",
    }
    return " · ".join(
        f'<a href="{quote(f"{listed.brief.id}/{name}")}">{text}</a>' for text, name in files.items()
    )


def _failed(failed: Iterable[tuple[str, str]]) -> str:
    items = "\n".join(
        f'<li><p>{escape(article)}</p><p class="flag">{escape(error)}</p></li>'
        for article, error in failed
    )
    return f"<article>\n<h2>Could not be read</h2>\n<ul>\n{items}\n</ul>\n</article>"
