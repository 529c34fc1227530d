"""The Markdown of an article: its brief, and its full translation."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from translator.article import in_doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translator.article import Article, Flag, TranslatedSentence, Translation
    from translator.brief import Brief, Fact, FactKind, Point, Title
    from translator.signature import Signature
    from translator.store.likeness import Tie
    from translator.store.values import Views

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DOUBT = (
    "⚠ marks a doubt about the translation, found by comparing it with the German: "
    "trust the German sentence there."
)
HAND = (
    "✎ marks English that was repaired after the model wrote it, or corrected by a person, "
    "and points that a summariser wrote in its own words."
)
FACT_KINDS: tuple[tuple[FactKind, str], ...] = (
    *(("who", "Who"), ("where", "Where"), ("when", "When")),
    *(("figure", "Figures"), ("source", "According to")),
)
NOTHING = "…"  # stands where the engine gave no words

# What CommonMark (https://spec.commonmark.org/0.31.2) would take for form: anywhere in a line,
# and at its start, where a German ordinal ("3. Oktober") would become a list.
_INLINE = re.compile(r"[\\`*_\[\]<>~|]|&(?=#|\w+;)|(?<!\w)#")
_START = re.compile(r"^(?:([-+])(?=\s|$)|(-)(?=[-\s]+$)|(\d{1,9})([.)])(?=\s|$))")


def english_date(iso: str | None) -> str:
    """An ISO date, as precise as it is, as English writes it: "15 November 2024"."""
    parts = (iso or "").split("-")
    with suppress(ValueError):
        if len(parts) == 3:
            day = date.fromisoformat("-".join(parts))
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        if len(parts) == 2 and 1 <= int(parts[1]) <= 12:
            return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return iso or ""


def about_line(of: Article | Brief) -> list[str]:
    """When and by whom a text was published: its date, publisher, authors and agency, if known."""
    by = ", ".join(filter(None, [*of.authors, of.agency]))
    return [part for part in (english_date(of.date), of.publisher, by) if part]


def escape(text: str) -> str:
    """Text as one line of Markdown that reads as the text, whatever characters it has."""
    return _escape_start(_inline(text))


def article_files(views: Views) -> dict[str, bytes]:
    """The files of an article by name, in the order in which they are to be written."""
    from translator.store.article_page import article_html  # which needs this module

    original = f"original{views.ending}"
    return {
        original: views.data,
        "translation.en.md": translation_md(views.article, views.translation).encode(),
        "article.html": article_html(views).encode(),
        "brief.md": brief_md(views.brief, original, views.tie).encode(),
        "brief.json": views.brief_json.encode(),
    }


def brief_md(brief: Brief, original: str, tie: Tie | None = None) -> str:
    """The brief as a page: English first, each point with its German sentence beneath.

    `tie` is what its article is to an earlier one.
    """
    links = (
        "[side by side](article.html) · [full translation](translation.en.md) · "
        f"[original]({quote(original)})"
    )
    about = [escape(it) for it in about_line(brief)]
    blocks = [
        f"# {escape(brief.title.en)}",
        f"*{escape(brief.title.de)}*",
        " · ".join([*about, links]),
        *([_tied(tie, brief.id)] if tie else []),
        *([f"**{escape(line)}**"] if (line := news_line(brief)) else []),
        *map(flag_line, brief.flags),
        *(_inline(note) for note in title_notes(brief.title)),
        *map(_point, brief.points),
        *_facts(brief),
        "---",
        _inline(made_line(brief.signature)),
    ]
    if doubted(brief):
        blocks.append(DOUBT)
    if any(all_notes(brief)):
        blocks.append(HAND)
    return "\n\n".join(blocks) + "\n"


def translation_md(article: Article, translation: Translation) -> str:
    """The whole article in English; a doubtful or mended sentence has a footnote."""
    notes: list[str] = []

    def noted(german: str, english: TranslatedSentence) -> str:
        said = [*map(flag_line, english.flags), *map(_inline, how_made(english))]
        if not said:
            return _inline(english.text)
        number = len(notes) + 1
        notes.append(f"[^{number}]: German: {_inline(german)} {'; '.join(said)}")
        return f"{_inline(english.text)}[^{number}]"

    blocks = []
    if translation.title is not None:
        blocks.append(f"# {noted(article.title or '', translation.title)}")
    about = [escape(it) for it in about_line(article)]
    blocks += [" · ".join(about)] if about else []
    pairs = zip(article.sentences, translation.sentences, strict=True)
    for paragraph, sentences in groupby(pairs, key=lambda pair: pair[0].paragraph):
        text = " ".join(noted(german.text, english) for german, english in sentences)
        heading = article.paragraphs[paragraph].kind == "heading"
        blocks.append(f"## {text}" if heading else _escape_start(text))
    blocks += ["---", *notes] if notes else []
    return "\n\n".join(blocks) + "\n"


def _tied(tie: Tie, article: str) -> str:
    """Give a tie as a line with a link from the folder of `article`."""
    up = "../" * (article.count("/") + 1)
    return f"{tie.words} [{_inline(tie.article)}]({up}{quote(tie.article)}/brief.md)"


def flag_line(flag: Flag) -> str:
    """A flag in one line of Markdown."""
    return f"{flag_mark(flag)} {_inline(flag.name)}: {_inline(flag.message)}"


def flag_mark(flag: Flag) -> str:
    """The sign before a flag; what is no more than a remark gets no warning sign."""
    return "ℹ" if flag.severity == "info" else "⚠"


def all_flags(brief: Brief) -> Iterator[Flag]:
    """The flags of the brief as a whole and of its points."""
    yield from brief.flags
    for point in brief.points:
        yield from point.flags


def doubted(brief: Brief) -> bool:
    """Whether anything of a brief is in doubt, and not merely remarked on."""
    return in_doubt(all_flags(brief))


def how_made(of: Point | Title | TranslatedSentence) -> list[str]:
    """What a reader should know of how the English came about, in a line; none if by the model."""
    own = ["✎ in a model’s own words"] if getattr(of, "support", ()) else []
    if of.origin == "human":
        return [*own, "✎ corrected by a person"]
    messages = " ".join(dict.fromkeys(repair.message for repair in of.repairs))
    return [*own, f"✎ repaired: {messages}"] if messages else own


def made_line(made: Signature) -> str:
    """What translated an article and chose its points."""
    return f"Translated by {made.model} ({made.engine}); points chosen by {made.summariser}."


def title_notes(title: Title) -> list[str]:
    """The same of the headline, in words that stand alone."""
    return [note.replace("✎ ", "✎ In the headline: ", 1) for note in how_made(title)]


def all_notes(brief: Brief) -> Iterator[str]:
    """The notes of the headline and of the points."""
    yield from how_made(brief.title)
    for point in brief.points:
        yield from how_made(point)


def _point(point: Point) -> str:
    lines = [f"- {escape(point.en)}", f"  > {escape(point.de)}"]
    lines += [f"  {flag_line(flag)}" for flag in point.flags]
    lines += [f"  {_support(point)}"] if point.support else []
    notes = [*whole_note(point), *point_notes(point)]
    return "\n\n".join([*lines, *(f"  {_inline(note)}" for note in notes)])


def point_notes(point: Point) -> list[str]:
    """What a reader should know of a point: who says it, and how its English came about."""
    said = [f"❝ said by {point.speaker}"] if point.speaker else []
    return [*said, *how_made(point)]


def whole_note(point: Point) -> list[str]:
    """The whole sentence of a shortened point, in a line."""
    whole = point.whole
    return [f"✂ shortened; the whole sentence: “{whole.en}” („{whole.de}“)"] if whole else []


def _support(point: Point) -> str:
    """Name the sentences that a point in a model's own words rests on, each with its place."""
    places = (f"[sentence {index + 1}](article.html#s{index})" for index in point.support)
    return f"Rests on {', '.join(places)}"


