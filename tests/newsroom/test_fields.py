from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from studio.document.article import Byline
from studio.document.inline import plain
from studio.errors import Reason
from studio.newsroom.fields import NAMES, Wishes, moment, parted, set_fields
from studio.newsroom.reading import history, load
from studio.newsroom.views import ArticleDetail
from studio.storage.codes import Check, Priority
from tests.builders import doc, p
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused

RIYADH = datetime(2026, 3, 5, 18, 30, tzinfo=ZoneInfo("Asia/Riyadh"))


def after(room: Newsroom, fields: Mapping[str, str]) -> ArticleDetail:
    article = room.wrote(room.layla)
    set_fields(room.editor, article, Wishes(fields))
    return load(room.editor, article)


def test_public_fields_make_one_version(room: Newsroom) -> None:
    detail = after(
        room,
        {
            "headline": "عنوان",
            "kicker": "شارة",
            "standfirst": "مقدمة",
            "section": "رياضه",
            "tags": "قمة، الأردن, #قمة",
            "bylines": "Omar، وكالات",
            "dateline": "عمّان",
            "slug": "Summit 1",
            "search_title": "س",
            "search_description": "و",
            "social_text": "ن",
        },
    )
    text = detail.text
    assert detail.summary.revision == 2
    shown = tuple(map(plain, (text.headline, text.kicker, text.standfirst)))
    assert shown == ("عنوان", "شارة", "مقدمة")
    assert text.section == room.sections[2]
    assert detail.tag_names == ("قمة", "الأردن")
    assert text.bylines == (Byline("Omar", room.omar.person.id), Byline("وكالات"))
    assert (text.dateline, text.slug) == ("عمّان", "summit-1")
    assert (text.search_title, text.search_description, text.social_text) == ("س", "و", "ن")


def test_private_and_planned_fields_make_none(room: Newsroom) -> None:
    detail = after(
        room,
        {
            "notes": "ن",
            "sources": "م",
            "priority": "urgent",
            "assignee": "omar",
            "due": "2026-03-05T18:30",
            "commissioned": "600",
            "embargo_until": "2026-03-05T15:30+00:00",
            "legal_check": "required",
            "picture_check": "done",
        },
    )
    plan = detail.plan
    assert (detail.summary.revision, detail.notes, detail.sources) == (1, "ن", "م")
    assert (plan.priority, plan.assignee) == (Priority.URGENT, room.omar.person.id)
    assert plan.due == plan.embargo_until == RIYADH.astimezone(UTC)
    assert (plan.commissioned, plan.legal_check) == (600, Check.REQUIRED)
    assert plan.picture_check is Check.DONE


def test_fields_are_emptied(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    full = {"due": "2026-03-05", "commissioned": "9", "embargo_until": "open", "assignee": "omar"}
    set_fields(room.editor, article, Wishes(full))
    assert load(room.editor, article).plan.embargo_open_ended
    bare = {"due": "لا", "commissioned": "no", "embargo_until": "", "assignee": "", "section": " "}
    set_fields(room.editor, article, Wishes({**bare, "slug": ""}))
    detail = load(room.editor, article)
    plan = detail.plan
    assert (plan.due, plan.commissioned, plan.assignee) == (None, None, None)
    assert (plan.embargo_until, plan.embargo_open_ended) == (None, False)
    assert detail.text.section is None


def test_a_body_and_a_base(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    body = doc(p("متن آخر"))
    set_fields(room.layla, article, Wishes({}, body), base=1)
    assert load(room.layla, article).text.body == body
    with refused(room, Reason.BASE_STALE, base=1, current=2):
        set_fields(room.layla, article, Wishes({}, doc(p("ثالث"))), base=1)
    assert not set_fields(room.layla, article, Wishes({}))
    assert len(history(room.layla, article)) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("slug", "…"),
        ("priority", "very"),
        ("due", "tomorrow"),
        ("commissioned", "many"),
        ("embargo_until", "soon"),
        ("legal_check", "perhaps"),
        ("picture_check", ""),
    ],
)
def test_what_a_field_cannot_hold_is_refused(room: Newsroom, name: str, value: str) -> None:
    article = room.wrote(room.layla)
    with refused(room, Reason.FIELD_INVALID, field=name, value=value):
        set_fields(room.layla, article, Wishes({"headline": "عنوان", name: value}))


def test_unknown_fields_and_names(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    with refused(room, Reason.FIELD_UNKNOWN, field="headlin", nearest="headline"):
        set_fields(room.layla, article, Wishes({"headlin": "x"}))
    with refused(room, Reason.SECTION_UNKNOWN):
        set_fields(room.layla, article, Wishes({"section": "xyz"}))
    with refused(room, Reason.PERSON_UNKNOWN):
        set_fields(room.layla, article, Wishes({"assignee": "nobody"}))
    assert {"headline", "notes", "due"} <= set(NAMES)


def test_lists_and_times_as_people_type_them(room: Newsroom) -> None:
    assert parted(" أ ،ب,, ج  د ") == ("أ", "ب", "ج د")
    assert moment(room.layla, "due", " 2026-03-05T18:30 ") == RIYADH
