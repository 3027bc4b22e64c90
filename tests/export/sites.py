"""A made-up newsroom's site: many kinds of articles, in sections, under tags, over months."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from studio.document.article import NoticeKind
from studio.export.package import ArticlePackager
from studio.export.site import SiteDone, write_site
from studio.export.site_articles import HerePages
from studio.export.site_marks import mark
from studio.export.site_memory import SiteMemory
from studio.newsroom.public import (
    Needs,
    PublicArticle,
    PublicNote,
    PublicSite,
    PublicTerm,
    PublicTopic,
    Standing,
    Told,
)
from studio.storage.codes import PackageStatus
from tests.builders import article, p
from tests.export.articles import (
    MODIFIED,
    PUBLISHED,
    english_article,
    house,
    public,
    rich_article,
    term,
    withdrawn_article,
)

WORLD, ASIA = term("العالم", "world"), term("آسيا", "asia")
LOCAL, SPORT = term("محلي", "local"), term("رياضة", "sport")
SECTIONS = ((WORLD, ASIA), (LOCAL,), (SPORT,))
TAGS = (term("مياه", "water"), term("مدارس", "مدارس"), term("C++ & <b>", "c"))
AUTHORS = (term("منى سعيد", "منى-سعيد"), term("كريم حداد", "karim"))
HEADLINES = (
    "المجلس البلدي يقر خطة لتوسعة شبكة المياه في الأحياء القديمة",
    "طلاب المدارس الريفية يعودون إلى صفوفهم بعد ترميم الطريق",
    "فريق المدينة يتأهل إلى نصف النهائي بعد مباراة مثيرة",
    "قمة إقليمية تبحث ملف الأنهار المشتركة وتؤجل البيان الختامي",
    "مزارعون يجربون أصنافًا من القمح تتحمل الجفاف",
)
STANDFIRST = "تبدأ الأعمال في مطلع الشهر المقبل، وتشمل أحد عشر حيًّا لم تصلها الشبكة من قبل."


def plain_article(number: int, **fields: object) -> PublicArticle:
    """Return the article of a number: the greater, the newer."""
    sections = SECTIONS[number % 3]
    at = PUBLISHED + timedelta(hours=13 * number)
    text = article(
        f"{HEADLINES[number % 5]} {number}",
        [p(f"نص الخبر رقم {number} كما ورد."), p("فقرة ثانية فيها بقية الكلام.")],
        standfirst=STANDFIRST if number % 2 else "",
        kicker="عاجل" if number % 7 == 0 else "",
    )
    known: dict[str, object] = {
        "id": number,
        "uid": f"uid-{number}",
        "sections": sections,
        "tags": (TAGS[number % 3],),
        "authors": (AUTHORS[number % 2],),
        "slug": f"story-{number}",
        "path": f"{sections[-1].slug}/story-{number}/",
        "published_at": at,
        "modified_at": at,
    }
    return public(text, **{**known, **fields})


def newsroom(folder: Path, number: int = 50) -> list[PublicArticle]:
    """Return `number` plain articles, a rich, an English, a withdrawn and two corrected ones."""
    articles = [plain_article(one) for one in range(1, number + 1)]
    corrected = PublicNote(kind=NoticeKind.CORRECTION, text="صُحح الرقم إلى 14.", at=MODIFIED)
    cleared = PublicNote(kind=NoticeKind.CLARIFICATION, text="المقصود <b>الحي</b>.", at=MODIFIED)
    articles[1] = replace(articles[1], notes=(corrected, cleared), modified_at=MODIFIED)
    newest = PUBLISHED + timedelta(hours=13 * (number + 1))
    driver = replace(
        plain_article(number + 1), slug="driver", path="local/driver/", uid="0190a5c3",
        sections=(LOCAL,),
    )  # fmt: skip
    rich = rich_article(
        folder, id=1001, uid="rich", sections=(WORLD, ASIA), path="asia/mobile-library/",
        published_at=newest, modified_at=newest + timedelta(minutes=5),
    )  # fmt: skip
    english = english_article(
        id=1002, uid="english", sections=(WORLD,), path="world/wheels/", slug="wheels",
        published_at=newest - timedelta(hours=1), modified_at=newest - timedelta(hours=1),
    )  # fmt: skip
    gone = withdrawn_article(
        id=1003, uid="gone", sections=(SPORT,), path="sport/gone/", slug="gone"
    )
    return [*articles, driver, rich, english, gone]


def site_of(articles: Iterable[PublicArticle], **fields: object) -> PublicSite:
    """Return the site of these articles, as the newsroom would say it."""
    articles = list(articles)
    used: dict[str, tuple[PublicTerm, ...]] = {}
    for lineage in SECTIONS:
        for depth in range(1, len(lineage) + 1):
            slug = lineage[depth - 1].slug
            if any(
                slug in {one.slug for one in article.sections}
                for article in articles
                if article.status is not PackageStatus.WITHDRAWN
            ):
                used.setdefault(slug, lineage[:depth])
    known: dict[str, object] = {
        "house": articles[0].house if articles else house(),
        "topics": tuple(PublicTopic(lineage=lineage) for lineage in used.values()),
        "articles": len(articles),
        "former": (("world/old-address/", "asia/mobile-library/"),),
    }
    return PublicSite(**{**known, **fields})  # type: ignore[arg-type]  # a builder's own fields


class GivenStories:
    """A `studio.newsroom.public.Stories` of articles that are there already, and which it counts.

    A mark is made of all that an article says.
    """

    def __init__(self, articles: Iterable[PublicArticle]) -> None:
        self._told = {one.id: _told(one) for one in articles}
        self.read_ids: list[int] = []

    def standings(self, known: Mapping[int, Needs]) -> Sequence[Standing]:
        return [
            Standing(id_, one.mark if known.get(id_) == one.needs else None)
            for id_, one in sorted(self._told.items())
        ]

    def read(self, ids: Sequence[int]) -> Iterator[Told]:
        for id_ in ids:
            self.read_ids.append(id_)
            yield self._told[id_]


def _told(article: PublicArticle) -> Told:
    needs = Needs(text=article.sign_off.sha256, section=None, tags=(), pictures=(), related=())
    return Told(article, needs, mark(article))


def build(
    articles: Iterable[PublicArticle],
    out: Path,
    pack: ArticlePackager,
    memory: SiteMemory | None = None,
) -> SiteDone:
    """Bring the site of these articles in `out` up to date."""
    articles = list(articles)
    done = write_site(
        site_of(articles), GivenStories(articles), out, HerePages(pack), memory=memory
    )
    assert done is not None
    return done


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
