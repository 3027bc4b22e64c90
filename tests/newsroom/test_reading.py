import pytest

from studio.errors import Reason
from studio.newsroom import publishing, reading
from studio.newsroom.reading import history, load, packages, revision_text, sign_offs, story
from tests.newsroom.house import Newsroom, approved, packager
from tests.newsroom.refusals import refused


def test_a_producer_reads_what_is_ready_and_nothing_else(room: Newsroom) -> None:
    draft, ready, live = room.wrote(room.layla), approved(room, "معتمد"), approved(room, "منشور")
    publishing.publish(room.chief, live, packager)
    room.rewrote(room.layla, live)
    with refused(room, Reason.NOT_PERMITTED, action="read", role="producer"):
        load(room.producer, draft)
    assert load(room.producer, ready).shown == 2
    detail = load(room.producer, live)
    assert (detail.shown, detail.notes, detail.sources) == (2, None, None)
    assert revision_text(room.producer, live, 2) == detail.text
    with refused(room, Reason.NOT_PERMITTED):
        revision_text(room.producer, live, 3)


@pytest.mark.parametrize(
    "read", [history, story, packages, sign_offs, reading.former_addresses, load]
)
def test_what_is_being_written_is_the_houses_own(room: Newsroom, read: object) -> None:
    assert callable(read)
    article = room.wrote(room.layla)
    read(room.omar, article)
    with refused(room, Reason.NOT_PERMITTED, action="read"):
        read(room.producer, article)
    with refused(room, Reason.ARTICLE_UNKNOWN, article=999):
        read(room.omar, 999)


def test_every_version_can_be_read(room: Newsroom) -> None:
    article = room.wrote(room.layla)
    room.rewrote(room.layla, article)
    assert revision_text(room.omar, article, 1) != revision_text(room.omar, article, 2)
    with refused(room, Reason.REVISION_UNKNOWN):
        revision_text(room.omar, article, 3)
