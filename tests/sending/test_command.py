"""Keeping targets and sending to them by command, and what became of it."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studio.export.verify import verify
from studio.sending.remote import STAGING
from tests.cli.running import CHIEF, EDITOR, JOURNALIST, PRODUCER, Midad
from tests.samples import own_sample
from tests.sending.conftest import SftpServer
from tests.sending.packages import standing
from tests.sending.sftp_server import USER

ARTICLE = own_sample().article


@pytest.fixture
def article(midad: Midad) -> int:
    return midad.published(ARTICLE)


def republished(midad: Midad, article: int, change: str) -> None:
    """Give a published article a newer version."""
    midad.ok(EDITOR, "edit", article, "--set", change)
    midad.ok(EDITOR, "update", article, "--note", "تفاصيل جديدة")
    midad.ok(EDITOR, "submit", article)
    midad.ok(CHIEF, "approve", article)
    midad.ok(CHIEF, "publish", article)


def test_a_target_from_being_added_to_being_removed(
    midad: Midad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MIDAD_TARGET_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    midad.refused(EDITOR, "not_permitted", "target", "add", "الموقع", tmp_path)
    made = midad.ok(CHIEF, "target", "add", "الموقع", tmp_path / "www").one
    assert made["kind"] == "folder"
    midad.refused(CHIEF, "target_exists", "target", "add", "المَوقع", tmp_path)
    midad.refused(
        CHIEF, "target_address_has_password", "target", "add", "ا", "sftp://a:b@example.org/"
    )
    assert midad.ok(CHIEF, "target", "test", "الموقع").one["answers"] is True
    assert standing(tmp_path / "www") == {}
    assert [one["name"] for one in midad.ok(EDITOR, "target", "list").lines] == ["الموقع"]
    midad.refused(CHIEF, "target_secret_missing", "target", "password", "الموقع")
    assert midad.ok(CHIEF, "target", "remove", "الموقع").one["removed"] is True
    midad.refused(CHIEF, "target_unknown", "target", "test", "الموقع")


def test_a_target_is_changed_in_what_is_given_and_keeps_the_rest(
    midad: Midad, article: int, tmp_path: Path
) -> None:
    address = "https://www.example.org/"
    made = midad.ok(CHIEF, "target", "add", "المدونة", address, "--user", "m", "--drafts").one
    change = ("target", "change", "المدونة")
    midad.refused(EDITOR, "not_permitted", *change, "--trash")
    changed = midad.ok(CHIEF, *change, "--name", "الموقع", "--trash", "--no-drafts", "--chosen").one
    assert changed == {**made, "name": "الموقع", "trash": True, "drafts": False, "chosen": True}
    change = ("target", "change", "الموقع")
    midad.refused(CHIEF, "target_address_invalid", *change, "--address", "sftp://example.org/")
    midad.refused(CHIEF, "target_name_invalid", *change, "--name", " ")
    moved = midad.ok(CHIEF, *change, "--address", "https://new.example.org/", "--user", "").one
    assert moved == {**changed, "address": "https://new.example.org/", "user": ""}
    assert midad.ok(CHIEF, *change).one == moved
    assert midad.ok(EDITOR, "target", "list").one == moved
    midad.ok(CHIEF, "target", "add", "المجلد", tmp_path / "www")
    midad.ok(CHIEF, "target", "change", "المجلد", "--address", tmp_path / "other")
    midad.ok(EDITOR, "send", "--to", "المجلد", article)
    assert not (tmp_path / "www").exists()
    assert len([one for one in (tmp_path / "other").iterdir() if one.is_dir()]) == 1
    midad.refused(CHIEF, "target_exists", "target", "change", "المجلد", "--name", "الموقع")


def test_an_article_goes_to_a_folder_and_is_whole_there(
    midad: Midad, article: int, tmp_path: Path
) -> None:
    out = tmp_path / "www"
    midad.ok(CHIEF, "target", "add", "الموقع", out)
    midad.refused(JOURNALIST, "not_permitted", "send", "--to", "الموقع", article)
    sent = midad.ok(PRODUCER, "send", "--to", "الموقع", article).one
    assert (sent["state"], sent["outcome"], sent["attempts"]) == ("sent", "written", 1)
    (folder,) = (one for one in out.iterdir() if one.is_dir())
    assert verify(folder).manifest.articles[0].id == article
    assert midad.ok(EDITOR, "send", "--to", "الموقع", article).one["outcome"] == "unchanged"
    republished(midad, article, "slug=another-address")
    midad.ok(EDITOR, "send", "--to", "الموقع", article)
    assert [one.name for one in out.iterdir()] == ["another-address"]
    log = midad.ok(EDITOR, "target", "log", "الموقع").lines
    assert [one["state"] for one in log] == ["sent", "sent", "sent"]


def test_what_was_changed_there_is_told_and_replaced_when_asked(
    midad: Midad, article: int, tmp_path: Path
) -> None:
    out = tmp_path / "www"
    midad.ok(CHIEF, "target", "add", "الموقع", out)
    midad.ok(EDITOR, "send", "--to", "الموقع", article)
    (page,) = out.glob("*/index.html")
    page.write_text("somebody mended this", "utf-8")
    ran = midad.run("send", "--to", "الموقع", article, person=EDITOR)
    assert (ran.code, ran.one["state"], ran.one["error"]) == (1, "failed", "target_changed")
    assert "index.html" in ran.one["message"]
    assert "--over" in ran.one["message"], "whoever types is told what to type"
    assert page.read_text("utf-8") == "somebody mended this"
    midad.ok(EDITOR, "send", "--to", "الموقع", "--over", article)
    assert verify(page.parent).manifest.articles[0].id == article


def test_a_zip_is_replaced_by_a_newer_version_and_never_where_it_is_not_ours(
    midad: Midad, article: int, tmp_path: Path
) -> None:
    out = tmp_path / "partner"
    midad.ok(CHIEF, "target", "add", "الشريك", out, "--zip")
    assert midad.ok(EDITOR, "send", "--to", "الشريك", article).one["outcome"] == "written"
    (file,) = out.iterdir()
    older = file.read_bytes()
    republished(midad, article, "kicker=خبر محدث")
    assert midad.ok(EDITOR, "send", "--to", "الشريك", article).one["outcome"] == "replaced"
    assert verify(file).manifest.articles[0].revision > 1
    assert file.read_bytes() != older
    republished(midad, article, "slug=another-address")
    assert midad.ok(EDITOR, "send", "--to", "الشريك", article).one["outcome"] == "written"
    (file,) = out.iterdir()
    assert file.name == "another-address.zip"
    file.write_text("theirs", "utf-8")
    ran = midad.run("send", "--to", "الشريك", article, person=EDITOR)
    assert (ran.code, ran.one["state"]) == (1, "failed")
    assert file.read_text("utf-8") == "theirs"


def test_a_killed_sending_goes_on_where_it_stopped(
    midad: Midad, article: int, server: SftpServer
) -> None:
    midad.ok(
        CHIEF, "target", "add", "الموقع", server.address, "--user", USER, "--host-key", server.key
    )
    server.order({"hold": 60_000})
    command = [sys.executable, "-m", "studio", "--newsroom", str(midad.folder), "--as", EDITOR]
    command += ["send", "--to", "الموقع", str(article)]
    staged = server.folder / "www" / STAGING
    with subprocess.Popen(command, env=os.environ.copy()) as sending:
        while not staged.is_dir() or sum(map(len, standing(staged).values())) < 30_000:
            assert sending.poll() is None, "it ended before it was killed"
            time.sleep(0.02)
        sending.send_signal(signal.SIGKILL)
    (cut,) = midad.ok(EDITOR, "target", "log").lines
    assert cut["state"] == "sending"
    assert not [one for one in standing(server.folder / "www") if not one.startswith(STAGING)]
    server.order({})
    (done,) = midad.ok(EDITOR, "send", "--waiting").lines
    assert (done["sending"], done["state"], done["attempts"]) == (cut["sending"], "sent", 2)
    (folder,) = (server.folder / "www").iterdir()
    assert verify(folder).manifest.articles[0].id == article


def test_a_target_that_does_not_answer_leaves_the_article_waiting(
    midad: Midad, article: int, server: SftpServer
) -> None:
    midad.ok(CHIEF, "target", "add", "الموقع", server.address, "--user", USER)
    ran = midad.run("target", "test", "الموقع", person=CHIEF)
    assert ran.error["error"] == "target_host_key_new"
    assert ran.error["details"]["fingerprint"] == server.key
    server.order({"drop": 10})
    midad.run("target", "test", "الموقع", "--trust", server.key, person=CHIEF)
    ran = midad.run("send", "--to", "الموقع", article, person=EDITOR)
    assert (ran.code, ran.one["state"], ran.one["error"]) == (3, "waiting", "target_unreachable")
    assert ran.one["next"] > ran.one["asked"]
    assert midad.ok(EDITOR, "send", "--waiting").out == ""
    server.order({})
    assert midad.ok(EDITOR, "send", "--to", "الموقع", article).one["state"] == "sent"


def test_arguments_that_do_not_fit_are_told(midad: Midad) -> None:
    for given in (["send"], ["send", "--to", "الموقع"], ["send", "7"], ["send", "--waiting", "7"]):
        assert midad.run(*given, person=EDITOR).code == 2
