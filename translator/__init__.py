"""Short bilingual briefs of German news articles, made on your own machine."""

from translator.article import Article, Flag, Sentence, TranslatedSentence, Translation
from translator.brief import Brief, Point, Title
from translator.errors import TranslatorError
from translator.signature import Signature

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Brief",
    "Flag",
    "Point",
    "Sentence",
    "Signature",
    "Title",
    "TranslatedSentence",
    "Translation",
    "TranslatorError",
    "__version__",
]
