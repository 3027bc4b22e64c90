"""Public articles as the newsroom hands them over, built without a newsroom."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from studio.arabic.direction import Direction
from studio.document.article import ArticleText, NoticeKind
from studio.document.blocks import Block, Box, Heading, Paragraph
from studio.document.inline import texts
from studio.export.package import ArticlePackager, make_packager
from studio.newsroom.public import (
    PublicArticle,
    PublicLink,
    PublicNote,
    PublicPicture,
    PublicSignOff,
    PublicTerm,
)
from studio.resources import resource
from studio.settings import House
from studio.storage.codes import PackageStatus
from tests.builders import (
    article,
    br,
    code,
    doc,
    em,
    embed,
    figure,
    fn,
    gallery,
    h,
    lang,
    li,
    link,
    ol,
    p,
    pullquote,
    related,
    rule,
    strong,
    table,
)
from tests.imaging.originals import gradient, saved
from tests.samples import Sample

PUBLISHED = datetime(2025, 1, 6, 9, 30, tzinfo=UTC)
MODIFIED = datetime(2025, 1, 7, 21, 5, tzinfo=UTC)
COMMENTS = "التعليقات"


def packager(cache: Path) -> ArticlePackager:
    """Return a packager with the house's own themes."""
    return make_packager(resource("themes"), cache)


def term(name: str, slug: str) -> PublicTerm:
    return PublicTerm(name=name, slug=slug)


def picture(folder: Path, *, width: int = 1800, height: int = 1200, **fields: Any) -> PublicPicture:
    """Keep a picture in `folder` and return what is public of it."""
    data = saved(gradient(width, height))
    sha256 = hashlib.sha256(data).hexdigest()
    path = folder / f"{sha256}.jpg"
    path.write_bytes(data)
    known = {
        "alt": "حافلة زرقاء أمام مدرسة في قرية جبلية",
        "credit": "الضفة نيوز",
        "creator": "سلمى الخطيب",
        "rights": "© الضفة نيوز",
        "licence_url": "https://example.org/licence",
        "focal_x": 5000,
        "focal_y": 3000,
    }
    return PublicPicture(
        sha256=sha256, path=path, kind="jpeg", width=width, height=height, **{**known, **fields}
    )


def house(**fields: Any) -> House:
    """Return the settings of a small Arabic news site."""
    known: dict[str, Any] = {
        "site_name": "الضفة نيوز",
        "base_url": "https://news.example/",
        "welcome_line": "أهلًا بك في موقع الضفة نيوز.",
        "comments_heading": COMMENTS,
        "footer": "جميع الحقوق محفوظة",
    }
    return House(**{**known, **fields})


def public(text: ArticleText, **fields: Any) -> PublicArticle:
    """Return a published article with this text."""
    known: dict[str, Any] = {
        "id": 7,
        "uid": "0190a5c2",
        "revision": 3,
        "status": PackageStatus.PUBLISHED,
        "sections": (term("العالم", "world"), term("آسيا", "asia")),
        "tags": (term("مكتبات", "libraries"), term("قراءة", "reading")),
        "authors": (term("منى سعيد", "mona-said"), term("كريم حداد", "karim-haddad")),
        "slug": "mobile-library",
        "path": "world/asia/mobile-library/",
        "published_at": PUBLISHED,
        "modified_at": PUBLISHED,
        "notes": (),
        "pictures": {},
        "related": (),
        "sign_off": PublicSignOff(
            by="هدى الشامي", at=PUBLISHED, sha256="ab" * 32, record_head="cd" * 32
        ),
        "house": house(),
    }
    return PublicArticle(text=text, **{**known, **fields})


def sample_article(sample: Sample, **fields: Any) -> PublicArticle:
    """Return the article of a sample as published by the sample's own site."""
    _, _, body = sample.article.read_text(encoding="utf-8").partition("---\n\n")
    blocks: list[Block] = []
    for part in body.strip().split("\n\n"):
        if part.startswith("## "):
            blocks.append(Heading(texts(part[3:])))
        else:
            blocks.append(Paragraph(texts(part)))
    site = house(site_name=sample.site_name, welcome_line=sample.welcome)
    fields.setdefault("house", site)
    return public(article(sample.headline, blocks), **fields)


