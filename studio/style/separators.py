"""The signs that part thousands and fractions in an article's numbers: one way of each, not two.

What 1.234 is, only its article tells: another number in it that can be read in one way, or a noun
that is counted and never halved. What stays open is neither minded nor counted, and so are numbers
that are none: laws, hours, versions, telephones. Digits of each shape are looked at by themselves.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from studio.style.patterns import compiled, matches
from studio.style.reading import Reading
from studio.style.rules import Subject

_SPACES: Final = "\u00a0\u2009\u202f"
_PARTED: Final = "[0-9٠-٩][.,٫٬" + _SPACES + "][0-9٠-٩]"
_NUMBER: Final = (
    r"(?=[0-9٠-٩])(?<![A-Za-z\p{N}.,:/٫٬+#_])(?<!\p{N}[" + _SPACES + r"-])"
    r"(?:[0-9]++(?:[.,٬" + _SPACES + r"][0-9]++)++|[٠-٩]++(?:[.,٫٬" + _SPACES + r"][٠-٩]++)++)"
    r"(?![A-Za-z\p{N}_]|[.,:/٫٬-]\p{N})"
)
_NO_QUANTITY: Final = (
    r"[وفبل]?(?:ال)?(?:رقم|مادة|قانون|مرسوم|فصل|فقرة|بند|ساعة|هاتف|هواتف|فاكس|جوال|محمول|إصدار|نسخة"
    r"|طراز|رمز|صفحة|آية|موجة|تردد)|ص|.*[A-Za-z]"
)
"""The word before a number that measures nothing."""
_GAP: Final = r"[ " + _SPACES + "]"
_MEASURED: Final = (
    rf"{_GAP}?[%٪]|{_GAP}(?:بالم|في الم)(?:ئة|ائة)|{_GAP}(?:مليون|مليار|ملايين|تريليون|ألف|آلاف"
    r"|دولار|يورو|ريال|درهم|دينار|جنيه|ليرة|شيكل|روبل|روبية|يوان|فرنك|نقطة|نقاط|درجة|درجات"
    r"|كيلومتر|كيلوغرام|كيلوجرام|كلم|كم|متر|أمتار|سنتيمتر|ملم|مليمتر|سم|ميل|أميال|طن|أطنان"
    r"|غرام|جرام|كغم|كغ|لتر|برميل|غيغا|ميغا|جيجا|ميجا|هكتار|فدان|دونم|ضعف|أضعاف|ثانية|ثوان)"
)
"""What follows a number that may have a fraction."""
_SCALED: Final = rf"{_GAP}?[%٪]|{_GAP}(?:بالم|في الم|مليون|مليار|ملايين|تريليون|ألف|آلاف)"
_COUNTED: Final = (
    rf"{_GAP}(?:شخص|قتيل|جريح|مصاب|مواطن|عامل|موظف|طالب|تلميذ|جندي|نازح|لاجئ|مهاجر|ناخب|مقعد"
    r"|صوت|منزل|بيت|أسرة|عائلة|مدرسة|سيارة|حالة|إصابة|وفاة|وظيفة|متفرج|مشاهد|مشجع|زائر|سائح"
    r"|مسافر|راكب|نسمة|مزارع|كتاب|نسخة|شركة|قطعة|شاحنة|مبنى|شجرة|عضو|متطوع|مشارك|متظاهر|معتقل"
    r"|أسير|سجين|طفل|رجل|ضابط|طبيب|معلم|مخالفة|بلاغ|وحدة سكنية)(?:[ةًا]{0,3}|ي?ن){end}"
)
"""What follows a number that has none."""
_AROUND: Final = 24


class Parted(NamedTuple):
    """A number that is parted in another way than most of its article, and how that would be."""

    block: int
    start: int
    end: int
    new: str


class _Number(NamedTuple):
    """A number as it was read: the signs of its thousands and of its fraction, where it has them.

    One that is `open` has one sign, which may be either, for its thousands.
    """

    block: int
    start: int
    end: int
    groups: tuple[str, ...]
    thousands: str = ""
    fraction: str = ""
    is_open: bool = False


def parted_otherwise(readings: Sequence[Reading], subject: Subject) -> Iterator[Parted]:
    """Yield the numbers whose thousands, or decimals, are parted as fewer of the article's are.

    Of two ways that are met as often the first holds. What is quoted does not count.
    """
    numbers = [one for at, reading in enumerate(readings) for one in _numbers(at, reading)]
    for zero in "0٠":
        these = [one for one in numbers if ("٠" <= one.groups[0][0] <= "٩") == (zero == "٠")]
        yield from _minded(_decided(these, zero), subject)


def _minded(numbers: Sequence[_Number], subject: Subject) -> Iterator[Parted]:
    of_thousands = subject is Subject.THOUSANDS
    ways = [one.thousands if of_thousands else one.fraction for one in numbers]
    counts = Counter(filter(None, ways))
    if len(counts) < 2:
        return
    wanted = counts.most_common(1)[0][0]
    for one, way in zip(numbers, ways, strict=True):
        if way and way != wanted:
            changed = (
                one._replace(thousands=wanted, fraction=_apart(one.fraction, wanted))
                if of_thousands
                else one._replace(fraction=wanted, thousands=_apart(one.thousands, wanted))
            )
            yield Parted(one.block, one.start, one.end, _written(changed))


def _apart(sign: str, taken: str) -> str:
    """Return a sign of a number whose other sign is now another one."""
    return sign if sign != taken else {",": ".", ".": ","}[sign]


def _written(number: _Number) -> str:
    if not number.fraction:
        return number.thousands.join(number.groups)
    whole, fraction = number.groups[:-1], number.groups[-1]
    return number.thousands.join(whole) + number.fraction + fraction


def _decided(numbers: Sequence[_Number], zero: str) -> list[_Number]:
    """Return the numbers that can be read in one way, now that all of them are known."""
    fractions = {one.fraction for one in numbers if one.fraction}
    certain = {one.thousands for one in numbers if one.thousands and not one.is_open}
    parts_thousands = {
        ",": "," not in fractions and ("." not in certain or "," in certain or "." in fractions),
        ".": "." not in fractions and bool(fractions & {",", "٫"} or "." in certain),
    }
    return [
        one
        for one in numbers
        if (not one.is_open or parts_thousands[one.thousands])
        # With ١٢٣ the comma has a rule of its own.
        and not (zero == "٠" and one.thousands == ",")
    ]


def _numbers(block: int, reading: Reading) -> Iterator[_Number]:
    """Yield the numbers of a block that can be read."""
    text = reading.text
    if not compiled(_PARTED).search(text):
        return
    for match in matches(compiled(_NUMBER), text):
        start, end = match.span()
        if not reading.is_open(start, end) or reading.is_quoted(start, end):
            continue
        before = text[max(start - _AROUND, 0) : start].rstrip(" :(\u00a0").rpartition(" ")[2]
        if compiled(_NO_QUANTITY).fullmatch(before.lstrip("(«")):
            continue
        groups = tuple(compiled("[0-9]+|[٠-٩]+").findall(match[0]))
        signs = ["\u00a0" if one in _SPACES else one for one in match[0] if not one.isdecimal()]
        number = _Number(block, start, end, groups)
        if (read := _read(number, signs, text[end : end + _AROUND])) is not None:
            yield read


def _read(number: _Number, signs: Sequence[str], behind: str) -> _Number | None:
    """Return a number with what its signs mean, None where it may be no number."""
    *heads, last = signs
    groups = number.groups
    if len(set(signs)) == 1 and last != "٫" and _is_grouped(groups):
        if len(groups) > 2 or last not in ",." or compiled(_COUNTED).match(behind):
            is_address = len(groups) == 4 and last == "." and all(int(one) < 256 for one in groups)
            return None if is_address else number._replace(thousands=last)
        is_scaled = compiled(_SCALED).match(behind) is not None
        return None if is_scaled else number._replace(thousands=last, is_open=True)
    if last not in ".,٫":
        return None
    if not heads:
        is_code = len(groups[0]) > 1 and groups[0][0] in "0٠"
        is_measure = not is_code and compiled(_MEASURED).match(behind) is not None
        return number._replace(fraction=last) if is_measure else None
    is_whole = set(heads) == {heads[0]} - {last, "٫"} and _is_grouped(groups[:-1])
    return number._replace(thousands=heads[0], fraction=last) if is_whole else None


def _is_grouped(groups: Sequence[str]) -> bool:
    """Tell whether digits stand as thousands do."""
    first, *others = groups
    return len(first) <= 3 and first[0] not in "0٠" and all(len(one) == 3 for one in others)
