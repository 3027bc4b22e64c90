"""A light stem: what words of one kind have in common, for an index that Arabic readers search.

Proclitics (و ف ب ل ك and the article) and one ending are taken off a folded word, never what is
likely to be its root: every ending leaves three letters, single proclitics go off long words alone,
and words whose first letter only looks like a proclitic (وزير، بريطانيا) are known. What comes out
is always a stretch of the folded word.

Roots are deliberately not looked for: they bring together what nobody means (كاتب and مكتبة).
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from studio.arabic.folding import FOLDING_VERSION, fold
from studio.arabic.later import later

STEMMING_VERSION: Final = 100 * FOLDING_VERSION + 1
"""Goes up with every change of a stem or of folding; indexes of another version are rebuilt."""

LONGEST_WORD: Final = 64
"""What is longer is no word that anybody searches for: it counts by its beginning."""

PROCLITICS: Final = (
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "س",
    "ال",
    "وال",
    "بال",
    "كال",
    "فال",
    "لل",
    "ول",
    "وب",
)
"""What may stand before a word and be written together with it."""

_LETTERS: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_IN_LETTERS: Final = later(lambda: re.compile(f"[{_LETTERS}]+"))
_WORD: Final = later(lambda: re.compile(r"[^\W_]+"))
_ARTICLES: Final = ("وال", "بال", "كال", "فال", "لل", "ال")
_ENDINGS: Final = ("يون", "يين", "يات", "ها", "ات", "ان", "ون", "ين", "يه", "ه", "ي")
_FEWEST: Final = 3
_FEWEST_TYPED: Final = 2
_MOST_KNOWN: Final = 1 << 16
_CONJUNCTIONS: Final = ("و", "ف")
_LONG_FOR_CONJUNCTION: Final = 5
_PREPOSITIONS: Final = ("ب", "ل", "ك")
_LONG_FOR_PREPOSITION: Final = 6

_SHORTENED: Final = {"ولايه": "ولاي", "ولايات": "ولاي", "ولايتي": "ولاي", "ولايتين": "ولاي"}
"""Words that an ending taken off would make another, frequent word."""

_WHOLE: Final = """
الله لله اللهم الذي التي الذين اللذان اللتان اللواتي اللاتي الان اليه الي الا الف الفا لبنان
ايران سودان باكستان افغانستان عمان يابان فلسطين صين بحرين كردستان كازاخستان اوزبكستان تركمانستان
طاجيكستان قرغيزستان داغستان تايوان سيستان بلوشستان برلين بكين ارجنتين فلبين يونان تشيشان نيسان
حزيران رمضان شعبان سليمان عثمان سلمان عدنان قحطان مروان رضوان حمدان زيدان شيشان نجران جازان
وهران تلمسان اسوان حلوان طهران همدان اصفهان كرمان اردوغان جولان لوزان ميلان امان زمان مكان
برلمان انسان قران عنوان ديوان ميدان بستان نيران قانون تلفزيون مليون بليون تريليون زيتون هارون
ميدفيديف تشرين كانون بوتين لينين ستالين ياسين حسين صدام ياسمين بنزين انسولين فيتامين
"""
"""Words that are left as they are."""

_RADICAL: Final = """
وزير وزاره وزراء وزاري وزارات ولايه ولايات ولاده ولاء وكاله وكيل وكلاء وكالات والد والده والدته
والدين وطني وطنيه وطنيون واقع واقعه وقائع واجب واجبات وادي واحد واحده واحه واسع واسعه واضح واضحه
وافق وافقت واصل واصلت واشنطن وهران وثيقه وثائق وثيق وحده وحدات وحيد وحيده ورقه ورشه وراء وراثه
وساطه وسيط وسيله وسائل وسائط وسطاء وصول وصيه وصايا وصيف وضعيه وظيفه وظائف وعود وفاه وفيات وفود
وقايه وقود وقوع وقوف ولادات وليد ولاه ولائم وهميه وهابي وجود وجوه وجبات وجهه وجهات وجيه وديع
ودائع وردي وزنه وسام وشيك وعاء وعيد وفره وفيره وفاق فلسطين فرنسا فرنسي فرنسيه فنزويلا فنلندا
فيتنام فيلم فيلسوف فيديو فيروس فيروسات فيزياء فيضان فيضانات فيفا فيينا فيدرالي فيدراليه فائده
فوائد فائز فائزون فاتوره فواتير فاجعه فارس فارق فاصل فاضل فاطمه فاعل فاعليه فبراير فتره فترات
فتاه فتوي فتاوي فحوص فدرالي فدراليه فريق فرقه فرصه فردي فروع فروق فرضيه فساد فستان فضاء فضائي
فضائيه فضيحه فضيله فقراء فقره فقيه فكره فكري فلاح فلسفه فلوجه فندق فنادق فنان فنانه فنون فهرس
فوري فوضي فوائض فيصل فكاهه فشل فصيل فصائل فصول فصيح فعال فعاليه فعاليات فعليه فاتيكان فادح فادحه
فوزي فراغ فرعون فرضت بريطانيا بريطاني بريطانيه برلمان برلماني برلمانيه برلمانات برنامج برامج
برشلونه برلين برتغال برازيل بروكسل بطوله بطولات بطاقه بطاقات بطاريه بطريرك بغداد بلجيكا بلغاريا
بلديه بلديات بلدان بلاغه بلاستيك بلوره بنغلاديش بنغازي بندقيه بنادق بنسبه بوابه بوابات بورصه
بورصات بوسنه بوليفيا بولندا بوركينا بوتين بيانات بيئيه بيروت بيضاء بيلاروس بيونغ بترول بترولي
بحرين بحريني بحيره بحيرات بدايه بدايات بدوره برقيه بركان براكين بروتوكول برميل براميل بستان
بساتين بسيطه بشريه بضاعه بضائع بعثات بعيده بكتيريا بكالوريا بلاغات بنيامين بهجات بواخر باخره
باكستان باكستاني باريس بارزاني بارجه باحثون باحثه باحثين بالغه بالون بالونات بيطري بيروقراطيه
بنايه بنايات بدائل بديله بريده بريديه بروتين بوصله بورتريه بطاله لبنان لبناني لبنانيه لبنانيون
ليبيا ليبيه ليبيون ليتوانيا لاتفيا لاتيني لاتينيه لاجئ لاجيء لاجيين لاجئون لاجئين لافروف لاعبون
لاعبين لاعبات لائحه لوائح لافته لافتات لجان لحظات لذيذه لسان لغويه لقاءات لقاحات لجنه لقاء ليله
ليل لاعب لغه لغات لحوم لحظه لوحه لون لواء ليرات ليره لندن لواءات لوحات لوجستي لوجستيه لوكسمبورغ
ليبرالي ليبراليه ليمون ليونيل لياقه ليونه لوبيات كوريا كوري كوريه كولومبيا كوسوفو كوستاريكا
كويتي كويتيه كويتيون كابول كازاخستان كاليفورنيا كاميرا كاميرات كامبوديا كاميرون كتابات كتابه
كتائب كثافه كثيره كرامه كردستان كرديه كرواتيا كريمه كريستيانو كشمير كلمات كلاسيكي كلاسيكيه
كمبيوتر كميات كنيسه كنائس كندا كنديه كهرباء كهربائي كهربائيه كوارث كارثه كواليس كوابيس كوكايين
كوكب كواكب كوميديا كيلومتر كيلوغرام كيميائي كيميائيه كينيا كاتدرائيه كاتبه كاتبات كاثوليكي
كاثوليكيه كاريكاتير كاظمي كاملا كاملة كردفان كربلاء كراتشي كرويات المانيا الماني المانيه البانيا
الباني الكتروني الكترونيه الكترونيات التهاب التزام التزامات التحاق التقاء التفات التماس التهام
الهام الحاح الحاد الحاق الزام الزامي الغاء القاء الياف الياس اليوت الوان الوية الويه السنه الغام
العاب الماس الكسندر الفريد اليزابيث
"""
"""Words whose first letters belong to them, in every inflection by one ending."""


def index_words(text: str) -> list[str]:
    """Return the folded words of a text, in order; what is no letter or digit parts them."""
    return folded_words(fold(text))


def folded_words(folded: str) -> list[str]:
    """Return the words of a text that is folded already, as `index_words` does."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(folded)]


