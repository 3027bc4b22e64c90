"""The whole site in the queues of real servers: it waits, is tried again, and goes on."""

from pathlib import Path

import pytest

from studio.errors import MidadError, Reason
from studio.export.delivery import Outcome
from studio.export.manifest import MANIFEST_NAME, decode
from studio.export.package import ArticlePackager
from studio.export.site_articles import HerePages
from studio.newsroom import publishing
from studio.newsroom.sendings import ask_to_send_site, pause, sendings
from studio.newsroom.target_values import TargetView
from studio.newsroom.targets import targets
from studio.resources import resource
from studio.sending.lines import open_place
from studio.sending.phases import Phase
from studio.sending.places import FolderPlace
from studio.sending.whole_site import send_whole_site, takes_a_site
from studio.sending.working import Worked, work_queue
from studio.storage.codes import SendingState, TargetKind
from tests.newsroom.house import Newsroom, approved, packager
from tests.sending.conftest import SftpServer
from tests.sending.test_correction_everywhere import everywhere

__all__ = ["everywhere"]

DROP = 20_000
"""Bytes after which a server hangs up, in the middle of the site."""


@pytest.fixture
def pack(tmp_path: Path) -> ArticlePackager:
    return ArticlePackager(resource("themes"), tmp_path / "pictures", tuple)


@pytest.fixture
def article(everywhere: Newsroom) -> int:
    made = approved(everywhere)
    publishing.publish(everywhere.chief, made, packager)
    return made


def sftp(room: Newsroom) -> TargetView:
    return next(one for one in targets(room.chief) if one.kind is TargetKind.SFTP)


def articles_at(target: TargetView) -> list[int] | None:
    """Return the articles that the site at a target has; None where no site is."""
    if target.kind is TargetKind.FOLDER:
        data = FolderPlace(Path(target.address)).read(MANIFEST_NAME)
    else:
        with open_place(target) as place:
            data = place.read(MANIFEST_NAME)
    return None if data is None else [one.id for one in decode(data.decode()).articles]


def test_the_site_goes_to_every_kind_of_server_that_holds_files(
    everywhere: Newsroom, article: int, pack: ArticlePackager
) -> None:
    room = everywhere
    holding = [one for one in targets(room.chief) if takes_a_site(one)]
    assert {one.kind for one in holding} == {
        TargetKind.FOLDER, TargetKind.SFTP, TargetKind.FTP, TargetKind.S3,
    }  # fmt: skip

    def worked() -> list[Worked]:
        for one in holding:
            ask_to_send_site(room.editor, one.id)
        return [done for one in holding for done in work_queue(room.editor, one, pack)]

    assert [one.outcome for one in worked()] == [Outcome.WRITTEN] * len(holding)
    assert [articles_at(one) for one in holding] == [[article]] * len(holding)
    log = sendings(room.editor)
    assert {(one.state, one.article) for one in log} == {(SendingState.SENT, None)}
    assert all(one.files and one.bytes for one in log)
    assert [one.outcome for one in worked()] == [Outcome.UNCHANGED] * len(holding)


def test_a_site_whose_line_was_dropped_waits_and_is_tried_again(
    everywhere: Newsroom, article: int, pack: ArticlePackager, server: SftpServer
) -> None:
    room, target = everywhere, sftp(everywhere)
    server.order({"drop": DROP})
    with pytest.raises(MidadError) as raised:
        send_whole_site(room.editor, target, HerePages(pack))
    (left,) = sendings(room.editor)
    assert (left.state, left.attempts) == (SendingState.WAITING, 1)
    assert left.reason is raised.value.reason
    assert articles_at(target) is None, "readers have no half of a site"
    server.order({})
    assert list(work_queue(room.editor, target, pack)) == [], "not before its time"
    room.clock.now += pause(1)
    (done,) = work_queue(room.editor, target, pack)
    assert (done.sending.id, done.sending.state) == (left.id, SendingState.SENT)
    assert (done.sending.attempts, done.outcome) == (2, Outcome.WRITTEN)
    assert articles_at(target) == [article]


def test_a_site_that_was_cancelled_is_in_the_log_and_is_sent_when_wanted(
    everywhere: Newsroom, article: int, pack: ArticlePackager
) -> None:
    room, target = everywhere, sftp(everywhere)
    seen: list[Phase] = []

    def step(phase: Phase, _done: int, _total: int) -> None:
        seen.append(phase)

    sent = send_whole_site(
        room.editor, target, HerePages(pack), stop=lambda: Phase.BRINGING in seen, step=step
    )
    assert sent is None
    (left,) = sendings(room.editor)
    assert (left.state, left.reason) == (SendingState.FAILED, Reason.SENDING_GIVEN_UP)
    assert articles_at(target) is None
    assert send_whole_site(room.editor, target, HerePages(pack)) is not None
    assert [one.state for one in sendings(room.editor)] == [SendingState.SENT, SendingState.FAILED]
    assert articles_at(target) == [article]


def test_what_a_rule_forbids_has_failed_and_can_be_sent_over(
    everywhere: Newsroom, article: int, pack: ArticlePackager, server: SftpServer
) -> None:
    room, target = everywhere, sftp(everywhere)
    assert send_whole_site(room.editor, target, HerePages(pack)) is not None
    (server.folder / "www" / "index.html").write_text("mended by hand", "utf-8")
    other = approved(room, "خبر آخر")
    publishing.publish(room.chief, other, packager)
    ask_to_send_site(room.editor, target.id)
    (done,) = work_queue(room.editor, target, pack)
    assert (done.sending.state, done.outcome) == (SendingState.FAILED, None)
    assert done.sending.reason is Reason.TARGET_CHANGED
    assert articles_at(target) == [article]
    ask_to_send_site(room.editor, target.id, over=True)
    (done,) = work_queue(room.editor, target, pack)
    assert done.outcome is Outcome.REPLACED
    assert articles_at(target) == sorted([article, other])
