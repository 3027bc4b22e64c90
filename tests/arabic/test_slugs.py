"""What an article is called in an address and on a disk."""

import re
import unicodedata
from urllib.parse import quote
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.arabic.slugs import (
    MAX_FILE_NAME,
    ascii_file_slug,
    clean_slug,
    latin_slug,
    make_slug,
    short_id,
    slug_words,
)
from tests.arabic.texts import hostile
from tests.profiles import count
from tests.samples import newsroom_sample, own_sample

MANY = settings(max_examples=count(200, 10_000))
UID = str(UUID("01941d3e-7c00-7abc-8def-0123456789ab"))
OWN = "456789ab"
SUMMIT = "كيم جونج أون يتعهد بتعزيز الشراكة الاستراتيجية مع روسيا"
SLUG = re.compile(
    r"(?:[a-z0-9\u0620-\u06ff\u0750-\u077f\u08a0-\u08c9\U0001ee00-\U0001eeff]+-)*[^-]+"
)
SIMPLE = "".join(map(chr, (*range(0x20, 0x7F), *range(0x610, 0x670), 0xAB, 0xBB, 0x60C)))
DEVICES = ("con", "PRN", "aux", "nul", "com1", "LPT9")


def assert_is_a_slug(slug: str) -> None:
    arabic = [c for c in slug if not c.isascii()]
    assert SLUG.fullmatch(slug)
    assert len(slug.encode()) <= 120
    assert len(arabic) <= 33
    assert len(quote(slug)) <= 200
    assert unicodedata.normalize("NFKC", slug) == slug == slug.lower()
    # Python's tables may be older than regex's, and not know a letter yet (Cn).
    assert {unicodedata.category(c) for c in arabic} <= {"Lo", "Cn"}
    assert slug.upper() not in {name.upper() for name in DEVICES}
    assert clean_slug(slug) == slug


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        (SUMMIT, ("كيم", "جونج", "أون", "يتعهد", "بتعزيز", "الشراكة")),
        ("الحكومة في بيروت: لا عودة إلى الوراء", ("الحكومة", "بيروت", "عودة", "الوراء")),
        ("مُحَمَّدٌ يـــزور غزّة", ("محمد", "يزور", "غزة")),
        ("مقتل ١٬٢٠٠ شخص و٣٫٥ مليون نازح", ("مقتل", "1200", "شخص", "و3", "5", "مليون")),
        ("Reuters: The talks of İstanbul don’t", ("reuters", "talks", "istanbul", "dont")),
        ("Straße Łódź Café", ("strasse", "lodz", "cafe")),
        ("ﺍﻟﻨﻮﺭ ﻧﻴﻮﺯ", ("النور", "نيوز")),
        ("في من على", ("في", "من", "على")),
        ("؟!", ()),
    ],
)
def test_the_content_words_of_a_headline(headline: str, expected: tuple[str, ...]) -> None:
    assert slug_words(headline) == expected


def test_the_number_of_words_is_the_newsroom_s() -> None:
    assert slug_words(SUMMIT, 2) == ("كيم", "جونج")
    assert make_slug(SUMMIT, "42", limit=2) == "42-كيم-جونج"


def test_a_slug_is_short_id_and_words() -> None:
    assert make_slug(SUMMIT, UID) == f"{OWN}-كيم-جونج-أون-يتعهد-بتعزيز-الشراكة"


def test_the_headline_of_an_article() -> None:
    for sample in filter(None, (own_sample(), newsroom_sample())):
        slug = make_slug(sample.headline, UID)
        assert_is_a_slug(slug)
        assert slug.startswith(f"{OWN}-{sample.headline.split()[0]}")


def test_an_edited_slug_wins() -> None:
    assert make_slug(SUMMIT, UID, latin=" Kim & Russia: Pact! ") == "kim-russia-pact"
    assert make_slug(SUMMIT, "7", latin="؟؟").startswith("7-كيم")


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("", ""),
        ("—؟ \u202e", ""),
        ("Kim--Russia__Pact/", "kim-russia-pact"),
        ("../../etc/passwd", "etc-passwd"),
        ("مُعاهـــدة شراكة", "معاهدة-شراكة"),
        ("con", "con-page"),
        ("LPT1", "lpt1-page"),
        ("console", "console"),
        ("мир", ""),
        ("pаypal", "p-ypal"),
        ("a\u200bb\u202ec", "abc"),
    ],
)
def test_what_a_person_typed(typed: str, slug: str) -> None:
    assert clean_slug(typed) == slug


@MANY
@given(hostile)
@example("con")
@example("ء" * 40)
@example("a" * 200)
def test_a_cleaned_slug_is_a_slug_or_nothing(text: str) -> None:
    slug = clean_slug(text)
    if slug:
        assert_is_a_slug(slug)


