"""From an article and the English of its sentences to its brief, in two steps.

What an author writes in German, and what a long point is shortened to, has to be translated
before it can stand in the brief, and that of many articles at once: so a draft comes first, and
says what it waits for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translator.article import Article, TranslatedSentence, Translation
from translator.summary import shortened, shorter_points, write_brief
from translator.translation import unify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator.brief import Brief, Point
    from translator.setting import Tools
    from translator.signature import Signature
    from translator.summary import Statement
    from translator.translation import Glossary


@dataclass(frozen=True, slots=True)
class Draft:
    """A translated article with what an author wrote of it, and which German that leaves.

    Without an author, the brief with its points still whole, and the shorter German of some.
    """

    translation: Translation
    statements: tuple[Statement, ...] = ()
    german: tuple[str, ...] = ()
    brief: Brief | None = None


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


def draft_of(article: Article, translation: Translation, tools: Tools) -> Draft:
    """Let the author write, if there is one; else choose. Raises ModelBroken, WritingFailed."""
    if tools.author is None:
        brief = write_brief(article, translation, tools.summariser, tools.signature)
        german = tuple(shorter_points(article, brief).values())
        return Draft(translation, german=german, brief=brief)
    statements = tools.author.write(article, translation)
    return Draft(translation, tuple(statements), tuple(tools.author.german(statements)))


def brief_of(
    article: Article,
    draft: Draft,
    known: Mapping[str, TranslatedSentence],
    tools: Tools,
    signature: Signature,
) -> Brief:
    """Write the brief; names that its facts kept in German are spelled as the glossary has them."""
    brief = draft.brief
    if brief is None:
        written = _written(article, draft, known, tools)
        brief = write_brief(article, draft.translation, tools.summariser, signature, written)
    elif draft.german:
        english = _shorter(article, draft, known, tools.glossary)
        brief = shortened(article, draft.translation, brief, english)
    facts = (replace(it, en=tools.glossary.spelled(it.de, it.en)) for it in brief.facts)
    return replace(brief, facts=tuple(facts), signature=signature)


def _written(
    article: Article, draft: Draft, known: Mapping[str, TranslatedSentence], tools: Tools
) -> tuple[Point, ...]:
    if tools.author is None or not draft.statements:
        return ()
    texts = dict.fromkeys((*texts_of(article), *draft.german))
    english = unify({text: known[text] for text in texts}, tools.glossary)
    return tools.author.points(article, draft.statements, english)


def _shorter(
    article: Article, draft: Draft, known: Mapping[str, TranslatedSentence], glossary: Glossary
) -> dict[str, TranslatedSentence]:
    """Give the English of the shortened points, with names as the article's translation has them.

    What that has is unified already, so that the new sentences follow it; where they would outvote
    it, there is none.
    """
    texts = (sentence.text for sentence in article.sentences)
    whole = dict(zip(texts, draft.translation.sentences, strict=True))
    unified = unify({**whole, **{text: known[text] for text in draft.german}}, glossary)
    followed = all(unified[text] == english for text, english in whole.items())
    return {text: unified[text] for text in draft.german} if followed else {}
