import dataclasses
import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.document.article import Byline
from studio.document.inline import Text
from studio.errors import Damaged, Reason
from studio.export.manifest import MANIFEST_NAME
from studio.export.package import ArticlePackager
from studio.export.verify import verify
from studio.storage.codes import PackageStatus
from tests.builders import article, cut, doc, figure, ins, p, related, remark, unknown
from tests.export.articles import (
    MODIFIED,
    packager,
    picture,
    public,
    rich_article,
    sample_article,
    withdrawn_article,
)
from tests.imaging.originals import PLANTED, telltale_jpeg
from tests.samples import main_sample

ROOT = Path(__file__).resolve().parents[2]
BUILDER = """
import hashlib, json, sys
from pathlib import Path
from tests.export.articles import packager, rich_article

folder = Path(sys.argv[1])
folder.mkdir(parents=True)
package = packager(folder / "cache").build(rich_article(folder))
files = package.all_files.items()
print(json.dumps({path: hashlib.sha256(data).hexdigest() for path, data in files}))
"""


@pytest.fixture(scope="module")
def pack(cache: Path) -> ArticlePackager:
    return packager(cache)


def test_a_package_has_what_it_needs_and_nothing_else(
    tmp_path: Path, pack: ArticlePackager
) -> None:
    folder = tmp_path / "package"
    text = pack(rich_article(tmp_path), folder)
    assert text == (folder / MANIFEST_NAME).read_text("utf-8")
    report = verify(folder)
    paths = [file.path for file in report.manifest.files]
    assert paths == sorted(paths)
    assert {path for path in paths if not path.startswith("pictures/")} == {
        *("article.md", "article.txt", "article.ninjs.json", "article.ninjs1.json"),
        *("article.wire.txt", "article.wxr.xml", "article.social.txt"),
        *("icon.svg", "index.html", "style.css"),
    }
    assert all(re.fullmatch(r"[a-z0-9./-]+", path) for path in paths)
    page = (folder / "index.html").read_text("utf-8")
    for path in paths:
        if path.startswith("pictures/"):
            assert path in page


def test_the_manifest_says_who_approved_what(tmp_path: Path, pack: ArticlePackager) -> None:
    rich = rich_article(tmp_path, status=PackageStatus.APPROVED)
    manifest = pack.build(rich).manifest
    (packed,) = manifest.articles
    assert manifest.base_url == "https://news.example/"
    assert manifest.language == "ar"
    assert packed.url == "https://news.example/world/asia/mobile-library/"
    assert (packed.path, packed.status, packed.revision) == ("index.html", "approved", 3)
    assert packed.sign_off.by == "هدى الشامي"
    assert packed.sign_off.sha256 == rich.sign_off.sha256
    assert packed.sign_off.record_head == rich.sign_off.record_head


def test_two_packages_of_one_article_are_byte_for_byte_equal(
    tmp_path: Path, pack: ArticlePackager
) -> None:
    sample = sample_article(main_sample())
    fresh = packager(tmp_path / "other cache")
    assert pack.build(sample).all_files == fresh.build(sample).all_files
    warm = pack.build(rich_article(tmp_path))
    assert warm.all_files == pack.build(rich_article(tmp_path)).all_files


def test_a_moment_in_another_zone_is_the_same_moment(pack: ArticlePackager) -> None:
    riyadh = timezone(timedelta(hours=3))
    utc = public(article("عنوان", [p("نص")]))
    local = replace(
        utc,
        published_at=utc.published_at.astimezone(riyadh),
        modified_at=utc.modified_at.astimezone(riyadh),
        sign_off=replace(utc.sign_off, at=utc.sign_off.at.astimezone(riyadh)),
    )
    assert pack.build(utc).all_files == pack.build(local).all_files


def test_neither_process_nor_surroundings_change_a_byte(tmp_path: Path) -> None:
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "LANG": "ar_SA.UTF-8"},
    )
    answers = []
    for at, variables in enumerate(surroundings):
        cwd = tmp_path / f"cwd {at}"
        cwd.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", BUILDER, str(tmp_path / str(at) / "مجلد")],
            env={**os.environ, **variables, "PYTHONPATH": str(ROOT)},
            cwd=cwd,
            capture_output=True,
            check=True,
        )
        answers.append(json.loads(done.stdout))
    assert answers[0] == answers[1]


