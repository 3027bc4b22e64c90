"""What the newsroom settles of its site's look: logo, links, comments, and a theme of its own."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.errors import Damaged, Reason
from studio.export.package import ArticlePackager
from studio.export.site_preview import Shown, site_preview
from studio.newsroom.house import logo_from
from studio.newsroom.public import PublicArticle
from studio.resources import resource
from studio.settings import CommentsPlace, House
from tests.builders import article, p
from tests.export.articles import house, public
from tests.export.reading import Page
from tests.export.sites import build, contents, newsroom, plain_article, site_of
from tests.imaging.originals import gradient, saved
from tests.judges.html import html_validate_messages, nu_messages


@pytest.fixture(scope="module")
def dressed() -> House:
    return house(
        logo=logo_from(saved(gradient(600, 150), "PNG")),
        navigation="من نحن | /about/\nاتصل بنا | mailto:desk@example.org",
        comments_place=CommentsPlace.TEXT,
        comments_snippet="<p>مكان التعليقات</p>",
        welcome_line="",
    )


def wearing(articles: list[PublicArticle], dress: House) -> list[PublicArticle]:
    return [replace(one, house=dress) for one in articles]


def test_the_logo_and_the_links_are_on_every_page(
    pack: ArticlePackager, dressed: House, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    build(wearing([plain_article(1), plain_article(2)], dressed), out, pack)
    found = contents(out)
    assert found["logo.webp"][:4] == b"RIFF"
    for path in ("index.html", "local/story-1/index.html", "404.html", "search/index.html"):
        page = Page(found[path].decode())
        root = "/" if path == "404.html" else "../" * path.count("/")
        (logo,) = page.named("img", alt="الضفة نيوز")
        assert logo["src"] == f"{root}logo.webp"
        assert (logo["width"], logo["height"]) == ("352", "88")
        assert page.named("a", href=f"{root}about/")
        assert page.named("a", href="mailto:desk@example.org")


def test_a_package_has_the_logo_beside_its_page(pack: ArticlePackager, dressed: House) -> None:
    files = pack.build(public(article("عنوان", [p("نص")]), house=dressed)).files
    assert files["logo.webp"]
    assert Page(files["index.html"].decode()).named("img", src="logo.webp")
    bare = pack.build(public(article("عنوان", [p("نص")]))).files
    assert "logo.webp" not in bare


def test_dressed_pages_pass_both_judges(
    pack: ArticlePackager, dressed: House, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    build(wearing(newsroom(tmp_path, 6), dressed), out, pack)
    pages = [out / path for path in ("index.html", "asia/mobile-library/index.html", "404.html")]
    assert [str(message) for message in nu_messages([*pages, out / "style.css"])] == []
    assert [str(message) for message in html_validate_messages(pages)] == []


@pytest.mark.parametrize("shown", Shown)
def test_the_preview_is_the_page_of_the_site_with_all_that_it_shows(
    pack: ArticlePackager, dressed: House, tmp_path: Path, shown: Shown
) -> None:
    articles = newsroom(tmp_path, 6)
    rich = next(one for one in articles if one.uid == "rich")
    order = [rich, *(one for one in articles if one is not rich and one.uid != "gone")]
    files = site_preview(site_of(order), order, dressed, pack, shown)
    build(wearing(order, dressed), tmp_path / "site", pack)
    path = "index.html" if shown is Shown.HOME else f"{rich.path}index.html"
    assert files["index.html"] == contents(tmp_path / "site")[path]
    page = Page(files["index.html"].decode())
    for image in page.named("img"):
        assert (image["src"] or "").replace("../", "") in files


def test_a_site_without_an_article_can_be_looked_at(pack: ArticlePackager, dressed: House) -> None:
    for shown in Shown:
        files = site_preview(site_of([]), [], dressed, pack, shown)
        assert Page(files["index.html"].decode()).named("img", src="logo.webp")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "سمتنا"
    shutil.copytree(resource("themes", "newspaper"), folder)
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_an_own_theme_prints_the_pages(pack: ArticlePackager, own: Path, tmp_path: Path) -> None:
    change(own / "base.html", "<body>", '<body class="ours">')
    ours = house(own_theme=str(own))
    build(wearing([plain_article(1)], ours), tmp_path / "site", pack)
    assert '<body class="ours">' in contents(tmp_path / "site")["index.html"].decode()
    assert str(own).encode() not in b"".join(contents(tmp_path / "site").values())


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("base.html", "{% block main %}", "{% block main"),
        ("base.html", "{{ title }}", "{{ nothing_of_that_name }}"),
        ("base.html", "{{ title }}", "{{ title.__class__.__mro__ }}"),
        ("base.html", "{{ title }}", "{{ words.clear() }}"),
        ("base.html", '<meta name="midad-seal" content="{{ seal }}">', ""),
        ("theme.toml", 'light = "#F4F0E7"', 'light = "beige"'),
        ("theme.toml", "form = 1", "form = 99"),
    ],
)
def test_a_broken_or_hostile_theme_stops_before_anything_is_written(
    pack: ArticlePackager, own: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    change(own / file, old, new)
    ours = house(own_theme=str(own))
    with pytest.raises(Damaged) as raised:
        build(wearing([plain_article(1)], ours), tmp_path / "site", pack)
    assert raised.value.reason is Reason.THEME_INVALID
    assert not (tmp_path / "site").exists()


def test_a_theme_that_is_not_there_is_told(pack: ArticlePackager, tmp_path: Path) -> None:
    for folder in (str(tmp_path / "nowhere"), "a relative folder"):
        with pytest.raises(Damaged) as raised:
            pack.theme(house(own_theme=folder))
        assert raised.value.facts["theme"] == folder


def test_a_name_of_another_direction_keeps_to_itself(pack: ArticlePackager, tmp_path: Path) -> None:
    out = tmp_path / "site"
    said = {"site_name": "The Bank", "welcome_line": "Hello.", "comments_snippet": "<p>Write.</p>"}
    english = house(language="en", **said)
    build(wearing([plain_article(one) for one in range(1, 13)], english), out, pack)
    front = (out / "index.html").read_text("utf-8")
    assert '<a class="of-section" href="local/"><bdi>محلي</bdi></a> <time' in front
    assert ">More from <bdi>محلي</bdi></a>" in front
    assert '<a href="local/"><bdi>محلي</bdi></a></li>' in front
    story = (out / "local" / "story-1" / "index.html").read_text("utf-8")
    assert ' rel="tag"><bdi>مدارس</bdi></a>' in story
    assert '<div class="comments-place" lang="en" dir="ltr">' in story
