"""What agencies' systems read of a package: the properties that the published schemas allow."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from studio.document.article import NotePlace
from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.export.package import NINJS_PATH, SUPERDESK_PATH, ArticlePackager
from studio.export.readable import described
from studio.storage.codes import PackageStatus
from tests.builders import article, p
from tests.export.articles import (
    english_article,
    packager,
    public,
    rich_article,
    withdrawn_article,
)
from tests.export.reading import Page

_MODERN_NAMES = (
    "uri type representationType profile version firstCreated versionCreated contentCreated "
    "embargoedUntil pubStatus urgency copyrightHolder copyrightNotice usageTerms edNote "
    "language descriptions bodies headlines people organisations places subjects events "
    "objects infoSources title by slugline located renditions associations altIds "
    "trustIndicators standard genres expires rightsInfo"
)
MODERN = frozenset(_MODERN_NAMES.split())
"""The properties of ninjs 3.0; an association has a name and a relationship besides."""

_OLD_NAMES = (
    "uri type mimetype representationtype profile version firstcreated versioncreated "
    "pubstatus urgency copyrightholder copyrightnotice usageterms ednote language person "
    "organisation place subject event object infosource title byline headline slugline "
    "located charcount wordcount renditions associations altids trustindicator $standard "
    "genre expires rightsinfo"
)
OLD = frozenset(_OLD_NAMES.split())
PATTERNS = ("description_", "body_", "headline_")


@pytest.fixture(scope="module")
def pack(cache: Path) -> ArticlePackager:
    return packager(cache)


@pytest.fixture
def both(pack: ArticlePackager, tmp_path: Path) -> tuple[Any, Any]:
    """The rich article in both versions."""
    files = pack.build(rich_article(tmp_path)).files
    return json.loads(files[NINJS_PATH]), json.loads(files[SUPERDESK_PATH])


def role(found: list[dict[str, Any]], name: str) -> Any:
    return next(one["value"] for one in found if one["role"] == name)


def test_each_version_has_its_own_properties_and_no_others(both: tuple[Any, Any]) -> None:
    modern, old = both
    assert set(modern) <= MODERN
    for one in modern["associations"]:
        assert set(one) <= MODERN | {"name", "rel"}
        assert {"name", "uri"} <= set(one)
        for rendition in one["renditions"]:
            assert set(rendition) <= {
                *("name", "href", "contentType", "width", "height", "sizeInBytes")
            }
    for item in (old, *old["associations"].values()):
        assert all(name in OLD or name.startswith(PATTERNS) for name in item), set(item)
    assert modern["standard"]["version"] == "3.0"
    assert old["$standard"]["version"] == "1.5"


def test_an_article_is_told_as_the_page_shows_it(both: tuple[Any, Any]) -> None:
    modern, old = both
    assert role(modern["headlines"], "main") == "مكتبة متنقلة تعيد الكتاب إلى 14 قرية جبلية"
    assert role(modern["headlines"], "kicker") == old["headline_kicker"] == "مبادرات"
    assert modern["by"] == old["byline"] == "منى سعيد، كريم حداد"
    assert modern["located"] == old["located"] == "عين الزيتون"
    assert modern["slugline"] == old["slugline"] == "mobile-library"
    assert (modern["pubStatus"], old["pubstatus"]) == ("usable", "usable")
    assert (modern["version"], old["version"]) == ("3", "3")
    assert old["headline"] == role(modern["headlines"], "main")
    assert old["description_text"] == role(modern["descriptions"], "standfirst")
    assert [one["name"] for one in modern["subjects"]] == ["العالم", "آسيا", "مكتبات", "قراءة"]
    assert [one["code"] for one in old["subject"]] == ["world", "asia", "libraries", "reading"]
    assert modern["renditions"][0]["href"] == old["altids"]["web"]


def test_the_moments_are_those_that_superdesk_reads(both: tuple[Any, Any]) -> None:
    modern, old = both
    assert old["firstcreated"] == modern["firstCreated"] == "2025-01-06T09:30:00Z"
    assert old["versioncreated"] == modern["versionCreated"] == "2025-01-07T21:05:00Z"


def test_the_body_has_the_words_of_the_page_in_their_order(
    pack: ArticlePackager, tmp_path: Path, both: tuple[Any, Any]
) -> None:
    modern, old = both
    html = role(modern["bodies"], "main")
    assert html == old["body_html"]
    page = Page(pack.build(rich_article(tmp_path)).files["index.html"].decode())
    lines = Page(html).lines
    at = page.lines.index(lines[0])
    assert page.lines[at : at + len(lines)] == lines
    text = role(modern["bodies"], "text")
    rich = rich_article(tmp_path)
    assert text == old["body_text"] == plain_text(described(rich.text.body, rich.pictures))


def test_what_systems_strip_is_not_written(both: tuple[Any, Any]) -> None:
    page = Page(both[1]["body_html"])
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"picture", "source", "bdi", "time", "script", "style"}
    assert {"lang": "en", "dir": "ltr"} in page.named("span")
    for image in page.named("img"):
        assert (image["src"] or "").startswith("https://news.example/world/asia/mobile-library/")
        assert (image["src"] or "") in (image["srcset"] or "")


def test_pictures_are_associations_with_their_files_as_renditions(
    pack: ArticlePackager, tmp_path: Path, both: tuple[Any, Any]
) -> None:
    files = pack.build(rich_article(tmp_path)).files
    modern, old = both
    lead, *others = modern["associations"]
    assert (lead["name"], lead["type"], len(others)) == ("lead", "picture", 3)
    assert role(lead["descriptions"], "caption") == "الحافلة أمام مدرسة القرية"
    assert role(lead["descriptions"], "alternative") == "حافلة زرقاء أمام مدرسة في قرية جبلية"
    assert lead["infoSources"] == [{"name": "الضفة نيوز", "role": "credit"}]
    assert lead["by"] == "سلمى الخطيب"
    assert lead["rightsInfo"] == {"linkedRights": "https://example.org/licence"}
    base = "https://news.example/world/asia/mobile-library/"
    for one in modern["associations"]:
        assert one["renditions"][0]["name"] == "main"
        for rendition in one["renditions"]:
            path = rendition["href"].removeprefix(base)
            assert len(files[path]) == rendition["sizeInBytes"]
    featured = old["associations"]["featuremedia"]
    assert list(featured["renditions"]) == ["original", "viewImage", "thumbnail"]
    assert featured["renditions"]["original"]["href"] == lead["renditions"][0]["href"]
    assert featured["body_text"] == role(lead["descriptions"], "alternative")


def test_a_correction_is_told_to_the_desk_and_to_readers(both: tuple[Any, Any]) -> None:
    modern, old = both
    assert role(modern["descriptions"], "correction") == "صُحح عدد القرى: 14 لا 13."
    assert role(modern["descriptions"], "update") == "أضيفت أرقام القراء."
    assert old["description_correction"] == "صُحح عدد القرى: 14 لا 13."
    told = "تصويب (2025-01-07): صُحح عدد القرى: 14 لا 13.\nتحديث (2025-01-07): أضيفت أرقام القراء."
    assert modern["edNote"] == old["ednote"] == told


def test_a_note_above_the_text_says_so(pack: ArticlePackager, tmp_path: Path) -> None:
    rich = rich_article(tmp_path)
    above = tuple(replace(note, place=NotePlace.ABOVE) for note in rich.notes)
    files = pack.build(replace(rich, notes=above)).files
    modern, old = json.loads(files[NINJS_PATH]), json.loads(files[SUPERDESK_PATH])
    assert role(modern["descriptions"], "correction_above") == "صُحح عدد القرى: 14 لا 13."
    assert old["description_correction_above"] == "صُحح عدد القرى: 14 لا 13."
    assert "description_correction" not in old
    story = Page(files["index.html"].decode()).data["@graph"][0]
    assert [one["position"] for one in story["correction"]] == ["above"]


def test_a_withdrawn_article_is_cancelled_with_its_reason(pack: ArticlePackager) -> None:
    files = pack.build(withdrawn_article()).files
    modern, old = json.loads(files[NINJS_PATH]), json.loads(files[SUPERDESK_PATH])
    assert (modern["pubStatus"], old["pubstatus"]) == ("canceled", "canceled")
    assert modern["edNote"] == old["ednote"] == "سُحب الخبر لأن مصدره تراجع عن أقواله."
    assert not {"bodies", "associations", "body_html", "body_text"} & {*modern, *old}
    again = json.loads(pack.build(public(article("خبر كان هنا", [p("نص")]))).files[NINJS_PATH])
    assert again["uri"] == modern["uri"]


def test_what_is_not_out_yet_is_withheld(pack: ArticlePackager) -> None:
    waiting = public(article("عنوان", [p("نص")]), status=PackageStatus.APPROVED)
    assert json.loads(pack.build(waiting).files[NINJS_PATH])["pubStatus"] == "withheld"


def test_another_language_is_said(pack: ArticlePackager) -> None:
    said = json.loads(pack.build(english_article(authors=())).files[NINJS_PATH])
    assert said["language"] == "en"
    assert "by" not in said
    assert role(said["headlines"], "main") == plain(english_article().text.headline)
