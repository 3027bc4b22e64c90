"""A newsroom's own templates: what others can begin with, and nothing that is one story's."""

import pytest
from msgspec.structs import replace

from studio.document.article import Byline
from studio.document.inline import plain
from studio.errors import Reason
from studio.newsroom import sections, tags
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.house_templates import (
    add_house_template,
    begin_from_house_template,
    find_house_template,
    house_templates,
    remove_house_template,
    rename_house_template,
    replace_house_template,
)
from studio.newsroom.reading import load
from studio.storage.codes import Stage
from tests.builders import cut, figure, h, ins, p
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused


def test_a_template_keeps_what_others_can_begin_with(room: Newsroom) -> None:
    tag, _ = tags.ensure_tag(room.chief, "طقس")
    lead = figure(picture="a" * 64)
    text = replace(
        room.text("حالة الطقس", tags=(tag,)),
        bylines=(Byline("ليلى"),),
        slug="weather",
        social_text="غدًا",
        lead_picture=lead,
        body=room.text(body=(h("غدًا"), p(ins("[…]"), cut("صحو")), lead)).body,
    )
    (id_,) = add_house_template(room.editor, text).templates
    (kept,) = house_templates(room.layla)
    assert (kept.id, kept.name, kept.person_name) == (id_, "حالة الطقس", "Editor")
    assert kept.text.body.blocks == (h("غدًا"), p("[…]"))
    assert (kept.text.section, kept.text.tags) == (text.section, (tag,))
    assert (kept.text.bylines, kept.text.slug, kept.text.social_text) == ((), "", "")
    assert kept.text.lead_picture is None


def test_a_story_begins_from_a_template(room: Newsroom) -> None:
    (id_,) = add_house_template(room.editor, room.text("نشرة")).templates
    article = begin_from_house_template(room.layla, id_).article
    detail = load(room.layla, article)
    assert detail.text == find_house_template(room.layla, "نشره").text
    assert detail.summary.stage is Stage.DRAFT
    assert begin_from_house_template(room.layla, id_).article != article


def test_a_section_and_tags_that_went_since_are_left_out(room: Newsroom) -> None:
    (asia,) = sections.add_section(room.chief, "آسيا").sections
    gone, stays = (tags.ensure_tag(room.chief, one)[0] for one in ("طقس", "بحر"))
    text = room.text("نشرة", section=asia, tags=(gone, stays))
    (id_,) = add_house_template(room.editor, text).templates
    sections.remove_section(room.chief, asia)
    tags.remove_tag(room.chief, gone)
    began = load(room.layla, begin_from_house_template(room.layla, id_).article).text
    assert (began.section, began.tags) == (None, (stays,))


def test_names_are_the_same_in_any_spelling(room: Newsroom) -> None:
    add_house_template(room.editor, room.text(), "نشرة")
    with refused(room, Reason.TEMPLATE_EXISTS, template="نشره", existing="نشرة"):
        add_house_template(room.editor, room.text(), "نشره")
    add_house_template(room.editor, room.text("نشرة"))
    (first, second) = house_templates(room.editor)
    assert (first.name, second.name) == ("نشرة", "نشرة 2")
    with refused(room, Reason.TEMPLATE_EXISTS):
        rename_house_template(room.editor, second.id, "نشرة")
    with refused(room, Reason.TEMPLATE_NAME_INVALID):
        rename_house_template(room.editor, second.id, " ")
    assert rename_house_template(room.editor, second.id, "نشرة 2") == NOTHING
    assert rename_house_template(room.editor, second.id, "موجز").templates == (second.id,)
    with refused(room, Reason.TEMPLATE_UNKNOWN, nearest="نشرة"):
        find_house_template(room.editor, "نشرا")


def test_a_template_is_replaced_and_goes(room: Newsroom) -> None:
    (id_,) = add_house_template(room.editor, room.text("نشرة")).templates
    assert replace_house_template(room.editor, id_, room.text("نشرة")) == NOTHING
    replace_house_template(room.chief, id_, room.text("موجز"))
    (kept,) = house_templates(room.layla)
    assert (kept.name, plain(kept.text.headline)) == ("نشرة", "موجز")
    article = begin_from_house_template(room.layla, id_).article
    assert remove_house_template(room.chief, id_) == Changes(templates=(id_,))
    assert house_templates(room.layla) == ()
    assert plain(load(room.layla, article).text.headline) == "موجز"
    with refused(room, Reason.TEMPLATE_UNKNOWN):
        begin_from_house_template(room.layla, id_)


@pytest.mark.parametrize("name", ["layla", "producer"])
def test_editors_keep_them(room: Newsroom, name: str) -> None:
    (id_,) = add_house_template(room.editor, room.text()).templates
    acting = room.others[name]
    with refused(room, Reason.NOT_PERMITTED):
        add_house_template(acting, room.text(), "نشرة")
    with refused(room, Reason.NOT_PERMITTED):
        rename_house_template(acting, id_, "نشرة")
    with refused(room, Reason.NOT_PERMITTED):
        replace_house_template(acting, id_, room.text("آخر"))
    with refused(room, Reason.NOT_PERMITTED):
        remove_house_template(acting, id_)
