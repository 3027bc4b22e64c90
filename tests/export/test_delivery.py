import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.errors import Reason, Refused, Unavailable
from studio.export.delivery import Outcome, export_articles
from studio.export.package import ArticlePackager
from studio.export.verify import verify
from studio.newsroom.public import PublicArticle
from tests.builders import article, p
from tests.export.articles import packager, public
from tests.export.test_staging import contents, hidden
from tests.profiles import count

ROOT = Path(__file__).resolve().parents[2]
FIRST = public(article("الأول", [p("نص أول.")]), id=1, uid="0001", slug="first")
SECOND = public(article("الثاني", [p("نص ثان.")]), id=2, uid="0002", slug="second")
LATER = replace(FIRST, revision=4, text=article("الأول", [p("نص أحدث.")]))


@pytest.fixture(scope="module")
def pack(cache: Path) -> ArticlePackager:
    return packager(cache)


def deliver(
    articles: Iterable[PublicArticle],
    out: Path,
    pack: ArticlePackager,
    *,
    zipped: bool = False,
    over: bool = False,
) -> list[tuple[str, Outcome]]:
    done = export_articles(articles, out, pack, zipped=zipped, over=over)
    return [(one.path.name, one.outcome) for one in done]


def refusal(
    articles: Iterable[PublicArticle], out: Path, pack: ArticlePackager, *, zipped: bool = False
) -> object:
    with pytest.raises(Refused) as raised:
        deliver(articles, out, pack, zipped=zipped)
    assert raised.value.reason is Reason.TARGET_NOT_OURS
    return raised.value.facts["path"]


def stamps(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.parametrize("zipped", [False, True])
def test_each_article_has_a_package_of_its_own(
    tmp_path: Path, pack: ArticlePackager, *, zipped: bool
) -> None:
    out = tmp_path / "out"
    done = list(export_articles([FIRST, SECOND], out, pack, zipped=zipped))
    suffix = ".zip" if zipped else ""
    assert sorted(path.name for path in out.iterdir()) == [f"first{suffix}", f"second{suffix}"]
    for one in done:
        report = verify(one.path)
        assert [packed.id for packed in report.manifest.articles] == [one.article]
        assert report.manifest == one.package.manifest


@pytest.mark.parametrize("zipped", [False, True])
def test_an_equal_package_is_left_alone_and_an_older_one_replaced(
    tmp_path: Path, pack: ArticlePackager, *, zipped: bool
) -> None:
    suffix = ".zip" if zipped else ""
    first, second = f"first{suffix}", f"second{suffix}"
    assert deliver([FIRST, SECOND], tmp_path, pack, zipped=zipped) == [
        (first, Outcome.WRITTEN),
        (second, Outcome.WRITTEN),
    ]
    before = stamps(tmp_path)
    assert deliver([FIRST, SECOND], tmp_path, pack, zipped=zipped) == [
        (first, Outcome.UNCHANGED),
        (second, Outcome.UNCHANGED),
    ]
    assert stamps(tmp_path) == before
    assert deliver([LATER, SECOND], tmp_path, pack, zipped=zipped) == [
        (first, Outcome.REPLACED),
        (second, Outcome.UNCHANGED),
    ]
    assert verify(tmp_path / first).manifest.articles[0].revision == 4
    assert hidden(tmp_path) == []


@pytest.mark.parametrize("zipped", [False, True])
def test_a_newer_version_is_replaced_only_if_somebody_insists(
    tmp_path: Path, pack: ArticlePackager, *, zipped: bool
) -> None:
    deliver([LATER], tmp_path, pack, zipped=zipped)
    before = contents(tmp_path)
    place = tmp_path / ("first.zip" if zipped else "first")
    with pytest.raises(Refused) as raised:
        deliver([SECOND, FIRST], tmp_path, pack, zipped=zipped)
    assert raised.value.reason is Reason.EXPORT_HAS_NEWER
    assert raised.value.facts == {"path": str(place), "revision": 3, "there": 4}
    assert contents(tmp_path) == before, "nothing of either is written"
    done = deliver([FIRST], tmp_path, pack, zipped=zipped, over=True)
    assert done == [(place.name, Outcome.REPLACED)]
    assert verify(place).manifest.articles[0].revision == 3


def test_what_is_not_ours_is_refused_before_anything_is_written(
    tmp_path: Path, pack: ArticlePackager
) -> None:
    foreign = tmp_path / "second"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("mine")
    assert refusal([FIRST, SECOND], tmp_path, pack) == str(foreign)
    assert [path.name for path in tmp_path.iterdir()] == ["second"]
    assert contents(foreign) == {"letter.txt": b"mine"}


def test_an_empty_folder_a_file_and_a_link_are_not_ours(
    tmp_path: Path, pack: ArticlePackager
) -> None:
    place = tmp_path / "first"
    place.mkdir()
    assert refusal([FIRST], tmp_path, pack) == str(place)
    place.rmdir()
    place.write_text("")
    assert refusal([FIRST], tmp_path, pack) == str(place)
    place.unlink()
    place.symlink_to(tmp_path / "nowhere")
    assert refusal([FIRST], tmp_path, pack) == str(place)
    (tmp_path / "first.zip").mkdir()
    assert refusal([FIRST], tmp_path, pack, zipped=True) == str(tmp_path / "first.zip")


def test_a_package_that_was_changed_by_hand_is_somebodys_work(
    tmp_path: Path, pack: ArticlePackager
) -> None:
    deliver([FIRST], tmp_path, pack)
    page = tmp_path / "first" / "index.html"
    page.write_text(page.read_text("utf-8") + "<!-- mine -->", "utf-8")
    assert refusal([LATER], tmp_path, pack) == str(tmp_path / "first")
    assert page.read_text("utf-8").endswith("<!-- mine -->")


def test_the_package_of_another_article_is_not_replaced(
    tmp_path: Path, pack: ArticlePackager
) -> None:
    deliver([FIRST], tmp_path, pack)
    refusal([replace(SECOND, slug="first")], tmp_path, pack)
    refusal([replace(SECOND, slug="both"), replace(FIRST, slug="both")], tmp_path, pack)


def test_a_file_in_the_place_of_the_folder_is_not_ours(
    tmp_path: Path, pack: ArticlePackager
) -> None:
    out = tmp_path / "out"
    out.write_text("")
    assert refusal([FIRST], out, pack) == str(out)


def test_names_on_disks_are_ascii(tmp_path: Path, pack: ArticlePackager) -> None:
    arabic = replace(FIRST, slug="مكتبة-متنقلة")
    ((name, _),) = deliver([arabic], tmp_path, pack)
    assert name.isascii()
    assert all(path.name.isascii() for path in tmp_path.rglob("*"))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, pack: ArticlePackager) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable) as raised:
        deliver([FIRST], tmp_path / "file" / "out", pack)
    assert raised.value.reason is Reason.DISK_FAILED


