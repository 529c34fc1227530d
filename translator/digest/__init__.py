"""The digest: one page over many articles, story by story."""

from translator.digest.make import make_digest
from translator.digest.markdown import digest_md
from translator.digest.page import digest_html
from translator.digest.values import Digest

__all__ = ["Digest", "digest_html", "digest_md", "make_digest"]
