"""Bad input of every kind: a sentence that says what to do, and nothing lost."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from studio.newsroom import presence
from studio.newsroom.acting import clock
from studio.newsroom.signing_in import sign_in
from studio.storage.connection import DATABASE
from studio.storage.engine import open_newsroom
from tests.cli.running import CHIEF, EDITOR, JOURNALIST, PASSWORD, Midad
from tests.samples import own_sample

ARTICLE = own_sample().article


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_no_headline(midad: Midad, tmp_path: Path) -> None:
    file = write(tmp_path / "a.md", "---\nsection: محلي\n---\n\nمتن بلا عنوان.\n")
    ran = midad.ok(JOURNALIST, "import", file).one
    assert [one["code"] for one in ran["warnings"]] == ["headline_missing"]
    midad.refused(JOURNALIST, "headline_missing", "submit", ran["id"])
    midad.ok(JOURNALIST, "edit", ran["id"], "--set", "headline=صار له عنوان")
    midad.ok(JOURNALIST, "submit", ran["id"])


def test_what_somebody_has_open_in_a_window_is_left_alone(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    with open_newsroom(midad.folder) as store:
        sami = sign_in(store, JOURNALIST, PASSWORD, clock=clock, origin="window")
        presence.take(sami, article, "a window")
    change = ("edit", article, "--set", "headline=عنوان آخر")
    told = midad.refused(EDITOR, "open_elsewhere", *change)
    assert told.error["message"].startswith(f"سامي خليل has article {article} open since ")
    midad.refused(EDITOR, "open_elsewhere", "restore-version", article, 1)
    assert midad.ok(EDITOR, "show", article).one["revision"] == 1
    assert [one["open_by"] for one in midad.ok(EDITOR, "list").lines] == ["سامي خليل"]
    midad.ok(JOURNALIST, *change)


def test_an_unknown_section_is_left_empty_and_the_nearest_is_named(
    midad: Midad, tmp_path: Path
) -> None:
    file = write(tmp_path / "a.md", "---\nheadline: خبر\nsection: العالمي\n---\n\nمتن.\n")
    ran = midad.ok(JOURNALIST, "import", file).one
    (warning,) = ran["warnings"]
    assert warning["code"] == "section_unknown"
    assert "العالم?" in warning["message"]
    midad.refused(JOURNALIST, "section_missing", "submit", ran["id"])
    midad.refused(JOURNALIST, "section_unknown", "import", file, "--section", "الرياض")


def test_a_bad_file_is_named_and_the_others_go_in(midad: Midad, tmp_path: Path) -> None:
    wrong = write(
        tmp_path / "wrong.md", "---\nheadline: خبر\n---\n\nسطر\n\nسطر ".encode() + b"\xff\n"
    )
    broken = write(tmp_path / "broken.md", "---\nheadline: خبر\n: : :\n---\n\nمتن.\n")
    ran = midad.run("import", wrong, ARTICLE, broken, tmp_path / "gone.md", person=JOURNALIST)
    assert ran.code == 4
    assert [one["file"] for one in ran.lines] == [str(ARTICLE)]
    errors = ran.err.splitlines()
    assert len(errors) == 3
    assert '"file_not_utf8"' in errors[0]
    assert "line 7" in errors[0]
    assert '"front_matter_invalid"' in errors[1]
    assert '"file_missing"' in errors[2]
    assert len(midad.ok(JOURNALIST, "list").lines) == 1


def test_five_megabytes_of_markdown(midad: Midad, tmp_path: Path) -> None:
    file = write(tmp_path / "a.md", "كلمات كثيرة جدا " * 190_000)
    assert file.stat().st_size > 5_000_000
    ran = midad.refused(JOURNALIST, "file_too_large", "import", file)
    assert "MB" in ran.error["message"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script><p onclick='x()'>نص</p><a href='java\tscript:x()'>رابط</a>",
        "<p>نص<img src=x onerror=alert(1)></p><iframe src='https://evil.example/'></iframe>",
        "<svg><style><img title='</style><img src onerror=alert(1)>'></svg><p>نص</p>",
        "<p>نص &#x202E;مقلوب</p><object data=x></object><form action=x><input></form>",
    ],
)
def test_hostile_html_is_cleaned(midad: Midad, tmp_path: Path, hostile: str) -> None:
    file = write(tmp_path / "a.html", f"<h1>عنوان</h1>{hostile}")
    article = midad.ok(JOURNALIST, "import", file, "--section", "محلي").one["id"]
    written = midad.ok(JOURNALIST, "show", article, "--format", "html").one["text"]
    for trace in ("script", "onerror", "onclick", "iframe", "<svg", "\u202e", "<form", "<object"):
        assert trace not in written.lower()
    assert "نص" in written


def test_html_that_would_freeze_a_program_is_refused(midad: Midad, tmp_path: Path) -> None:
    deep = write(tmp_path / "deep.html", "<div>" * 20_000 + "نص")
    midad.refused(JOURNALIST, "html_too_deep", "import", deep)
    long = write(tmp_path / "long.html", "<p>نص</p>" * 700_000)
    midad.refused(JOURNALIST, "html_too_large", "import", long)


def test_a_bomb_of_a_picture(midad: Midad, tmp_path: Path) -> None:
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 100_000
    file = write(tmp_path / "bomb.png", bomb.getvalue())
    midad.refused(JOURNALIST, "picture_too_many_pixels", "picture", "add", file)
    svg = write(tmp_path / "a.png", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    midad.refused(JOURNALIST, "picture_kind_unknown", "picture", "add", svg)
    assert midad.ok(JOURNALIST, "picture", "list").out == ""


def test_a_newsroom_that_a_newer_version_wrote_is_read_and_not_changed(midad: Midad) -> None:
    import sqlite3

    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    connection = sqlite3.connect(midad.folder / DATABASE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert midad.ok(JOURNALIST, "show", article, "--format", "text").one["text"]
    ran = midad.refused(
        JOURNALIST, "newsroom_newer", "edit", article, "--set", "headline=جديد", code=4
    )
    assert ran.error["details"]["version"] == 99


def test_a_folder_that_is_no_newsroom(empty: Midad) -> None:
    empty.refused(CHIEF, "newsroom_missing", "list", code=3)
    empty.folder.mkdir()
    write(empty.folder / DATABASE, b"")
    empty.refused(CHIEF, "newsroom_foreign", "list", code=4)
    write(empty.folder / DATABASE, b"something else" * 1000)
    empty.refused(CHIEF, "newsroom_foreign", "list", code=4)


def test_a_newsroom_is_not_created_over_another_or_over_files(empty: Midad) -> None:
    empty.found()
    new = ("new-newsroom", "--site-name", "س", "--base-url", "https://x.example", "--chief", "x")
    empty.refused(CHIEF, "newsroom_exists", *new)
    other = Midad(empty.folder.parent / "other", empty._capture)
    other.folder.mkdir()
    write(other.folder / "letter.txt", "لا تمسني")
    other.refused(CHIEF, "folder_not_empty", *new)
    assert [path.name for path in other.folder.iterdir()] == ["letter.txt"]
    again = Midad(empty.folder.parent / "third", empty._capture)
    bad = ("new-newsroom", "--site-name", "س", "--base-url", "not an address", "--chief", "x")
    again.refused(CHIEF, "setting_invalid", *bad)
    assert not again.folder.exists()


def test_a_read_only_folder(midad: Midad, tmp_path: Path) -> None:
    """As a person without rights on the folder, in a process of its own where tests run as root."""
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    outside = tmp_path / "locked"
    outside.mkdir()
    program = (
        "import importlib, os, pkgutil, sys\n"
        "import studio.cli\n"
        "from studio.cli.main import main\n"
        "for one in pkgutil.iter_modules(studio.cli.__path__):\n"  # what may not be read afterwards
        "    importlib.import_module(f'studio.cli.{one.name}')\n"
        "import encodings.idna, encodings.utf_8_sig, stringprep\n"
        "if os.geteuid() == 0:\n"
        "    os.setgid(65534)\n"
        "    os.setuid(65534)\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    for path in (midad.folder, outside, *midad.folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    environment = {
        **os.environ,
        "MIDAD_PASSWORD": PASSWORD,
        "MIDAD_LANGUAGE": "en",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(tmp_path),
    }

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", program, "--newsroom", str(midad.folder), "--as", "sami"]
        return subprocess.run(
            [*command, *map(str, arguments)],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    try:
        shown = run("show", article, "--format", "text")
        assert shown.returncode == 0, shown.stderr
        edited = run("edit", article, "--set", "headline=جديد")
        assert edited.returncode == 3, edited.stderr
        assert "cannot be written to" in edited.stderr
        converted = run("convert", ARTICLE, outside / "a.html")
        assert converted.returncode == 3, converted.stderr
    finally:
        for path in (midad.folder, outside, *midad.folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_fields_and_settings_that_are_not_there_name_the_nearest(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    ran = midad.refused(JOURNALIST, "field_unknown", "edit", article, "--set", "headlin=x")
    assert (
        "Did you mean \u2068headline\u2069" in ran.error["message"]
        or "headline" in (ran.error["message"])
    )
    midad.refused(CHIEF, "setting_unknown", "settings", "get", "site_nam")
    midad.refused(CHIEF, "setting_invalid", "settings", "set", "digits", "roman")
    midad.refused(JOURNALIST, "field_invalid", "edit", article, "--set", "due=tomorrow")
    midad.refused(JOURNALIST, "field_invalid", "edit", article, "--set", "headline")
    assert midad.ok(JOURNALIST, "show", article).one["revision"] == 1


def test_sign_in(midad: Midad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIDAD_PASSWORD", "not the password")
    midad.refused(CHIEF, "sign_in_wrong", "list")
    midad.refused("nobody", "sign_in_wrong", "list")
    monkeypatch.delenv("MIDAD_PASSWORD")
    midad.refused(CHIEF, "sign_in_needed", "list")


def test_a_newsroom_of_one_needs_no_password(empty: Midad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MIDAD_PASSWORD")
    new = ("new-newsroom", "--site-name", "س", "--base-url", "https://x.example", "--chief", "x")
    assert empty.run(*new).code == 0
    assert empty.run("import", ARTICLE).code == 0
    assert len(empty.run("list").lines) == 1


def test_a_damaged_backup_changes_nothing(midad: Midad, tmp_path: Path) -> None:
    midad.ok(JOURNALIST, "import", ARTICLE)
    backup = tmp_path / "backup.zip"
    assert midad.run("backup", backup).code == 0
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 0xFF
    backup.write_bytes(data)
    ran = midad.run("restore-backup", backup)
    assert (ran.code, ran.error["error"]) == (4, "backup_damaged")
    assert len(midad.ok(JOURNALIST, "list").lines) == 1
    hostile = tmp_path / "hostile.zip"
    with zipfile.ZipFile(hostile, "w") as archive:
        archive.writestr("../../escaped", "x")
    assert midad.run("restore-backup", hostile).code == 4
    assert not (tmp_path.parent / "escaped").exists()


def test_a_database_server_is_for_later(midad: Midad) -> None:
    ran = midad.bare("--json", "--newsroom", "postgresql://host/db", "list")
    assert (ran.code, ran.error["error"]) == (2, "wrong_usage")


def test_nobody_but_the_chief_keeps_people_and_settings(midad: Midad) -> None:
    person = ("person", "add", "x", "--name", "س", "--role", "editor")
    midad.refused(EDITOR, "not_permitted", *person)
    midad.refused(EDITOR, "not_permitted", "settings", "set", "site_name", "س")
    midad.refused(CHIEF, "last_chief", "person", "remove", CHIEF)
