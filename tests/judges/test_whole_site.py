"""Every kind of page of a site, and all that machines read of it, before independent judges.

Not one error and not one warning. An ordinary run judges one page of each kind, and shows a browser
those of the Arabic site; the long profile judges and shows every page of every site, and asks
Lighthouse how fast they are.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache as cache_of_calls
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import html as lxml_html

from studio.arabic.direction import Direction
from studio.document.article import NoticeKind
from studio.document.blocks import Align, Atomic, Box, Heading, Item, ListKind, TextBlock
from studio.document.inline import Footnote, Text
from studio.document.marks import Marks
from studio.export.package import ArticlePackager
from tests.export.conftest import cache, pack
from tests.judges import browsing
from tests.judges.browsing import Look, complaints, verdicts
from tests.judges.chromium import chromium
from tests.judges.everything import everything
from tests.judges.feeds import atom_faults, json_feed_faults, rss_faults
from tests.judges.html import JudgeMissingError, html_validate_messages, nu_messages
from tests.judges.links import broken_links
from tests.judges.served import served
from tests.judges.sitemaps import sitemap_faults
from tests.judges.sites import HOME, KINDS, SITES
from tests.judges.vocabulary import google_faults, vocabulary_faults
from tests.profiles import is_long

__all__ = ["cache", "pack"]  # what sites are made with

PHONE, TABLET, DESKTOP = 390, 820, 1280
SCORE = 95


@pytest.fixture(scope="module")
def sites(pack: ArticlePackager, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Build a site, once."""

    @cache_of_calls
    def built(name: str) -> Path:
        return SITES[name](tmp_path_factory.mktemp(name), pack)

    return built


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, sites: Callable[[str], Path]) -> Path:
    return sites(request.param)


@pytest.fixture(
    scope="module",
    params=[
        "arabic",
        *(pytest.param(name, marks=pytest.mark.long) for name in ("english", "bare")),
    ],
)
def shown(request: pytest.FixtureRequest, sites: Callable[[str], Path]) -> Path:
    """A site that a browser shows, which takes its time."""
    return sites(request.param)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with chromium() as port:
        yield port


def pages(site: Path) -> list[Path]:
    """Return every page in the long profile, and else one of each kind."""
    if is_long():
        return sorted(site.rglob("*.html"))
    return [site / path for path in KINDS.values() if (site / path).is_file()]


def machine_data(site: Path) -> dict[str, Any]:
    """Return what every page tells machines, by the page."""
    found: dict[str, Any] = {}
    for path in sorted(site.rglob("*.html")):
        root: Any = lxml_html.document_fromstring(path.read_bytes())
        said = [
            json.loads(one) for one in root.xpath("//script[@type='application/ld+json']/text()")
        ]
        assert len(said) <= 1
        found |= {path.relative_to(site).as_posix(): one for one in said}
    return found


def test_every_page_and_style_passes_both_judges(site: Path) -> None:
    html = pages(site)
    beside = [site / name for name in ("style.css", "site.css", "icon.svg")]
    assert [str(message) for message in nu_messages([*html, *beside])] == []
    assert [str(message) for message in html_validate_messages(html)] == []


def test_axe_and_the_browser_find_nothing_by_day_or_in_the_dark(shown: Path, port: int) -> None:
    by_turns = ((PHONE, False), (DESKTOP, True))
    everything = tuple(product((320, PHONE, TABLET, DESKTOP), (False, True)))
    with served(shown) as address:
        looks = [
            Look(f"{address}{path.relative_to(shown).as_posix()}", width, dark)
            for number, path in enumerate(pages(shown))
            for width, dark in (everything if is_long() else (by_turns[number % 2],))
        ]
        assert complaints(port, looks) == {}


def test_what_machines_read_is_schema_orgs_and_all_that_google_asks(
    site: Path, tmp_path: Path
) -> None:
    graphs = machine_data(site)
    assert vocabulary_faults(graphs, tmp_path) == []
    # Only articles with a picture have one to tell of: sites here draw no share pictures.
    told = {path: fault for path, graph in graphs.items() for fault in google_faults(graph)}
    pictured = {
        path
        for path, graph in graphs.items()
        if "ImageObject" in json.dumps(graph["@graph"][0].get("image", ""))
    }
    assert told == dict.fromkeys(
        graphs.keys() - pictured - {"index.html"}, "NewsArticle has no image"
    )


