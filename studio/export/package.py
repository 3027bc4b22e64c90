"""A public article as a package: a page, all that it needs, and the manifest that proves it.

The same article, theme and program give the same bytes on every run: nothing is taken from a
clock, an environment or the order of a set. A package is built whole in memory and then written in
one step. What makes a form is imported as it is made: a site that stands as it would be made needs
none. Deliberately absent: where packages of several articles go (`delivery`).
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs
from msgspec.structs import replace

from studio.document.article import NoticeKind
from studio.document.inline import plain
from studio.document.review import accepted_article
from studio.export.addresses import home, page_address
from studio.export.manifest import (
    MANIFEST_NAME,
    Manifest,
    PackagedArticle,
    PackagedFile,
    SignOff,
    encode,
    seal,
)
from studio.export.outgoing import outgoing
from studio.export.site_marks import folder_mark, mark
from studio.export.staging import put_folder
from studio.export.theme import ICON, LOGO, STYLE, Theme, load_own_theme, load_theme
from studio.newsroom.public import PublicArticle
from studio.resources import resource
from studio.settings import House, logo_of
from studio.storage.codes import PackageStatus

if TYPE_CHECKING:
    from studio.export.news_item import NewsItem
    from studio.export.pictures import ArticlePictures
    from studio.export.share import ShareCards
    from studio.imaging.fonts import Family

PAGE_PATH: Final = "index.html"
MARKDOWN_PATH: Final = "article.md"
TEXT_PATH: Final = "article.txt"
WXR_PATH: Final = "article.wxr.xml"
WIRE_PATH: Final = "article.wire.txt"
SOCIAL_PATH: Final = "article.social.txt"
NINJS_PATH: Final = "article.ninjs.json"
SUPERDESK_PATH: Final = "article.ninjs1.json"
_TEMPLATES: Final = "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPackage:
    """A package before it is written: its files by path, and their manifest."""

    files: Mapping[str, bytes] = field(repr=False)
    manifest: Manifest

    @property
    def manifest_text(self) -> str:
        """The text of `manifest.json`."""
        return encode(self.manifest)

    @property
    def all_files(self) -> dict[str, bytes]:
        """Every file by its path, the manifest included."""
        return {**self.files, MANIFEST_NAME: self.manifest_text.encode()}


class ArticlePackager:
    """Builds packages with the themes of one folder; a `studio.newsroom.public.Packager`.

    `themes` holds a folder for each theme; `cache` is where pictures and compiled templates are
    kept between runs, and may be emptied at any time; `find_fonts` finds letters for share
    pictures, those of the system where nobody says otherwise, and `letters` tells them apart where
    that is known already. A theme is read once; of ours, each template as it is needed.
    """

    def __init__(
        self,
        themes: Path,
        cache: Path,
        find_fonts: "Callable[[], Sequence[Family]] | None" = None,
        letters: tuple[str, ...] | None = None,
    ) -> None:
        self._themes = themes
        self._cache = cache
        self._loaded: dict[tuple[str, str], Theme] = {}
        self._find_fonts = find_fonts
        self._letters = letters

    def __call__(self, article: PublicArticle, folder: Path) -> str:
        """Write the package of `article` into `folder`, which does not exist yet.

        Returns the text of its manifest. Nothing is left at `folder` when it fails. Raises what
        `build` raises, and `Unavailable` (DISK_FULL, READ_ONLY, DISK_FAILED).
        """
        package = self.build(article)
        put_folder(package.all_files, MANIFEST_NAME, folder)
        return package.manifest_text

    def build(self, article: PublicArticle) -> BuiltPackage:
        """Return the package of `article`.

        Raises `Damaged` (THEME_INVALID, PICTURE_FILE_DAMAGED, and what pictures raise) and
        `Unavailable`.
        """
        from studio.export.interchange import markdown_form, text_form
        from studio.export.social import social_post

        article, pictures = self.leaving(article)
        files = self._page(article, pictures)
        if article.status is not PackageStatus.WITHDRAWN:
            files[MARKDOWN_PATH] = markdown_form(article, pictures).encode()
            files[TEXT_PATH] = text_form(article, pictures).encode()
            files[SOCIAL_PATH] = social_post(article).encode() + b"\n"
        files |= self._news(article, pictures)
        return BuiltPackage(files=files, manifest=_manifest(article, files))

    def page(self, article: PublicArticle) -> dict[str, bytes]:
        """Return the page of `article` and all that it shows: the same bytes as in its package.

        Raises as `build`.
        """
        return self._page(*self.leaving(article))

    def leaving(self, article: PublicArticle) -> "tuple[PublicArticle, ArticlePictures]":
        """Return an article as it leaves, and its pictures.

        What was suggested or remarked never leaves, whoever hands the article over.
        """
        text = accepted_article(article.text)
        article = article if text is article.text else replace(article, text=text)
        return article, self._pictures(article)

    def _page(self, article: PublicArticle, pictures: "ArticlePictures") -> dict[str, bytes]:
        from studio.export.page import print_page

        theme = self.theme(article.house)
        bare = _manifest(article, {})
        page = print_page(article, theme, pictures, seal(bare, bare.articles[0]))
        return {
            PAGE_PATH: page.html.encode(),
            STYLE: page.style.encode(),
            ICON: page.icon.encode(),
            **logo_files(article.house),
            **pictures.files,
        }

    def news_item(self, article: PublicArticle) -> "NewsItem":
        """Return what news systems are told of `article`, with the files of its package.

        Raises as `build`.
        """
        return self._item(*self.leaving(article))

    def _item(self, article: PublicArticle, pictures: "ArticlePictures") -> "NewsItem":
        from studio.export.news_item import NewsItem
        from studio.export.page import text_words

        body = article.text.body
        said = self.theme(article.house).words_in(body.language, body.direction).plain
        labels = {kind: said[kind.value] for kind in NoticeKind}
        return NewsItem(article, pictures, text_words(said), labels)

    def _news(self, article: PublicArticle, pictures: "ArticlePictures") -> dict[str, bytes]:
        """Return what other newsrooms' systems take; a withdrawn article is taken back there."""
        from studio.export.interchange import wire_form
        from studio.export.ninjs import ninjs, ninjs_for_superdesk
        from studio.export.wxr import wxr

        item = self._item(article, pictures)
        files = {
            NINJS_PATH: ninjs(item).encode(),
            SUPERDESK_PATH: ninjs_for_superdesk(item).encode(),
            WXR_PATH: wxr([item]),
        }
        if not item.is_gone:
            files[WIRE_PATH] = wire_form(article, pictures, item.labels).encode()
        return files

    def theme(self, house: House) -> Theme:
        """Return the theme that a house prints with, read once; its own goes before ours.

        Raises `Damaged` (THEME_INVALID).
        """
        key = (house.own_theme, house.theme)
        if key not in self._loaded:
            self._loaded[key] = (
                load_own_theme(Path(house.own_theme), self._cache / _TEMPLATES)
                if house.own_theme
                else load_theme(self._themes, house.theme, self._cache / _TEMPLATES, whole=False)
            )
        return self._loaded[key]

    def theme_mark(self, house: House) -> bytes:
        """Return the mark of the theme that a house prints with, which need not be sound."""
        root = Path(house.own_theme) if house.own_theme else self._themes / house.theme
        return mark(house.own_theme, house.theme, folder_mark(root))

    @property
    def letters(self) -> tuple[str, ...]:
        """What tells the fonts of share pictures apart; nothing where there are none."""
        return self._cards.letters

    @cached_property
    def _cards(self) -> "ShareCards":
        from studio.export.share import ShareCards

        return ShareCards(self._cache, self._find_fonts or _system_fonts, self._letters)

    def _pictures(self, article: PublicArticle) -> "ArticlePictures":
        from studio.export.pictures import ArticlePictures, article_pictures

        if article.status is PackageStatus.WITHDRAWN:
            return ArticlePictures(shown={})
        pictures = article_pictures(article.text, article.pictures, self._cache)
        if pictures.share is not None:
            return pictures
        card = self._cards.card(
            outgoing(plain(article.text.headline)),
            outgoing(article.house.site_name),
            article.text.body.direction,
        )
        return replace(pictures, share=card)


