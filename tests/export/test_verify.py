import io
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.errors import Damaged, MidadError, Reason
from studio.export.delivery import as_zip
from studio.export.manifest import MANIFEST_NAME
from studio.export.package import BuiltPackage
from studio.export.staging import put_folder
from studio.export.verify import Fault, verify
from tests.builders import article, p
from tests.export.articles import packager, public
from tests.profiles import count

CHANGES = settings(
    max_examples=count(60, 5_000), suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def package(cache: Path) -> BuiltPackage:
    text = article("عنوان الخبر", [p("نص الخبر.")])
    return packager(cache).build(public(text))


@pytest.fixture
def folder(package: BuiltPackage, tmp_path: Path) -> Path:
    place = tmp_path / "package"
    put_folder(package.all_files, MANIFEST_NAME, place)
    return place


@pytest.fixture
def zipped(package: BuiltPackage, tmp_path: Path) -> Path:
    place = tmp_path / "package.zip"
    place.write_bytes(as_zip(package))
    return place


def problems(path: Path) -> list[str]:
    with pytest.raises(Damaged) as raised:
        verify(path)
    assert raised.value.reason is Reason.PACKAGE_INVALID
    found = raised.value.facts["problems"]
    assert isinstance(found, tuple)
    return list(found)


def zip_of(path: Path, entries: list[tuple[Any, bytes]], **options: Any) -> Path:
    with zipfile.ZipFile(path, "w", **options) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


def test_a_whole_package_passes(package: BuiltPackage, folder: Path, zipped: Path) -> None:
    for path in (folder, zipped):
        report = verify(path)
        assert report.manifest == package.manifest
        assert report.path == path
        assert report.bytes == sum(len(data) for data in package.files.values())
        assert len(report.manifest_sha256) == 64


def test_a_moved_package_passes(folder: Path, tmp_path: Path) -> None:
    moved = tmp_path / "somewhere else"
    shutil.copytree(folder, moved)
    assert verify(moved).manifest == verify(folder).manifest


@CHANGES
@given(data=st.data())
def test_any_changed_byte_of_any_file_is_found(
    package: BuiltPackage, folder: Path, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(sorted(package.all_files)))
    file = folder / path
    good = file.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    other = data.draw(st.integers(1, 255))
    file.write_bytes(good[:at] + bytes([good[at] ^ other]) + good[at + 1 :])
    try:
        with pytest.raises(Damaged) as raised:
            verify(folder)
        assert raised.value.reason in {Reason.PACKAGE_INVALID, Reason.PACKAGE_NEWER}
    finally:
        file.write_bytes(good)
    assert verify(folder).manifest == package.manifest


@CHANGES
@given(data=st.data())
def test_any_changed_byte_of_a_zip_is_found(zipped: Path, data: st.DataObject) -> None:
    good = zipped.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    other = data.draw(st.integers(1, 255))
    changed = zipped.with_name("changed.zip")
    changed.write_bytes(good[:at] + bytes([good[at] ^ other]) + good[at + 1 :])
    with pytest.raises(Damaged):
        verify(changed)


@CHANGES
@given(at=st.integers(0, 5_000))
def test_a_zip_that_broke_off_is_found(zipped: Path, at: int) -> None:
    good = zipped.read_bytes()
    cut = zipped.with_name("cut.zip")
    cut.write_bytes(good[: max(0, len(good) - 1 - at)])
    with pytest.raises(Damaged):
        verify(cut)


def test_every_difference_is_named(folder: Path) -> None:
    (folder / "style.css").write_text("p {}")
    (folder / "icon.svg").unlink()
    (folder / "more").mkdir()
    (folder / "more" / "extra.html").write_text("")
    (folder / "empty").mkdir()
    assert problems(folder) == [
        "added:empty/",
        "missing:icon.svg",
        "altered:style.css",
        "added:more/extra.html",
    ]


def test_a_manifest_that_tells_a_lie_is_contradicted_by_the_page(folder: Path) -> None:
    manifest = folder / MANIFEST_NAME
    lie = manifest.read_text("utf-8").replace("عنوان الخبر", "عنوان آخر")
    manifest.write_text(lie, "utf-8")
    assert problems(folder) == ["seal_broken:index.html"]


def test_a_package_without_its_page_is_not_whole(folder: Path) -> None:
    (folder / "index.html").unlink()
    assert problems(folder) == ["missing:index.html"]


def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    original = tmp_path / "style.css"
    (folder / "style.css").rename(original)
    (folder / "style.css").symlink_to(original)
    (folder / "more").symlink_to(tmp_path)
    found = problems(folder)
    assert found == ["link:more", "link:style.css", "missing:style.css"]


def test_a_pipe_is_not_opened(folder: Path) -> None:
    (folder / "style.css").unlink()
    os.mkfifo(folder / "style.css")
    assert "not_a_file:style.css" in problems(folder)


def test_a_name_that_is_not_utf8_is_shown(folder: Path) -> None:
    (folder / os.fsdecode(b"x\xff")).write_bytes(b"")
    assert problems(folder) == ["added:x\\udcff"]


@pytest.mark.parametrize(
    ("write", "problem"),
    [
        (lambda path: path.unlink(), "manifest_missing:"),
        (lambda path: path.write_bytes(b"\xff"), "manifest_not_utf8:"),
        (lambda path: path.write_text("{"), "manifest_not_json:"),
        (lambda path: path.write_text("{}"), "manifest_not_ours:"),
        (lambda path: os.truncate(path, 65 * 1024 * 1024), "manifest_too_large:"),
    ],
)
def test_a_manifest_that_is_none_is_named(
    folder: Path, write: Callable[[Path], None], problem: str
) -> None:
    write(folder / MANIFEST_NAME)
    assert problems(folder)[0] == problem


def test_a_newer_package_is_told_apart(folder: Path) -> None:
    (folder / MANIFEST_NAME).write_text('{"format": "midad-package", "version": 9}')
    with pytest.raises(Damaged) as raised:
        verify(folder)
    assert raised.value.reason is Reason.PACKAGE_NEWER
    assert raised.value.facts["version"] == 9


def test_nothing_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(Damaged) as raised:
        verify(tmp_path / "absent")
    assert raised.value.reason is Reason.PACKAGE_MISSING


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip at all", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_zip_of_ours_is_answered(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(data)
    assert problems(path)[0] in {"not_a_zip:", "manifest_missing:"}


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a/../../b", "C:\\a", "a\x00b"])
def test_an_entry_that_leads_out_is_refused(
    package: BuiltPackage, tmp_path: Path, name: str
) -> None:
    entries = [(path, data) for path, data in package.all_files.items()]
    bad = zip_of(tmp_path / "bad.zip", [*entries, (name.replace("\x00", "~"), b"")])
    if "\x00" in name:
        bad.write_bytes(bad.read_bytes().replace(b"a~b", b"a\x00b"))
    assert any(problem.startswith("path_unsafe:") for problem in problems(bad))
    assert not (tmp_path.parent / "evil").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("name", "fault"),
    [("style.css", Fault.SAME_PATH), ("STYLE.css", Fault.SAME_BUT_FOR_CASE)],
)
def test_an_entry_that_stands_twice_is_refused(
    package: BuiltPackage, tmp_path: Path, name: str, fault: Fault
) -> None:
    entries = [(path, data) for path, data in package.all_files.items()]
    bad = zip_of(tmp_path / "bad.zip", [*entries, (name, b"p {}")])
    assert problems(bad) == [f"{fault.value}:{name}"]


