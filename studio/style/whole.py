"""Rules that an article is held against as a whole: one way of two, and nothing said twice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, Protocol

import regex

from studio.arabic.date_lettering import months_in
from studio.arabic.dates import MonthNames, month_name
from studio.arabic.folding import fold
from studio.style.matching import Found, existence, written
from studio.style.naming import Prefer, spellings
from studio.style.patterns import compiled, is_in, matches
from studio.style.reading import Reading
from studio.style.rules import Kind, Rule, Subject
from studio.style.separators import parted_otherwise

_LEAST_WORDS: Final = 6
"""A shorter paragraph may well be said twice."""

_SPACE: Final = "[ \u00a0\u202f]"

_NAMED_AFTER: Final = regex.compile(
    r"(?<!\p{L})[وفبل]?(?:ثورة|حرب|انتفاضة|انقلاب|حراك|حركة|قوى|تحالف|كتلة|ميدان|ساحة"
    r"|شارع|جسر|جامعة|مدينة|ملعب|استاد|هجوم|هجمات|أحداث|عملية|مجزرة|نصر|فريق)"
    r" \p{Nd}{1,2} \Z"
)
"""What stands before a date that is a name."""


class FoundAt(NamedTuple):
    """What was found in one of several blocks, by its number."""

    number: int
    found: Found


class WholeMatcher(Protocol):
    """Looks at all blocks of an article for one rule."""

    def find(self, readings: Sequence[Reading]) -> Iterator[FoundAt]:
        """Yield what the rule minds, wherever it stands."""
        ...


def whole_matcher(
    rule: Rule, prefer: Prefer, months: MonthNames | None = None
) -> WholeMatcher | None:
    """Return what looks for a rule in a whole article, None for a rule of single blocks.

    `prefer` chooses among spellings of one name, `months` are the names that months have here.
    """
    if rule.kind is Kind.REPETITION and rule.subject is Subject.PARAGRAPHS:
        return _Paragraphs()
    if rule.kind is Kind.CONSISTENCY:
        match rule.subject:
            case Subject.NAMES:
                return _Names(prefer)
            case Subject.MONTHS:
                return _Months(months)
            case Subject.THOUSANDS | Subject.DECIMALS:
                return _Separators(rule.subject)
            case _:
                return _Either(rule)
    return _Wide(rule) if rule.is_wide else None


class _Wide:
    """Minds what a pattern matches, where nothing else in the article lets it be."""

    def __init__(self, rule: Rule) -> None:
        self._rule, self._looks = rule, existence(rule)
        self._unless, self._behind, self._frees = (
            compiled(one) if one else None for one in (rule.unless, rule.behind, rule.frees)
        )

    def find(self, readings: Sequence[Reading]) -> Iterator[FoundAt]:
        if not any(map(self._may_match, readings)):
            return
        if self._frees is not None and any(is_in(self._frees, one.text) for one in readings):
            return
        for number, reading in enumerate(readings):
            if not self._may_match(reading) or self._is_let_be(readings, number):
                continue
            for found in self._looks.find(reading):
                if self._counts(found, reading):
                    yield FoundAt(number, found)
                    if self._rule.once:
                        return

    def _may_match(self, reading: Reading) -> bool:
        needs = self._rule.needs
        return not self._rule.scopes.isdisjoint(reading.scopes) and (
            not needs or any(one in reading.text for one in needs)
        )

    def _is_let_be(self, readings: Sequence[Reading], number: int) -> bool:
        if self._unless is not None and is_in(self._unless, readings[number].text):
            return True
        return (
            self._behind is not None
            and number > 0
            and is_in(self._behind, readings[number - 1].text)
        )

    def _counts(self, found: Found, reading: Reading) -> bool:
        rule = self._rule
        return (
            reading.is_open(found.start, found.end)
            and reading.text[found.start : found.end] not in rule.exceptions
            and not (rule.outside_quotes and reading.is_quoted(found.start, found.end))
        )


class _Paragraphs:
    def find(self, readings: Sequence[Reading]) -> Iterator[FoundAt]:
        seen: set[str] = set()
        for number, reading in enumerate(readings):
            if len(reading.words) < _LEAST_WORDS:
                continue
            said = fold(reading.folded())
            if said in seen:
                first = reading.words[0]
                yield FoundAt(number, Found(first.start, reading.words[2].end))
            seen.add(said)


class _Names:
    def __init__(self, prefer: Prefer) -> None:
        self._prefer = prefer

    def find(self, readings: Sequence[Reading]) -> Iterator[FoundAt]:
        texts = [(reading.text, reading.words) for reading in readings]
        for number, start, end, new in spellings(texts, self._prefer):
            text = readings[number].text
            yield FoundAt(number, Found(start, end, (written(text, start, end, new),)))


class _Months:
    """Minds months by other names than the house has for them, or else than most of them have.

    Of two ways that are met as often the first holds. Where the house writes two names for each, or
    has no wish, most of the article decides. A day that an event or a square is named after keeps
    the name that it has.
    """

    def __init__(self, house: MonthNames | None) -> None:
        self._house = None if house is MonthNames.PAN_ARAB else house

    def find(self, readings: Sequence[Reading]) -> Iterator[FoundAt]:
        met = [
            (number, one)
            for number, reading in enumerate(readings)
            for one in months_in(reading.text)
            if reading.is_open(one.start, one.end) and not reading.is_quoted(one.start, one.end)
        ]
        counts = Counter(names for _, one in met for names in sorted(one.names))
        if not counts:
            return
        (wanted, _), *_ = counts.most_common(1)
        wanted = self._house or wanted
        for number, one in met:
            text = readings[number].text
            if wanted not in one.names and not _NAMED_AFTER.search(text, endpos=one.start):
                new = month_name(one.month, wanted)
                remedy = written(text, one.start, one.end, new)
                yield FoundAt(number, Found(one.start, one.end, (remedy,)))


class _Separators:
    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    def find(self, readings: Sequence[Reading]) -> Iterator[FoundAt]:
        for number, start, end, new in parted_otherwise(readings, self._subject):
            remedy = written(readings[number].text, start, end, new)
            yield FoundAt(number, Found(start, end, (remedy,)))


class _Met(NamedTuple):
    """A way as it was met: which, in which block, its form, and where; `start` is before its stem.

    The stem is what a rule says that its ways follow, empty where it says nothing.
    """

    way: int
    number: int
    form: str
    start: int
    end: int
    stem: str


class _Either:
    """Minds the ways that are met less often; the first one met holds where they are even.

    What is minded gets the form that stands at the same place in the wanted way. Where ways follow
    something, forms are alike: it gets the one that is met most often.
    """

    def __init__(self, rule: Rule) -> None:
        self._ways, self._alike = rule.either, bool(rule.follows)
        self._index = {form: at for way in self._ways for at, form in enumerate(way)}
        self._way = {form: number for number, way in enumerate(self._ways) for form in way}
        forms = "|".join(sorted(self._way, key=len, reverse=True)).replace(" ", _SPACE)
        begin, end = ("{begin}[وفبلك]?", "{end}") if rule.borders else ("", "")
        if self._alike:
            begin = f"(?P<stem>{rule.follows})"
        self._pattern = compiled(f"{begin}(?P<form>{forms}){end}")
        self._joined = not rule.borders and not self._alike
        self._unless = compiled(rule.unless) if rule.unless else None

    def find(self, readings: Sequence[Reading]) -> Iterator[FoundAt]:
        if sum(self._may_be_met(way, readings) for way in self._ways) < 2:
            return
        met = self._met(readings)
        counts = Counter(one.way for one in met)
        if len(counts) < 2:
            return
        wanted = counts.most_common(1)[0][0]
        usual = Counter(one.form for one in met if one.way == wanted).most_common(1)[0][0]
        for one in met:
            if one.way != wanted:
                text = readings[one.number].text
                form = usual if self._alike else self._turned(one.form, wanted)
                remedy = written(text, one.start, one.end, one.stem + form)
                yield FoundAt(one.number, Found(one.start, one.end, (remedy,)))

    def _met(self, readings: Sequence[Reading]) -> list[_Met]:
        """Return the ways that are met, in order; signs that touch each other are one."""
        met: list[_Met] = []
        for number, reading in enumerate(readings):
            closed = (
                [one.span() for one in matches(self._unless, reading.text)] if self._unless else []
            )
            for match in matches(self._pattern, reading.text):
                start, end = match.span() if self._alike else match.span("form")
                if any(first <= start and end <= last for first, last in closed):
                    continue
                if not reading.is_open(start, end) or reading.is_quoted(start, end):
                    continue
                form = match["form"].replace("\u00a0", " ").replace("\u202f", " ")
                one = _Met(self._way[form], number, form, start, end, "")
                if self._alike:
                    one = one._replace(stem=match["stem"])
                elif self._joined and met and met[-1].end == start:
                    last = met[-1]
                    if (last.way, last.number) == (one.way, one.number):
                        met[-1] = last._replace(form=last.form + form, end=end)
                        continue
                met.append(one)
        return met

    def _may_be_met(self, way: tuple[str, ...], readings: Sequence[Reading]) -> bool:
        return any(form.strip() in reading.text for reading in readings for form in way)

    def _turned(self, text: str, way: int) -> str:
        if text in self._index:
            return self._ways[way][self._index[text]]
        return "".join(
            self._ways[way][self._index[one]] if one in self._index else one for one in text
        )
