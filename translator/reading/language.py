"""Whether a text is German."""

from __future__ import annotations

from translator.errors import NotGerman
from translator.reading import german

# German news has 0.35 to 0.45 function words; other languages share few of the words with it.
_SURE = 0.18
# Fewer words are no evidence against German: names and headlines have no function words.
_MIN_WORDS = 20
_SAMPLE = 20_000

_NAMES = {
    "en": "English", "fr": "French", "nl": "Dutch", "es": "Spanish", "it": "Italian",
    "pl": "Polish", "pt": "Portuguese", "da": "Danish", "sv": "Swedish", "ru": "Russian",
    "tr": "Turkish", "uk": "Ukrainian", "cs": "Czech", "lb": "Luxembourgish", "no": "Norwegian",
    "la": "Latin", "ar": "Arabic", "zh": "Chinese", "ja": "Japanese", "hu": "Hungarian",
}  # fmt: skip


def require_german(text: str, name: str) -> None:
    """Raise NotGerman when the article called `name` is clearly in another language."""
    tokens = german.words(text[:_SAMPLE])
    if len(tokens) < _MIN_WORDS or german.function_share(tokens) >= _SURE:
        return
    import py3langid

    code, _score = py3langid.classify(text[:_SAMPLE])
    if code not in {"de", "lb", "nds"}:
        language = _NAMES.get(code, f"another language ({code})")
        raise NotGerman(f"{name}: seems to be {language}; only German articles are translated")
