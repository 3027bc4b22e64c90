"""What an article is called in an address, and what its folder and files are called on a disk.

A slug is an article's short id and the first content words of its headline in the newsroom's own
letters, or what a person typed. It is made of Arabic letters, ASCII letters and digits and single
hyphens, nothing else: no letter of a third alphabet that looks like one of these, and nothing that
does not show.

Its length: at most 120 bytes of UTF-8, 33 Arabic letters and 200 bytes when percent-encoded, which
is what WordPress keeps; cut at a word's end. Windows' device names are avoided.

Deliberately absent: uniqueness against other articles (the short id sees to it where we choose; the
newsroom checks what a person typed), and freezing at first publication.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from studio.arabic.folding import fold
from studio.arabic.later import later, regex
from studio.arabic.numerals import to_ascii

MAX_BYTES: Final = 120
MAX_ARABIC_LETTERS: Final = 33
MAX_ENCODED_BYTES: Final = 200
MAX_FILE_NAME: Final = 60
SHORT_ID_LENGTH: Final = 8

_DEVICES: Final = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin", "conout", "clock"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    )
)
_DEVICE_SUFFIX: Final = "page"
# Vanishes without parting a word: marks, tatweel, what has no width, apostrophes, and the
# separators between the digits of a number.
_VANISHING: Final = later(
    lambda: regex.compile(
        r"(?V1)[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u0640'’ʼ`]|(?<=[0-9])[,\u066c](?=[0-9])"
    )
)
_WORD: Final = later(lambda: regex.compile(r"(?V1)[[\p{Script=Arabic}&&\p{Lo}]a-z0-9]+"))
_ARABIC_LETTER: Final = later(lambda: regex.compile(r"(?V1)[\p{Script=Arabic}&&\p{Lo}]"))
_NOT_PLAIN: Final = later(lambda: re.compile(r"[^a-z0-9]+"))
# Most headlines hold nothing but these: no character of them vanishes, or is written otherwise
# by itself or beside the others.
_SIMPLE: Final = later(
    lambda: re.compile(r"[ !-&(-+\--_a-~\u00ab\u00bb\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a]*")
)
_SIMPLE_WORD: Final = later(lambda: re.compile(r"[a-z0-9\u0621-\u063a\u0641-\u064a]+"))
_LATIN: Final = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d",
    "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng",
}  # fmt: skip
_STOP_WORDS: Final = frozenset(
    map(
        fold,
        (
            *("في", "من", "على", "عن", "إلى", "مع", "بعد", "قبل", "حتى", "منذ", "خلال", "عند"),
            *("بين", "ضد", "حول", "لدى", "أن", "إن", "أو", "أم", "ثم", "بل", "لا", "لم", "لن"),
            *("ما", "قد", "هل", "كما", "كي", "لكي", "إذا", "لو", "لكن", "حيث", "بينما", "عندما"),
            *("هو", "هي", "هم", "هن", "هما", "هذا", "هذه", "ذلك", "تلك", "هؤلاء", "أولئك"),
            *("هنا", "هناك", "الذي", "التي", "الذين", "اللذين", "اللتين", "كان", "كانت", "يكون"),
            *("تكون", "كل", "بعض", "غير", "أي", "أيضا", "فقط", "به", "بها", "له", "لها", "فيه"),
            *("فيها", "منه", "منها", "عليه", "عليها", "وفي", "ومن", "وعلى", "وهو", "وهي", "وقد"),
            *("ولا", "ولم", "وأن", "وإن", "بأن", "لأن", "بسبب", "عبر", "إلا", "سوى", "إثر"),
            *("a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "with"),
            *("is", "are", "was", "were", "be", "as", "from", "that", "this", "it"),
        ),
    )
)
# Our own plain table for names on disks; marks that Latin scholars use would not be ASCII.
_TRANSLITERATION: Final = str.maketrans({
    "ا": "a", "أ": "a", "إ": "i", "آ": "aa", "ٱ": "a", "ء": "", "ؤ": "o", "ئ": "e",
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z",
    "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n",
    "ه": "h", "ة": "a", "و": "w", "ي": "y", "ى": "a", "پ": "p", "چ": "ch", "ژ": "zh",
    "گ": "g", "ڤ": "v", "ڥ": "v", "ڨ": "g", "ڭ": "g", "ݣ": "g",
})  # fmt: skip


def slug_words(headline: str, limit: int = 6) -> tuple[str, ...]:
    """Return the first content words of a headline, as they stand in a slug.

    Words that carry no content («في», «على», ``the``) are passed over, unless there are no others;
    so are single letters. Hamza, ya and ta marbuta stay as the newsroom wrote them.
    """
    written = _plain_words(headline)
    content = [
        word
        for word in written
        if (len(word) > 1 or word.isdigit()) and fold(word) not in _STOP_WORDS
    ]
    return tuple((content or written)[:limit])


def is_content_word(word: str) -> bool:
    """Say whether a folded word says what a text is about: «في» and ``the`` do not."""
    return word not in _STOP_WORDS


def make_slug(headline: str, uid: str, *, latin: str | None = None, limit: int = 6) -> str:
    """Choose the slug of an article: what a person typed, else short id and content words.

    ``uid`` is the article's lasting name; the same headline and uid give the same slug. ``latin``
    is the edited slug and wins where `clean_slug` leaves anything of it. Never empty, and always a
    slug that `clean_slug` leaves alone.
    """
    typed = clean_slug(latin) if latin is not None else ""
    if typed:
        return typed
    return _join((short_id(uid), *slug_words(headline, limit)))


def latin_slug(headline: str, names: Mapping[str, str], limit: int = 6) -> str:
    """Return a slug in Latin letters: names as `names` has them, other words letter by letter.

    A name counts as one word, whatever stands before it without a space. Empty where nothing is
    left; a slug that `clean_slug` leaves alone.
    """
    known = {tuple(fold(name).split()): latin for name, latin in names.items() if latin.strip()}
    longest = max(map(len, known), default=0)
    words = [word for word in _plain_words(headline) if len(word) > 1 or word.isdigit()]
    found: list[str] = []
    at = 0
    while at < len(words) and len(found) < limit:
        for count in range(min(longest, len(words) - at), 0, -1):
            if (latin := _latin_of(words[at : at + count], known)) is not None:
                found.append(latin)
                at += count
                break
        else:
            if fold(words[at]) not in _STOP_WORDS:
                found.append(_transliterated(words[at]))
            at += 1
    return clean_slug(" ".join(found))


def _latin_of(words: Sequence[str], known: Mapping[tuple[str, ...], str]) -> str | None:
    first, *rest = map(fold, words)
    behind = (first[at:] for at in range(3) if all(one in "وفبلك" for one in first[:at]))
    return next((known[key] for one in behind if (key := (one, *rest)) in known), None)


def clean_slug(text: str) -> str:
    """Make a slug of what a person typed; empty when nothing is left of it. Idempotent."""
    return _join(_plain_words(text))


def short_id(uid: str) -> str:
    """Return up to eight ASCII letters and digits that stand for an article.

    A ``uid`` of up to eight such characters is its own; of a longer one (a UUID, a ULID) it is the
    end, as the beginning may be a time that neighbours share. Where the id has other characters
    than letters, digits and hyphens, or is a name that Windows keeps, it is a hash.
    """
    plain = uid.lower().replace("-", "")
    if plain and not _NOT_PLAIN.search(plain) and plain not in _DEVICES:
        return plain[-SHORT_ID_LENGTH:]
    digest = hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()
    return digest[:SHORT_ID_LENGTH]


def ascii_file_slug(slug: str, uid: str) -> str:
    """Return the ASCII name of an article's folder and files: lower case, never empty.

    A slug that is ASCII already and short enough is its own name, so that the address and the
    folder agree. Any other is transliterated and carries the short id, at its start as in the slug
    or else at its end. At most 60 characters, safe on Windows.
    """
    clean = clean_slug(slug)
    if clean and clean.isascii() and len(clean) <= MAX_FILE_NAME:
        return clean
    own = short_id(uid)
    latin = _NOT_PLAIN.sub("-", _transliterated(clean)).strip("-")
    if latin == own or latin.startswith(f"{own}-"):
        return _cut_ascii(latin, MAX_FILE_NAME)
    cut = _cut_ascii(latin, MAX_FILE_NAME - len(own) - 1)
    return f"{cut}-{own}" if cut else own


def _plain_words(text: str) -> list[str]:
    """Return the runs of letters and digits that a slug may hold, lower case, in order."""
    if _SIMPLE.fullmatch(text):
        return _SIMPLE_WORD.findall(text.lower())
    plain = to_ascii(unicodedata.normalize("NFKC", text))
    letters = "".join(map(_plain_letter, _VANISHING.sub("", plain)))
    return _WORD.findall(letters)


def _plain_letter(character: str) -> str:
    lower = character.lower()
    if lower.isascii() or _ARABIC_LETTER.match(lower):
        return lower
    if lower in _LATIN:
        return _LATIN[lower]
    base = unicodedata.normalize("NFKD", lower)[0]
    return base if base.isascii() else character


def _join(parts: tuple[str, ...] | list[str]) -> str:
    """Join as many parts as the limits allow; one that is too long by itself is cut."""
    slug = ""
    for part in parts:
        longer = f"{slug}-{part}" if slug else part
        if _fits(longer):
            slug = longer
            continue
        if not slug:
            slug = _longest_fitting(part)
        break
    return f"{slug}-{_DEVICE_SUFFIX}" if slug in _DEVICES else slug


def _fits(slug: str) -> bool:
    arabic = sum(1 for character in slug if not character.isascii())
    size = len(slug.encode())
    encoded = len(slug) - arabic + 3 * (size - (len(slug) - arabic))
    return size <= MAX_BYTES and arabic <= MAX_ARABIC_LETTERS and encoded <= MAX_ENCODED_BYTES


def _longest_fitting(word: str) -> str:
    end = min(len(word), MAX_BYTES)
    while not _fits(word[:end]):
        end -= 1
    return word[:end]


def _transliterated(slug: str) -> str:
    return "".join(
        character if character.isascii() else fold(character).translate(_TRANSLITERATION)
        for character in slug.translate(_TRANSLITERATION)
    )


def _cut_ascii(name: str, limit: int) -> str:
    if len(name) <= limit:
        return name
    head, hyphen, _ = name[: limit + 1].rpartition("-")
    return head if hyphen else name[:limit]