def news_line(brief: Brief) -> str | None:
    """The English of the summary, where it isn't the headline again; ⚠ if its point is doubted."""
    line = brief.summary
    if line is None or line.de == brief.title.de:
        return None
    doubtful = any(in_doubt(point.flags) for point in brief.points if point.de == line.de)
    return f"⚠ {line.en}" if doubtful else line.en


def facts_by_kind(brief: Brief) -> list[tuple[str, list[Fact]]]:
    """The key facts under the name of their kind, in the order in which they are shown."""
    named = [(name, [it for it in brief.facts if it.kind == kind]) for kind, name in FACT_KINDS]
    return [(name, facts) for name, facts in named if facts]


def _facts(brief: Brief) -> list[str]:
    """The key facts as one compact list; what is still German is set in italics."""
    lines = []
    for name, facts in facts_by_kind(brief):
        english = (_inline(it.en) if it.translated else f"*{_inline(it.en)}*" for it in facts)
        german = [_inline(it.de) for it in facts]
        lines.append(f"- **{name}:** {'; '.join(english)}")
        if german != [_inline(it.en) for it in facts]:
            lines[-1] += f"\\\n  {'; '.join(german)}"
    return ["## Key facts", "\n".join(lines)] if lines else []


def _inline(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", " ".join(text.split())) or NOTHING


def _escape_start(line: str) -> str:
    return _START.sub(lambda it: f"{it[3]}\\{it[4]}" if it[3] else f"\\{it[0]}", line)
