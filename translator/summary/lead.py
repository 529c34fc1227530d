"""The baseline: the article's first sentences, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.summary.points import Pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Article


class Lead:
    """Takes the first sentences: what news puts first is most of the news."""

    name = "lead"
    version = "1"

    def rank(self, article: Article, candidates: Sequence[int]) -> list[Pick]:
        """Order candidates as they stand in the article."""
        del article
        return [Pick(index, 1 / (place + 1)) for place, index in enumerate(candidates)]
