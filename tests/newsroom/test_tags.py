import pytest

from studio.errors import Reason
from studio.newsroom import record, tags
from studio.newsroom.changes import NOTHING
from studio.newsroom.publication import public_article
from studio.newsroom.publishing import publish
from studio.newsroom.reading import load
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused


def test_a_tag_is_made_once_in_any_spelling(room: Newsroom) -> None:
    first, changes = tags.ensure_tag(room.layla, " الأمم  المتحدة ")
    assert changes.tags == (first,)
    assert tags.ensure_tag(room.omar, "#الامم المتحده") == (first, NOTHING)
    assert tags.ensure_tag(room.editor, "كوريا")[0] != first
    assert [one.name for one in tags.tags(room.producer)] == ["الأمم المتحدة", "كوريا"]


@pytest.mark.parametrize("name", ["", "#", "…", "\u200f"])
def test_a_tag_needs_letters(room: Newsroom, name: str) -> None:
    with refused(room, Reason.TAG_NAME_INVALID):
        tags.ensure_tag(room.layla, name)


def test_a_tag_is_found_by_its_synonyms(room: Newsroom) -> None:
    tag, _ = tags.ensure_tag(room.layla, "بيونغ يانغ")
    assert tags.add_synonym(room.chief, tag, "بيونج يانج").tags == (tag,)
    assert tags.add_synonym(room.chief, tag, "بيونج يانج") == NOTHING
    assert tags.ensure_tag(room.layla, "بيونج يانج") == (tag, NOTHING)
    found = tags.find_tag(room.layla, "بيونج يانج")
    assert (found.id, found.name, found.synonyms) == (tag, "بيونغ يانغ", ("بيونج يانج",))
    assert tags.remove_synonym(room.chief, tag, "بيونج يانج").tags == (tag,)
    with refused(room, Reason.TAG_UNKNOWN, tag="بيونج يانج", nearest="بيونغ يانغ"):
        tags.find_tag(room.layla, "بيونج يانج")


def test_only_synonyms_are_removed_as_such(room: Newsroom) -> None:
    tag, _ = tags.ensure_tag(room.layla, "غزة")
    other, _ = tags.ensure_tag(room.layla, "رفح")
    tags.add_synonym(room.chief, other, "معبر رفح")
    for name in ("غزة", "معبر رفح", "شيء آخر"):
        with refused(room, Reason.TAG_UNKNOWN, tag=name):
            tags.remove_synonym(room.chief, tag, name)


def test_a_name_belongs_to_one_tag(room: Newsroom) -> None:
    tag, _ = tags.ensure_tag(room.layla, "غزة")
    other, _ = tags.ensure_tag(room.layla, "رفح")
    with refused(room, Reason.TAG_EXISTS, tag="غزه", existing="غزة"):
        tags.add_synonym(room.chief, other, "غزه")
    with refused(room, Reason.TAG_EXISTS, existing="رفح"):
        tags.rename_tag(room.chief, tag, "رفح")


def test_renaming_keeps_the_address_and_the_old_name_as_a_synonym(room: Newsroom) -> None:
    tag, _ = tags.ensure_tag(room.layla, "غزة")
    article = room.wrote(room.layla, tags=(tag,))
    slug = tags.find_tag(room.layla, "غزة").slug
    assert tags.rename_tag(room.chief, tag, "غزة") == NOTHING
    assert tags.rename_tag(room.chief, tag, "قطاع غزة").articles == (article,)
    renamed = tags.find_tag(room.layla, "غزة")
    assert (renamed.name, renamed.synonyms, renamed.slug) == ("قطاع غزة", ("غزة",), slug)
    tags.rename_tag(room.chief, tag, "غزّة")
    assert tags.find_tag(room.layla, "غزة").synonyms == ("قطاع غزة",)
    tags.rename_tag(room.chief, tag, "غَزة")
    assert tags.find_tag(room.layla, "غزة").name == "غَزة"
    assert load(room.layla, article).tag_names == ("غَزة",)


def test_merging_leads_old_texts_to_the_new_tag(room: Newsroom) -> None:
    old, _ = tags.ensure_tag(room.layla, "بيونج يانج")
    new, _ = tags.ensure_tag(room.layla, "بيونغ يانغ")
    end, _ = tags.ensure_tag(room.layla, "كوريا الشمالية")
    carries, both = room.wrote(room.layla, tags=(old,)), room.wrote(room.layla, tags=(new, old))
    published = approved(room, tags=(old,))
    publish(room.chief, published, packager)
    changes = tags.merge_tag(room.chief, old, new)
    assert changes.tags == (old, new)
    assert changes.articles == (carries, both, published)
    assert tags.find_tag(room.layla, "بيونج يانج").id == new
    assert tags.find_tag(room.layla, "بيونغ يانغ").articles == 3
    assert load(room.layla, both).tag_names == ("بيونغ يانغ",)
    assert load(room.layla, carries).text.tags == (old,)
    tags.merge_tag(room.chief, old, end)
    assert tags.find_tag(room.layla, "بيونج يانج").id == end
    (public,) = public_article(room.producer, published).tags
    assert public.name == "كوريا الشمالية"
    assert record.verify(room.store) is None
    with refused(room, Reason.TAG_MERGE_SELF, tag="كوريا الشمالية"):
        tags.merge_tag(room.chief, old, end)