@MANY
@given(hostile, st.uuids(), st.one_of(st.none(), hostile))
def test_a_made_slug_is_a_slug(headline: str, uid: UUID, latin: str | None) -> None:
    slug = make_slug(headline, str(uid), latin=latin)
    assert_is_a_slug(slug)
    assert slug == make_slug(headline, str(uid), latin=latin)


@MANY
@given(st.lists(st.text(st.sampled_from("ابتثجحخدرزس"), min_size=2, max_size=12), max_size=9))
def test_words_are_never_cut(headline: list[str]) -> None:
    slug = make_slug(" ".join(headline), UID)
    words = slug.split("-")[1:]
    assert words == list(slug_words(" ".join(headline)))[: len(words)]


@pytest.mark.parametrize(
    ("uid", "short"),
    [
        ("42", "42"),
        (UID, OWN),
        ("01JGXYZ4M8Q2W3E5R7T9YABCDE", "t9yabcde"),
        ("ABC-1", "abc1"),
    ],
)
def test_the_short_id(uid: str, short: str) -> None:
    assert short_id(uid) == short


@pytest.mark.parametrize("uid", ["", "مقال", "con", "a/b", "\ud800", "CON"])
def test_a_strange_id_is_hashed(uid: str) -> None:
    assert re.fullmatch("[0-9a-f]{8}", short_id(uid))


@pytest.mark.parametrize(
    ("slug", "uid", "name"),
    [
        ("kim-russia-pact", UID, "kim-russia-pact"),
        (f"{OWN}-كيم-جونج-أون", UID, f"{OWN}-kym-jwnj-awn"),
        ("معاهدة-شراكة", UID, f"maahda-shraka-{OWN}"),
        ("42-ﷲ", "42", "42-allh"),
        ("پاریس", "7", "parys-7"),
        ("ء", "7", "7"),
        ("", "7", "7"),
        ("7", "7", "7"),
        ("con", "7", "con-page"),
    ],
)
def test_the_name_on_a_disk(slug: str, uid: str, name: str) -> None:
    assert ascii_file_slug(slug, uid) == name


def test_a_long_name_is_cut_at_a_word() -> None:
    slug = "شششششششششش-خخخخخخخخخخ-ذذذذذذذذذذ-abcdefghijklmnop-qrstuvwxyz"
    name = ascii_file_slug(slug, UID)
    assert name == f"{'sh' * 10}-{'kh' * 10}-{OWN}"
    assert ascii_file_slug("a" * 100, UID) == f"{'a' * (MAX_FILE_NAME - 9)}-{OWN}"


@MANY
@given(hostile, st.one_of(hostile, st.uuids().map(str)))
def test_every_name_on_a_disk_is_safe(slug: str, uid: str) -> None:
    name = ascii_file_slug(slug, uid)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name)
    assert len(name) <= MAX_FILE_NAME
    assert name.upper() not in {device.upper() for device in DEVICES}


@MANY
@given(hostile, st.uuids(), st.uuids())
def test_two_articles_of_one_headline_share_no_name(headline: str, a: UUID, b: UUID) -> None:
    names = {ascii_file_slug(make_slug(headline, str(uid)), str(uid)) for uid in (a, b)}
    assert len(names) == len({short_id(str(a)), short_id(str(b))})


def test_a_latin_slug_has_names_as_they_are_given_and_other_words_letter_by_letter() -> None:
    names = {
        "بيونغ يانغ": "Pyongyang",
        "كيم جونغ أون": "Kim Jong Un",
        "الرياض": "Riyadh",
        "حلب": "",
    }
    assert latin_slug("قمة في بيونغ يانغ بين كيم جونغ أون", names) == "qma-pyongyang-kim-jong-un"
    assert latin_slug("وفد من حلب يزور والرياض", names) == "wfd-hlb-yzwr-riyadh"
    assert latin_slug("ابيونغ يانغ", {}, 1) == "abywngh"
    assert latin_slug("؟!", names) == ""


@given(st.text(max_size=60), st.dictionaries(st.text(max_size=12), st.text(max_size=12)))
def test_a_latin_slug_is_one_that_cleaning_leaves_alone(
    headline: str, names: dict[str, str]
) -> None:
    slug = latin_slug(headline, names)
    assert clean_slug(slug) == slug


@MANY
@given(st.text(SIMPLE))
def test_a_simple_text_has_the_slug_that_it_has_beside_what_vanishes(text: str) -> None:
    """What holds nothing but letters of every day is not looked through for anything else."""
    assert clean_slug(f"{text}\N{ZERO WIDTH JOINER}") == clean_slug(text)
