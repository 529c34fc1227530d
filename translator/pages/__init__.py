"""Pages for a browser: what those of all rooms share, from their frame to the words of their help."""

from translator.pages.help import FLAG_HELP
from translator.pages.templates import Pages

__all__ = ["FLAG_HELP", "Pages"]
