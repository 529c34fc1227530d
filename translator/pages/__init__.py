"""Pages for a browser: the frame, the style and the words of help that all rooms share."""

from translator.pages.help import FLAG_HELP
from translator.pages.templates import Pages

__all__ = ["FLAG_HELP", "Pages"]