def test_feeds_hold_their_rules(site: Path) -> None:
    judges = {"feed.xml": rss_faults, "atom.xml": atom_faults, "feed.json": json_feed_faults}
    found = {}
    for name, judge in judges.items():
        feeds = sorted(site.rglob(name))
        assert feeds
        for path in feeds:
            address = HOME + path.relative_to(site).as_posix()
            found[address] = judge(path.read_bytes(), address)
    assert {address: faults for address, faults in found.items() if faults} == {}


def test_sitemaps_hold_the_protocol(site: Path) -> None:
    maps = sorted(site.glob("sitemap*.xml"))
    assert len(maps) == 3
    assert sitemap_faults(maps, HOME) == []


def test_no_link_is_broken(site: Path) -> None:
    followed, broken = broken_links(site, HOME)
    assert broken == []
    assert followed > len(list(site.rglob("*.html")))


def test_lighthouse_finds_the_pages_good_to_use_and_to_find(shown: Path, port: int) -> None:
    lasting = ("accessibility", "best-practices", "seo")
    with served(shown) as address:
        (verdict,) = verdicts(port, [address], lasting).values()
    assert verdict.scores == dict.fromkeys(lasting, 100), verdict.failed


@pytest.mark.long  # it reckons from what it measures, and measures on a machine that is not free
def test_lighthouse_finds_the_pages_fast_on_a_phone(
    shown: Path, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = [KINDS[kind] for kind in ("article with everything", "home", "section")]
    paths = [path for path in chosen if (shown / path).is_file()]
    with served(shown) as address:
        found = verdicts(port, [address + path for path in paths])
    with capsys.disabled():
        for url, verdict in found.items():
            print(f"\n{url}: {verdict.scores} {verdict.failed}")
    for verdict in found.values():
        assert set(verdict.scores) == set(browsing.CATEGORIES)
        assert min(verdict.scores.values()) >= SCORE, verdict.failed


def test_the_article_with_everything_has_everything(tmp_path: Path) -> None:
    one = everything(tmp_path)
    blocks = one.text.body.blocks
    kinds = {*get_args(Atomic), *get_args(TextBlock)}
    assert {type(block) for block in blocks} == kinds
    flowing = [block for block in blocks if isinstance(block, get_args(TextBlock))]
    assert {block.box for block in flowing} == {None, *Box}
    assert {block.align for block in flowing} == set(Align)
    assert {block.direction for block in flowing} >= {Direction.LTR}
    assert {block.kind for block in flowing if isinstance(block, Item)} == set(ListKind)
    assert {block.level for block in flowing if isinstance(block, Heading)} == {2, 3, 4}
    texts = [part for block in flowing for part in block.content if isinstance(part, Text)]
    notes = [part for block in flowing for part in block.content if isinstance(part, Footnote)]
    texts += [part for note in notes for part in note.content if isinstance(part, Text)]
    for name in Marks.__struct_fields__:
        assert any(getattr(part.marks, name) for part in texts), name
    assert len(one.pictures) == 3
    assert NoticeKind.CORRECTION in {note.kind for note in one.notes}


def test_the_browsers_judges_find_what_is_wrong(port: int, tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("<!DOCTYPE html><title>4</title>", "utf-8")
    (tmp_path / "index.html").write_text(
        '<!DOCTYPE html><html lang="ar"><head><title>م</title><style>'
        "@media (prefers-color-scheme: dark) { p { color: #aaa; background: #fff } }"
        "</style></head><body><main><h1>م</h1>"
        '<img src="a.png"><p style="inline-size: 900px">Pale</p>'
        '<p class="late" style="margin-block-start: -9rem">Late</p></main></body></html>',
        "utf-8",
    )
    with served(tmp_path) as address:
        day, night = Look(address, PHONE, dark=False), Look(address, DESKTOP, dark=True)
        found = complaints(port, [day, night])
    assert f"404: {address}a.png" in found[day]
    assert "image-alt: img" in found[day]
    assert any(one.startswith("wider than the window") for one in found[day])
    assert "shown above what it follows: p.late" in found[day]
    assert not any(one.startswith("color-contrast") for one in found[day])
    assert any(one.startswith("color-contrast") for one in found[night])


def test_a_missing_judge_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AXE", "LIGHTHOUSE"):
        monkeypatch.setattr(browsing, name, tmp_path / "absent.js")
    with pytest.raises(JudgeMissingError, match=r"packaging/dev\.py test"):
        complaints(1, [])
    with pytest.raises(JudgeMissingError, match=r"packaging/dev\.py test"):
        verdicts(1, [])