EXPORTER = """
import os, sys
from msgspec.structs import replace
from itertools import count
from pathlib import Path
from tests.builders import article, p
from tests.export.articles import packager
from tests.export.test_delivery import FIRST
from studio.export.delivery import export_articles

out, cache, zipped = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "zip"
pack = packager(cache)
for _ in sys.stdin:
    child = os.fork()  # what takes long to load is loaded once for all that are killed
    if child == 0:
        for revision in count(1):
            text = article("الأول", [p(f"نص {revision}.")])
            edited = replace(FIRST, revision=revision, text=text)
            list(export_articles([edited], out, pack, zipped=zipped, over=True))
            print(revision, flush=True)
    print("pid", child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""


@pytest.mark.parametrize("zipped", [False, True])
def test_a_killed_export_leaves_the_old_package_or_the_new(tmp_path: Path, *, zipped: bool) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    place = out / ("first.zip" if zipped else "first")
    chance = random.Random(7)
    form = "zip" if zipped else "folder"
    command = [sys.executable, "-c", EXPORTER, str(out), str(cache), form]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as exporter:
        assert exporter.stdin is not None
        assert exporter.stdout is not None
        for _ in range(count(10, 250)):  # two forms: 500 in full
            exporter.stdin.write("go\n")
            exporter.stdin.flush()
            child, acknowledged = 0, 0
            while not (child and acknowledged):
                line = exporter.stdout.readline()
                if line.startswith("pid "):
                    child = int(line.removeprefix("pid "))
                else:
                    acknowledged = int(line)
            time.sleep(chance.random() * 0.1)
            os.kill(child, signal.SIGKILL)
            while (line := exporter.stdout.readline()) != "ended\n":
                acknowledged = int(line)
            revision = verify(place).manifest.articles[0].revision
            assert revision in {acknowledged, acknowledged + 1}
        exporter.stdin.close()
    deliver([FIRST], out, packager(cache), zipped=zipped, over=True)
    assert [path.name for path in out.iterdir()] == [place.name]
