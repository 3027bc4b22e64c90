import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from msgspec.structs import replace

from studio.export.package import ArticlePackager
from studio.newsroom.public import PublicArticle
from tests.export.sites import build, contents, plain_article

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
BASE = "https://news.example/"


def test_rss_holds_its_rules(site: Path, articles: list[PublicArticle]) -> None:
    for path in ("feed.xml", "asia/feed.xml"):
        root = etree.fromstring(contents(site)[path])
        assert root.get("version") == "2.0"
        (channel,) = root
        for name in ("title", "link", "description"):
            assert len(channel.findall(name)) == 1
            assert channel.findtext(name)
        items = channel.findall("item")
        times = [parsedate_to_datetime(str(item.findtext("pubDate"))) for item in items]
        assert times == sorted(times, reverse=True)
        guids = [item.findtext("guid") for item in items]
        assert len(set(guids)) == len(items) <= 30
        assert all(str(item.findtext("link")).startswith(BASE) for item in items)
        assert [one.get("href") for one in channel.iter(f"{ATOM}link")] == [BASE + path]
        for enclosure in channel.iter("enclosure"):
            file = unquote(str(enclosure.get("url")).removeprefix(BASE))
            assert len(contents(site)[file]) == int(str(enclosure.get("length")))


def test_atom_holds_its_rules(site: Path) -> None:
    root = etree.fromstring(contents(site)["atom.xml"])
    assert root.tag == f"{ATOM}feed"
    for parent in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
        moment = datetime.fromisoformat(str(parent.findtext(f"{ATOM}updated")))
        assert moment.tzinfo is not None
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    assert "tag:news.example,2025-02-03:rich" in ids
    newest = max(str(one.text) for one in root.iter(f"{ATOM}updated"))
    assert root.findtext(f"{ATOM}updated") == newest


def test_the_json_feed_holds_its_rules(site: Path) -> None:
    feed = json.loads(contents(site)["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == f"{BASE}feed.json"
    for item in feed["items"]:
        assert {"id", "url", "content_text", "date_published"} <= set(item)
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_feeds_know_an_article_by_the_same_name_wherever_it_moves(
    pack: ArticlePackager, tmp_path: Path
) -> None:
    one = plain_article(1)
    names = []
    for path in (one.path, "local/renamed/"):
        build([replace(one, path=path)], tmp_path / "site", pack)
        feed = json.loads((tmp_path / "site/feed.json").read_text("utf-8"))
        names.append(feed["items"][0]["id"])
    assert names[0] == names[1]


def test_sitemaps_have_every_live_article_once(site: Path, articles: list[PublicArticle]) -> None:
    root = etree.fromstring(contents(site)["sitemap.xml"])
    places = [str(one.text) for one in root.iter(f"{MAP}loc")]
    assert len(set(places)) == len(places)
    live = {BASE + one.path for one in articles if one.withdrawn_at is None}
    assert live <= set(places)
    index = etree.fromstring(contents(site)["sitemap-index.xml"])
    assert [str(one.text) for one in index.iter(f"{MAP}loc")] == [
        f"{BASE}sitemap.xml",
        f"{BASE}sitemap-news.xml",
    ]
    assert f"Sitemap: {BASE}sitemap-index.xml\n" in contents(site)["robots.txt"].decode()


def test_the_news_sitemap_has_the_two_days_before_the_newest_article(
    site: Path, articles: list[PublicArticle]
) -> None:
    root = etree.fromstring(contents(site)["sitemap-news.xml"])
    newest = max(one.published_at for one in articles)
    wanted = {
        BASE + one.path
        for one in articles
        if one.withdrawn_at is None and one.published_at >= newest - timedelta(days=2)
    }
    assert {str(one.text) for one in root.iter(f"{MAP}loc")} == wanted
    assert {str(one.text) for one in root.iter(f"{NEWS}language")} == {"ar", "en"}
    assert len(list(root.iter(f"{NEWS}title"))) == len(wanted) < len(articles)


def test_the_search_index_has_every_live_article(site: Path, articles: list[PublicArticle]) -> None:
    stories = json.loads(contents(site)["search-index.json"])["stories"]
    assert [unquote(one["path"]) for one in stories] == [
        one.path
        for one in sorted(articles, key=lambda one: (one.published_at, one.id), reverse=True)
        if one.withdrawn_at is None
    ]
