"""Sums of money whose currency stands before its number, or is a sign or a code of Latin letters.

In Arabic the name stands behind, in the form that the number asks for: 5 دولارات، 50 دولارًا، 100
دولار. Where that form is not certain none is offered: one and two are said without a number, and
fractions are counted in more than one way.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from studio.style.patterns import compiled, matches
from studio.style.rules import Subject

if TYPE_CHECKING:
    import regex


SUBJECTS: Final = frozenset({Subject.NAMES, Subject.CODES, Subject.SIGNS})
"""What may be looked for."""


class _Currency(NamedTuple):
    """A currency's name, alone, behind 3 to 10 and behind 11 to 99; empty where nobody agrees."""

    name: str
    few: str
    many: str


_CURRENCIES: Final = {
    one.name: one
    for one in (
        _Currency("دولار", "دولارات", "دولارًا"),
        _Currency("يورو", "يورو", "يورو"),
        _Currency("ريال", "ريالات", "ريالًا"),
        _Currency("درهم", "دراهم", "درهمًا"),
        _Currency("دينار", "دنانير", "دينارًا"),
        _Currency("جنيه", "جنيهات", "جنيهًا"),
        _Currency("ليرة", "ليرات", "ليرة"),
        _Currency("شيكل", "", "شيكلًا"),
        _Currency("روبل", "روبلات", "روبلًا"),
        _Currency("روبية", "روبيات", "روبية"),
        _Currency("فرنك", "فرنكات", "فرنكًا"),
        _Currency("كرونة", "كرونات", "كرونة"),
        _Currency("يوان", "يوانات", "يوانًا"),
        _Currency("ين", "", "ينًا"),
    )
}
_CODES: Final = {
    "USD": ("دولار", ""),
    "CAD": ("دولار", "كندي"),
    "AUD": ("دولار", "أسترالي"),
    "EUR": ("يورو", ""),
    "GBP": ("جنيه", "إسترليني"),
    "EGP": ("جنيه", "مصري"),
    "SAR": ("ريال", "سعودي"),
    "QAR": ("ريال", "قطري"),
    "OMR": ("ريال", "عماني"),
    "YER": ("ريال", "يمني"),
    "AED": ("درهم", "إماراتي"),
    "MAD": ("درهم", "مغربي"),
    "KWD": ("دينار", "كويتي"),
    "BHD": ("دينار", "بحريني"),
    "JOD": ("دينار", "أردني"),
    "IQD": ("دينار", "عراقي"),
    "TND": ("دينار", "تونسي"),
    "DZD": ("دينار", "جزائري"),
    "LYD": ("دينار", "ليبي"),
    "LBP": ("ليرة", "لبنانية"),
    "SYP": ("ليرة", "سورية"),
    "TRY": ("ليرة", "تركية"),
    "ILS": ("شيكل", ""),
    "RUB": ("روبل", ""),
    "CHF": ("فرنك", "سويسري"),
    "CNY": ("يوان", ""),
    "JPY": ("ين", ""),
}
"""Codes of ISO 4217 that mean little else in news, and the currency with its country."""

_SIGNS: Final = {"$": ("دولار", ""), "€": ("يورو", ""), "£": ("جنيه", "إسترليني")}

