"""Measure the fidelity checks: what they find in damaged translations, and false alarms.

    python benchmarks/checks.py [--demetr FILE.jsonl] [--parallel SRC REF]

DEMETR lines hold `src_sent`, a good `mt_sent`, the same damaged in `pert_sent`, and the kind of
damage in `pert_name`. SRC and REF are human translations, a sentence a line.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from translator.translation import check


def main() -> None:
    """Print both measurements, as far as their data are given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--demetr", type=Path)
    parser.add_argument("--parallel", type=Path, nargs=2)
    options = parser.parse_args()
    if options.demetr:
        found_per_kind(options.demetr)
    if options.parallel:
        false_alarms(*options.parallel)


def found_per_kind(path: Path) -> None:
    """Print, per kind of damage, the share of sentences with any flag."""
    seen: Counter[str] = Counter()
    found: Counter[str] = Counter()
    alarms = 0
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        seen[record["pert_name"]] += 1
        found[record["pert_name"]] += bool(check(record["src_sent"], record["pert_sent"]))
        alarms += bool(check(record["src_sent"], record["mt_sent"]))
    for kind, count in seen.items():
        print(f"{found[kind] / count:6.1%} of {count:4}  {kind}")
    print(f"{alarms / seen.total():6.1%} of {seen.total():4}  undamaged machine translations")


def false_alarms(source: Path, reference: Path) -> None:
    """Print how many human translations are flagged, and with what."""
    pairs = list(
        zip(*(p.read_text("utf-8").splitlines() for p in (source, reference)), strict=True)
    )
    flags = [check(*pair) for pair in pairs]
    names = Counter(flag.name for found in flags for flag in {f.name: f for f in found}.values())
    print(f"{sum(map(bool, flags)) / len(pairs):6.2%} of {len(pairs)} human translations flagged:")
    for name, count in names.most_common():
        print(f"        {count:4} {name}")


if __name__ == "__main__":
    main()
