"""What can go wrong, in one tree; each message is one line that says what to do.

TranslatorError
├── ReadingError            an article that can't be read; the batch goes on without it
│   ├── EmptyArticle            no bytes, or nothing but white space and page noise
│   ├── NotText                 binary data, or an encoding that can't be told
│   ├── NotGerman               text in another language
│   ├── TooLarge                far more text than one article has
│   ├── BadRecord               a line of a .jsonl file that is no article
│   ├── BrokenDocument          a document that is damaged, encrypted or protected
│   └── MissingExtra            a format whose library isn't installed
├── PatternsError           patterns.txt: the line, what is wrong with it, a right one
├── GlossaryError           a glossary: the line and what is wrong with it
├── ModelError              a model that can't be used
│   ├── ModelsFileError         models.txt: the line, what is wrong with it, a right one
│   ├── UnknownModel            a name that models.txt doesn't hold
│   ├── ModelNotFetched         listed, but not on disk
│   ├── ModelBroken             files missing, cut or changed
│   ├── WritingFailed           an article that a summariser fails at; the batch goes on without it
│   └── FetchFailed             the hub can't be reached or has no usable files
├── StoreError              out/ or its history can't be read or written
│   ├── OutputBusy              another run holds this folder
│   ├── BadName                 an article whose name can't be a folder in out/
│   ├── HistoryBroken           history.db is damaged or newer than this program
│   ├── NotInHistory            no such run or article
│   ├── NotABrief               a file or folder for `diff` that holds no brief
│   ├── BadUnits                a TMX or TSV file that the translation memory can't take over
│   └── BadQuery                a search for nothing
├── ExportError             a form that can't be written
└── NoArticles              the given paths hold no article
"""

from __future__ import annotations


class TranslatorError(Exception):
    """The root: `str(error)` is one line for a person, without a traceback."""

    exit_code = 1


class ReadingError(TranslatorError):
    """An article that can't be read; a batch reports it and goes on."""


class EmptyArticle(ReadingError):
    """A file without bytes, or with nothing left once page noise is gone."""


class NotText(ReadingError):
    """Binary data, or bytes in no encoding that we can tell."""


class NotGerman(ReadingError):
    """Text in another language than German."""


class TooLarge(ReadingError):
    """Far more text than one article has."""


class BadRecord(ReadingError):
    """A line of a .jsonl file that is not an article."""


class BrokenDocument(ReadingError):
    """A document (.docx, .pdf, .epub, .eml, .mbox) that is damaged, encrypted or protected."""


class MissingExtra(ReadingError):
    """A format whose library isn't installed; the message names the command that does it."""


class PatternsError(TranslatorError):
    """A pattern of a person's own that can't be used; the message names its line."""


class GlossaryError(TranslatorError):
    """A glossary that can't be read; the message names the line and what is wrong with it."""


class ModelError(TranslatorError):
    """A model that can't be used."""


class ModelsFileError(ModelError):
    """models.txt can't be parsed; the message names the line and shows a right one."""


class UnknownModel(ModelError):
    """A model name that models.txt doesn't hold; a mistake in the command line."""

    exit_code = 2


class ModelNotFetched(ModelError):
    """A model that is listed but not on disk; the message names the command that fetches it."""


class ModelBroken(ModelError):
    """Model files that are missing, cut short or changed."""


class WritingFailed(ModelError):
    """An article that a summariser's model fails at; a batch reports it and goes on."""


class FetchFailed(ModelError):
    """The hub can't be reached, or holds no files that we can use safely."""


class StoreError(TranslatorError):
    """out/ or its history can't be read or written."""


class OutputBusy(StoreError):
    """Another run is writing into the same output folder."""


class BadName(StoreError):
    """An article whose name can't be a folder in out/; a batch reports it and goes on."""


class HistoryBroken(StoreError):
    """history.db is damaged, or was written by a newer version."""


class NotInHistory(StoreError):
    """A run or an article that history doesn't hold."""


class NotABrief(StoreError):
    """A file or folder that is given for a brief and holds none."""


class BadUnits(StoreError):
    """A TMX or TSV file from which nothing can be imported; the message names the place."""


class BadQuery(StoreError):
    """A search in which there is nothing to look for; a mistake in the command line."""

    exit_code = 2


class ExportError(TranslatorError):
    """An export that can't be made; the message says what to do."""


class NoArticles(TranslatorError):
    """The given paths hold no article."""