def rich_article(folder: Path, **fields: Any) -> PublicArticle:
    """Return an article with every block, mark and note that readers can see."""
    photo = picture(folder)
    small = picture(folder, width=700, height=900, alt="رف كتب", credit="")
    blocks: tuple[Block, ...] = (
        p("تحمل الحافلة ", strong("3200 كتاب"), " إلى القرى", fn("بحسب ", em("دفتر"), " المبادرة."),
          "، كما نقلت ", lang("en", "Reuters", direction=Direction.LTR), " عن منظميها."),
        h("عنوان فرعي"),
        p("فقرة فيها ", link("https://example.org/a?b=1&c=2", "رابط"), br(), "وسطر ثان."),
        h("أصغر منه", level=3),
        li("أول"), li("ثان"), li("متفرع", level=1), ol("واحد"), ol("اثنان"),
        p("اقتباس طويل من صاحبة المبادرة.", quote=1),
        figure("الحافلة في محطتها الأولى", picture=photo.sha256),
        pullquote("الكتاب المغلق على الرف نصف كتاب", by="سلمى الخطيب"),
        h("أرقام", box=Box.FACTS),
        p("14 قرية و186 كيلومترًا.", box=Box.FACTS),
        table(("القرية", "الكتب", "القراء"), ("عين الزيتون", "320", "85"),
              ("رأس النبع", "275", "64"), header=True, caption="أكثر القرى قراءة"),
        gallery(figure("رف", picture=small.sha256), figure("حافلة", picture=photo.sha256),
                caption="من الرحلة"),
        embed("https://www.youtube.com/watch?v=abcdefghijk", provider="youtube", title="مقطع"),
        rule(),
        p("An English paragraph inside.", direction=Direction.LTR),
        code("print('مرحبا')\nprint(2)", language="python"),
        related("0190a5c3"),
    )  # fmt: skip
    text = article(
        "مكتبة متنقلة تعيد الكتاب إلى 14 قرية جبلية",
        doc(*blocks),
        kicker="مبادرات",
        standfirst="حافلة زرقاء وثلاثة آلاف كتاب وسائق متقاعد: هكذا عادت القراءة إلى الجبل.",
        bylines=("منى سعيد", "كريم حداد"),
        dateline="عين الزيتون",
        lead_picture=figure("الحافلة أمام مدرسة القرية", picture=photo.sha256),
    )
    known: dict[str, Any] = {
        "modified_at": MODIFIED,
        "pictures": {photo.sha256: photo, small.sha256: small},
        "related": (PublicLink(uid="0190a5c3", headline="سائق يقرأ", path="local/driver/"),),
        "notes": (
            PublicNote(kind=NoticeKind.CORRECTION, text="صُحح عدد القرى: 14 لا 13.", at=MODIFIED),
            PublicNote(kind=NoticeKind.UPDATE, text="أضيفت أرقام القراء.", at=MODIFIED),
        ),
    }
    return public(text, **{**known, **fields})


def english_article(**fields: Any) -> PublicArticle:
    """Return an English article of an Arabic site."""
    body = doc(
        p("A bus with 3,200 books has reached fourteen villages, its drivers said on Sunday."),
        h("A long way to the reader"),
        p("The bus stops for two and a half hours in each village, ", "among them ",
          lang("ar", "عين الزيتون", direction=Direction.RTL), "."),
        direction=Direction.LTR,
        language="en",
    )  # fmt: skip
    text = article("A library on wheels", body, bylines=("Mona Said",), dateline="Beirut")
    return public(text, **fields)


def withdrawn_article(**fields: Any) -> PublicArticle:
    """Return the tombstone of an article."""
    known: dict[str, Any] = {
        "status": PackageStatus.WITHDRAWN,
        "withdrawn_at": MODIFIED,
        "withdrawn_reason": "سُحب الخبر لأن مصدره تراجع عن أقواله.",
        "tags": (),
    }
    return public(article("خبر كان هنا"), **{**known, **fields})
