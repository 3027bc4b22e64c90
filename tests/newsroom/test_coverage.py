"""What was written already is known again: copies, earlier coverage, and tags; each by right."""

import random

import pytest

from studio.errors import Reason
from studio.newsroom.coverage import coverage, coverage_of
from studio.newsroom.private_drafts import keep_private
from studio.newsroom.publishing import publish
from studio.newsroom.tags import add_synonym, ensure_tag
from tests.builders import article, p
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused

STORY = (
    "أعلنت هيئة الموانئ توسيع رصيف الحاويات في ميناء السويس بعد أعوام من التأخير",
    "وقال مدير الميناء إن الرافعات الجديدة تفرغ ثلاثين حاوية في الساعة الواحدة",
    "ويعمل في الرصيف أربعمئة عامل وتتوقع الهيئة أن يزيد العدد قبل نهاية الصيف المقبل",
    "وتقول شركات الشحن إن السفن كانت تنتظر خارج الحوض يومين كاملين قبل أن يحين دورها",
    "أما سكان الحي القديم فيخشون أن تملأ الشاحنات شوارعهم الضيقة ليلًا ونهارًا بلا توقف",
)
OTHER = (
    "فاز فريق المدينة بكأس البطولة بعد مباراة امتدت إلى الأشواط الإضافية",
    "وسجل المهاجم هدف الحسم في الدقيقة الأخيرة أمام جمهور كبير في الملعب الأولمبي",
)


def written(room: Newsroom) -> int:
    for number in range(12):
        words = random.Random(number).sample(sorted({*" ".join(OTHER).split()}), 8)
        room.wrote(room.omar, f"خبر رياضي {number}", body=(p(" ".join(words)),))
    return room.wrote(room.omar, "توسيع ميناء السويس", body=tuple(map(p, STORY)))


def changed(share: float) -> tuple[str, ...]:
    """Return the story with this share of its words changed."""
    chance = random.Random(5)
    return tuple(
        " ".join("كلمة" if chance.random() < share else word for word in line.split())
        for line in STORY
    )


@pytest.mark.parametrize("share", [0, 0.1, 0.2, 0.3])
def test_a_copy_is_known_though_words_of_it_were_changed(room: Newsroom, share: float) -> None:
    there = written(room)
    text = article("عنوان آخر", body=tuple(map(p, changed(share))))
    (copy,) = coverage(room.layla, text).copies
    assert copy.article.id == there
    assert copy.alike > 0.9 if not share else copy.alike >= 0.2


def test_an_excerpt_in_a_longer_text_is_a_copy_too(room: Newsroom) -> None:
    there = written(room)
    text = article("عنوان", body=(*map(p, OTHER), p(STORY[1]), p(STORY[0])))
    assert [one.article.id for one in coverage(room.layla, text).copies] == [there]


def test_what_is_about_the_same_is_related_and_no_copy(room: Newsroom) -> None:
    there = written(room)
    text = article(
        "رافعات السويس", body=(p("وصلت رافعات الحاويات إلى رصيف الميناء وتقول هيئة الموانئ شيئًا."),)
    )
    found = coverage(room.layla, text)
    assert [one.article.id for one in found.related][:1] == [there]
    assert not found.copies
    sport = article("كأس", body=(p("سجل المهاجم في الملعب الأولمبي هدف البطولة."),))
    assert there not in [one.article.id for one in coverage(room.layla, sport).earlier]


def test_an_article_is_not_like_itself_and_nothing_is_like_nothing(room: Newsroom) -> None:
    there = written(room)
    assert there not in [one.article.id for one in coverage_of(room.layla, there).earlier]
    assert coverage(room.layla, article("")).earlier == ()
    assert coverage(room.layla, article("في من على")).earlier == ()


def test_what_somebody_may_not_read_is_not_told_of(room: Newsroom) -> None:
    there = written(room)
    keep_private(room.omar, there, private=True)
    text = article("عنوان", body=tuple(map(p, STORY)))
    assert not coverage(room.layla, text).copies
    assert coverage(room.omar, text).copies
    keep_private(room.omar, there, private=False)
    assert coverage(room.layla, text).copies
    assert not coverage(room.producer, text).earlier, "a draft is not the producer's to read"
    live = approved(room, "توسيع الرصيف")
    publish(room.chief, live, packager)
    public = room.text("توسيع الرصيف")
    assert [one.article.id for one in coverage(room.producer, public).earlier] in ([live], [])


def test_tags_come_from_names_in_the_text_and_from_what_is_like_it(room: Newsroom) -> None:
    port, _ = ensure_tag(room.chief, "الموانئ")
    city, _ = ensure_tag(room.chief, "مدينة السويس")
    add_synonym(room.chief, city, "ميناء السويس")
    ensure_tag(room.chief, "كرة القدم")
    there = written(room)
    room.rewrote(room.omar, there, "توسيع ميناء السويس", body=tuple(map(p, STORY)), tags=(port,))
    text = article("خبر", body=(p("وصلت سفينة إلى ميناء السّويس ورست عند رصيف الحاويات."),))
    assert {one.id for one in coverage(room.layla, text).tags} == {port, city}
    taken = article("خبر", body=(p("وصلت سفينة إلى ميناء السويس."),), tags=(city,))
    assert city not in {one.id for one in coverage(room.layla, taken).tags}


def test_it_is_asked_by_whoever_is_there_of_what_is_there(room: Newsroom) -> None:
    with refused(room, Reason.ARTICLE_UNKNOWN):
        coverage_of(room.layla, 99)
