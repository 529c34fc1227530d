"""A page's own metadata: linked data (JSON-LD), OpenGraph and other meta elements."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any

from translator.reading.bylines import credit
from translator.reading.dates import markup_moment
from translator.reading.metadata import Metadata, known, publisher_of_url
from translator.reading.titles import key

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE = re.compile(r"\w*(?:Article|Posting|Report|ClaimReview)")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_MAX_NODES = 2000  # of linked data; a page has some ten
_DATES = (
    "article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dc.date",
    "date", "dcterms.created", "cxenseparse:recs:publishtime", "publish-date", "pubdate",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "cxenseparse:author", "parsely-author")
_SECTIONS = ("article:section", "section", "news_section", "parsely-section")


def page_metadata(tree: Any, site: str | None = None) -> Metadata:
    """What the head of a page (an lxml tree) says of its article.

    `site` is a name for it from elsewhere. Of several names of the publisher that which is most
    like the page's domain is taken.
    """
    meta = _meta(tree)
    linked, rest = _linked(tree, meta.get("og:site_name")), _from_meta(tree, meta)
    names = [name for name in (linked.publisher, rest.publisher, site) if name]
    host = publisher_of_url(linked.url or rest.url or "") or ""
    names.sort(key=lambda name: not _like_host(name, host))
    return known(Metadata(publisher=next(iter(names), None)), linked, rest)


def _like_host(name: str, host: str) -> bool:
    """Whether a publisher's name, or its initials, are its domain's."""
    plain = key(name.lower().translate(_UMLAUTS))
    domain = key((["", *host.split(".")])[-2]) if "." in host else ""
    initials = "".join(word[0] for word in name.lower().split())
    return bool(domain) and (domain in plain or plain in domain or initials == domain)


def _meta(tree: Any) -> dict[str, str]:
    """The first content of each meta element, by its name or property in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _from_meta(tree: Any, meta: dict[str, str]) -> Metadata:
    site = meta.get("og:site_name")
    date = next((m for m in (markup_moment(meta.get(name, "")) for name in _DATES) if m), None)
    names = [meta[name] for name in _AUTHORS if "://" not in meta.get(name, "://")]
    found = credit(names[:1], site)
    url = _canonical(tree) or meta.get("og:url")
    return Metadata(
        title=meta.get("og:title"),
        date=date.date if date else None,
        time=date.time if date else None,
        publisher=site,
        authors=found.authors,
        agency=found.agency,
        section=next((meta[name] for name in _SECTIONS if name in meta), None),
        url=url if url and publisher_of_url(url) and "://" in url else None,
    )


def _canonical(tree: Any) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            return (element.get("href") or "").strip() or None
    return None


def _linked(tree: Any, site: str | None) -> Metadata:
    """What the linked data of the page's article says; nothing where it has none."""
    nodes = [node for script in _scripts(tree) for node in _nodes(script)]
    article = next((n for n in nodes if _is_article(n) and n.get("datePublished")), None)
    if article is None:
        return Metadata()
    publisher = _name(_resolve(article.get("publisher"), nodes)) or site
    authors = _list(article.get("author")) or _list(article.get("creator"))
    found = credit([_name(_resolve(author, nodes)) or "" for author in authors], publisher)
    date = markup_moment(_text(article["datePublished"]) or "")
    section = next(iter(_list(article.get("articleSection"))), None)
    return Metadata(
        title=_text(article.get("headline")),
        subtitle=_text(article.get("alternativeHeadline")),
        date=date.date if date else None,
        time=date.time if date else None,
        publisher=publisher,
        authors=found.authors,
        agency=found.agency,
        section=_text(section),
    )


def _scripts(tree: Any) -> Iterator[Any]:
    for element in tree.iter("script"):
        if (element.get("type") or "").lower().startswith("application/ld+json"):
            try:
                yield json.loads(element.text_content(), strict=False)
            except (ValueError, RecursionError):
                continue


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a JSON value, the outer ones first."""
    waiting = deque([value])
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        item = waiting.popleft()
        if isinstance(item, dict):
            yield item
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item


def _is_article(node: dict[str, Any]) -> bool:
    return any(
        isinstance(kind, str) and bool(_ARTICLE.fullmatch(kind))
        for kind in _list(node.get("@type"))
    )


def _resolve(value: Any, nodes: list[dict[str, Any]]) -> Any:
    """The object that a reference ({"@id": ...}) stands for, among the page's own."""
    if isinstance(value, dict) and "name" not in value and "@id" in value:
        return next((n for n in nodes if n.get("@id") == value["@id"] and "name" in n), value)
    return value


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