def test_a_removed_tag_is_gone_and_its_number_is_not_given_again(room: Newsroom) -> None:
    tag, _ = tags.ensure_tag(room.layla, "غزة")
    article = room.wrote(room.layla, tags=(tag,))
    assert tags.remove_tag(room.chief, tag).articles == (article,)
    assert tags.tags(room.layla) == ()
    assert load(room.layla, article).tag_names == ()
    with refused(room, Reason.TAG_UNKNOWN):
        tags.remove_tag(room.chief, tag)
    again, _ = tags.ensure_tag(room.layla, "غزة")
    assert again != tag
    room.rewrote(room.layla, article, "قمة أخرى", tags=(tag,))
    assert load(room.layla, article).tag_names == ()


def test_writers_make_tags_and_the_chief_keeps_them(room: Newsroom) -> None:
    tag, _ = tags.ensure_tag(room.layla, "غزة")
    other, _ = tags.ensure_tag(room.layla, "رفح")
    with refused(room, Reason.NOT_PERMITTED, action="make_tag", role="producer"):
        tags.ensure_tag(room.producer, "جديد")
    for acting in (room.layla, room.editor, room.producer):
        with refused(room, Reason.NOT_PERMITTED, action="keep_tags"):
            tags.rename_tag(acting, tag, "جديد")
        with refused(room, Reason.NOT_PERMITTED):
            tags.add_synonym(acting, tag, "جديد")
        with refused(room, Reason.NOT_PERMITTED):
            tags.remove_synonym(acting, tag, "جديد")
        with refused(room, Reason.NOT_PERMITTED):
            tags.merge_tag(acting, tag, other)
        with refused(room, Reason.NOT_PERMITTED):
            tags.remove_tag(acting, tag)


def test_two_tags_whose_letters_make_one_address_have_two(room: Newsroom) -> None:
    for name in ("日本", "中国"):
        tags.ensure_tag(room.layla, name)
    assert {one.slug for one in tags.tags(room.layla)} == {"tag", "tag-2"}


def test_a_tag_leaves_the_lists_with_the_text_that_carried_it(room: Newsroom) -> None:
    tag, _ = tags.ensure_tag(room.layla, "غزة")
    other, _ = tags.ensure_tag(room.layla, "رفح")
    article = room.wrote(room.layla, tags=(tag,))
    room.rewrote(room.layla, article, tags=(other,))
    counts = {one.id: one.articles for one in tags.tags(room.layla)}
    assert counts == {tag: 0, other: 1}


def test_several_tags_are_merged_at_once_as_was_foretold(room: Newsroom) -> None:
    korea, north, dprk = (tags.ensure_tag(room.chief, name)[0] for name in ("كوريا", "الشمال", "N"))
    tags.add_synonym(room.chief, north, "بيونغ يانغ")
    both = room.wrote(room.layla, tags=(korea, north))
    one = room.wrote(room.layla, tags=(dprk, north))
    foretold = tags.merging(room.layla, (north, dprk), korea)
    assert (foretold.name, foretold.articles, foretold.already) == ("كوريا", 2, 1)
    assert foretold.synonyms == ("الشمال", "بيونغ يانغ", "N")
    changes = tags.merge_tags(room.chief, (north, dprk), korea)
    assert set(changes.articles) == {both, one}
    (merged,) = tags.tags(room.chief)
    assert (merged.name, set(merged.synonyms)) == ("كوريا", set(foretold.synonyms))
    assert merged.articles == 2
    assert record.verify(room.store) is None


def test_of_several_tags_all_are_merged_or_none(room: Newsroom) -> None:
    korea, north = (tags.ensure_tag(room.chief, name)[0] for name in ("كوريا", "الشمال"))
    with refused(room, Reason.TAG_MERGE_SELF):
        tags.merge_tags(room.chief, (north, korea), korea)
    with refused(room, Reason.TAG_MERGE_SELF):
        tags.merging(room.chief, (korea,), korea)
    with refused(room, Reason.NOT_PERMITTED):
        tags.merge_tags(room.editor, (north,), korea)
    assert tags.merge_tags(room.chief, (), korea) == NOTHING


def test_only_tags_that_nobody_carries_are_removed_as_unused(room: Newsroom) -> None:
    korea, north = (tags.ensure_tag(room.chief, name)[0] for name in ("كوريا", "الشمال"))
    room.wrote(room.layla, tags=(korea,))
    with refused(room, Reason.NOT_PERMITTED):
        tags.remove_unused_tags(room.editor, (korea, north))
    assert tags.remove_unused_tags(room.chief, (korea, north)).tags == (north,)
    assert [one.name for one in tags.tags(room.chief)] == ["كوريا"]
