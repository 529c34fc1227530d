"""Count in how many German sentences each stem stands, for grouping articles into stories.

    xzcat SENTENCES.xz | python -m training.digest.frequencies > translator/digest/frequencies.txt

What it writes is read by translator/digest/vectors.py: the number of sentences, then lines of a
count and the stems that stand in about as many (counts are rounded to steps of a quarter of an
octave, which moves no weight by more than 0.09).
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from itertools import islice

from translator.summary.words import stems, words

SENTENCES = 500_000
FEWEST = 25  # sentences: rarer stems weigh as much as one that was never seen
STEPS = 4  # an octave


def main() -> None:
    """Count the lines of stdin, write the list to stdout."""
    lines = 0
    counts: Counter[str] = Counter()
    for line in islice(sys.stdin, SENTENCES):
        lines += 1
        counts.update(set(stems(words(line))))
    rounded = defaultdict(list)
    for stem, count in counts.items():
        if count >= FEWEST and not stem.isdigit():
            rounded[round(math.log2(count) * STEPS)].append(stem)
    print(lines)
    for step in sorted(rounded, reverse=True):
        print(round(2 ** (step / STEPS)), *sorted(rounded[step]))


if __name__ == "__main__":
    main()