_COUNTRIES: Final = (
    "أميركي|أمريكي|كندي|أسترالي|سعودي|قطري|عماني|يمني|إيراني|إماراتي|مغربي|كويتي|بحريني|أردني"
    "|عراقي|تونسي|جزائري|ليبي|مصري|سوداني|إسترليني|استرليني|لبناني|سوري|تركي|سويسري|هندي"
    "|باكستاني|روسي|صيني|ياباني|نرويجي|سويدي|دنماركي"
)
_SUM: Final = (
    r"(?P<number>{digit}{1,3}(?:[,٬]{digit}{3})+|{digit}+)(?P<fraction>[.,٫]{digit}+)?(?!\p{N}"
    r"|[-–/:.,٫٬]\p{N})"
)
_SCALE: Final = "(?: (?P<scale>ألف|آلاف|مليون|ملايين|مليار|مليارات|تريليون|تريليونات){end})?"
_NAMES: Final = "|".join(sorted(_CURRENCIES, key=len, reverse=True))
_LEADING: Final = (
    r"(?:{begin}و?(?:[يت]?بلغ|بلغت|قدره|قدرها|قيمته|قيمتها|بقيمة|بمبلغ|مبلغ|سعره|سعرها|بسعر|ثمنه"
    r"|ثمنها|بثمن|كلفته|كلفتها|تكلفته|تكلفتها|بكلفة|بتكلفة|راتبه|راتبها|براتب|راتب|[لب]?نحو|زهاء|حوالى"
    r"|[لب]?حوالي|قرابة|ال(?:سعر|ثمن|غرامة|مبلغ|قيمة|كلفة|تكلفة|راتب|أجرة|إيجار|رسم|رسوم)|[يت]?تجاوز|تجاوزت|تخطى|تخطت|يساوي|تساوي|يعادل|تعادل|دفع|دفعت|يدفع|تدفع|سدد"
    r"|سددت|بغرامة|غرامة|من|إلى|حتى|مقابل|(?:سعر|ثمن|رسوم|رسم|كلفة|تكلفة|أجرة|إيجار|غرامة)"
    rf" (?!ال(?:{_NAMES}))ال{{arabic}}{{3,}}) |[:(] ?)\Z"
)
"""What a sum of money follows."""
_FOLLOWING: Final = (
    r" ?(?:$|[.،؛:!؟»)”\"\u2028])| (?:في|من|على|عن|إلى|أي|أو|ثم|مقابل|خلال|منذ|حتى|بعد|قبل|فقط"
    r"|سنوي[ًا]+|شهري[ًا]+|يومي[ًا]+|تقريب[ًا]+|عند|لدى|مع|ضمن|لكل|كل|إضافة|فيما|بينما|بحسب|حسب|وفق|وفق[ًا]+"
    r"|بسبب|أمس|اليوم|هذا|هذه|كما|حيث|إذ|لكن|عام|لل{arabic}+|و{arabic}{2,}){end}"
)
"""What follows a sum of money; another noun would be what the number counts."""
_COUNTRY: Final = f"(?: (?P<country>(?:{_COUNTRIES})ة?))?"
_NAMED: Final = (
    f"(?=[دريجلشفك]){{begin}}(?P<name>{_NAMES}){_COUNTRY} {_SUM}{_SCALE}(?={_FOLLOWING})"
)
_CODE: Final = "(?P<name>" + "|".join(_CODES) + ")"
_BEFORE_CODE: Final = r"(?<![A-Za-z\p{N}.,/])"
_NO_SCALE: Final = " (?:ألف|آلاف|مئة|مائة|ملي|ملاي|بلي|تريلي)"
_BEHIND_CODE: Final = rf"(?![A-Za-z\p{{N}}/]|{_NO_SCALE})"
_NO_SUM_BEFORE: Final = "(?<!{digit} |ألف |آلاف |مليون |مليار |ملايين )"
_CODED: Final = (
    rf"{_NO_SUM_BEFORE}{_BEFORE_CODE}{_CODE}[ \u00a0]?{_SUM}{_SCALE}{_BEHIND_CODE}",
    rf"{_BEFORE_CODE}{_SUM}{_SCALE}[ \u00a0]?{_CODE}{_BEHIND_CODE}",
)
_SIGN: Final = "(?P<name>[$€£])"
_SIGNED: Final = (
    rf"(?<![A-Za-z])(?:US)?{_SIGN}[ \u00a0]?{_SUM}{_SCALE}(?![$€£]|{_NO_SCALE})",
    rf"(?<![$€£\p{{N}}.,٫٬]){_SUM}{_SCALE}[ \u00a0]?{_SIGN}(?!{{digit}}|{_NO_SCALE})",
)
_AT_SIGN: Final = r"[$€£][ \u00a0]?{digit}+|(?<!{digit}){digit}++[ \u00a0]?[$€£]"
"""A sign with a number, whatever it may say."""
_LATIN_BEFORE: Final = r"([A-Za-z]+)[^\p{L}]*\Z"
_LATIN_BEHIND: Final = r"[^\p{L}]*([A-Za-z]+)"
_AROUND: Final = 40
_YEARS: Final = range(1900, 2100)


