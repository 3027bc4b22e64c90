"""How each kind of rule looks at one block.

A matcher is made of a rule once and keeps nothing between two texts. What rules find in an article
as a whole is `whole`'s.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

from studio.arabic.dates import MonthNames, month_name, weekday_name
from studio.arabic.folding import fold
from studio.arabic.numerals import to_ascii
from studio.arabic.quoting import CLOSING, OPENING
from studio.arabic.segmentation import count_words, sentences
from studio.document.findings import Exchange
from studio.style.currencies import misplaced
from studio.style.patterns import compiled, matches, with_proclitics
from studio.style.reading import Reading
from studio.style.rules import Kind, Rule, Subject


class Found(NamedTuple):
    """A stretch that a rule minds, and what may stand there instead, the likeliest first.

    Each remedy is its exchanges, in order and apart, and the words it leads to, as they are shown.
    """

    start: int
    end: int
    remedies: tuple[tuple[tuple[Exchange, ...], str], ...] = ()


class Matcher(Protocol):
    """Looks at one block for one rule."""

    def find(self, reading: Reading) -> Iterator[Found]:
        """Yield what the rule minds in a block, in order, wherever it stands."""
        ...


def matcher(rule: Rule) -> Matcher | None:
    """Return what looks for a rule in one block, None for a rule of the whole article.

    Raises `regex.error` for a pattern that is none.
    """
    match rule.kind:
        case Kind.EXISTENCE:
            return None if rule.is_wide else existence(rule)
        case Kind.SUBSTITUTION:
            return _Substitution(rule)
        case Kind.OCCURRENCE:
            return _Occurrence(rule)
        case Kind.REPETITION:
            return None if rule.subject is Subject.PARAGRAPHS else _Repetition()
        case Kind.CONSISTENCY:
            return None
        case Kind.LENGTH:
            return _Length(rule)
        case Kind.BALANCE:
            return _Brackets() if rule.subject is Subject.BRACKETS else _Quotes(rule.subject)
        case Kind.CALENDAR:
            return _Calendar()
        case Kind.CURRENCY:
            return _Currency(rule.subject)


def written(text: str, start: int, end: int, new: str) -> tuple[tuple[Exchange, ...], str]:
    """Return the remedy that writes `new` over a stretch, changing no letter that stays."""
    old = text[start:end]
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    exchange = Exchange(start + head, end - tail, new[head : len(new) - tail])
    return (exchange,), _shown(text, start, end, new)


_AROUND: Final = 16


def _shown(text: str, start: int, end: int, new: str) -> str:
    """Return what stands there then, with the words that signs belong to."""
    if any(one.isalnum() for one in new):
        return new.strip()
    before = text[max(start - _AROUND, 0) : start].rpartition(" ")[2]
    after = text[end : end + _AROUND].partition(" ")[0]
    return f"{before}{new}{after}".strip()


def existence(rule: Rule) -> Matcher:
    """Return what looks for the pattern of a rule; raises `regex.error` for one that is none."""
    return _Existence(rule)


class _Existence:
    def __init__(self, rule: Rule) -> None:
        self._pattern, self._fix = compiled(rule.pattern), rule.fix

    def find(self, reading: Reading) -> Iterator[Found]:
        for match in matches(self._pattern, reading.text):
            start, end = match.span()
            if start == end:
                continue
            if self._fix is None:
                yield Found(start, end)
            else:
                new = match.expand(self._fix)
                yield Found(start, end, (written(reading.text, start, end, new),))


class _Substitution:
    """Finds words, and phrases by their first word, behind their proclitics and with endings."""

    def __init__(self, rule: Rule) -> None:
        self._known: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for wrong, right in rule.swap.items():
            first, _, rest = wrong.partition(" ")
            for ending in rule.endings if not rest else ("",):
                stem = first + ending
                forms = with_proclitics(stem) if rule.clitics else ((stem, 0),)
                for form, length in forms:
                    news = tuple(_joined(form, length, stem, one + ending) for one in right)
                    self._known.setdefault(form, []).append((rest, news))
        self._firsts = frozenset(self._known)

    def find(self, reading: Reading) -> Iterator[Found]:
        if self._firsts.isdisjoint(reading.vocabulary):
            return
        text, known = reading.text, self._known
        for start, end in reading.words:
            for rest, news in known.get(text[start:end], ()):
                last = end
                if rest:
                    last = end + 1 + len(rest)
                    if text[end:last] != f" {rest}" or text[last : last + 1].isalpha():
                        continue
                yield Found(start, last, tuple(written(text, start, last, one) for one in news))
                break


def _joined(form: str, length: int, stem: str, new: str) -> str:
    """Return a new word behind the proclitic that `form` has before `stem`."""
    swallowed = not form.endswith(stem)  # «للذى»: the alef of the article went
    if swallowed:
        return form[:length] + (new[1:] if new.startswith("ال") else new)
    return form[:length] + new


class _Occurrence:
    def __init__(self, rule: Rule) -> None:
        self._pattern, self._max = compiled(rule.pattern), rule.max

    def find(self, reading: Reading) -> Iterator[Found]:
        for number, match in enumerate(matches(self._pattern, reading.text), 1):
            if number > self._max and match.end() > match.start():
                yield Found(*match.span())


_SHARING_OUT: Final = (
    r"(?!ال)\w{2,}(?:ة|ًا|اً|ةً)|يوما|عاما|قدما"
    r"|(?!ال|(?:[هل]ذا|[إا]ذا|كذا|إلا|معا|غدا|أيضا|ايضا|أبدا|ابدا|حاليا|أولا|مثلا|فورا)$)"
    r"\w{2,4}(?<![هنم])ا"
)
"""«قطعة قطعة»: an indefinite noun in the accusative, said twice, means one after the other.