def test_nothing_private_leaves(tmp_path: Path, pack: ArticlePackager) -> None:
    """Canaries in every place that is not the readers': none may be in any byte of a package."""
    data = telltale_jpeg()
    sha256 = hashlib.sha256(data).hexdigest()
    path = tmp_path / "canary-folder" / f"{sha256}.jpg"
    path.parent.mkdir()
    path.write_bytes(data)
    photo = replace(picture(tmp_path), sha256=sha256, path=path, width=40, height=60)
    text = article(
        [Text("عنوان "), *cut("canary-struck-headline "), *ins("جديد")],
        doc(
            p("نص ", cut("canary-struck"), ins("مضاف", by=None), remark("canary-thread", " معلق")),
            unknown("canary-kind", '{"canary": 1}'),
            related("canary-uid"),
            figure(picture="ab" * 32, source="file:///canary/source.jpg"),
            figure(picture=sha256),
        ),
        bylines=[Byline("canary-byline", person=7)],
        section=987123,
        tags=(987124,),
    )
    package = pack.build(public(text, pictures={sha256: photo}, modified_at=MODIFIED))
    whole = b"\n".join(
        path.encode() + b"\n" + data for path, data in sorted(package.all_files.items())
    )
    private = (
        *(b"canary", b"987123", b"987124", str(tmp_path).encode(), str(ROOT).encode()),
        *PLANTED,
    )
    for word in private:
        assert word not in whole, word
    assert "عنوان جديد".encode() in whole
    assert "مضاف".encode() in whole


def test_no_character_turns_or_disguises_text(tmp_path: Path, pack: ArticlePackager) -> None:
    disguised = pack.build(public(article("ﻋﻨﻮﺍﻥ", [p("ﻧﺺ"), p("سطر \u200fثان")])))
    rich = pack.build(rich_article(tmp_path))
    for path, data in (*disguised.all_files.items(), *rich.all_files.items()):
        if path.endswith((".html", ".md", ".txt", ".json", ".css", ".svg")):
            text = data.decode()
            assert not re.search("[\u202a-\u202e\ufb50-\ufdef\ufe70-\ufeff]", text), path
            assert not re.search(r"\{\{|\{%|%\}", text), path
    assert "عنوان" in disguised.files["article.txt"].decode()


def test_a_tombstone_is_a_package_without_the_story(tmp_path: Path, pack: ArticlePackager) -> None:
    rich = rich_article(tmp_path)
    gone = withdrawn_article(pictures=rich.pictures)
    kept = replace(gone, text=replace(rich.text, headline=gone.text.headline))
    package = pack.build(kept)
    assert sorted(package.files) == [
        *("article.ninjs.json", "article.ninjs1.json", "article.wxr.xml"),
        *("icon.svg", "index.html", "style.css"),
    ]
    assert "3200" not in package.files["index.html"].decode()
    assert package.manifest.articles[0].status == "withdrawn"


def test_a_theme_that_is_not_there_is_told(pack: ArticlePackager) -> None:
    plain = public(article("عنوان", [p("نص")]))
    with pytest.raises(Damaged) as raised:
        pack.build(replace(plain, house=dataclasses.replace(plain.house, theme="absent")))
    assert raised.value.reason is Reason.THEME_INVALID


def test_a_failed_package_leaves_nothing(tmp_path: Path, pack: ArticlePackager) -> None:
    rich = rich_article(tmp_path)
    next(iter(rich.pictures.values())).path.write_bytes(b"something else")
    fresh = packager(tmp_path / "cache")
    with pytest.raises(Damaged) as raised:
        fresh(rich, tmp_path / "out" / "package")
    assert raised.value.reason is Reason.PICTURE_FILE_DAMAGED
    assert not (tmp_path / "out").exists()