def make_packager(
    themes: Path, cache: Path, letters: tuple[str, ...] | None = None
) -> ArticlePackager:
    """Return what builds packages with the themes in `themes`, keeping pictures in `cache`.

    `letters` is as in `ArticlePackager`.
    """
    return ArticlePackager(themes, cache, letters=letters)


def _system_fonts() -> "Sequence[Family]":
    from studio.imaging.fonts import find_families

    return find_families()


def house_packager() -> ArticlePackager:
    """Return what builds packages with the themes that travel with the program.

    Pictures are kept in the person's cache.
    """
    return make_packager(resource("themes"), house_cache())


def house_cache() -> Path:
    """Return the person's folder of pictures that were made before."""
    return Path(platformdirs.user_cache_dir("midad", appauthor=False)) / "pictures"


def logo_files(house: House) -> dict[str, bytes]:
    """Return the file of a house's logo, where it has one."""
    logo = logo_of(house.logo)
    return {} if logo is None else {LOGO: logo.data}


def packaged(article: PublicArticle, path: str) -> PackagedArticle:
    """Return what a manifest says of an article whose page is the file `path`."""
    signed = article.sign_off
    return PackagedArticle(
        id=article.id,
        url=page_address(article),
        path=path,
        revision=article.revision,
        headline=outgoing(plain(article.text.headline)),
        status=article.status.value,
        sign_off=SignOff(
            by=outgoing(signed.by),
            at=signed.at,
            sha256=signed.sha256,
            record_head=signed.record_head,
        ),
    )


def _manifest(article: PublicArticle, files: Mapping[str, bytes]) -> Manifest:
    return Manifest(
        base_url=home(article.house),
        language=article.text.body.language,
        articles=(packaged(article, PAGE_PATH),),
        files=tuple(
            PackagedFile(path=path, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
            for path, data in files.items()
        ),
    )