Most newspapers write no tanween over its alef; what ends in ها، نا or ما may be no noun.
"""


def _shares_out(word: str) -> bool:
    return compiled(_SHARING_OUT).fullmatch(word) is not None


class _Repetition:
    def find(self, reading: Reading) -> Iterator[Found]:
        text = reading.text
        words = reading.words
        for one, other in pairwise(words):
            word = text[one.start : one.end]
            if len(word) > 1 and text[other.start : other.end] == word and not _shares_out(word):
                between = text[one.end : other.start]
                if between.strip(" \u00a0") == "" and between:
                    new = written(text, one.start, other.end, word)
                    yield Found(one.start, other.end, (new,))


class _Length:
    def __init__(self, rule: Rule) -> None:
        self._max, self._of_sentences = rule.max, rule.subject is Subject.SENTENCES

    def find(self, reading: Reading) -> Iterator[Found]:
        text = reading.text
        if not self._of_sentences:
            if count_words(text) > self._max:
                yield Found(*self._end(reading, 0, len(text)))
            return
        for start, end in sentences(text):
            if end - start > self._max and count_words(text[start:end]) > self._max:
                yield Found(*self._end(reading, start, end))

    def _end(self, reading: Reading, start: int, end: int) -> tuple[int, int]:
        """Return the first word that is too many: a whole paragraph is not underlined."""
        inside = [one for one in reading.words if start <= one.start and one.end <= end]
        return inside[min(self._max, len(inside) - 1)] if inside else (start, end)


_PAIRS: Final = {"(": ")", "[": "]"}
_SMILEY_OR_NUMBER: Final = frozenset("0123456789٠١٢٣٤٥٦٧٨٩")


class _Brackets:
    def find(self, reading: Reading) -> Iterator[Found]:
        text, stack = reading.text, []
        for at, sign in enumerate(text):
            if sign in _PAIRS:
                stack.append(at)
            elif sign in _PAIRS.values():
                if stack and _PAIRS[text[stack[-1]]] == sign:
                    stack.pop()
                elif not (at and text[at - 1] in _SMILEY_OR_NUMBER | frozenset(":;")):
                    yield Found(at, at + 1)  # «1)» counts what follows
        for at in stack:
            if text[at - 1 : at] != ":":
                yield Found(at, at + 1)


class _Quotes:
    """Marks that are turned, that are not the house's, or that have no partner."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    def find(self, reading: Reading) -> Iterator[Found]:
        text, (pairs, unpaired) = reading.text, reading.quotations
        if self._subject is Subject.QUOTES_UNPAIRED:
            # A quotation of several paragraphs opens each of them and closes the last alone.
            yield from (Found(at, at + 1) for at in unpaired if at)
            return
        for start, end, depth in pairs:
            opening, closing = text[start], text[end]
            turned = opening in CLOSING or closing in OPENING
            wanted = ("«", "»") if depth == 0 else ("“", "”")
            if self._subject is Subject.QUOTES_TURNED:
                minded = turned
            else:
                minded = not turned and depth == 0 and (opening, closing) != wanted
                minded = minded and any("\u0621" <= one <= "\u064a" for one in text[start:end])
            if minded:
                exchanges = (
                    Exchange(start, start + 1, wanted[0]),
                    Exchange(end, end + 1, wanted[1]),
                )
                inner = text[start + 1 : end]
                shown = inner if len(inner) <= _AROUND * 2 else f"{inner[:_AROUND]}…"
                yield Found(start, start + 1, ((exchanges, wanted[0] + shown + wanted[1]),))


class _Calendar:
    """Compares a day of the week with the whole date behind it."""

    def find(self, reading: Reading) -> Iterator[Found]:
        if not any(one.isdecimal() for one in reading.text):
            return
        pattern = compiled(_dates_pattern())
        for match in matches(pattern, reading.text):
            try:
                day = date(
                    int(to_ascii(match["year"])),
                    _months()[match["month"]],
                    int(to_ascii(match["day"])),
                )
            except ValueError:
                continue
            right = weekday_name(day)
            if fold(match["weekday"]) != fold(right):
                start, end = match.span("weekday")
                yield Found(start, end, (written(reading.text, start, end, right),))


class _Currency:
    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    def find(self, reading: Reading) -> Iterator[Found]:
        text = reading.text
        for start, end, new in misplaced(text, self._subject):
            yield Found(start, end, () if new is None else (written(text, start, end, new),))


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    sets = (one for one in MonthNames if one is not MonthNames.PAN_ARAB)
    return {month_name(number, names): number for names in sets for number in range(1, 13)}


@lru_cache(maxsize=1)
def _dates_pattern() -> str:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    return (
        "(?P<weekday>{weekday})(?: الموافق|،)? (?P<day>{digit}{1,2})(?: من)? "
        f"(?P<month>{months})" + "{end}(?: ?[/(](?:كانون |تشرين )?[ء-ي]+\\)?)?(?:،| عام| سنة)? "
        "(?P<year>{digit}{4})(?!{digit})"
    )
