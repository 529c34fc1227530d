"""HTML: one page without anything from a network; its parts are also the pages of an e-book."""

from __future__ import annotations

from html import escape as escape_html
from typing import TYPE_CHECKING, BinaryIO

from translator.store import writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.export.parts import FactLine, Line, Part, What

TITLES = {"briefs": "Briefs", "translations": "Translations"}
STYLE = """\
body { margin: 0 auto; padding: 1rem; max-width: 42rem; font: 1.05rem/1.55 Georgia, serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.3rem; line-height: 1.3; margin: 0; }
h3 { font-size: 1.05rem; }
article { border-top: 1px solid #bbb; margin-top: 2rem; padding-top: 1.5rem; }
.about, .de, .note { opacity: .75; } .about, .note { font-size: .9rem; }
.de { font-style: italic; } .news { font-weight: bold; }
li { margin: .8rem 0; } p { margin: .3rem 0; } dt { font-weight: bold; } dd { margin: 0 0 .4rem; }
@media print { article { break-inside: avoid-page; border: 0; } }
"""
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1>{title}</h1>
"""


def write(file: BinaryIO, what: What, parts: Iterable[Part]) -> None:
    """Write a page with a part for each article."""
    file.write(_HEAD.format(title=TITLES[what], style=STYLE).encode())
    file.writelines(f"<article>\n{body(part)}\n</article>\n".encode() for part in parts)
    file.write(b"</body>\n</html>\n")


def body(part: Part) -> str:
    """What a page says of an article, as well-formed XML."""
    lines = [
        f"<h2>{escape(part.en)}</h2>",
        _german(part.de),
        *([f'<p class="about">{escape(part.about)}</p>'] if part.about else []),
        *([f'<p class="news">{escape(part.news)}</p>'] if part.news else []),
        *_notes(part.notes),
        *_lines(part.lines),
    ]
    if part.facts:
        lines += ["<h3>Key facts</h3>", "<dl>", *map(_fact, part.facts), "</dl>"]
    return "\n".join(lines)


def escape(text: str) -> str:
    """Give a text as XML takes it: marks escaped, without characters that it can't hold."""
    return escape_html(writable(text))


def _lines(lines: Iterable[Line]) -> Iterator[str]:
    known = list(lines)
    points = any(line.kind == "point" for line in known)
    yield from ["<ul>"] if points else []
    for line in known:
        tag = "h3" if line.kind == "heading" else "p"
        said = f"<{tag}>{escape(line.en)}</{tag}>{_german(line.de)}{''.join(_notes(line.notes))}"
        yield f"<li>{said}</li>" if points else said
    yield from ["</ul>"] if points else []


def _fact(line: FactLine) -> str:
    english = "; ".join(
        f'<i lang="de" xml:lang="de">{escape(text)}</i>' if german else escape(text)
        for text, german in line.en
    )
    beneath = _german(line.de) if line.de else ""
    return f"<dt>{line.name}</dt><dd><p>{english}</p>{beneath}</dd>"


def _german(text: str) -> str:
    return f'<p class="de" lang="de" xml:lang="de">{escape(text)}</p>'


def _notes(notes: Iterable[str]) -> list[str]:
    return [f'<p class="note">{escape(note)}</p>' for note in notes]
