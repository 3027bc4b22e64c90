"""Sending by SFTP, to a real server: keys, passwords, dropped lines, a full disk, and going on."""

import socket
from collections.abc import Mapping
from pathlib import Path

import asyncssh
import pytest

from studio.errors import MidadError, Reason
from studio.export.delivery import Outcome
from studio.sending.lines import try_target
from studio.sending.remote import STAGING
from studio.sending.sftp import open_sftp
from studio.sending.upload import Sent, send_package
from tests.sending.conftest import SftpServer
from tests.sending.packages import (
    BIG,
    NAME,
    package,
    replace_under_readers,
    send_several,
    standing,
)
from tests.sending.sftp_server import PASSWORD


def send(server: SftpServer, revision: int = 1, more: Mapping[str, bytes] | None = None) -> Sent:
    with open_sftp(server.target(), PASSWORD) as place:
        return send_package(place, NAME, package(revision, more))


def reason(server: SftpServer, password: str | None = PASSWORD, host_key: str | None = None) -> str:
    with (
        pytest.raises(MidadError) as raised,
        open_sftp(server.target(host_key), password) as place,
    ):
        send_package(place, NAME, package())
    return raised.value.reason


def test_several_packages_go_over_one_line(server: SftpServer) -> None:
    with open_sftp(server.target(), PASSWORD) as place:
        wanted = send_several(place)
    assert standing(server.folder / "www") == wanted


def test_readers_never_meet_half_a_package(server: SftpServer) -> None:
    with open_sftp(server.target(), PASSWORD) as place:
        replace_under_readers(place, lambda: standing(server.folder / "www" / NAME))


def test_a_package_is_there_whole_and_only_what_differs_is_sent_again(server: SftpServer) -> None:
    assert send(server, 1, {"gone": b"gone"}).outcome is Outcome.WRITTEN
    assert standing(server.folder / "www" / NAME) == package(1, {"gone": b"gone"}).all_files
    assert send(server, 1, {"gone": b"gone"}).outcome is Outcome.UNCHANGED
    again = send(server, 2)
    assert (again.outcome, again.files) == (Outcome.REPLACED, 2)
    assert standing(server.folder / "www") == {
        f"{NAME}/{path}": data for path, data in package(2).all_files.items()
    }


def test_a_dropped_line_is_told_and_the_next_run_goes_on(server: SftpServer) -> None:
    send(server, 1)
    before = standing(server.folder / "www" / NAME)
    server.order({"drop": 2_000_000})
    changed = BIG[::-1]
    with (
        pytest.raises(MidadError) as raised,
        open_sftp(server.target(), PASSWORD) as place,
    ):
        send_package(place, NAME, package(2, {"more": changed, "most": changed + b"!"}))
    assert raised.value.reason is Reason.TARGET_UNREACHABLE
    assert standing(server.folder / "www" / NAME) == before
    left = sum(map(len, standing(server.folder / "www" / STAGING).values()))
    assert left > 256 * 1024
    server.order({})
    send(server, 2, {"more": changed, "most": changed + b"!"})
    wanted = package(2, {"more": changed, "most": changed + b"!"}).all_files
    assert standing(server.folder / "www") == {
        f"{NAME}/{path}": data for path, data in wanted.items()
    }


def test_a_line_that_broke_after_the_last_answer_takes_nothing_back(server: SftpServer) -> None:
    with open_sftp(server.target(), PASSWORD) as place:
        outcome = send_package(place, NAME, package()).outcome
        channel = (
            place._client.get_channel()
        )  # what paramiko has seen of the break is left to chance
        assert channel is not None
        channel.get_transport().sock.shutdown(socket.SHUT_WR)
    assert outcome is Outcome.WRITTEN


def test_a_full_disk_there_leaves_the_old_page(server: SftpServer) -> None:
    send(server, 1)
    before = standing(server.folder / "www" / NAME)
    server.order({"room": 1_200_000})
    with (
        pytest.raises(MidadError) as raised,
        open_sftp(server.target(), PASSWORD) as place,
    ):
        send_package(place, NAME, package(2, {"more": BIG[::-1]}))
    assert raised.value.reason is Reason.TARGET_FAILED
    assert standing(server.folder / "www" / NAME) == before
    server.order({})
    send(server, 2, {"more": BIG[::-1]})
    assert standing(server.folder / "www" / NAME) == package(2, {"more": BIG[::-1]}).all_files


def test_a_server_that_is_not_known_or_shows_another_key_gets_nothing(server: SftpServer) -> None:
    assert reason(server, host_key="") is Reason.TARGET_HOST_KEY_NEW
    assert reason(server, host_key="SHA256:other") is Reason.TARGET_HOST_KEY_WRONG
    assert standing(server.folder) == {}


def test_a_wrong_password_and_none_are_told_apart(
    server: SftpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    assert reason(server, password="wrong") is Reason.TARGET_SIGN_IN_WRONG
    assert reason(server, password=None) is Reason.TARGET_SECRET_MISSING


def test_a_target_that_was_tried_keeps_nothing_of_it(server: SftpServer) -> None:
    send(server, 1)
    try_target(server.target())
    assert not (server.folder / "www" / STAGING).exists()


def test_somebody_elses_file_there_stays(server: SftpServer) -> None:
    (server.folder / "www" / NAME).mkdir(parents=True)
    (server.folder / "www" / NAME / "index.html").write_text("theirs", "utf-8")
    assert reason(server) is Reason.TARGET_NOT_OURS
    assert standing(server.folder) == {f"www/{NAME}/index.html": b"theirs"}


def test_a_key_file_signs_in_with_its_own_password(server: SftpServer, tmp_path: Path) -> None:
    key, file = asyncssh.generate_private_key("ssh-ed25519"), tmp_path / "key"
    file.write_bytes(key.export_private_key(passphrase="of the key", rounds=50))
    target = server.target(key_file=str(file))
    for password, told in (
        ("of the key", Reason.TARGET_SIGN_IN_WRONG),
        ("wrong", Reason.TARGET_KEY_FILE_UNREADABLE),
    ):
        with pytest.raises(MidadError) as raised, open_sftp(target, password):
            pass
        assert raised.value.reason is told
    server.order({"signer": key.get_fingerprint()})
    with open_sftp(target, "of the key") as place:
        send_package(place, NAME, package())
    assert standing(server.folder / "www" / NAME) == package().all_files
