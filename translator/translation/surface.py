"""The outside of a translation: whether it is there, ends, asks and quotes as the German does."""

from __future__ import annotations

import re

from translator.article import Flag

# Words of the English against words of the German, for sentences of at least MIN_WORDS. Of the
# 1,896 human translations of newstest2019 that are so long, 3 lie outside (benchmarks/checks.py).
SHORTEST, LONGEST, MIN_WORDS = 0.55, 2.1, 6
# Of a shorter sentence, so many words more than twice the German are too many.
MANY_MORE = 8

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_QUOTES = re.compile(r"[\"“”„«»‟]|[‹›]|(?<!\w)[‚‘'](?=\w)")
_DOUBLE = re.compile(r"[\"“”„«»‟]|''|``")
_INCHES = re.compile(r"\d[\"”]")
_ENDS = re.compile(r"[.!?…][\"“”«»’‘')\]\s]*$")
_ASKS = re.compile(r"\?[\"“”«»’‘')\]!.\s]*$")
# No English sentence ends with these.
_UNFINISHED = frozenset(
    "a an and as because but by for from if into of or than that the their to were which who whose "
    "with".split()
)


def check_empty(source: str, target: str) -> list[Flag]:
    """Doubt a translation without a word or figure, where the German has one."""
    if re.search(r"[^\W_]", source) and not re.search(r"[^\W_]", target):
        return [Flag("empty", "error", "This sentence has no translation.")]
    return []


def check_end(source: str, target: str) -> list[Flag]:
    """Doubt a translation that stops in the middle of the sentence."""
    if not _ENDS.search(source) or _ENDS.search(target):
        return []
    words = _WORD.findall(target)
    if target.rstrip()[-1:] in {",", "-", "–", "("} or (words and words[-1] in _UNFINISHED):
        return [Flag("cut", "error", "The translation stops before the sentence does.")]
    return [Flag("cut", "info", "The translation has no full stop; the German has one.")]


def check_length(source: str, target: str) -> list[Flag]:
    """Doubt a translation that is much shorter or longer than the German."""
    german, english = len(source.split()), len(target.split())
    if german < MIN_WORDS:
        too_long = english > 2 * german + MANY_MORE
    elif english < SHORTEST * german:
        message = "Much shorter than the German: something may be missing."
        return [Flag("length", "warning", message)]
    else:
        too_long = english > LONGEST * german
    if too_long:
        message = "Much longer than the German: something may be invented."
        return [Flag("length", "warning", message)]
    return []


def check_quotes(source: str, target: str) -> list[Flag]:
    """Doubt quotes that are opened and not closed, or lost."""
    german, english = len(_DOUBLE.findall(source)), _double_quotes(target)
    if english % 2 and german % 2 == 0:
        return [Flag("quotes", "warning", "A quotation mark has no partner.")]
    if german >= 2 and german % 2 == 0 and not english and not _QUOTES.search(target):
        return [Flag("quotes", "info", "The quotation marks of the German are missing.")]
    return []


def _double_quotes(text: str) -> int:
    return len(_DOUBLE.findall(_INCHES.sub("0", text) if text.count('"') % 2 else text))


def check_question(source: str, target: str) -> list[Flag]:
    """Doubt a question that became a statement, or the other way round."""
    if _ASKS.search(source) and "?" not in target:
        return [Flag("question", "warning", "The German asks, the English doesn’t.")]
    if _ASKS.search(target) and "?" not in source:
        return [Flag("question", "warning", "The English asks, the German doesn’t.")]
    return []


def check_casing(source: str, target: str) -> list[Flag]:
    """Remark that capitals were lost, or that everything became capitals."""
    if target.islower() and not source.islower() and len(_WORD.findall(target)) > 1:
        return [Flag("casing", "info", "The translation has no capital letters.")]
    first, source_first = _first_letter(target), _first_letter(source)
    if first.islower() and source_first.isupper() and not _kept_first(source, target):
        return [Flag("casing", "info", "The translation begins with a small letter.")]
    if target.isupper() and not source.isupper() and len(_WORD.findall(target)) > 2:
        return [Flag("casing", "info", "The translation is in capitals only.")]
    return []


def _first_letter(text: str) -> str:
    match = re.search(r"[^\W_]", text)
    return match[0] if match else ""


def _kept_first(source: str, target: str) -> bool:
    """Tell whether the English begins with a word of the German: iPhone, eBay, van Gogh."""
    match = _WORD.search(target)
    return match is not None and match[0] in source.split()
