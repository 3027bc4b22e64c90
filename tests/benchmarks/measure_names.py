"""How well two spellings of one name are told from two names, on our own list of pairs.

Run as ``python tests/benchmarks/measure_names.py``; with ``--errors`` it names the pairs that are
judged wrongly. The goals are a precision of .97 and a recall of .80, under 0.4 ms a pair.
"""

import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.arabic.names import are_one_name, skeleton, spelling
from studio.style.naming import known_names, native_words

PAIRS = Path(__file__).resolve().parents[1] / "data" / "name-pairs.tsv"
PRECISION, RECALL = 0.97, 0.80
MILLISECONDS = 0.4


class Pair(NamedTuple):
    """Two spellings, and whether they are of one name."""

    one: str
    other: str
    same: bool


class Measured(NamedTuple):
    """How often a judgement was right, and the pairs that were judged wrongly."""

    precision: float
    recall: float
    wrong: tuple[Pair, ...]


def pairs() -> list[Pair]:
    """Return the list."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    found = (line.split("\t") for line in lines if not line.startswith("#"))
    return [Pair(one, other, label == "same") for one, other, label in found]


def judged(known: frozenset[str], wanted: list[Pair]) -> Measured:
    """Return how well names are told apart when these are known."""
    native = native_words()
    said = [are_one_name(one, other, known=known, native=native) for one, other, _ in wanted]
    right = sum(yes and pair.same for yes, pair in zip(said, wanted, strict=True))
    wrong = tuple(pair for yes, pair in zip(said, wanted, strict=True) if yes is not pair.same)
    return Measured(right / max(sum(said), 1), right / sum(pair.same for pair in wanted), wrong)


def main() -> None:
    """Print the figures."""
    wanted = pairs()
    judged(known_names(), wanted[:1])  # the lists are read once in a program's life
    start = time.perf_counter()
    found = judged(known_names(), wanted)
    each = (time.perf_counter() - start) / len(wanted) * 1000
    bare = judged(frozenset(), wanted)
    print(f"{len(wanted)} pairs, {sum(pair.same for pair in wanted)} of them one name")
    print(f"with the list of names:    P {found.precision:.3f}  R {found.recall:.3f}")
    print(f"without any list of names: P {bare.precision:.3f}  R {bare.recall:.3f}")
    print(f"{each:.3f} ms a pair (goal {MILLISECONDS})")
    apart = [
        pair
        for pair in wanted
        if pair.same
        and pair not in found.wrong
        and spelling(pair.one) != spelling(pair.other)
        and skeleton(pair.one) != skeleton(pair.other)
    ]
    print(f"{len(apart)} of one name are never compared in an article")
    if "--errors" in sys.argv:
        for pair in (*found.wrong, *apart):
            print(" ", *pair)
    if found.precision < PRECISION or found.recall < RECALL:
        sys.exit(1)


if __name__ == "__main__":
    main()
