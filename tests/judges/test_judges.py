"""Whoever judges our pages finds what is wrong with them: each fault here has to be seen."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from studio.export.package import ArticlePackager
from studio.export.site import write_site
from studio.export.site_articles import HerePages
from tests.export.conftest import cache, pack
from tests.export.sites import GivenStories, plain_article, site_of
from tests.judges.feeds import atom_faults, json_feed_faults, rss_faults
from tests.judges.links import broken_links
from tests.judges.sitemaps import sitemap_faults
from tests.judges.sites import HOME
from tests.judges.vocabulary import google_faults, vocabulary_faults

__all__ = ["cache", "pack"]  # what sites are made with


@pytest.fixture(scope="module")
def whole(pack: ArticlePackager, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site without a fault, which no test changes."""
    out = tmp_path_factory.mktemp("whole") / "site"
    one, two = plain_article(1), plain_article(2)
    articles = [one, replace(two, sections=one.sections, path="world/two/")]
    site = site_of(articles, former=(("old/", "world/two/"),))
    assert write_site(site, GivenStories(articles), out, HerePages(pack)) is not None
    assert broken_links(out, HOME)[1] == []
    assert sitemap_faults(sorted(out.glob("sitemap*.xml")), HOME) == []
    return out


@pytest.fixture
def site(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "site")


def change(file: Path, old: str, new: str) -> bytes:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file.read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version="2.0"', 'version="0.91"'),
        ("<title>", "<titel>x</titel><title>"),
        ("</description>", "</description><description>again</description>"),
        ("<link>https:", "<link>ftp:"),
        ("<pubDate>Tue, 07 Jan 2025", "<pubDate>06/01/25"),
        ('isPermaLink="false"', 'isPermaLink="true"'),
        ("/feed.xml", "/other.xml"),
        ("<category>", "<author>Mona</author><category>"),
        ("<language>ar", "<language>العربية"),
        ("</channel>", ""),
    ],
)
def test_a_fault_of_rss_is_seen(site: Path, old: str, new: str) -> None:
    file, address = site / "feed.xml", f"{HOME}feed.xml"
    assert rss_faults(file.read_bytes(), address) == []
    assert rss_faults(change(file, old, new), address)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<updated>", "<updated>yesterday</updated><updated>"),
        ("<updated>2025-01-07T", "<updated>7 January, "),
        ("<id>https://", "<id>"),
        ("<name>", "<name/><nam>"),
        ('rel="self"', 'rel="related"'),
        ("<summary>", "<abstract>"),
        ('term="', 'name="'),
        ("<entry>", "<entry><title>again</title>"),
    ],
)
def test_a_fault_of_atom_is_seen(site: Path, old: str, new: str) -> None:
    file, address = site / "atom.xml", f"{HOME}atom.xml"
    assert atom_faults(file.read_bytes(), address) == []
    assert atom_faults(change(file, old, new), address)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version/1.1", "version/1"),
        ('"title":', '"titel":'),
        ('"id":', '"_id":'),
        ('"date_published": "2025-01-0', '"date_published": "0'),
        ('"url": "https:', '"url": "'),
        ('"content_text":', '"_text":'),
        ('"name":', '"_name":'),
    ],
)
def test_a_fault_of_a_json_feed_is_seen(site: Path, old: str, new: str) -> None:
    file, address = site / "feed.json", f"{HOME}feed.json"
    assert json_feed_faults(file.read_bytes(), address) == []
    assert json_feed_faults(change(file, old, new), address)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sitemap.xml", "<loc>https://news.example", "<loc>"),
        ("sitemap.xml", "<loc>https://news.example", "<loc>https://other.example"),
        ("sitemap.xml", "<lastmod>20", "<lastmod>99/"),
        ("sitemap.xml", "<loc>", "<priority>0.5</priority><loc>"),
        ("sitemap.xml", "/story-1/", "/قصة/"),
        ("sitemap.xml", "/local/story-1/", "/world/two/"),
        ("sitemap-news.xml", "news:language", "news:lang"),
        ("sitemap-news.xml", "news:title", "news:genres"),
        ("sitemap-index.xml", "sitemapindex", "sitemaps"),
    ],
)
def test_a_fault_of_a_sitemap_is_seen(site: Path, file: str, old: str, new: str) -> None:
    path = site / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert sitemap_faults([path], HOME)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("index.html", 'href="world/', 'href="wrold/'),
        ("index.html", 'href="#story"', 'href="#sotry"'),
        ("index.html", 'href="style.css"', 'href="styles.css"'),
        ("world/two/index.html", '"url":"https://news.example/world/', '"url":"https://news.example/w/'),
        ("feed.xml", "<link>https://news.example/world/two/", "<link>https://news.example/two/"),
        ("feed.json", "/world/two/", "/two/"),
        ("sitemap.xml", "/world/two/", "/two/"),
        ("search-index.json", "world/two/", "two/"),
        ("_redirects", "/world/", "/nowhere/"),
        ("site.css", ".more {", ".more { background: url(none.png);"),
    ],
)  # fmt: skip
def test_a_broken_link_is_seen(site: Path, file: str, old: str, new: str) -> None:
    change(site / file, old, new)
    assert broken_links(site, HOME)[1]


def article(**fields: Any) -> dict[str, Any]:
    known: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": "x",
        "author": [{"@type": "Person", "name": "Mona", "url": "https://news.example/mona/"}],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": "The Bank",
            "url": "https://news.example/",
            "logo": "https://news.example/icon.svg",
        },
        "datePublished": "2025-01-06T12:30:00+03:00",
        "dateModified": "2025-01-06T12:30:00+03:00",
        "image": [{"@type": "ImageObject", "url": "https://a.b/c", "width": 1200, "height": 630}],
    }
    return {"@context": "https://schema.org", "@graph": [{**known, **fields}]}


def steps(*places: int) -> dict[str, Any]:
    made = [
        {"@type": "ListItem", "position": place, "name": "x", "item": "https://a.b/"}
        for place in places
    ]
    return {
        "@context": "https://schema.org",
        "@graph": [{"@type": "BreadcrumbList", "itemListElement": made}],
    }


def test_words_that_schema_org_does_not_have_are_seen(tmp_path: Path) -> None:
    good, unknown = article(), article(headlines="x")
    wrong, stranger = article(wordCount="many", isAccessibleForFree=[3]), article()
    stranger["@graph"][0]["@type"] = "NewsStory"
    assert vocabulary_faults({"good": good}, tmp_path) == []
    said = "\n".join(vocabulary_faults({"a": unknown, "b": wrong, "c": stranger}, tmp_path))
    for name in ("headlines", "isAccessibleForFree", "NewsStory"):
        assert name in said


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: article(headline=""),
        lambda: article(image=[]),
        lambda: article(image=[{"@type": "ImageObject", "url": "u", "width": 200, "height": 100}]),
        lambda: article(dateModified="2024-01-06T12:30:00+03:00"),
        lambda: article(datePublished="2025-01-06T12:30:00"),
        lambda: article(author={"@type": "Person", "name": "Mona"}),
        lambda: article(publisher={"@type": "NewsMediaOrganization", "name": "The Bank"}),
        lambda: steps(1),
        lambda: steps(2, 1),
    ],
)
def test_what_google_asks_and_a_page_does_not_say_is_seen(
    wrong: Callable[[], dict[str, Any]],
) -> None:
    assert google_faults(article()) == google_faults(steps(1, 2)) == []
    assert google_faults(json.loads(json.dumps(wrong())))
