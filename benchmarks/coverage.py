"""Measure the checks of names, omissions and additions: what they find, and false alarms.

    python benchmarks/coverage.py [--demetr FILE.jsonl] [--bbh FILE.jsonl] [--parallel SRC REF]

Figures are given for even and odd ids (or lines) apart: thresholds were tuned on the even ones,
but alarms and misses of both halves were read meanwhile, so the odd ones aren't quite unseen.
DEMETR lines hold `id`, `src_sent`, `mt_sent`, `eng_sent` and the damaged `pert_sent` with its kind,
`pert_name`; BBH lines `source`, `bad_translation`, `error_type`. Of SRC and REF, human translations
a sentence a line, a clause between commas is cut, or one of another sentence put in.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from translator.translation.coverage import check_coverage, left_german
from translator.translation.names import check_names

CLAUSE = 4  # words of the shortest clause that is cut or put in
NAMES = ("names", "omission", "addition", "untranslated")
Pairs = dict[tuple[str, int], list[tuple[str, str]]]  # by kind and parity


def main() -> None:
    """Print the share of sentences with each flag, by kind and half."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--demetr", type=Path)
    parser.add_argument("--bbh", type=Path)
    parser.add_argument("--parallel", type=Path, nargs=2)
    options = parser.parse_args()
    pairs: Pairs = defaultdict(list)
    if options.parallel:
        parallel(pairs, *options.parallel)
    if options.demetr:
        demetr(pairs, options.demetr)
    if options.bbh:
        for number, record in enumerate(_records(options.bbh)):
            kind = f"BBH: {record['error_type']}"
            pairs[kind, number % 2].append((record["source"], record["bad_translation"]))
    report(pairs)


def demetr(pairs: Pairs, path: Path) -> None:
    """Add the damaged sentences by kind, and the good ones once each."""
    good = {}
    for record in _records(path):
        half = record["id"] % 2
        pairs[record["pert_name"], half].append((record["src_sent"], record["pert_sent"]))
        for name in ("mt_sent", "eng_sent"):
            good[f"good: {name}", record["id"]] = record["src_sent"], record[name]
    for (name, number), pair in good.items():
        pairs[name, number % 2].append(pair)


def parallel(pairs: Pairs, source: Path, reference: Path) -> None:
    """Add human translations, and the same with a clause cut or put in."""
    chance = random.Random(3)
    lines = list(
        zip(*(p.read_text("utf-8").splitlines() for p in (source, reference)), strict=True)
    )
    for number, (german, english) in enumerate(lines):
        half = number % 2
        pairs["good: human", half].append((german, english))
        clauses = english.rstrip('.!?"').split(", ")
        long = [c for c in clauses if len(c.split()) >= CLAUSE]
        if long and len(clauses) > 1:
            left = list(clauses)
            left.remove(chance.choice(long))
            if sum(len(clause.split()) for clause in left) >= CLAUSE:
                pairs["clause cut", half].append((german, ", ".join(left) + "."))
        other = lines[(number + 7) % len(lines)][1].rstrip('.!?"').split(", ")
        if strange := [c for c in other if CLAUSE <= len(c.split()) <= 3 * CLAUSE]:
            place = chance.randint(1, len(clauses))
            added = [*clauses[:place], chance.choice(strange), *clauses[place:]]
            pairs["clause put in", half].append((german, ", ".join(added) + "."))


def report(pairs: Pairs) -> None:
    """Check everything and print a line for each kind and half."""
    print("     any  " + "  ".join(f"{name:>12}" for name in NAMES))
    start, count = time.process_time(), 0
    for (kind, half), each in sorted(
        pairs.items(), key=lambda row: (row[0][0][:4] != "good", row[0])
    ):
        found: Counter[str] = Counter()
        for pair in each:
            names = {flag.name for flag in check_names(*pair) + check_coverage(*pair)}
            names |= {"untranslated"} if left_german(*pair) else set()
            found.update(names)
            found["any"] += bool(names)
        count += len(each)
        shares = "  ".join(f"{found[name] / len(each):12.1%}" for name in NAMES)
        title = f"{kind} ({'odd' if half else 'even'}, {len(each)})"
        print(f"{found['any'] / len(each):8.1%}  {shares}  {title}")
    print(f"{count / (time.process_time() - start):.0f} pairs per second of one core")


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    main()
