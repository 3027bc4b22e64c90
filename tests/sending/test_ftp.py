"""Sending by FTP, with TLS and without, to a real server that drops lines and fills its disk."""

import datetime as dt
import ipaddress
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from msgspec.structs import replace

from studio.errors import MidadError, Reason
from studio.export.delivery import Outcome
from studio.newsroom.target_values import TargetOptions, TargetView
from studio.sending.ftp import open_ftp
from studio.sending.lines import try_target
from studio.sending.places import Found
from studio.sending.remote import STAGING
from studio.sending.upload import Sent, send_package, take_package
from studio.storage.codes import TargetKind
from tests.sending.packages import BIG, NAME, package, replace_under_readers, send_several, standing
from tests.sending.sftp_server import PASSWORD, USER

SERVER = Path(__file__).with_name("ftp_server.py")


@dataclass(frozen=True, slots=True)
class FtpServer:
    folder: Path
    orders: Path
    target: TargetView

    def order(self, orders: Mapping[str, object]) -> None:
        written = self.orders.with_suffix(".new")
        written.write_text(json.dumps(orders), "utf-8")
        written.replace(self.orders)

    @property
    def site(self) -> Path:
        return self.folder / "var" / "www"


def certificate(path: Path) -> Path:
    """Write a certificate for this computer's address, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return path


@contextmanager
def served(tmp_path: Path, *more: str) -> Iterator[FtpServer]:
    folder, orders = tmp_path / "served", tmp_path / "orders.json"
    folder.mkdir()
    orders.write_text("{}", "utf-8")
    command = [sys.executable, str(SERVER), str(folder), str(orders), *more]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            port = json.loads(process.stdout.readline())["port"]
            scheme = "ftps" if more else "ftp"
            target = TargetView(
                id=1,
                uid="t" * 32,
                name="الموقع",
                kind=TargetKind.FTPS if more else TargetKind.FTP,
                address=f"{scheme}://127.0.0.1:{port}/var/www",
                user=USER,
                options=TargetOptions(key_file=more[0] if more else ""),
            )
            yield FtpServer(folder, orders, target)
        finally:
            process.kill()


@pytest.fixture(params=["ftp", "ftps"])
def server(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FtpServer]:
    monkeypatch.setenv("MIDAD_TARGET_PASSWORD", PASSWORD)
    more = [str(certificate(tmp_path / "server.pem"))] if request.param == "ftps" else []
    with served(tmp_path, *more) as running:
        yield running


def send(server: FtpServer, revision: int = 1, more: Mapping[str, bytes] | None = None) -> Sent:
    with open_ftp(server.target, PASSWORD) as place:
        return send_package(place, NAME, package(revision, more))


def reason(target: TargetView, password: str | None = PASSWORD) -> Reason:
    with pytest.raises(MidadError) as raised, open_ftp(target, password):
        pass
    return raised.value.reason


def test_several_packages_go_over_one_line(server: FtpServer) -> None:
    with open_ftp(server.target, PASSWORD) as place:
        wanted = send_several(place)
    assert standing(server.site) == wanted


def test_readers_never_meet_half_a_package(server: FtpServer) -> None:
    with open_ftp(server.target, PASSWORD) as place:
        replace_under_readers(place, lambda: standing(server.site / NAME))


def test_a_package_is_there_whole_and_only_what_differs_is_sent_again(server: FtpServer) -> None:
    assert send(server, 1, {"صورة": b"gone"}).outcome is Outcome.WRITTEN
    assert standing(server.site / NAME) == package(1, {"صورة": b"gone"}).all_files
    assert send(server, 1, {"صورة": b"gone"}).outcome is Outcome.UNCHANGED
    again = send(server, 2)
    assert (again.outcome, again.files) == (Outcome.REPLACED, 2)
    assert standing(server.site) == {
        f"{NAME}/{path}": data for path, data in package(2).all_files.items()
    }
    with open_ftp(server.target, PASSWORD) as place:
        take_package(place, NAME, 7)
    assert list(server.site.iterdir()) == []


def test_a_dropped_line_is_told_and_the_next_run_goes_on(server: FtpServer) -> None:
    send(server, 1)
    before = standing(server.site / NAME)
    server.order({"drop": 2_000_000})
    changed = BIG[::-1]
    more = {"more": changed, "most": changed + b"!"}
    with pytest.raises(MidadError) as raised:
        send(server, 2, more)
    assert raised.value.reason is Reason.TARGET_UNREACHABLE
    assert standing(server.site / NAME) == before
    left = sum(map(len, standing(server.site / STAGING).values()))
    assert left > 256 * 1024
    server.order({})
    send(server, 2, more)
    assert standing(server.site) == {
        f"{NAME}/{path}": data for path, data in package(2, more).all_files.items()
    }


def test_a_full_disk_there_leaves_the_old_page(server: FtpServer) -> None:
    send(server, 1)
    before = standing(server.site / NAME)
    server.order({"room": 1_200_000})
    with pytest.raises(MidadError) as raised:
        send(server, 2, {"more": BIG[::-1]})
    assert raised.value.reason in {Reason.TARGET_FAILED, Reason.TARGET_UNREACHABLE}
    assert standing(server.site / NAME) == before
    server.order({})
    send(server, 2, {"more": BIG[::-1]})
    assert standing(server.site / NAME) == package(2, {"more": BIG[::-1]}).all_files


def test_what_is_newer_or_was_changed_there_is_left(server: FtpServer) -> None:
    send(server, 3)
    with pytest.raises(MidadError) as raised:
        send(server, 2)
    assert raised.value.reason is Reason.TARGET_HAS_NEWER
    (server.site / NAME / "style.css").write_bytes(b"somebody's")
    with pytest.raises(MidadError) as raised:
        send(server, 4)
    assert raised.value.reason is Reason.TARGET_CHANGED
    assert (server.site / NAME / "style.css").read_bytes() == b"somebody's"
    assert standing(server.site / NAME)["index.html"] == package(3).files["index.html"]


def test_a_wrong_or_missing_password_is_told(server: FtpServer) -> None:
    assert reason(server.target, "another word") is Reason.TARGET_SIGN_IN_WRONG
    assert reason(server.target, None) is Reason.TARGET_SECRET_MISSING
    try_target(server.target)
    assert not (server.site / STAGING).exists()


def test_nobody_listening_is_told(server: FtpServer) -> None:
    scheme = server.target.kind.value
    gone = replace(server.target, address=f"{scheme}://127.0.0.1:1/www")
    assert reason(gone) is Reason.TARGET_UNREACHABLE


def test_a_file_is_cut_where_it_is_to_go_on(server: FtpServer) -> None:
    with open_ftp(server.target, PASSWORD) as place:
        place.write("a/b.txt", b"0123456789", 0)
        place.write("a/b.txt", b"xy", 4)
        assert place.read("a/b.txt") == b"0123xy"
        place.write("a/b.txt", b"z", 6)
        assert place.read("a/b.txt") == b"0123xyz"
        assert (place.found("a"), place.found("a/b.txt")) == (Found.FOLDER, Found.FILE)
        assert place.names("a") == ("b.txt",)
        assert place.found("c") is None
        assert place.names("c") == ()
        assert place.read("c") is None
        place._lists_facts = False
        assert (place.found("a"), place.found("a/b.txt")) == (Found.FOLDER, Found.FILE)
        assert place.names("a") == ("b.txt",)
        assert place.found("c") is None


def test_a_certificate_that_nobody_trusts_is_refused_before_a_password_is_said(
    tmp_path: Path,
) -> None:
    with served(tmp_path, str(certificate(tmp_path / "server.pem"))) as server:
        stranger = replace(server.target, options=TargetOptions())
        assert reason(stranger) is Reason.TARGET_CERTIFICATE_WRONG
        other = TargetOptions(key_file=str(certificate(tmp_path / "other.pem")))
        assert reason(replace(server.target, options=other)) is Reason.TARGET_CERTIFICATE_WRONG
        none = TargetOptions(key_file=str(tmp_path / "none.pem"))
        assert reason(replace(server.target, options=none)) is Reason.TARGET_KEY_FILE_UNREADABLE
