"""A site that is brought up to date is, to its last byte, the site that is made from nothing."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.document.article import NoticeKind
from studio.document.inline import texts
from studio.errors import Reason, Refused
from studio.export.package import ArticlePackager
from studio.export.site import write_site
from studio.export.site_articles import HerePages
from studio.export.site_folder import UNFINISHED
from studio.export.site_lists import PER_PAGE
from studio.export.site_memory import SiteMemory
from studio.export.theme import Theme
from studio.export.verify import verify
from studio.newsroom.public import PublicArticle, PublicNote
from studio.resources import resource
from studio.settings import House
from studio.storage.codes import PackageStatus
from tests.builders import article, p
from tests.export.articles import MODIFIED, house, term
from tests.export.conftest import no_fonts
from tests.export.sites import TAGS, GivenStories, build, contents, plain_article, site_of
from tests.profiles import count

Newsroom = dict[int, PublicArticle]


def publish(newsroom: Newsroom, at: int) -> None:
    """A new article; after one that was the newest or before all others."""
    number = max(newsroom, default=0) + 1
    newsroom[number] = replace(plain_article(number), house=_house(newsroom))
    if at % 3 == 0:
        old = plain_article(1).published_at - timedelta(days=at)
        newsroom[number] = replace(newsroom[number], published_at=old, modified_at=old)


def update(newsroom: Newsroom, at: int) -> None:
    one = _some(newsroom, at)
    text = replace(one.text, headline=texts(f"عنوان آخر {at} {one.revision}"))
    _put(newsroom, replace(one, text=text, revision=one.revision + 1, modified_at=MODIFIED))


def rewrite(newsroom: Newsroom, at: int) -> None:
    """What no list shows."""
    one = _some(newsroom, at)
    body = article("", [p(f"نص آخر {at}.")]).body
    _put(newsroom, replace(one, text=replace(one.text, body=body), revision=one.revision + 1))


def correct(newsroom: Newsroom, at: int) -> None:
    one = _some(newsroom, at)
    note = PublicNote(kind=NoticeKind.CORRECTION, text=f"صُحح الرقم {at}.", at=MODIFIED)
    _put(newsroom, replace(one, notes=(*one.notes, note), modified_at=MODIFIED))


def withdraw(newsroom: Newsroom, at: int) -> None:
    one = _some(newsroom, at)
    _put(newsroom, replace(one, status=PackageStatus.WITHDRAWN, withdrawn_at=MODIFIED,
                           text=article("عنوان"), tags=(), authors=(), notes=()))  # fmt: skip


def hold(newsroom: Newsroom, at: int) -> None:
    """An embargo begins to hold."""
    if len(newsroom) > 1:
        del newsroom[_some(newsroom, at).id]


def rename_tag(newsroom: Newsroom, at: int) -> None:
    slug = TAGS[at % 3].slug
    for one in list(newsroom.values()):
        tags = tuple(term(f"وسم {at}", slug) if tag.slug == slug else tag for tag in one.tags)
        _put(newsroom, replace(one, tags=tags))


def move(newsroom: Newsroom, at: int) -> None:
    one = _some(newsroom, at)
    other = plain_article(at)
    path = f"{other.sections[-1].slug}/{one.slug}/"
    _put(newsroom, replace(one, sections=other.sections, path=path))


def set_house(newsroom: Newsroom, at: int) -> None:
    own = house(
        site_name=f"الضفة {at % 3}",
        accent_colour="#0A5A78" if at % 2 else "#7A1F1F",
        time_zone="Asia/Riyadh" if at % 5 else "Africa/Casablanca",
    )
    for one in list(newsroom.values()):
        _put(newsroom, replace(one, house=own))


ACTS: tuple[Callable[[Newsroom, int], None], ...] = (
    *(publish, update, rewrite, correct, withdraw, hold, rename_tag, move, set_house),
)


def _house(newsroom: Newsroom) -> House:
    return next((one.house for one in newsroom.values()), house())


def _some(newsroom: Newsroom, at: int) -> PublicArticle:
    return newsroom[sorted(newsroom)[at % len(newsroom)]]


def _put(newsroom: Newsroom, one: PublicArticle) -> None:
    newsroom[one.id] = one


def nothing(_out: Path, _memory: Path, _at: int) -> None:
    """Nobody does anything to the folder."""


def alter(out: Path, _memory: Path, at: int) -> None:
    """Somebody changes a file, keeps its size and says that it is as old as it was."""
    place = _file(out, at)
    before = place.stat()
    data = bytearray(place.read_bytes())
    data[at % len(data)] ^= 1
    place.write_bytes(data)
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))


def lose(out: Path, _memory: Path, at: int) -> None:
    _file(out, at).unlink()


def copy(out: Path, _memory: Path, _at: int) -> None:
    """The whole site is copied to another disk and back: each file is as new as can be."""
    shutil.copytree(out, out.with_name("copy"))
    shutil.rmtree(out)
    out.with_name("copy").rename(out)


def forget(_out: Path, memory: Path, _at: int) -> None:
    shutil.rmtree(memory, ignore_errors=True)


def spoil(_out: Path, memory: Path, at: int) -> None:
    for place in memory.iterdir():
        data = place.read_bytes()
        place.write_bytes(data[: at * len(data) // 1000] if at % 2 else data[::-1])


def cut_short(out: Path, _memory: Path, at: int) -> None:
    """As a killed run leaves it: announced, and half of it done."""
    (out / UNFINISHED).write_text("[]")
    alter(out, _memory, at)


HANDS: tuple[Callable[[Path, Path, int], None], ...] = (
    *(nothing, nothing, nothing, alter, lose, copy, forget, spoil, cut_short),
)


def _file(out: Path, at: int) -> Path:
    found = sorted(path for path in out.rglob("*") if path.is_file() and path.stat().st_size)
    files = [path for path in found if path.name != "manifest.json"]
    return files[at % len(files)]


steps = st.tuples(
    st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 999)), max_size=2),
    st.sampled_from(HANDS),
    st.integers(0, 999),
)


@settings(
    max_examples=count(4, 400),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(start=st.integers(1, 5), then=st.lists(steps, min_size=1, max_size=4))
def test_a_site_that_is_brought_up_to_date_is_the_site_made_from_nothing(
    pack: ArticlePackager,
    tmp_path_factory: pytest.TempPathFactory,
    start: int,
    then: list[tuple[list[tuple[Callable[[Newsroom, int], None], int]], Callable[..., None], int]],
) -> None:
    root = tmp_path_factory.mktemp("again")
    out, memory = root / "site", root / "memory"
    newsroom = {number: plain_article(number) for number in range(1, start + 1)}
    build(newsroom.values(), out, pack, SiteMemory(memory))
    for number, (acts, hand, at) in enumerate(then):
        for act, on in acts:
            act(newsroom, on)
        hand(out, memory, at)
        build(newsroom.values(), out, pack, SiteMemory(memory))
        build(newsroom.values(), root / f"from-nothing-{number}", pack)
        assert contents(out) == contents(root / f"from-nothing-{number}")


@pytest.fixture
def memory(tmp_path: Path) -> SiteMemory:
    return SiteMemory(tmp_path / "memory")


def made(
    articles: list[PublicArticle], out: Path, pack: ArticlePackager, memory: SiteMemory
) -> tuple[list[int], set[str]]:
    """Bring the site up to date; return which articles were read, and the files that changed."""
    before = contents(out)
    stories = GivenStories(articles)
    assert write_site(site_of(articles), stories, out, HerePages(pack), memory=memory)
    after = contents(out)
    verify(out)
    return stories.read_ids, {
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    }


def test_where_nothing_changed_nothing_is_read_or_printed(
    pack: ArticlePackager, tmp_path: Path, memory: SiteMemory
) -> None:
    many = [plain_article(number) for number in range(1, 9)]
    made(many, tmp_path / "site", pack, memory)

    class Sleeping(HerePages):
        def theme(self, house: House) -> Theme:
            raise AssertionError(house)

    stories = GivenStories(many)
    done = write_site(site_of(many), stories, tmp_path / "site", Sleeping(pack), memory=memory)
    assert done is not None
    assert (stories.read_ids, done.written, done.removed) == ([], 0, 0)


def test_of_a_changed_article_its_page_its_lists_and_the_feeds_are_printed(
    pack: ArticlePackager, tmp_path: Path, memory: SiteMemory
) -> None:
    many = [plain_article(number) for number in range(1, 3 * PER_PAGE)]
    made(many, tmp_path / "site", pack, memory)
    text = replace(many[0].text, headline=texts("عنوان آخر"))
    many[0] = replace(many[0], text=text, revision=2)
    read, changed = made(many, tmp_path / "site", pack, memory)
    assert read == [many[0].id]
    section, (tag,), (author,) = many[0].sections[0].slug, many[0].tags, many[0].authors
    assert changed == {
        *(f"{many[0].path}index.html", "manifest.json", "search-index.json"),
        "page/1/index.html",
        *(f"{section}/index.html", "archive/2025-01/index.html"),
        *(f"{section}/{name}" for name in ("feed.xml", "atom.xml", "feed.json")),
        *(f"tag/{tag.slug}/index.html", f"author/{author.slug}/index.html"),
    }


def test_what_no_list_shows_changes_its_page_alone(
    pack: ArticlePackager, tmp_path: Path, memory: SiteMemory
) -> None:
    newsroom = {number: plain_article(number) for number in range(1, 6)}
    made(list(newsroom.values()), tmp_path / "site", pack, memory)
    rewrite(newsroom, 0)  # it has a summary of its own, so that lists do not quote the text
    read, changed = made(list(newsroom.values()), tmp_path / "site", pack, memory)
    assert read == [1]
    assert changed == {f"{newsroom[1].path}index.html", "manifest.json"}


def test_a_changed_setting_or_theme_prints_every_page_again(
    pack: ArticlePackager, tmp_path: Path, memory: SiteMemory
) -> None:
    themes = tmp_path / "themes"
    shutil.copytree(resource("themes"), themes)
    many = [plain_article(number) for number in range(1, 4)]
    made(many, tmp_path / "site", pack, memory)
    other = [replace(one, house=house(footer="تذييل آخر")) for one in many]
    assert made(other, tmp_path / "site", pack, memory)[0] == [1, 2, 3]
    own = ArticlePackager(themes, tmp_path / "pictures", no_fonts)
    # The same theme in another place is the same theme.
    assert made(other, tmp_path / "site", own, memory) == ([], set())
    style = themes / "newspaper" / "withdrawn.html"
    style.write_text(style.read_text("utf-8") + "\n", "utf-8")
    own = ArticlePackager(themes, tmp_path / "pictures", no_fonts)
    assert made(other, tmp_path / "site", own, memory)[0] == [1, 2, 3]


def test_another_midad_that_made_the_site_meanwhile_is_met_with_care(
    pack: ArticlePackager, tmp_path: Path, memory: SiteMemory
) -> None:
    many = [plain_article(number) for number in range(1, 4)]
    out = tmp_path / "site"
    made(many, out, pack, memory)
    changed = [replace(many[0], revision=7), *many[1:], plain_article(4)]
    build(changed, out, pack, SiteMemory(tmp_path / "another"))
    assert made(many, out, pack, memory)[0] == [1, 2, 3]
    build(many, tmp_path / "new", pack)
    assert contents(out) == contents(tmp_path / "new")


@pytest.mark.parametrize("at", [0, 5, 19])
def test_a_folder_that_was_moved_away_and_linked_is_refused_wherever_it_stands(
    pack: ArticlePackager, tmp_path: Path, memory: SiteMemory, at: int
) -> None:
    many = [plain_article(number) for number in range(1, 21)]
    out = tmp_path / "site"
    made(many, out, pack, memory)
    folder = out / many[at].path
    folder.rename(tmp_path / "away")
    (out / many[at].path.rstrip("/")).symlink_to(tmp_path / "away", target_is_directory=True)
    with pytest.raises(Refused) as refused:
        made(many, out, pack, memory)
    assert refused.value.reason is Reason.TARGET_NOT_OURS


def test_stopping_before_anything_is_printed_leaves_everything(
    pack: ArticlePackager, tmp_path: Path, memory: SiteMemory
) -> None:
    many = [plain_article(number) for number in range(1, 5)]
    out = tmp_path / "site"
    made(many[:3], out, pack, memory)
    before = contents(out)
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> bool:
        told.append((done, total))
        return False

    maker = HerePages(pack)
    stories = GivenStories(many)
    assert write_site(site_of(many), stories, out, maker, memory=memory, step=step) is None
    assert (told, contents(out)) == ([(3, 4)], before)