def index_text(text: str) -> str:
    """Return the stems of a text's words, in order, with a space between."""
    # No word and no rule of folding reaches across white space, so each stretch is looked up.
    return " ".join(filter(None, map(_KNOWN.__getitem__, text.split())))


def stem(word: str) -> str:
    """Return the light stem of a word, however it is spelt; of a folded word a stretch of it.

    Never empty unless the word folds to nothing. ``stem(w) == stem(fold(w))``.
    """
    return _stem(fold(word))


def folded_stem(word: str) -> str:
    """Return the light stem of a word that is folded already."""
    return _stem(word)


def without_proclitics(word: str) -> str:
    """Return a folded word without what is written before it, its end untouched.

    For the beginning of a word that somebody is still typing.
    """
    return word if word in _whole_words() else _unprefixed(word)


def beginnings(word: str) -> tuple[str, ...]:
    """Return what the stems may begin with of words that begin with a folded `word`.

    None while so little is typed that it would be most words, or the article alone.
    """
    begun = [without_proclitics(word)]
    for article in _ARTICLES:
        if word.startswith(article):
            rest = word[len(article) :]
            begun = [*begun, rest] if len(rest) >= _FEWEST_TYPED else []
            break
    return _once(one for one in begun if len(one) >= _FEWEST_TYPED)