@pytest.mark.parametrize(
    ("mode", "fault"), [(stat.S_IFLNK, Fault.LINK), (stat.S_IFIFO, Fault.NOT_A_FILE)]
)
def test_an_entry_that_is_no_file_is_refused(
    package: BuiltPackage, tmp_path: Path, mode: int, fault: Fault
) -> None:
    entry = zipfile.ZipInfo("link")
    entry.external_attr = (mode | 0o777) << 16
    bad = zip_of(tmp_path / "bad.zip", [*package.all_files.items(), (entry, b"/etc/passwd")])
    assert problems(bad) == [f"{fault.value}:link"]


def test_a_bomb_is_not_unpacked(package: BuiltPackage, tmp_path: Path) -> None:
    files = {**package.all_files, "style.css": bytes(64 * 1024 * 1024)}
    bad = zip_of(tmp_path / "bad.zip", list(files.items()), compression=zipfile.ZIP_DEFLATED)
    assert "bomb:style.css" in problems(bad)


def test_an_encrypted_entry_is_not_asked_for(package: BuiltPackage, tmp_path: Path) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(as_zip(package))
    data = bytearray(path.read_bytes())
    for start, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(start) + at] |= 1
    path.write_bytes(data)
    assert any(problem.startswith("encrypted:") for problem in problems(path))


def test_a_zip_packed_by_somebody_else_is_not_as_it_was_made(
    package: BuiltPackage, tmp_path: Path
) -> None:
    bad = zip_of(
        tmp_path / "bad.zip", list(package.all_files.items()), compression=zipfile.ZIP_DEFLATED
    )
    assert problems(bad) == ["zip_altered:"]
    with zipfile.ZipFile(bad) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert verify(tmp_path / "unpacked").manifest == package.manifest


def test_an_empty_folder_in_a_zip_is_added(package: BuiltPackage, tmp_path: Path) -> None:
    bad = zip_of(tmp_path / "bad.zip", [*package.all_files.items(), ("more/", b"")])
    assert problems(bad) == ["added:more/"]


def test_a_packing_that_is_unknown_is_answered(package: BuiltPackage, tmp_path: Path) -> None:
    path = tmp_path / "bad.zip"
    data = bytearray(as_zip(package))
    for start, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(start) + at] = 99
    path.write_bytes(data)
    assert problems(path)[0].startswith("altered:")


@CHANGES
@given(noise=st.binary(max_size=400))
def test_noise_is_answered_and_never_crashes(tmp_path: Path, noise: bytes) -> None:
    path = tmp_path / "noise.zip"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(MANIFEST_NAME, noise)
    path.write_bytes(target.getvalue() if len(noise) % 2 else noise + target.getvalue()[20:])
    with pytest.raises(MidadError):
        verify(path)
