"""A correction follows a text to wherever it was sent, of whatever kind the target is.

WordPress has this with its own tests, beside the site that they start.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from studio.export.package import ArticlePackager
from studio.newsroom import declaring, publishing
from studio.newsroom.sendings import ask_to_send
from studio.newsroom.target_standings import old_standings, send_again, standings
from studio.newsroom.target_values import TargetOptions, TargetWishes
from studio.newsroom.targets import add_target, targets
from studio.resources import resource
from studio.sending.lines import open_place
from studio.sending.places import FolderPlace
from studio.sending.working import Worked, work_queue
from studio.storage.codes import SendingState, TargetKind
from tests.newsroom.house import Newsroom, approved, packager, sign_off
from tests.sending.conftest import SftpServer
from tests.sending.sftp_server import USER
from tests.sending.test_ftp import served
from tests.sending.test_s3 import s3_served

NOTE = "ورد في الخبر رقم خاطئ، وهذا صوابه."
Work = Callable[[], list[Worked]]


@pytest.fixture
def everywhere(room: Newsroom, server: SftpServer, tmp_path: Path) -> Iterator[Newsroom]:
    """Keep a target of every kind that holds files."""
    for folder in ("ftp", "s3"):
        (tmp_path / folder).mkdir()
    with ExitStack() as running:
        ftp = running.enter_context(served(tmp_path / "ftp")).target
        s3 = running.enter_context(s3_served(tmp_path / "s3")).target
        for name, kind, address in (
            ("مجلد", TargetKind.FOLDER, str(tmp_path / "www")),
            ("ملفات مضغوطة", TargetKind.ZIP, str(tmp_path / "zips")),
            ("خادم", TargetKind.SFTP, server.address),
            ("أرشيف", TargetKind.FTP, ftp.address),
            ("مخزن", TargetKind.S3, s3.address),
        ):
            options = TargetOptions(host_key=server.key if kind is TargetKind.SFTP else "")
            wishes = TargetWishes(name=name, kind=kind, address=address, user=USER, options=options)
            add_target(room.chief, wishes)
        yield room


@pytest.fixture
def work(everywhere: Newsroom, tmp_path: Path) -> Work:
    """Give what works the queue of every target."""
    pack = ArticlePackager(resource("themes"), tmp_path / "pictures", tuple)

    def worked() -> list[Worked]:
        room = everywhere
        return [
            one for target in targets(room.chief) for one in work_queue(room.editor, target, pack)
        ]

    return worked


def shown_at(room: Newsroom, article: int) -> dict[str, bytes]:
    """Return what each target has of an article: its page, or the zip that holds it."""
    found = {}
    kept = {one.id: one for one in targets(room.chief)}
    for there in standings(room.chief, (article,))[article]:
        target = kept[there.target]
        zipped = target.kind is TargetKind.ZIP
        path = there.place if zipped else f"{there.place}/index.html"
        if target.kind in {TargetKind.FOLDER, TargetKind.ZIP}:
            data = FolderPlace(Path(target.address)).read(path)
        else:
            with open_place(target) as place:
                data = place.read(path)
        assert data is not None
        found[target.name] = data
    return found


def test_a_correction_is_wanted_everywhere_and_one_key_brings_it(
    everywhere: Newsroom, work: Work
) -> None:
    room = everywhere
    article = approved(room)
    publishing.publish(room.chief, article, packager)
    names = {one.name for one in targets(room.chief)}
    for one in targets(room.chief):
        ask_to_send(room.editor, one.id, article)
    assert {one.sending.state for one in work()} == {SendingState.SENT}
    assert old_standings(room.editor) == ()
    first = shown_at(room, article)
    assert first.keys() == names

    declaring.correct(room.layla, article, note=NOTE)
    sign_off(room, article)
    assert old_standings(room.editor) == (), "readers have what is published until it is another"
    publishing.publish(room.chief, article, packager)
    assert {one.target_name for one in old_standings(room.editor)} == names
    assert shown_at(room, article) == first, "nothing goes there by itself"
    assert len(send_again(room.editor)) == len(names)
    assert {one.outcome for one in work()} == {"replaced"}
    assert old_standings(room.editor) == ()
    for name, page in shown_at(room, article).items():
        assert page != first[name]
        if name != "ملفات مضغوطة":
            assert NOTE in page.decode(), name

    publishing.withdraw(room.chief, article, packager, reason="خطأ في المصدر")
    assert {one.target_name for one in old_standings(room.editor)} == names
    send_again(room.editor)
    assert {one.outcome for one in work()} == {"replaced"}
    assert old_standings(room.editor) == ()
