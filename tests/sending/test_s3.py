"""Sending to an S3-compatible store: whole objects, types, tags instead of reading back."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.request import Request, urlopen

import obstore
import pytest
from msgspec.structs import replace
from obstore.store import S3Store

from studio.errors import MidadError, Reason
from studio.export.delivery import Outcome
from studio.newsroom.target_values import TargetOptions, TargetView
from studio.sending.lines import try_target
from studio.sending.places import Found
from studio.sending.remote import STAGING
from studio.sending.s3 import headers, open_s3
from studio.sending.upload import Sent, send_package, take_package
from studio.storage.codes import TargetKind
from tests.sending.packages import BIG, NAME, package, replace_under_readers, send_several
from tests.sending.s3_server import BUCKET, USER

SERVER = Path(__file__).with_name("s3_server.py")
SECRET = "a secret for tests"


@dataclass(frozen=True, slots=True)
class S3Server:
    orders: Path
    port: int
    target: TargetView
    store: S3Store

    def order(self, orders: Mapping[str, object]) -> None:
        written = self.orders.with_suffix(".new")
        written.write_text(json.dumps(orders), "utf-8")
        written.replace(self.orders)

    def standing(self, below: str = "www") -> dict[str, bytes]:
        return {
            one["path"].removeprefix(f"{below}/"): bytes(
                obstore.get(self.store, one["path"]).bytes()
            )
            for batch in obstore.list(self.store, f"{below}/")
            for one in batch
        }


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with s3_served(tmp_path_factory.mktemp("s3")) as found:
        yield found


@pytest.fixture
def server(running: S3Server, monkeypatch: pytest.MonkeyPatch) -> S3Server:
    """Return the store of this module, with an empty bucket and no orders."""
    monkeypatch.setenv("MIDAD_TARGET_PASSWORD", SECRET)
    running.order({})
    ask(running.port, "POST", "moto-api/reset")
    ask(running.port, "PUT", BUCKET)
    return running


@contextmanager
def s3_served(folder: Path) -> Iterator[S3Server]:
    """Run a store with a bucket while the block runs."""
    folder.mkdir(exist_ok=True)
    orders = folder / "orders.json"
    orders.write_text("{}", "utf-8")
    with subprocess.Popen(
        [sys.executable, str(SERVER), str(orders)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            port = json.loads(process.stdout.readline())["port"]
            target = TargetView(
                id=1,
                uid="t" * 32,
                name="الموقع",
                kind=TargetKind.S3,
                address=f"s3+http://127.0.0.1:{port}/{BUCKET}/www",
                user=USER,
                options=TargetOptions(),
            )
            store = S3Store(
                BUCKET,
                endpoint=f"http://127.0.0.1:{port}",
                access_key_id=USER,
                secret_access_key=SECRET,
                region="us-east-1",
                client_options={"allow_http": True},
            )
            ask(port, "PUT", BUCKET)
            yield S3Server(orders, port, target, store)
        finally:
            process.kill()


def ask(port: int, method: str, path: str) -> None:
    """Ask the store for what the program never does; it looks who signs, not at the signature."""
    whose = f"Credential={USER}/20260101/us-east-1/s3/aws4_request"
    signed = {"Authorization": f"AWS4-HMAC-SHA256 {whose}"}
    url = f"http://127.0.0.1:{port}/{path}"
    with urlopen(Request(url, method=method, headers=signed), timeout=60) as answer:
        assert answer.status == HTTPStatus.OK


def send(server: S3Server, revision: int = 1, more: Mapping[str, bytes] | None = None) -> Sent:
    with open_s3(server.target, SECRET) as place:
        return send_package(place, NAME, package(revision, more))


def test_several_packages_go_over_one_line(server: S3Server) -> None:
    with open_s3(server.target, SECRET) as place:
        wanted = send_several(place)
    assert server.standing() == wanted


def test_readers_never_meet_half_a_package(server: S3Server) -> None:
    with open_s3(server.target, SECRET) as place:
        replace_under_readers(place, lambda: server.standing(f"www/{NAME}"))


def test_a_package_is_there_whole_and_only_what_differs_is_sent_again(server: S3Server) -> None:
    assert send(server, 1, {"صورة": b"gone"}).outcome is Outcome.WRITTEN
    assert server.standing(f"www/{NAME}") == package(1, {"صورة": b"gone"}).all_files
    assert send(server, 1, {"صورة": b"gone"}).outcome is Outcome.UNCHANGED
    again = send(server, 2)
    assert (again.outcome, again.files) == (Outcome.REPLACED, 2)
    assert server.standing() == {
        f"{NAME}/{path}": data for path, data in package(2).all_files.items()
    }
    with open_s3(server.target, SECRET) as place:
        take_package(place, NAME, 7)
    assert server.standing() == {}


def test_browsers_are_told_types_and_how_long_to_keep(server: S3Server) -> None:
    send(server, 1, {"a-0123456789abcdef": b"lasting"})
    page = obstore.get(server.store, f"www/{NAME}/index.html").attributes
    assert page["Content-Type"] == "text/html; charset=utf-8"
    assert page["Cache-Control"] == "public, max-age=60"
    picture = obstore.get(server.store, f"www/{NAME}/pictures/big.jpg").attributes
    assert picture["Content-Type"] == "image/jpeg"
    assert headers("pictures/a-0123456789abcdef.avif") == {
        "Content-Type": "image/avif",
        "Cache-Control": "public, max-age=31536000, immutable",
    }
    assert headers("_redirects")["Content-Type"] == "text/plain; charset=utf-8"


def test_a_dropped_line_is_told_and_the_next_run_goes_on(server: S3Server) -> None:
    send(server, 1)
    before = server.standing(f"www/{NAME}")
    server.order({"drop": 2_000_000})
    changed = BIG[::-1]
    more = {"more": changed, "most": changed + b"!"}
    with pytest.raises(MidadError) as raised:
        send(server, 2, more)
    assert raised.value.reason is Reason.TARGET_UNREACHABLE
    assert server.standing(f"www/{NAME}") == before
    server.order({})
    assert server.standing(f"www/{STAGING}"), "what was brought is found again"
    send(server, 2, more)
    assert server.standing() == {
        f"{NAME}/{path}": data for path, data in package(2, more).all_files.items()
    }


def test_a_full_store_leaves_the_old_page(server: S3Server) -> None:
    send(server, 1)
    before = server.standing(f"www/{NAME}")
    server.order({"room": 1_200_000})
    with pytest.raises(MidadError) as raised:
        send(server, 2, {"more": BIG[::-1]})
    assert raised.value.reason is Reason.TARGET_FAILED
    assert server.standing(f"www/{NAME}") == before
    server.order({})
    send(server, 2, {"more": BIG[::-1]})
    assert server.standing(f"www/{NAME}") == package(2, {"more": BIG[::-1]}).all_files


def test_what_is_newer_or_was_changed_there_is_left(server: S3Server) -> None:
    send(server, 3)
    with pytest.raises(MidadError) as raised:
        send(server, 2)
    assert raised.value.reason is Reason.TARGET_HAS_NEWER
    obstore.put(server.store, f"www/{NAME}/style.css", b"somebody's")
    with pytest.raises(MidadError) as raised:
        send(server, 4)
    assert raised.value.reason is Reason.TARGET_CHANGED
    assert server.standing(f"www/{NAME}")["style.css"] == b"somebody's"


def test_what_somebody_replaces_meanwhile_is_left(server: S3Server) -> None:
    with open_s3(server.target, SECRET) as place:
        place.write("a.txt", b"ours", 0)
        assert place.read("b.txt") is None
        obstore.put(server.store, "www/b.txt", b"theirs")
        with pytest.raises(MidadError) as raised:
            place.move("a.txt", "b.txt")
        assert raised.value.reason is Reason.TARGET_CHANGED
        assert place.read("b.txt") == b"theirs"
        place.move("a.txt", "b.txt")
        assert place.read("b.txt") == b"ours"
        assert place.found("a.txt") is None


def test_objects_are_as_files_in_folders(server: S3Server) -> None:
    with open_s3(server.target, SECRET) as place:
        place.write("a/b/c.txt", b"0123456789", 0)
        place.write("a/b/c.txt", b"xy", 4)
        assert place.read("a/b/c.txt") == b"0123xy"
        assert (place.found("a"), place.found("a/b/c.txt")) == (Found.FOLDER, Found.FILE)
        assert place.found("a/b/d") is None
        assert (place.names("a"), place.names("")) == (("b",), ("a",))
        assert place.holds("a/b/c.txt", b"0123xy")
        assert not place.holds("a/b/c.txt", b"0123")
        assert not place.holds("a/b/d", b"")
        place.remove("a/b/d")
        place.remove("a/b/c.txt")
        assert place.names("") == ()


def test_whoever_is_not_let_in_is_told(server: S3Server) -> None:
    def reason(target: TargetView, secret: str | None) -> Reason:
        with pytest.raises(MidadError) as raised, open_s3(target, secret):
            pass
        return raised.value.reason

    assert reason(replace(server.target, user="other"), SECRET) is Reason.TARGET_SIGN_IN_WRONG
    assert reason(server.target, None) is Reason.TARGET_SECRET_MISSING
    gone = replace(server.target, address="s3+http://127.0.0.1:1/site")
    assert reason(gone, SECRET) is Reason.TARGET_UNREACHABLE
    try_target(server.target)
    assert server.standing() == {}
