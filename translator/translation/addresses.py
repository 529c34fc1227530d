"""Addresses of the internet, which are the same in German and English."""

from __future__ import annotations

from collections import Counter

from translator.article import Flag
from translator.engines.addresses import ADDRESS


def check_addresses(source: str, target: str) -> list[Flag]:
    """Doubt links, e-mail addresses, handles and hashtags that differ.

    One that is missing can be looked up in the German; one that isn't there leads elsewhere.
    """
    german, english = ADDRESS.findall(source), ADDRESS.findall(target)
    flags = []
    if lost := _others(german, english):
        flags.append(Flag("address", "warning", f"Not in the English: {', '.join(lost)}."))
    if invented := _others(english, german):
        flags.append(Flag("address", "error", f"Not in the German: {', '.join(invented)}."))
    return flags


def bare(text: str) -> str:
    """Give a text without its addresses, which neither language has words for."""
    return ADDRESS.sub("", text)


def _others(these: list[str], those: list[str]) -> list[str]:
    there = Counter(map(_plain, those))
    others = []
    for address in these:
        there[_plain(address)] -= 1
        if there[_plain(address)] < 0:
            others.append(address)
    return others


def _plain(address: str) -> str:
    """Give an address without what a reader may leave out of it."""
    return address.casefold().split("://", 1)[-1].removeprefix("www.").rstrip("/")
