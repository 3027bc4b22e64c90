import gc
import json
import pickle
import re
import shutil
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from lxml import etree
from msgspec.structs import replace

from studio.errors import Damaged, Reason, Refused
from studio.export.package import ArticlePackager
from studio.export.site import write_site
from studio.export.site_articles import Given, HerePages, ManyPages, come_home, make_pages, packed
from studio.export.site_folder import UNFINISHED
from studio.export.site_lists import PER_PAGE
from studio.export.site_stage import Stage
from studio.export.verify import verify
from studio.newsroom.public import PublicArticle
from studio.resources import resource
from tests.builders import article, cut, doc, ins, p, remark
from tests.export.articles import MODIFIED, PUBLISHED, english_article, house, public, term
from tests.export.reading import Page
from tests.export.sites import (
    GivenStories,
    build,
    contents,
    newsroom,
    plain_article,
    site_of,
)

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
BASE = "https://news.example/"


def pages(site: Path) -> dict[str, Page]:
    return {
        path.relative_to(site).as_posix(): Page(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def test_every_article_has_its_page_and_lists_lead_there(
    site: Path, articles: list[PublicArticle]
) -> None:
    found = contents(site)
    for one in articles:
        assert f"{one.path}index.html" in found
    wanted = (
        *("index.html", "asia/index.html", "world/index.html", "tag/water/index.html"),
        *("author/karim/index.html", "author/منى-سعيد/index.html", "tag/مدارس/index.html"),
        *("archive/index.html", "archive/2025-01/index.html", "corrections/index.html"),
        *("search/index.html", "404.html", "page/1/index.html", "feed.xml", "atom.xml"),
        *("feed.json", "world/feed.xml", "world/atom.xml", "world/feed.json", "sitemap.xml"),
        *("sitemap-news.xml", "sitemap-index.xml", "robots.txt", "_redirects", "redirects.json"),
        *("search-index.json", "search.js", "style.css", "site.css", "icon.svg", "manifest.json"),
    )
    assert set(wanted) <= set(found)


def test_the_same_newsroom_gives_the_same_bytes_and_writes_nothing_twice(
    articles: list[PublicArticle], pack: ArticlePackager, site: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    shutil.copytree(site, again)
    before = {path: path.stat().st_mtime_ns for path in again.rglob("*")}
    done = build(articles, again, pack)
    assert (done.written, done.removed) == (0, 0)
    after = {path: path.stat().st_mtime_ns for path in again.rglob("*")}
    assert after == before


def test_the_order_in_which_articles_come_does_not_matter(
    articles: list[PublicArticle], pack: ArticlePackager, site: Path, tmp_path: Path
) -> None:
    build(articles[::-1], tmp_path / "other", pack)
    other, first = contents(tmp_path / "other"), contents(site)
    del other["manifest.json"], first["manifest.json"]
    assert other == first


def test_one_changed_article_touches_its_page_and_what_lists_it(
    articles: list[PublicArticle], pack: ArticlePackager, site: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    shutil.copytree(site, out)
    old = articles[9]
    new = replace(old, text=replace(old.text, headline=article("عنوان آخر", []).headline))
    changed = [new if one is old else one for one in articles]
    done = build(changed, out, pack)
    before, after = contents(site), contents(out)
    touched = {path for path in after if after[path] != before[path]}
    assert done.written == len(touched) - 1, "the manifest is not counted"
    section, tag, author = old.sections[-1].slug, old.tags[0].slug, old.authors[0].slug
    allowed = re.compile(
        rf"{old.path}index\.html|{section}/(?:page/\d+/)?index\.html|(?:page/\d+/)?index\.html"
        rf"|tag/{tag}/(?:page/\d+/)?index\.html|author/{author}/(?:page/\d+/)?index\.html"
        rf"|archive/2025-01/(?:page/\d+/)?index\.html|search-index\.json|manifest\.json"
        rf"|(?:{section}/)?(?:feed\.xml|atom\.xml|feed\.json)"
    )
    assert f"{old.path}index.html" in touched
    assert [path for path in touched if not allowed.fullmatch(path)] == []
    lists = [path for path in touched if path.endswith("index.html")]
    assert len(lists) <= 7, "one page of each list"


def test_a_new_article_leaves_full_pages_alone(pack: ArticlePackager, tmp_path: Path) -> None:
    many = [plain_article(one) for one in range(1, 3 * PER_PAGE)]
    out = tmp_path / "site"
    build(many, out, pack)
    before = contents(out)
    assert "page/1/index.html" in before
    assert "page/2/index.html" not in before
    build([*many, plain_article(3 * PER_PAGE)], out, pack)
    after = contents(out)
    assert "page/2/index.html" in after
    assert Page(after["page/2/index.html"].decode()).named("a", rel="next")
    shown = [
        set(re.findall(r"story-\d+/", contents(out)[path].decode()))
        for path in ("index.html", "page/1/index.html", "page/2/index.html")
    ]
    assert len(set().union(*shown)) == 3 * PER_PAGE
    assert not shown[1] & shown[2]
    first = Page(before["page/1/index.html"].decode())
    assert [line for line in first.lines if "خبر" in line] == [
        line for line in Page(after["page/1/index.html"].decode()).lines if "خبر" in line
    ]


def test_what_the_site_has_no_more_is_taken_away_and_what_is_not_ours_stays(
    pack: ArticlePackager, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    many = [plain_article(one) for one in range(1, 8)]
    build(many, out, pack)
    (out / "ads.txt").write_text("mine")
    (out / many[0].path / "note.txt").write_text("mine too")
    gone, *rest = many
    moved = replace(rest[0], path="local/elsewhere/", slug="elsewhere", sections=rest[1].sections)
    done = build([moved, *rest[1:]], out, pack)
    assert done.removed > 0
    assert (out / "ads.txt").read_text() == "mine"
    assert (out / gone.path / "note.txt").exists()
    assert not (out / gone.path / "index.html").exists()
    assert not (out / rest[0].path).exists()
    assert (out / "local/elsewhere/index.html").is_file()


def test_a_page_is_found_from_where_it_lies(site: Path) -> None:
    """Nothing but the page that stands for every address needs to lie at the server's root."""
    for path, page in pages(site).items():
        if path == "404.html":
            assert page.named("link", rel="stylesheet")[0]["href"] == "/style.css"
            continue
        for tag, attributes in page.tags:
            for address in (attributes.get("href"), attributes.get("src")):
                assert not (address or "").startswith("/"), (path, tag)


def test_pages_need_no_script_and_nothing_from_elsewhere(site: Path) -> None:
    """They work under default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'."""
    for path, page in pages(site).items():
        assert not page.named("style"), path
        for tag, attributes in page.tags:
            assert tag not in {"iframe", "object", "embed", "base"}
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            if tag == "script" and path != "search/index.html":
                assert attributes == {"type": "application/ld+json"}
            for name in ("src", "srcset"):
                assert ":" not in (attributes.get(name) or "")
    assert "url(" not in contents(site)["site.css"].decode()


def test_headings_do_not_jump(site: Path) -> None:
    for path, page in pages(site).items():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_manifest_proves_the_whole_site(site: Path, articles: list[PublicArticle]) -> None:
    report = verify(site)
    assert len(report.manifest.articles) == len(articles)
    assert {file.path for file in report.manifest.files} == set(contents(site)) - {"manifest.json"}


def test_a_page_that_was_altered_is_found_and_mended(pack: ArticlePackager, tmp_path: Path) -> None:
    out = tmp_path / "site"
    many = [plain_article(one) for one in range(1, 4)]
    build(many, out, pack)
    page = out / many[0].path / "index.html"
    page.write_text(page.read_text("utf-8").replace("نص الخبر", "نص آخر"), "utf-8")
    (out / many[1].path / "index.html").unlink()
    with pytest.raises(Damaged) as raised:
        verify(out)
    problems = raised.value.facts["problems"]
    assert isinstance(problems, tuple)
    assert f"altered:{many[0].path}index.html" in problems
    assert f"missing:{many[1].path}index.html" in problems
    assert build(many, out, pack).written == 2
    verify(out)


def test_a_withdrawn_article_is_a_tombstone_that_nothing_lists(site: Path) -> None:
    found = contents(site)
    page = Page(found["sport/gone/index.html"].decode())
    assert "سُحب الخبر لأن مصدره تراجع عن أقواله." in page.lines
    assert page.meta("robots") == ["noindex, noarchive"]
    for path, data in found.items():
        if path.endswith((".html", ".xml", ".json")) and path not in {
            *("sport/gone/index.html", "manifest.json"),
        }:
            assert b"sport/gone" not in data, path


def test_corrections_are_listed_the_newest_first_with_their_stories(site: Path) -> None:
    page = Page(contents(site)["corrections/index.html"].decode())
    text = "\n".join(page.lines)
    assert "صُحح الرقم إلى 14." in text
    assert "المقصود <b>الحي</b>." in text
    assert "صُحح عدد القرى: 14 لا 13." in text
    assert "أضيفت أرقام القراء." not in text, "an update is no correction"


def test_former_addresses_lead_to_where_articles_are_now(site: Path) -> None:
    found = contents(site)
    assert found["_redirects"].decode() == "/world/old-address/ /asia/mobile-library/ 301\n"
    assert json.loads(found["redirects.json"]) == [
        {"from": "/world/old-address/", "to": "/asia/mobile-library/", "status": 301}
    ]


def test_nothing_private_is_in_any_byte(pack: ArticlePackager, tmp_path: Path) -> None:
    text = article(
        "عنوان",
        doc(p("نص ", cut("canary-struck"), ins("مضاف"), remark("canary-thread", " معلق"))),
        section=987123,
        tags=(987124,),
    )
    build([public(text, path="asia/one/"), plain_article(2)], tmp_path / "site", pack)
    for path, data in contents(tmp_path / "site").items():
        for word in (b"canary", b"987123", b"987124", str(tmp_path).encode()):
            assert word not in data, path
    assert "مضاف".encode() in contents(tmp_path / "site")["asia/one/index.html"]


def test_hostile_names_stay_text(pack: ArticlePackager, tmp_path: Path) -> None:
    hostile = public(
        article("</script>\"'&amp; {{ 7 }}", [p("<script>alert(1)</script>")]),
        path="asia/one/",
        tags=(term("]]></title><b>", "b"),),
        authors=(term("<i>&\u202e", "i"),),
        house=house(site_name="<b>&", site_description="{{ 7 * 7 }}"),
    )
    build([hostile], tmp_path / "site", pack)
    for path, data in contents(tmp_path / "site").items():
        assert b"<script>alert" not in data or path.endswith(".json"), path
        assert "\u202e".encode() not in data, path
        if path.endswith(".xml"):
            etree.fromstring(data)
    page = Page(contents(tmp_path / "site")["index.html"].decode())
    assert "</script>\"'&amp; {{ 7 }}" in page.lines


def test_a_folder_that_holds_something_else_is_left_alone(
    pack: ArticlePackager, tmp_path: Path
) -> None:
    one = plain_article(1)
    out = tmp_path / "site"
    out.mkdir()
    (out / ".git").mkdir()
    (out / "thesis.txt").write_text("mine")
    with pytest.raises(Refused) as raised:
        build([one], out, pack)
    assert raised.value.reason is Reason.TARGET_NOT_OURS
    assert sorted(path.name for path in out.iterdir()) == [".git", "thesis.txt"]
    (out / "thesis.txt").unlink()
    build([one], out, pack)
    assert (out / ".git").is_dir()


def test_a_name_that_no_system_keeps_is_told_as_what_it_is(
    pack: ArticlePackager, tmp_path: Path
) -> None:
    one = plain_article(1, authors=(term("Con", "con"),))
    with pytest.raises(Refused) as raised:
        build([one], tmp_path / "site", pack)
    assert raised.value.reason is Reason.SITE_PATH_UNSAFE
    assert raised.value.facts == {"path": "author/con/index.html"}
    assert contents(tmp_path) == {}


def test_an_article_package_is_no_site(pack: ArticlePackager, tmp_path: Path) -> None:
    one = plain_article(1)
    pack(one, tmp_path / "package")
    before = contents(tmp_path / "package")
    with pytest.raises(Refused) as raised:
        build([one], tmp_path / "package", pack)
    assert raised.value.reason is Reason.TARGET_NOT_OURS
    assert contents(tmp_path / "package") == before


def test_a_strangers_file_in_the_way_stops_everything_before_anything_is_changed(
    pack: ArticlePackager, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    build([plain_article(1)], out, pack)
    new = plain_article(2)
    (out / new.path).mkdir(parents=True)
    (out / new.path / "index.html").write_text("mine")
    before = contents(out)
    with pytest.raises(Refused) as raised:
        build([plain_article(1), new], out, pack)
    assert raised.value.facts["path"] == str(out / new.path / "index.html")
    assert contents(out) == before


def test_a_link_in_the_folder_leads_nothing_out_of_it(
    pack: ArticlePackager, tmp_path: Path
) -> None:
    out, away = tmp_path / "site", tmp_path / "away"
    one = plain_article(1)
    build([one], out, pack)
    away.mkdir()
    (out / "asia").symlink_to(away, target_is_directory=True)
    with pytest.raises(Refused):
        build([one, plain_article(3)], out, pack)
    assert list(away.iterdir()) == []


def test_a_run_that_was_killed_in_the_middle_is_mended_by_the_next(
    pack: ArticlePackager, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    one, two, three = (plain_article(number) for number in (1, 2, 3))
    build([one, two], out, pack)
    whole = contents(out)
    # As a run leaves it that was killed after it had put the page of a third article in place.
    (out / UNFINISHED).write_text(json.dumps([*whole, f"{three.path}index.html", "stray.html"]))
    (out / three.path).mkdir(parents=True)
    (out / three.path / "index.html").write_text("half of what was meant")
    (out / "stray.html").write_text("a list that the site has no more")
    (out / two.path / "index.html").write_text("newer than the manifest")
    done = build([one, two], out, pack)
    assert contents(out) == whole
    assert done.removed == 2
    verify(out)


def test_stopping_leaves_the_folder_as_it_was(pack: ArticlePackager, tmp_path: Path) -> None:
    out = tmp_path / "site"
    many = [plain_article(one) for one in range(1, 6)]
    build(many[:2], out, pack)
    before = contents(out)
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 3

    assert write_site(site_of(many), GivenStories(many), out, HerePages(pack), step=step) is None
    assert told == [(1, 5), (2, 5), (3, 5)]
    assert contents(out) == before


def test_a_first_run_that_comes_to_nothing_leaves_no_folder(
    pack: ArticlePackager, tmp_path: Path
) -> None:
    one = plain_article(1)
    stopped = write_site(
        site_of([one]),
        GivenStories([one]),
        tmp_path / "www" / "site",
        HerePages(pack),
        step=lambda _done, _total: False,
    )
    assert stopped is None
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "chosen").mkdir()
    with pytest.raises(Refused):
        build([one, replace(plain_article(2), path="con:/")], tmp_path / "chosen", pack)
    assert list(tmp_path.iterdir()) == [tmp_path / "chosen"], "a folder that was there stays"
    assert list((tmp_path / "chosen").iterdir()) == []


def test_several_processes_give_the_same_bytes(cache: Path, tmp_path: Path) -> None:
    many = [plain_article(1), english_article(id=2, path="world/two/", published_at=PUBLISHED)]
    here = HerePages(ArticlePackager(resource("themes"), cache))
    there = ManyPages(resource("themes"), cache, 1, few=0)
    for name, maker in (("here", here), ("there", there)):
        done = write_site(site_of(many), GivenStories(many), tmp_path / name, maker)
        assert done is not None
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_what_a_process_could_not_do_is_told_as_it_was(tmp_path: Path) -> None:
    rich = next(one for one in newsroom(tmp_path, 2) if one.uid == "rich")
    for photo in rich.pictures.values():
        photo.path.write_bytes(b"something else")
    stage = Stage(folder=str(tmp_path / "site"), staged=str(tmp_path), since=0)
    run = msgspec.msgpack.encode((site_of([rich]), stage))
    given = Given(resource("themes"), tmp_path / "cache", (), run)
    before = gc.get_threshold()
    parts = pickle.loads(pickle.dumps(make_pages(given, packed([rich]))))
    assert gc.get_threshold() == before, "only a process of its own seldom looks what can go"
    with pytest.raises(Damaged) as raised:
        come_home(parts)
    assert raised.value.reason is Reason.PICTURE_FILE_DAMAGED
    assert raised.value.facts["picture"] in {one.alt for one in rich.pictures.values()}


def test_an_update_that_is_no_correction_changes_no_correction(site: Path) -> None:
    assert MODIFIED > PUBLISHED
    assert contents(site)["corrections/index.html"].count(b'class="notice correction"') == 2
