"""Which language a text is in, and what in a German article is in another."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from translator.errors import NotGerman
from translator.reading import german

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator.reading.blocks import Block, Label

# German news has 0.35 to 0.60 function words, whatever its spelling; of the languages nearest to it
# Afrikaans has 0.23, Low German and Danish 0.12 (texts of tests/test_reading_language.py).
_SURE = 0.30
_FOREIGN = 0.12
# Fewer words are no evidence against German: names and headlines have no function words.
_MIN_WORDS = 20
_LIKELY = 0.6  # of a whole article; a paragraph among German ones must be surer
_MIN_PROBABILITY = 0.99
_GERMAN_SHARE = 0.2  # of the words; what has less German is no German article with quotes in it
_SAMPLE = 20_000
_QUOTES = "\"„“»«‚‘'›‹"

_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bs": "Bosnian", "ca": "Catalan",
    "cs": "Czech", "da": "Danish", "el": "Greek", "en": "English", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "fy": "Frisian", "he": "Hebrew",
    "hr": "Croatian", "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "la": "Latin", "lb": "Luxembourgish", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str:
    """The code of a text's language; "de" also for what is too short to tell.

    Dialects of German, Low German among them, count as German.
    """
    sample = text[:_SAMPLE]
    tokens = german.words(sample)
    if len(tokens) < _MIN_WORDS or german.function_share(tokens) >= _SURE:
        return "de"
    code, probability = _classify(sample)
    return code if probability >= _LIKELY else "de"


def require_german(language: str, name: str) -> None:
    """Raise NotGerman when `language`, that of the article called `name`, is another."""
    if language != "de":
        raise NotGerman(
            f"{name}: seems to be {_name(language)}; only German articles are translated "
            "(--any-language takes it all the same)"
        )


def foreign_blocks(blocks: Sequence[Block], labels: Sequence[Label]) -> Mapping[int, str]:
    """The kept blocks of a German article that are in another language, with the reason.

    Paragraphs of several sentences only: quotations, names and single sentences stay. None where
    hardly anything is German: that is no German article.
    """
    kept = [index for index, label in enumerate(labels) if label.kept]
    found = {index: f"in {_name(code)}" for index in kept if (code := _foreign(blocks[index].text))}
    if not found:
        return found
    words = {index: len(german.words(blocks[index].text)) for index in kept}
    rest = sum(count for index, count in words.items() if index not in found)
    return found if rest >= max(_MIN_WORDS, _GERMAN_SHARE * sum(words.values())) else {}


def _foreign(text: str) -> str | None:
    """The language of a paragraph that surely is not German; None for all others."""
    tokens = german.words(text[:_SAMPLE])
    if len(tokens) < _MIN_WORDS or german.function_share(tokens) > _FOREIGN:
        return None
    if text[0] in _QUOTES or ". " not in text[:-1]:
        return None
    code, probability = _classify(text[:_SAMPLE])
    return code if code != "de" and probability >= _MIN_PROBABILITY else None


def _classify(text: str) -> tuple[str, float]:
    """The likeliest language and its probability."""
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _name(code: str) -> str:
    return _NAMES.get(code, f"another language ({code})")