def spellings(word: str) -> tuple[str, ...]:
    """Return the stems that a folded word may have where proclitics are taken less strictly.

    With each proclitic before it, and without a first letter that may be one; its own stem first.
    """
    if not word:
        return ()
    bare = [word[1:]] if len(word) > _FEWEST and word[0] in "وفبلكس" else []
    unarticled = without_proclitics(word)
    prefixed = [clitic + one for one in {word: 0, unarticled: 0} for clitic in PROCLITICS]
    return _once(_stem(one) for one in (word, unarticled, *bare, *prefixed))


def misspellings(word: str) -> tuple[str, ...]:
    """Return the stem of a folded word, and all that differ from it by one letter.

    One more, one less, another one, or two that changed places; of stems of three letters and fewer
    none, since most of those differ by one.
    """
    root = _stem(word)
    if len(root) <= _FEWEST or not _IN_LETTERS.fullmatch(root):
        return (root,) if root else ()
    cuts = [(root[:at], root[at:]) for at in range(len(root) + 1)]
    return _once(
        (
            root,
            *(f"{a}{b[1]}{b[0]}{b[2:]}" for a, b in cuts if len(b) > 1),
            *(f"{a}{b[1:]}" for a, b in cuts if b),
            *(f"{a}{one}{b[1:]}" for a, b in cuts if b for one in _LETTERS),
            *(f"{a}{one}{b}" for a, b in cuts for one in _LETTERS),
        )
    )


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one))


class _Known(dict[str, str]):
    """The stems of stretches without white space, as they were found before."""

    def __missing__(self, stretch: str) -> str:
        stems = " ".join(map(_stem, index_words(stretch)))
        if len(stretch) <= LONGEST_WORD:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[stretch] = stems
        return stems


_KNOWN: Final = _Known()


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    whole = _whole_words()
    if word in whole:
        return word
    rest = _unprefixed(word)
    return rest if rest in whole else _SHORTENED.get(rest) or _unended(rest)


def _unprefixed(word: str) -> str:
    """Take off the article with what stands before it, else single proclitics."""
    if _keeps_beginning(word):
        return word
    if word.startswith("لل") and _keeps_beginning(word[1:]):  # of اللجنة only one ل is the root's
        return word[1:]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _FEWEST:
            return word[len(article) :]
    if word.startswith(_CONJUNCTIONS) and len(word) >= _LONG_FOR_CONJUNCTION:
        rest = word[1:]
        return rest if rest.startswith(_CONJUNCTIONS) else _unprefixed(rest)
    if word.startswith(_PREPOSITIONS) and len(word) >= _LONG_FOR_PREPOSITION:
        return word[1:]
    return word


def _keeps_beginning(word: str) -> bool:
    radical = _radical_words()
    return word in _whole_words() or word in radical or _unended(word) in radical


def _unended(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _FEWEST:
            return word[: -len(ending)]
    return word


@cache
def _whole_words() -> frozenset[str]:
    return frozenset(fold(_WHOLE).split())


@cache
def _radical_words() -> frozenset[str]:
    words = fold(_RADICAL).split()
    return frozenset((*words, *map(_unended, words)))
