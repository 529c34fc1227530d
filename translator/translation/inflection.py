"""Forms of a term: German as it inflects, English in the plural, both as they are compared."""

from __future__ import annotations

import re
import unicodedata

_ADJECTIVE = ("e", "en", "em", "er", "es")
# "Europäischer Gerichtshof": words before the last that end so are inflected as adjectives.
_INFLECTED = re.compile(r"(?:e[nmrs]?)$")
# Names take an -s alone, so that "Adria" isn't found in "Adrian"; but people have a plural.
_PEOPLE = re.compile(r"(?:e|er|in|\w{5}t)$")
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_STROKES = str.maketrans("łŁøØđĐı’", "lLoOdDi'")


def german_forms(word: str, *, last: bool, proper: bool) -> set[str]:
    """Give the forms that a word of a German term may have, more rather than fewer.

    `last`: it is the last of its term; `proper`: its English has a capital, as names have.
    """
    if word[0].islower():
        forms = {word, *(word + ending for ending in _ADJECTIVE)}
    elif not last and _INFLECTED.search(word):
        stem = _INFLECTED.sub("", word)
        forms = {word, word + "n", *(stem + ending for ending in _ADJECTIVE)}
    else:
        forms = _noun_forms(word, proper=proper)
    return forms | {form.replace("ß", "ss") for form in forms}


def _noun_forms(word: str, *, proper: bool) -> set[str]:
    forms = {word, word + "s"}
    if word.isupper():
        return forms
    forms.add(word + "es")
    if not proper or _PEOPLE.search(word):
        forms |= {word + "n", word + "en"}
    if not proper:
        forms.add(word + "e")
    if word.endswith("e"):
        forms.add(word + "r")
    if word.endswith("in"):
        forms.add(word + "nen")
    return forms


def english_forms(term: str) -> tuple[str, ...]:
    """Give an English term and its plurals, folded; in lower case unless it is an abbreviation.

    The first word may have the plural too (members of parliament).
    """
    folded = fold(term)
    if folded.isupper():
        return (folded,)
    words = folded.lower().split()
    forms = [" ".join(words), " ".join([*words[:-1], plural(words[-1])])]
    if len(words) > 1:
        forms.append(" ".join([plural(words[0]), *words[1:]]))
    return tuple(dict.fromkeys(forms))


def plural(word: str) -> str:
    """Give the regular plural of an English noun."""
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")


def fold(text: str) -> str:
    """Give the words of an English text with single spaces, without accents, hyphens and dots.

    A possessive becomes a word of its own: "Zelensky's" is "Zelensky s", "U.S." is "US".
    """
    text = _ABBREVIATION.sub(lambda match: match.group().replace(".", ""), text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_STROKES))
        text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", text))
