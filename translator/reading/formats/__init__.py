"""Documents that aren't text: their readers extract a text, which is then read like any other.

The extracted text is the decoded original of such an article: positions point into it. It is
the same for the same bytes and version, `READING_VERSION` counts changes of it.
"""

from translator.reading.formats.extract import Aside, Extract, extract
from translator.reading.formats.kinds import ENDINGS, MAX_FILE_BYTES

__all__ = ["ENDINGS", "MAX_FILE_BYTES", "Aside", "Extract", "extract"]
