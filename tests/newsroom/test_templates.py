"""Stories from a form: whole texts with their unfinished places marked, and nobody else's words."""

import pytest

from studio.document.inline import plain
from studio.newsroom.reading import load
from studio.newsroom.templates import Template, begin_from, template
from studio.newsroom.unfinished import unfinished
from studio.settings import House
from studio.storage.codes import Stage
from tests.newsroom.house import Newsroom


@pytest.mark.parametrize("form", Template)
def test_a_story_begins_from_each_form(room: Newsroom, form: Template) -> None:
    article = begin_from(room.layla, form).article
    detail = load(room.layla, article)
    assert detail.text == template(form)
    assert detail.summary.stage is Stage.DRAFT
    assert plain(detail.text.headline) == ""
    assert plain(detail.text.kicker)
    assert detail.text.body.blocks
    places = unfinished(detail.text, House().unfinished_marks)
    assert {one.field for one in places} == {"body"}


def test_two_stories_from_one_form_are_two(room: Newsroom) -> None:
    one, other = (begin_from(room.layla, Template.URGENT).article for _ in range(2))
    assert one != other
