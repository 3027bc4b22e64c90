"""What is private is its authors' to see, and to everybody else as if it were not there."""

from contextlib import suppress
from typing import Any

import pytest

from studio.errors import MidadError, Reason
from studio.newsroom import (
    actions,
    comments,
    desk,
    handover,
    notices,
    planning,
    presence,
    reading,
    records,
    sections,
    tags,
)
from studio.newsroom.acting import Acting
from studio.newsroom.desk import Filter
from studio.newsroom.private_drafts import keep_private
from studio.newsroom.views import Plan
from studio.storage.codes import Stage
from tests.newsroom.house import Newsroom, approved
from tests.newsroom.refusals import refused
from tests.newsroom.test_every_use_case import USE_CASES, call, handed

SECRET = "عنوان لا يعرفه أحد"
__all__ = ["handed"]


@pytest.fixture
def secret(room: Newsroom) -> int:
    """Return Layla's private draft, with a tag and a comment."""
    tag, _ = tags.ensure_tag(room.layla, "سر")
    article = room.wrote(room.layla, SECRET, tags=(tag,))
    keep_private(room.layla, article)
    comments.add_comment(room.layla, article, "ملاحظة")
    return article


def others(room: Newsroom) -> list[Acting]:
    return [room.omar, room.editor, room.chief, room.producer]


def test_its_author_works_on_it_as_on_any_other(room: Newsroom, secret: int) -> None:
    (found,) = desk.articles(room.layla).articles
    assert (found.id, found.private) == (secret, True)
    room.rewrote(room.layla, secret, "عنوان ثان")
    assert desk.counts(room.layla, {"all": Filter()}) == {"all": 1}
    assert sections.sections(room.layla)[0].articles == 1


def test_nobody_else_finds_it_in_any_list_count_or_record(room: Newsroom, secret: int) -> None:
    for acting in others(room):
        assert desk.articles(acting).articles == ()
        assert desk.summaries(acting, (secret,)) == ()
        assert desk.counts(acting, {"all": Filter(author=room.layla.person.id)}) == {"all": 0}
        assert desk.find_headlines(acting, "لا يعرفه") == ()
        assert {one.articles for one in sections.sections(acting)} == {0}
        assert {one.articles for one in tags.tags(acting)} == {0}
        assert presence.all_open(acting) == ()
        assert handover.handover(acting, room.clock.now).parts == ()
        with refused(room, Reason.ARTICLE_UNKNOWN, article=secret):
            reading.load(acting, secret)
        with refused(room, Reason.ARTICLE_UNKNOWN, article=secret):
            actions.submit(acting, secret)
    assert all(
        line.view.article != secret for line in records.records(room.chief, records.Wanted())
    )
    assert records.records(room.chief, records.Wanted(article=secret)) == ()


def test_no_use_case_tells_the_chief_of_it(
    room: Newsroom, handed: dict[str, Any], secret: int
) -> None:
    """Whatever is asked with its number, its headline comes out nowhere."""
    asked = {**handed, "article": secret, "articles": (secret,), "desk.summaries:wanted": (secret,)}
    for name in USE_CASES:
        with suppress(MidadError):
            answer = call(name, room.chief, asked)
            assert SECRET not in repr(answer), name
    assert reading.load(room.layla, secret).summary.stage is Stage.DRAFT


def test_whoever_is_named_or_given_it_learns_of_it_when_it_is_submitted(
    room: Newsroom, secret: int
) -> None:
    planning.set_plan(room.layla, secret, Plan(assignee=room.omar.person.id))
    comments.add_comment(room.layla, secret, comments.mention(room.editor.person.id))
    assert notices.notices(room.omar) == notices.notices(room.editor) == ()
    actions.submit(room.layla, secret)
    assert [one.article for one in notices.notices(room.omar)] == [secret]
    assert {one.article for one in notices.notices(room.editor)} == {secret}
    assert desk.articles(room.editor).articles[0].private is False


def test_what_its_author_spiked_only_its_author_brings_back(room: Newsroom, secret: int) -> None:
    actions.spike(room.layla, secret)
    with refused(room, Reason.ARTICLE_UNKNOWN, article=secret):
        actions.unspike(room.chief, secret)
    actions.unspike(room.layla, secret)
    assert reading.load(room.layla, secret).summary.stage is Stage.DRAFT


def test_only_an_author_keeps_a_draft_private_and_only_a_draft(room: Newsroom) -> None:
    draft, ready = room.wrote(room.layla), approved(room)
    with refused(room, Reason.NOT_PERMITTED):
        keep_private(room.chief, draft)
    with refused(room, Reason.NOT_A_DRAFT, stage="approved"):
        keep_private(room.layla, ready)
    assert keep_private(room.layla, draft)
    assert not keep_private(room.layla, draft), "it is so already"
    assert keep_private(room.layla, draft, private=False)
    assert desk.summaries(room.chief, (draft,))[0].private is False
