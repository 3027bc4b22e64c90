"""Names of one article that are spelt in two ways.

Words of one skeleton are compared, never all with all. Where two names go with each other at the
same place (بيونغ يانغ، بيونج يانج), the second part counts as a name because the first does.
"""

import lzma
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from studio.arabic.exact import Difference, alike
from studio.arabic.names import are_one_name, distance, is_foreign_shape, skeleton, spelling
from studio.arabic.segmentation import Span
from studio.resources import resource

_LETTERS: Final = frozenset({Difference.HAMZA, Difference.YA, Difference.TA_MARBUTA})
_BARE: Final = str.maketrans("أإآ", "ااا")
_LEAST: Final = 4
_NEAR: Final = 0.2
"""So far apart may two words be that stand beside two spellings of one name."""


class Occurrence(NamedTuple):
    """One word of one block, without what is written before it."""

    block: int
    start: int
    end: int


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """Return the spellings of names from elsewhere that travel with the program."""
    return _listed("names.txt") | _packed("names-ar.txt.xz")


@lru_cache(maxsize=1)
def listed_words() -> frozenset[str]:
    """Return the Arabic words that are taken for no name, whatever they look like."""
    return _listed("words.txt")


@lru_cache(maxsize=1)
def native_words() -> frozenset[str]:
    """Return spellings and stems of Arabic words, in which names are not looked for."""
    return listed_words() | _packed("stems-ar.txt.xz")


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Return the names and words that travel with the program, just as they are written."""
    return frozenset((*_words_of("names.txt"), *_words_of("words.txt")))


def _listed(name: str) -> frozenset[str]:
    return frozenset(map(spelling, _words_of(name)))


def _packed(name: str) -> frozenset[str]:
    """Return the words of a list, none where the file is gone or damaged."""
    try:
        with lzma.open(resource("spelling", name), "rt", encoding="utf-8") as lines:
            return frozenset(lines.read().split())
    except (OSError, EOFError, ValueError, lzma.LZMAError):
        return frozenset()


def _words_of(name: str) -> Iterator[str]:
    for line in resource("rules", name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


Prefer = Callable[[Sequence[str]], str | None]
"""Chooses among spellings of one name, or leaves it to how often they are met."""


def spellings(
    blocks: Sequence[tuple[str, Sequence[Span]]], prefer: Prefer = lambda _: None
) -> Iterator[tuple[int, int, int, str]]:
    """Yield each place of a spelling that is met less often, and the one that is met most.

    A place is the number of its block, and offsets. Where two are even, the spelling holds that
    travels with the program, or else the first; one that lacks the hamza of another never does. The
    one that `prefer` chooses goes before all others.
    """
    met = _met(blocks)
    for group in _groups(met, blocks):
        order = list(met)
        most = min(
            group,
            key=lambda one: (
                _lacks_hamza(one, group),
                -len(met[one]),
                one not in known_words(),
                order.index(one),
            ),
        )
        wanted = prefer(group) or most
        for word in group:
            if word != wanted:
                yield from ((*place, wanted) for place in met[word])


def _lacks_hamza(word: str, group: Sequence[str]) -> bool:
    """Say whether another spelling of the group is this one with a hamza on an alef."""
    return any(other != word and other.translate(_BARE) == word for other in group)


def _met(blocks: Sequence[tuple[str, Sequence[Span]]]) -> dict[str, list[Occurrence]]:
    """Return where each word stands, a proclitic taken off where the rest stands alone as well."""
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for number, (text, words) in enumerate(blocks):
        for start, end in words:
            places[text[start:end]].append(Occurrence(number, start, end))
    skeletons = Counter(skeleton(word) for word in places)
    met: dict[str, list[Occurrence]] = defaultdict(list)
    for word, found in places.items():
        cut = _proclitic(word, places, skeletons)
        met[word[cut:]] += (Occurrence(one.block, one.start + cut, one.end) for one in found)
    for found in met.values():
        found.sort()
    return met


def _proclitic(word: str, places: dict[str, list[Occurrence]], skeletons: Counter[str]) -> int:
    """Return how many letters stand before a name in a word."""
    if spelling(word) in known_names():
        return 0
    cuts = [
        cut
        for cut in (1, 2)
        if len(word) - cut >= _LEAST and all(one in "وفبلك" for one in word[:cut])
    ]
    for cut in cuts:
        if word[cut:] in places or spelling(word[cut:]) in known_names():
            return cut
    own = skeleton(word)
    for cut in cuts:
        other = skeleton(word[cut:])
        if other != own and skeletons[other] and is_foreign_shape(word[cut:]):
            return cut
    return 0


def _groups(
    met: dict[str, list[Occurrence]], blocks: Sequence[tuple[str, Sequence[Span]]]
) -> list[list[str]]:
    """Return the spellings that belong together, each group in the order of the text."""
    by_skeleton: dict[str, list[str]] = defaultdict(list)
    for word in met:
        if len(word) >= _LEAST and len(skeleton(word)) > 1 and spelling(word) not in listed_words():
            by_skeleton[skeleton(word)].append(word)
    joined: dict[str, set[str]] = defaultdict(set)
    alike = [words for words in by_skeleton.values() if len(words) > 1]
    for one, other in _pairs(alike):
        if are_one_name(one, other, known=known_names(), native=native_words()):
            joined[one].add(other)
            joined[other].add(one)
    if joined:
        beside = _beside(met, blocks, joined)
        for one, other in _pairs([[word for word in words if word in beside] for words in alike]):
            goes_with = any(joined[name] & beside[other] for name in beside[one])
            if goes_with and distance(one, other) < _NEAR:
                joined[one].add(other)
                joined[other].add(one)
    return _connected(joined, met)


def _pairs(groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield two words of one group each.

    Of those that folding makes the same only names that are known and differ in their letters (not
    عُمان and عمان): in other words hamza, ta marbuta and ya are other rules'.
    """
    for words in groups:
        for one, other in combinations(words, 2):
            if (bare := spelling(one)) != spelling(other) or (
                bare in known_names() and not alike(one, other, _LETTERS)
            ):
                yield one, other


def _beside(
    met: dict[str, list[Occurrence]],
    blocks: Sequence[tuple[str, Sequence[Span]]],
    names: Mapping[str, object],
) -> dict[str, set[str]]:
    """Return the words that stand next to names, each with those that it stands next to."""
    at = {(one.block, one.end): word for word, places in met.items() for one in places}
    found: dict[str, set[str]] = defaultdict(set)
    for number, (_, words) in enumerate(blocks):
        for before, after in pairwise(words):
            one, other = at.get((number, before.end)), at.get((number, after.end))
            if one is not None and other is not None and before.end + 1 == after.start:
                if one in names:
                    found[other].add(one)
                if other in names:
                    found[one].add(other)
    return dict(found)


def _connected(joined: dict[str, set[str]], met: dict[str, list[Occurrence]]) -> list[list[str]]:
    seen: set[str] = set()
    groups = []
    for word in met:
        if word in seen or word not in joined:
            continue
        group, waiting = [], [word]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                group.append(one)
                waiting += joined[one]
        groups.append(sorted(group, key=list(met).index))
    return groups
