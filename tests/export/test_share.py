from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import features

from studio.arabic.direction import Direction
from studio.errors import Reason, Unavailable
from studio.export.package import ArticlePackager
from studio.export.share import ShareCards
from studio.imaging.fonts import Family
from studio.resources import resource
from tests.builders import article, p
from tests.export.articles import public
from tests.export.reading import Page
from tests.imaging.originals import opened

HEADLINE = "مكتبة متنقلة تعيد الكتاب"
RTL = Direction.RTL


def no_fonts() -> Sequence[Family]:
    raise Unavailable(Reason.ARABIC_FONT_MISSING, wanted=())


def test_a_card_is_made_once_and_kept(tmp_path: Path, families: Sequence[Family]) -> None:
    made = ShareCards(tmp_path, lambda: families).card(HEADLINE, "الضفة نيوز", RTL)
    assert made is not None
    assert opened(made.data).size == (made.width, made.height) == (1200, 630)
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert ShareCards(tmp_path, lambda: families).card(HEADLINE, "الضفة نيوز", RTL) == made
    assert kept.stat().st_mtime_ns == before
    other = ShareCards(tmp_path, lambda: families).card(HEADLINE, "اسم آخر", RTL)
    assert other is not None
    assert other.data != made.data


@pytest.mark.parametrize("reason", [Reason.ARABIC_FONT_MISSING, Reason.ARABIC_SHAPING_MISSING])
def test_no_font_is_no_card(tmp_path: Path, reason: Reason) -> None:
    def find() -> Sequence[Family]:
        raise Unavailable(reason)

    assert ShareCards(tmp_path, find).card(HEADLINE, "", RTL) is None


def test_another_failure_is_told(tmp_path: Path) -> None:
    def find() -> Sequence[Family]:
        raise Unavailable(Reason.DISK_FAILED)

    with pytest.raises(Unavailable):
        ShareCards(tmp_path, find).card(HEADLINE, "", RTL)


def test_letters_that_cannot_be_joined_are_no_card(
    tmp_path: Path, families: Sequence[Family], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(features, "check", lambda _: False)
    assert ShareCards(tmp_path, lambda: families).card(HEADLINE, "", RTL) is None


def test_the_page_of_an_article_without_a_photo_names_its_card(
    tmp_path: Path, families: Sequence[Family]
) -> None:
    plain = public(article(HEADLINE, [p("نص")]))
    packager = ArticlePackager(resource("themes"), tmp_path, lambda: families)
    package = packager.build(plain)
    page = Page(package.files["index.html"].decode())
    address = "https://news.example/world/asia/mobile-library/pictures/share.png"
    assert page.meta("og:image") == [address]
    assert page.meta("twitter:card") == ["summary_large_image"]
    assert page.data["@graph"][0]["image"][0]["url"] == address
    assert opened(package.files["pictures/share.png"]).size == (1200, 630)
    bare = ArticlePackager(resource("themes"), tmp_path, no_fonts).build(plain)
    assert not [path for path in bare.files if path.startswith("pictures/")]
