"""The whole site to a target: what differs alone goes up, and a run that was cut short goes on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.errors import MidadError, Reason
from studio.export.delivery import Outcome
from studio.export.package import ArticlePackager
from studio.export.verify import verify
from studio.newsroom.public import PublicArticle
from studio.resources import resource
from studio.sending.places import FolderPlace
from studio.sending.remote import STAGING
from studio.sending.site import SiteSent, send_site
from tests.cli.running import CHIEF, EDITOR, JOURNALIST, PRODUCER, Midad
from tests.export.sites import build, contents, plain_article
from tests.profiles import count
from tests.samples import own_sample
from tests.sending.conftest import SftpServer
from tests.sending.packages import standing
from tests.sending.sftp_server import USER

ARTICLE = own_sample().article
Make = Callable[[list[PublicArticle]], Path]


class Cut(Exception):  # noqa: N818 - a line that is cut is no error of ours
    """The line was cut."""


class CutPlace(FolderPlace):
    """A folder whose line is cut after so many changes."""

    def __init__(self, folder: Path, changes: int) -> None:
        super().__init__(folder)
        self.left = changes

    def _count(self) -> None:
        if not self.left:
            raise Cut
        self.left -= 1

    def write(self, path: str, data: bytes, offset: int) -> None:
        self._count()
        super().write(path, data, offset)

    def move(self, path: str, to: str) -> None:
        self._count()
        super().move(path, to)

    def remove(self, path: str) -> None:
        self._count()
        super().remove(path)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Bring a site of these articles up to date, and return its folder."""
    pack = ArticlePackager(resource("themes"), tmp_path / "pictures", tuple)

    def made(articles: list[PublicArticle]) -> Path:
        build(articles, tmp_path / "made", pack)
        return tmp_path / "made"

    return made


def send(there: Path, site: Path, *, over: bool = False) -> SiteSent:
    return send_site(FolderPlace(there), site, over=over)


def articles(number: int) -> list[PublicArticle]:
    return [plain_article(one) for one in range(1, number + 1)]


def test_what_differs_alone_goes_up_and_what_is_gone_goes(make: Make, tmp_path: Path) -> None:
    there = tmp_path / "there"
    site = make(articles(6))
    first = send(there, site)
    assert (first.sent.outcome, first.removed) == (Outcome.WRITTEN, 0)
    assert contents(there) == contents(site)
    assert send(there, site).sent.outcome is Outcome.UNCHANGED
    before = contents(site)
    again = send(there, make(articles(5)))
    assert again.sent.outcome is Outcome.REPLACED
    assert contents(there) == contents(site)
    assert again.removed == len(before.keys() - contents(site).keys()) > 0
    assert again.sent.files == sum(
        before.get(path) != data for path, data in contents(site).items() if path != "manifest.json"
    )
    assert verify(there).manifest.articles


def test_others_work_is_left(make: Make, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "thesis.txt").write_text("mine", "utf-8")
    site = make(articles(3))
    with pytest.raises(MidadError) as raised:
        send(there, site)
    assert raised.value.reason is Reason.TARGET_NOT_OURS
    (there / "thesis.txt").unlink()
    send(there, site)
    (there / "thesis.txt").write_text("mine", "utf-8")
    (there / "index.html").write_text("mended by hand", "utf-8")
    site = make(articles(4))
    with pytest.raises(MidadError) as raised:
        send(there, site)
    assert raised.value.reason is Reason.TARGET_CHANGED
    assert (there / "index.html").read_text("utf-8") == "mended by hand"
    send(there, site, over=True)
    assert (there / "thesis.txt").read_text("utf-8") == "mine"
    (there / "thesis.txt").unlink()
    assert contents(there) == contents(site)


def test_a_newer_site_is_left(make: Make, tmp_path: Path) -> None:
    there = tmp_path / "there"
    send(there, make([plain_article(1, revision=9)]))
    site = make([plain_article(1, revision=2)])
    with pytest.raises(MidadError) as raised:
        send(there, site)
    assert raised.value.reason is Reason.TARGET_HAS_NEWER
    send(there, site, over=True)
    assert contents(there) == contents(site)


def test_a_line_that_is_cut_anywhere_is_gone_on_from(make: Make, tmp_path: Path) -> None:
    """Also when the site went back to what it was meanwhile."""
    there = tmp_path / "there"
    small, large = articles(2), articles(3)
    send(there, make(small))
    changes = 0
    while True:
        site = make(large)
        try:
            send_site(CutPlace(there, changes), site)
        except Cut:
            pass
        else:
            break
        home = (there / "index.html").read_bytes()
        assert home in {contents(site)["index.html"], contents(make(small))["index.html"]}
        site = make(small)
        send(there, site)
        assert contents(there) == contents(site), changes
        changes += count(19, 3)
    assert contents(there) == contents(make(large))
    assert changes > 40


def test_the_site_goes_to_a_target_by_command(midad: Midad, tmp_path: Path) -> None:
    article = midad.published(ARTICLE)
    out = tmp_path / "www"
    midad.ok(CHIEF, "target", "add", "الموقع", out)
    midad.refused(JOURNALIST, "not_permitted", "send", "--site", "--to", "الموقع")
    sent = midad.ok(PRODUCER, "send", "--site", "--to", "الموقع").one
    assert (sent["outcome"], sent["sent"], sent["removed"]) == ("written", sent["files"], 0)
    assert [one.id for one in verify(out).manifest.articles] == [article]
    assert midad.ok(PRODUCER, "send", "--site", "--to", "الموقع").one["outcome"] == "unchanged"
    said = midad.run("send", "--site", "--to", "الموقع", person=PRODUCER, as_json=False)
    assert "الموقع has the whole site already." in said.out
    log = midad.run("target", "log", "الموقع", person=PRODUCER, as_json=False).out
    assert log.count("the whole site → ") == log.count("sent whole") == 3
    midad.ok(CHIEF, "target", "add", "الشريك", tmp_path / "zips", "--zip")
    midad.refused(PRODUCER, "target_holds_no_files", "send", "--site", "--to", "الشريك")
    assert midad.run("send", "--site", person=PRODUCER).code == 2
    assert midad.run("send", "--site", "--to", "الموقع", article, person=PRODUCER).code == 2


def test_a_killed_sending_of_the_site_goes_on(midad: Midad, server: SftpServer) -> None:
    midad.published(ARTICLE)
    midad.ok(
        CHIEF, "target", "add", "الموقع", server.address, "--user", USER, "--host-key", server.key
    )
    server.order({"hold": 60_000})
    command = [sys.executable, "-m", "studio", "--newsroom", str(midad.folder), "--as", EDITOR]
    command += ["send", "--site", "--to", "الموقع"]
    staged = server.folder / "www" / STAGING
    with subprocess.Popen(command, env=os.environ.copy()) as sending:
        while not staged.is_dir() or sum(map(len, standing(staged).values())) < 30_000:
            assert sending.poll() is None, "it ended before it was killed"
            time.sleep(0.02)
        sending.send_signal(signal.SIGKILL)
    assert not [one for one in standing(server.folder / "www") if not one.startswith(STAGING)]
    server.order({})
    assert midad.ok(EDITOR, "target", "log", "الموقع").one["state"] == "sending"
    taken_up = midad.ok(EDITOR, "send", "--waiting").one
    assert (taken_up["id"], taken_up["outcome"], taken_up["attempts"]) == (None, "written", 2)
    assert midad.ok(EDITOR, "target", "log", "الموقع").one["state"] == "sent"
    assert verify(server.folder / "www").manifest.articles
