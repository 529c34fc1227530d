"""The baseline: the article's first sentences, in their order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from translator.summary.salience import Salience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Article


class Lead:
    """Takes the first sentences: what news puts first is most of the news."""

    name = "lead"
    version = "3"

    def weigh(self, article: Article, candidates: Sequence[int]) -> Salience:
        """Give candidates less and less as they stand in the article, whatever they say."""
        del article
        return Salience(tuple(-math.log(place + 1) for place in range(len(candidates))))
