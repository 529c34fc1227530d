"""The digest: one page over many articles, story by story."""

from translator.digest.form import digest_to_builtins
from translator.digest.make import make_digest
from translator.digest.markdown import digest_md
from translator.digest.page import digest_html
from translator.digest.values import Digest
from translator.digest.wording import about

__all__ = ["Digest", "about", "digest_html", "digest_md", "digest_to_builtins", "make_digest"]
