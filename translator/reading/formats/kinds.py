"""Which endings are documents, and how large their files may be: light, for start-up."""

from __future__ import annotations

ENDINGS = frozenset({".docx", ".pdf", ".epub", ".eml", ".mbox"})

# Pictures and attachments, which aren't read, make such files large: mail servers take 25 to
# 50 MB, and a PDF of one article with photographs stays below 20.
MAX_FILE_BYTES = 64 * 1024 * 1024
