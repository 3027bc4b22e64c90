"""One law of spelling everywhere: however a word is written and looked for, the two meet.

The same table is held against the archive's search, quick open, find in the article, tags,
sections, completion, saved searches and slugs.
"""

import pytest

from studio.arabic.folding import fold
from studio.arabic.slugs import make_slug
from studio.newsroom import saved_searches
from studio.newsroom.archive import Search, search
from studio.newsroom.finding_stories import find_stories
from studio.newsroom.sections import add_section, find_section
from studio.newsroom.tags import ensure_tag, find_tag
from studio.ui.editor.writing.finding import find
from studio.ui.editor.writing.passages import passages_of
from studio.ui.info.choices import matching, offer
from tests.builders import article, p
from tests.newsroom.house import Newsroom

VARIANTS = {
    "hamza on waw and ya": ("مسؤول", "مسئول"),
    "two waws": ("داوود", "داود"),
    "hamza on alef": ("أحمد", "احمد"),
    "hamza under alef": ("إسرائيل", "اسرائيل"),
    "madda": ("آسيا", "اسيا"),
    "wasla": ("ٱلجزائر", "الجزائر"),
    "ta marbuta": ("جامعة", "جامعه"),
    "alef maqsura": ("مصطفى", "مصطفي"),
    "tashkeel": ("مُحَمَّدٌ", "محمد"),
    "small alef": ("رحمٰن", "رحمن"),
    "tatweel": ("سـلـمـان", "سلمان"),
    "joiners": ("برنامه\u200cها", "برنامهها"),
    "invisible marks": ("بغ\u200fداد", "بغداد"),
    "Arabic digits": ("٢٠٢٦", "2026"),
    "Persian digits": ("۲۰۲۶", "٢٠٢٦"),
    "Persian kaf and ya": ("کیان", "كيان"),
    "gaf": ("گرگان", "كركان"),
    "presentation forms": ("ﻣﺤﻤﺪ", "محمد"),
    "a ligature": ("ﻻجئ", "لاجئ"),
    "combining hamza": ("ا\u0654حمد", "أحمد"),
    "full width": ("ＢＢＣ", "bbc"),
    "capitals": ("Reuters", "reuters"),
}


@pytest.fixture(params=[*VARIANTS, *(f"{name}, turned round" for name in VARIANTS)])
def pair(request: pytest.FixtureRequest) -> tuple[str, str]:
    name, _, turned = str(request.param).partition(", turned")
    written, asked = VARIANTS[name]
    return (asked, written) if turned else (written, asked)


def test_each_way_of_writing_finds_the_other_everywhere(
    newsroom: Newsroom, pair: tuple[str, str]
) -> None:
    written, asked = pair
    by_headline = newsroom.wrote(newsroom.layla, f"خبر {written}", body=(p("متن."),))
    by_text = newsroom.wrote(newsroom.layla, "قصة", body=(p(f"وهنا {written} في المتن."),))
    both = {by_headline, by_text}

    def ids(text: str) -> set[int]:
        return {hit.article.id for hit in search(newsroom.layla, Search(text=text)).hits}

    assert ids(asked) == both
    assert ids(f'"{asked}"') == both, "a phrase of one word is compared as it folds"
    assert {hit.article.id for hit in find_stories(newsroom.layla, asked)} == both

    text = article("عنوان", body=(p(f"وهنا {written} في المتن."),))
    assert len(find(passages_of(text), asked)) == 1
    assert len(find(passages_of(text), asked, whole_words=True)) == 1

    tag, _ = ensure_tag(newsroom.chief, f"وسم {written}")
    assert ensure_tag(newsroom.chief, f"وسم {asked}")[0] == tag
    assert find_tag(newsroom.chief, f"وسم {asked}").id == tag
    (section,) = add_section(newsroom.chief, f"قسم {written}").sections
    assert find_section(newsroom.chief, f"قسم {asked}").id == section
    assert [one.what for one in matching(asked, [offer(1, written)])] == [1]
    saved_searches.save_search(newsroom.layla, written, Search(text=written))
    assert saved_searches.find_saved_search(newsroom.layla, asked).search.text == written
    assert fold(make_slug(written, "a1")) == fold(make_slug(asked, "a1"))


@pytest.mark.parametrize(
    "written", ["القاهرة", "والقاهرة", "بالقاهرة", "كالقاهرة", "فالقاهرة", "للقاهرة", "وبالقاهرة"]
)
@pytest.mark.parametrize("asked", ["القاهرة", "قاهره", "بالقاهرة", "للقاهره"])
def test_what_is_written_before_a_word_does_not_hide_it(
    newsroom: Newsroom, written: str, asked: str
) -> None:
    wanted = newsroom.wrote(newsroom.layla, "خبر", body=(p(f"وصل الوفد {written} أمس."),))
    newsroom.wrote(newsroom.layla, "خبر آخر")
    found = search(newsroom.layla, Search(text=asked))
    assert [hit.article.id for hit in found.hits] == [wanted]
    (hit,) = found.hits
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == [written]
    assert [one.article.id for one in find_stories(newsroom.layla, asked)] == [wanted]


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ('"مجلس الأمن"', True),
        ('"مَجلِسُ الامن"', True),
        ("«مجلس الأمن»", True),
        ('"الأمن مجلس"', False),
        ('"مجلس أمن"', False),
        ('"مجالس الأمن"', False),
        ('"مجلس للأمن"', False),
        ('"بمجلس الأمن"', False),
        ("مجلس أمن", True),
    ],
)
def test_an_exact_phrase_stays_exact(newsroom: Newsroom, asked: str, *, is_found: bool) -> None:
    newsroom.wrote(newsroom.layla, "خبر", body=(p("عقد مجلس الأمن جلسة."),))
    assert bool(search(newsroom.layla, Search(text=asked)).hits) is is_found
