"""An article with everything that can be written: every block, mark and frame, three pictures.

It has a correction, and words of both directions. The judges see it among the pages of a site.
"""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.blocks import Align, Block, Box
from studio.newsroom.public import PublicArticle
from tests.builders import (
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
    mono,
    ol,
    p,
    pullquote,
    related,
    rule,
    strike,
    strong,
    sub,
    sup,
    table,
    u,
    unknown,
)
from tests.export.articles import picture, rich_article

LTR, RTL = Direction.LTR, Direction.RTL


def everything(folder: Path, **fields: Any) -> PublicArticle:
    """Return the article; its pictures are kept in `folder`."""
    photos = [
        picture(folder),
        picture(folder, width=700, height=900, alt="رف كتب", credit=""),
        picture(folder, width=1200, height=1200, alt="سائق الحافلة", creator=""),
    ]
    first, second, third = (one.sha256 for one in photos)
    blocks: tuple[Block, ...] = (
        p("تحمل الحافلة ", strong("3200 كتاب"), " و", em("دفترًا"), " و", u("خريطة"), " و",
          strike("13"), " 14 قرية، في 10", sup("2"), " كيلومترات من H", sub("2"), "O",
          fn("بحسب ", em("دفتر"), " المبادرة، انظر ", link("https://example.org/a?b=1&c=2", "هنا"),
             "."), "."),
        p("نقلت ", lang("en", "Reuters", direction=LTR), " و", lang("fr", "Le Monde"),
          " الخبر", br(), "بعد ", mono("git log"), " بيوم", fn("حاشية ثانية."), "."),
        h("عنوان فرعي"), h("أصغر منه", level=3), h("وأصغر", level=4),
        li("أول"), li("متفرع", level=1), li("فقرة ثانية", level=1, continued=True), li("ثان"),
        ol("واحد"), ol("متفرع", level=1), ol("اثنان"), ol("من جديد", start=7),
        p("اقتباس طويل.", quote=1), p("وفي داخله آخر.", quote=2), li("وفيه قائمة", quote=1),
        p("في الوسط.", align=Align.CENTER), p("في الآخر.", align=Align.END),
        p("An English paragraph, with ", lang("ar", "كلمة عربية", direction=RTL), ".",
          direction=LTR),
        li("An English item", direction=LTR),
        figure("الحافلة في محطتها الأولى", picture=first),
        pullquote("الكتاب المغلق على الرف نصف كتاب", by="سلمى الخطيب"),
        h("أرقام", box=Box.FACTS), p("14 قرية و186 كيلومترًا.", box=Box.FACTS),
        h("من هي؟", box=Box.INFO), p("صاحبة المبادرة.", box=Box.INFO), li("معلمة", box=Box.INFO),
        table(("القرية", "الكتب", "القراء"), ("عين الزيتون", "320", "85"),
              ("Ras al-Naba", "275", "64"), header=True, caption="أكثر القرى قراءة"),
        table(("سطر", "بلا رأس"), ("ثان", "2")),
        gallery(figure("رف", picture=second), figure("سائق", picture=third), caption="من الرحلة"),
        embed("https://www.youtube.com/watch?v=abcdefghijk", provider="youtube", title="مقطع"),
        embed("https://example.org/post/1"),
        rule(),
        code("print('مرحبا')\nif a < b && c:\n    print(2)", language="python"),
        unknown("chart"),
        related("0190a5c3"),
    )  # fmt: skip
    rich = rich_article(folder, **fields)
    text = replace(rich.text, body=doc(*blocks))
    return replace(rich, text=text, pictures={one.sha256: one for one in photos})