class Misplaced(NamedTuple):
    """A sum of money, and how it is written; None where no way is certain."""

    start: int
    end: int
    new: str | None


def misplaced(text: str, subject: Subject) -> Iterator[Misplaced]:
    """Yield the sums whose currency's name stands before its number, or whose currency is a sign.

    `subject` says which: `Subject.NAMES`, `Subject.SIGNS`, or `Subject.CODES`. A code in the midst
    of Latin words is theirs, and no way is certain for a sign there.
    """
    match subject:
        case Subject.NAMES:
            yield from _named(text)
        case Subject.SIGNS:
            yield from _signed(text)
        case _:
            yield from _coded(text)


def _named(text: str) -> Iterator[Misplaced]:
    for match in matches(compiled(_NAMED), text):
        start, end = match.span()
        is_year = len(match["number"]) == 4 and int(match["number"]) in _YEARS
        if is_year and not match["scale"] and not match["fraction"]:
            continue
        if compiled(_LEADING).search(text[max(start - _AROUND, 0) : start]):
            new = _written(match, match["name"], match["country"] or "", text)
            yield Misplaced(start, end, new)


def _coded(text: str) -> Iterator[Misplaced]:
    if compiled(_CODE).search(text):
        yield from _with_remedy(text, _CODED, _CODES)


def _signed(text: str) -> Iterator[Misplaced]:
    certain = [one for one in _with_remedy(text, _SIGNED, _SIGNS) if one.new is not None]
    taken = {at for one in certain for at in range(one.start, one.end)}
    spans = [match.span() for match in matches(compiled(_AT_SIGN), text)]
    others = [Misplaced(*span, None) for span in spans if taken.isdisjoint(range(*span))]
    yield from sorted((*certain, *others), key=lambda one: one.start)


def _with_remedy(
    text: str, patterns: Sequence[str], currencies: Mapping[str, tuple[str, str]]
) -> list[Misplaced]:
    """Return the sums that patterns match, in order; of two that meet, that of the first one."""
    found: list[Misplaced] = []
    taken: set[int] = set()
    for pattern in patterns:
        for match in matches(compiled(pattern), text):
            place = range(*match.span())
            if taken.isdisjoint(place) and not _is_among_latin(text, *match.span()):
                new = _written(match, *currencies[match["name"]], text)
                found.append(Misplaced(*match.span(), new))
                taken.update(place)
    return sorted(found, key=lambda one: one.start)


def _is_among_latin(text: str, start: int, end: int) -> bool:
    """Tell whether a word beside a stretch is Latin, and no code of a currency."""
    before, behind = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    words = (compiled(_LATIN_BEFORE).search(before), compiled(_LATIN_BEHIND).match(behind))
    return any(one is not None and one[1] not in _CODES for one in words)


def _written(match: "regex.Match[str]", name: str, country: str, text: str) -> str | None:
    """Return a sum as it is written in a text, None where that is not certain."""
    money = _counted(match["number"], match["fraction"], match["scale"], name, country)
    if money is None:
        return None
    if "\u064bا" not in text and "ا\u064b" in text:  # the text puts its tanween there
        money = money.replace("\u064bا", "ا\u064b")
    number = match["number"] + (match["fraction"] or "")
    return " ".join(filter(None, (number, match["scale"], money)))


def _counted(
    number: str, fraction: str | None, scale: str | None, name: str, country: str
) -> str | None:
    """Return a currency as it stands behind a number, None where that is not certain."""
    currency, is_feminine = _CURRENCIES[name], name.endswith("ة")
    rest = int(number.replace(",", "").replace("٬", "")) % 100
    if (country and country.endswith("ة") != is_feminine) or (not scale and fraction):
        return None
    if scale or (rest == 0 and number.strip("0٠")):
        return f"{name} {country}".strip()
    is_few = 3 <= rest <= 10
    counted = "" if rest < 3 else currency.few if is_few else currency.many
    if not counted or not country or is_feminine:
        return f"{counted} {country}".strip() if counted else None
    return f"{counted} {country}" + ("ة" if is_few else "\u064bا")
