"""Measure the fidelity checks: what they find in damaged translations, and false alarms.

    python benchmarks/checks.py [--demetr FILE.jsonl] [--bbh FILE.jsonl] [--parallel SRC REF]

DEMETR lines hold `src_sent`, a human `eng_sent`, a good `mt_sent`, the same damaged in `pert_sent`,
and the kind of damage in `pert_name`; BBH lines `source`, `bad_translation` and `error_type`. SRC
and REF are human translations, a sentence a line. Each kind is measured by any flag and by the flag
that belongs to it, of all sentences and, in brackets, of those with an odd id or number. Word
lists and most forms come from other texts (newstest2008-18), but misses and alarms of both halves
of these sets were read, so neither is quite unseen. Flags of severity info are counted apart.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator.translation import check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.article import Flag

    Checked = list[tuple[int, tuple[Flag, ...]]]

# The flag that belongs to a kind of damage, by a piece of its name.
BELONGS = {
    "empty": {"empty"},
    "shuffle_trans": {"coverage", "omission", "addition", "names"},
    "numbers_replaced": {"figures"},
    "Numerical": {"figures"},
    "negation": {"negation"},
    "Negation": {"negation"},
    "antonym": {"negation", "opposite"},
    "codemix": {"untranslated"},
    "question": {"question"},
    "repeat": {"repetition"},
    "final_punc": {"cut"},
    "punc_addition": {"quotes"},
    "lower": {"casing"},
    "_ne_": {"names"},
    "Named": {"names"},
    "removed": {"omission"},
    "Dropped": {"omission"},
    "addition": {"addition"},
}


def main() -> None:
    """Print the measurements, as far as their data are given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--demetr", type=Path)
    parser.add_argument("--bbh", type=Path)
    parser.add_argument("--parallel", type=Path, nargs=2)
    options = parser.parse_args()
    if options.demetr:
        demetr(read(options.demetr))
    if options.bbh:
        bbh(read(options.bbh))
    if options.parallel:
        sides = (path.read_text("utf-8").splitlines() for path in options.parallel)
        alarms("human translations", enumerate(zip(*sides, strict=True)))


def read(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON objects, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def demetr(records: list[dict[str, Any]]) -> None:
    """Print what is found of each kind of damage, and the alarms about undamaged sentences."""
    kinds: dict[str, Checked] = defaultdict(list)
    for record in records:
        flags = check(record["src_sent"], record["pert_sent"])
        kinds[record["pert_name"]].append((record["id"], flags))
    print_found(kinds)
    whole = {record["id"]: record for record in records}.values()
    for side, name in (("mt_sent", "machine translations"), ("eng_sent", "human translations")):
        pairs = ((record["id"], (record["src_sent"], record[side])) for record in whole)
        alarms(f"undamaged {name}", pairs)


def bbh(records: list[dict[str, Any]]) -> None:
    """Print what is found of each type of error."""
    kinds: dict[str, Checked] = defaultdict(list)
    for record in records:
        flags = check(record["source"], record["bad_translation"])
        number = int(re.sub(r"\D", "", record["id"]))
        kinds[record["error_type"]].append((number, flags))
    print_found(kinds)


def print_found(kinds: dict[str, Checked]) -> None:
    """Print a line a kind: found by any flag, by its own, and by its own as a mere remark."""
    print("       n  any flag         its own flag     with info  kind")
    for kind, checked in sorted(kinds.items()):
        own = {name for piece, names in BELONGS.items() if piece in kind for name in names}
        doubts = [(number, grave(flags)) for number, flags in checked]
        hits = [(number, [f for f in flags if f.name in own]) for number, flags in doubts]
        remarks = [(number, [f for f in flags if f.name in own]) for number, flags in checked]
        cells = (share(doubts), share(hits) if own else " " * 15)
        every = f"{sum(bool(f) for _, f in remarks) / len(checked):9.1%}" if own else " " * 9
        print(f"    {len(checked):4}  {cells[0]}  {cells[1]}  {every}  {kind}")


def share(checked: Iterable[tuple[int, list[Flag]]]) -> str:
    """Give the share of sentences with flags, of all and of the odd ones."""
    found = [(number % 2, bool(flags)) for number, flags in checked]
    odd = [flagged for parity, flagged in found if parity]
    every = sum(flagged for _, flagged in found) / len(found)
    return f"{every:6.1%} ({sum(odd) / max(1, len(odd)):6.1%})"


def grave(flags: Iterable[Flag]) -> list[Flag]:
    """Give the flags that a reader must look at."""
    return [flag for flag in flags if flag.severity != "info"]


def alarms(what: str, pairs: Iterable[tuple[int, tuple[str, str]]]) -> None:
    """Print how many good translations are flagged, with what, and at which speed."""
    listed = list(pairs)
    start = time.process_time()
    checked = [(number, check(*pair)) for number, pair in listed]
    speed = len(listed) / (time.process_time() - start)
    doubted = [(number, grave(flags)) for number, flags in checked]
    names = Counter(name for _, flags in doubted for name in {flag.name for flag in flags})
    remarks = Counter(f.name for _, flags in checked for f in flags if f.severity == "info")
    print(f"{share(doubted)} of {len(listed)} {what} flagged; {speed:,.0f} pairs a second")
    print(f"        {', '.join(f'{count} {name}' for name, count in names.most_common()) or '-'}")
    print(f"        info: {', '.join(f'{count} {name}' for name, count in remarks.items()) or '-'}")


if __name__ == "__main__":
    main()
